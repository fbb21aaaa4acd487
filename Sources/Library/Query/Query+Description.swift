import WordIndex

extension Query: CustomStringConvertible {
    /// A tag as it is kept and asked for.
    public static func tagName(_ text: String) -> String {
        let words = text.lowercased().split { $0.isWhitespace }
        return words.joined(separator: " ")
    }

    /// What was understood, in the language of queries: what was left out of the meaning is left out here.
    public var description: String { Self.text(condition, isInner: false) }

    /// What was understood where that is more than words, and what was not, in a line; `nil` when there is nothing to say.
    public var understood: String? {
        let parts = (goesBeyondWords ? [description] : []) + problems
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    private static func text(_ condition: Condition, isInner: Bool) -> String {
        switch condition {
        case .everything: return isInner ? "" : "everything"
        case .words(let run): return text(run)
        case .field(let field, let word, let isPrefix):
            return field.rawValue + ":" + string(word) + (isPrefix ? "*" : "")
        case .dates(let range): return text(range)
        case .unread: return "is:unread"
        case .starred: return "is:starred"
        case .missing: return "is:missing"
        case .tag(let tag): return "tag:" + quoted(tag)
        case .path(let path): return "path:" + quoted(path)
        case .names(let name, let kind): return kind.rawValue + ":" + quoted(name)
        case .kind(let kind): return kind.rawValue + ":"
        case .together(let names): return names.map { "with:" + quoted($0) }.joined(separator: " ")
        case .says(let name): return "says:" + quoted(name)
        case .all(let parts): return parts.map { text($0, isInner: true) }.joined(separator: " ")
        case .any(let parts):
            let joined = parts.map { text($0, isInner: true) }.joined(separator: " OR ")
            return isInner ? "(\(joined))" : joined
        case .not(.all(let parts)): return "-(\(text(.all(parts), isInner: true)))"
        case .not(let part): return "-" + text(part, isInner: true)
        }
    }

    private static func text(_ run: Words) -> String {
        let words = run.words.map(string).joined(separator: " ")
        let body =
            run.words.count > 1 ? "\"\(words)\(run.isPrefix ? "*" : "")\"" : words + (run.isPrefix ? "*" : "")
        return run.inTitle ? "title:" + body : body
    }

    private static func text(_ range: Range<Int64>) -> String {
        var parts: [String] = []
        if range.lowerBound > .min { parts.append("after:" + DateKey.isoDay(range.lowerBound)) }
        if range.upperBound < .max { parts.append("before:" + DateKey.isoDay(range.upperBound)) }
        return parts.joined(separator: " ")
    }

    private static func string(_ word: [UInt8]) -> String { String(decoding: word, as: UTF8.self) }

    private static func quoted(_ text: String) -> String {
        text.contains { $0.isWhitespace } ? "\"\(text)\"" : text
    }
}
