import CrossReferences
import Entities

extension Correction {
    /// The decision as a sentence, without the stop: “Foke” is “Fauzi Bowo”.
    var inWords: String {
        let subject = "“\(name)”\(anchor.map { " of “\(Self.title($0))”" } ?? "")\(placesInWords)"
        let other = otherAnchor.map { " of “\(Self.title($0))”" } ?? ""
        return switch action {
        case .rename(let name): "\(subject) is called “\(name)”"
        case .merge(let name): "\(subject) is “\(name)”\(other)"
        case .split(let name): "\(subject) is somebody else, “\(name)”\(other)"
        case .notAName: "\(subject) is no name"
        case .neverMerge(let name): "\(subject) is never “\(name)”\(other)"
        case .changeKind(let kind): "\(subject) is \(kind.withArticle)"
        case .unread(let line, _): "a line that cannot be read: \(line)"
        }
    }

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
    var nameAfter: String {
        switch action {
        case .rename(let name), .merge(let name), .split(let name): name
        case .notAName, .neverMerge, .changeKind, .unread: name
        }
    }

    var kindAfter: EntityKind {
        if case .changeKind(let kind) = action { kind } else { kind }
    }
}
