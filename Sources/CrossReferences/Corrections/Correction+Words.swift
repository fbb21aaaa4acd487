public import Entities

extension Correction {
    /// The decision as a sentence, without the stop: “Foke” is “Fauzi Bowo”.
    public var inWords: String {
        if case .unread(let line, _) = action { return "a line that cannot be read: \(line)" }
        let form = action.form
        let subject = "“\(name)”\(Self.inWords(anchor))\(placesInWords) \(form.says)"
        switch form.value {
        case .nothing: return subject
        case .name(let name, _, _, _): return "\(subject) “\(name)”\(Self.inWords(otherAnchor))"
        case .kind(let kind, _, _): return "\(subject) \(kind.withArticle)"
        }
    }

    private static func inWords(_ anchor: String?) -> String { anchor.map { " of “\(title($0))”" } ?? "" }

    private var placesInWords: String {
        guard let first = places.first else { return "" }
        if places.count > 1 { return " in \(places.count) places" }
        let title = Self.title(first.article)
        return first.offset == nil ? " in “\(title)”" : " once in “\(title)”"
    }

    /// The title of an article that is identified by its day and title: “2024-04-02 Ferry sold”.
    private static func title(_ article: String) -> String {
        article.split(separator: " ", maxSplits: 1).last.map(String.init) ?? article
    }

    /// The name that its subject has after the correction.
    public var nameAfter: String {
        if case .name(let other, _, isNameAfter: true, _) = action.form.value { other } else { name }
    }

    /// The kind that its subject has after the correction.
    public var kindAfter: EntityKind { action.otherKind ?? kind }
}
