import WordIndex

extension Query: CustomStringConvertible {
    /// A tag as it is kept and asked for.
    public static func tagName(_ text: String) -> String {
        let words = text.lowercased().split { $0.isWhitespace }
        return words.joined(separator: " ")
    }

    /// What was understood, in the language of queries, without the parts that were not understood.
    public var description: String { Self.text(condition, isInner: false) }

    /// What was understood, if that is more than words; `nil` also where nothing was, which does not ask for everything.
    public var meaning: String? { goesBeyondWords && (!isEmpty || problems.isEmpty) ? description : nil }

    /// What was understood if that is more than words, and what was not, in a line; `nil` when there is nothing to say.
    public var understood: String? {
        let parts = [meaning].compactMap(\.self) + problems
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    /// A value as a person types it: in quotes if it has spaces.
    static func quoted(_ text: String) -> String {
        text.contains { $0.isWhitespace } ? "\"\(text)\"" : text
    }

    private static func text(_ condition: Condition, isInner: Bool) -> String {
        switch condition {
        case .everything: return isInner ? "" : "everything"
        case .term(let term): return term.text
        case .all(let parts): return parts.map { text($0, among: parts) }.joined(separator: " ")
        case .any(let parts):
            let joined = parts.map { text($0, isInner: true) }.joined(separator: " OR ")
            return isInner ? "(\(joined))" : joined
        case .not(let part):
            // A minus applies to the piece that follows it.
            let inner = text(part, isInner: true)
            let isOnePiece = if case .any = part { true } else { QueryToken.tokens(of: inner).count == 1 }
            return isOnePiece ? "-" + inner : "-(\(inner))"
        }
    }

    /// A part of conditions that must all be met; in brackets where with: would otherwise apply to others too.
    private static func text(_ part: Condition, among parts: [Condition]) -> String {
        let text = text(part, isInner: true)
        guard case .all(let inner) = part, (parts + inner).contains(where: \.isTogether) else { return text }
        return "(\(text))"
    }
}

extension Query.Condition {
    fileprivate var isTogether: Bool { if case .term(is TogetherTerm) = self { true } else { false } }
}
