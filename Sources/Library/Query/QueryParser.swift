/// Makes conditions of the pieces of a query.
struct QueryParser {
    private let tokens: [QueryToken]
    private let isTyping: Bool
    private var position = 0
    private var depth = 0

    /// Brackets nested deeper mean nothing more.
    private static let deepest = 40
    /// A query with more pieces is cut.
    private static let longest = 2_000

    init(_ text: String, isTyping: Bool) {
        tokens = Array(QueryToken.tokens(of: text).prefix(Self.longest))
        self.isTyping = isTyping
    }

    mutating func parse() -> Query.Condition {
        var parts: [Query.Condition] = []
        while position < tokens.count {
            parts.append(alternatives())
            // A bracket that closes nothing.
            if position < tokens.count, tokens[position] == .close { position += 1 }
        }
        return Self.all(parts)
    }

    /// Conditions with OR between them.
    private mutating func alternatives() -> Query.Condition {
        var parts = [sequence()]
        while position < tokens.count, tokens[position] == .or {
            position += 1
            parts.append(sequence())
        }
        let meant = parts.filter { $0 != .everything }
        // “a OR” means what it can already mean: a.
        return meant.count > 1 ? .any(meant) : meant.first ?? .everything
    }

    /// Conditions that must all be met.
    private mutating func sequence() -> Query.Condition {
        var parts: [Query.Condition] = []
        var together: [String] = []
        while position < tokens.count, tokens[position] != .or, tokens[position] != .close {
            let part = single()
            if case .together(let names) = part {
                together.append(contentsOf: names)
            } else {
                parts.append(part)
            }
        }
        if !together.isEmpty { parts = Self.joined(parts, with: together) }
        return Self.all(parts)
    }

    /// “person:A with:B” asks for A and B in one sentence, and so does “with:A with:B”.
    private static func joined(_ parts: [Query.Condition], with names: [String]) -> [Query.Condition] {
        var people: [String] = []
        for case .names(let name, .person) in parts { people.append(name) }
        return parts + [.together(people + names)]
    }

    private mutating func single() -> Query.Condition {
        let token = tokens[position]
        position += 1
        switch token {
        case .not:
            guard position < tokens.count, tokens[position] != .or, tokens[position] != .close else {
                return .everything
            }
            var isNegative = true
            while position < tokens.count, tokens[position] == .not {
                isNegative.toggle()
                position += 1
            }
            guard position < tokens.count, tokens[position] != .or, tokens[position] != .close else {
                return .everything
            }
            let part = single()
            return part == .everything || !isNegative ? part : .not(part)
        case .open:
            guard depth < Self.deepest else { return .everything }
            depth += 1
            let inside = alternatives()
            depth -= 1
            if position < tokens.count, tokens[position] == .close { position += 1 }
            return inside
        case .value(let field, let text, let isQuoted, let isLast):
            let isUnfinished = isTyping && isLast && position == tokens.count
            return QueryValue(field: field, text: text, isQuoted: isQuoted, isUnfinished: isUnfinished)
                .condition
        case .close, .or:
            return .everything
        }
    }

    static func all(_ parts: [Query.Condition]) -> Query.Condition {
        let meant = parts.filter { $0 != .everything }
        return meant.count > 1 ? .all(meant) : meant.first ?? .everything
    }
}

/// A value of a query with the field before it.
private struct QueryValue {
    let field: String?
    let text: String
    let isQuoted: Bool
    /// It is still being typed.
    let isUnfinished: Bool

    var condition: Query.Condition {
        // A star at the end asks for a prefix anywhere.
        let isPrefix = isUnfinished || (!isQuoted && text.hasSuffix("*"))
        let words = IndexWords.words(of: text)
        switch field {
        case nil: return Self.words(words, isPrefix: isPrefix, inTitle: false)
        case "title": return Self.words(words, isPrefix: isPrefix, inTitle: true)
        case "source": return Self.field(.source, words, isPrefix: true)
        case "by": return Self.field(.byline, words, isPrefix: true)
        case "lang": return Self.field(.language, words, isPrefix: false)
        case "tag": return text.isEmpty ? .everything : .tag(Query.tagName(text))
        case "path": return text.isEmpty ? .everything : .path(text)
        case "is": return state
        case "after", "before", "on": return dates
        case "person": return words.isEmpty ? .everything : .names(text, kind: .person)
        case "org": return words.isEmpty ? .everything : .names(text, kind: .organization)
        case "place": return words.isEmpty ? .everything : .names(text, kind: .place)
        case "with": return words.isEmpty ? .everything : .together([text])
        case "says": return words.isEmpty ? .everything : .says(text)
        default: return .everything
        }
    }

    private static func words(_ words: [[UInt8]], isPrefix: Bool, inTitle: Bool) -> Query.Condition {
        words.isEmpty ? .everything : .words(Query.Words(words, isPrefix: isPrefix, inTitle: inTitle))
    }

    private static func field(_ field: Query.Field, _ words: [[UInt8]], isPrefix: Bool) -> Query.Condition {
        QueryParser.all(
            words.enumerated().map {
                .field(field, word: $0.element, isPrefix: isPrefix && $0.offset == words.count - 1)
            })
    }

    private var state: Query.Condition {
        switch text.lowercased() {
        case "unread", "new": .unread
        case "read", "seen": .not(.unread)
        case "starred", "star": .starred
        case "missing", "gone": .missing
        default: .everything
        }
    }

    /// after: and before: a year, month or day count from and to its beginning, so that “after:2024-03 before:2024-04”
    /// is March.
    private var dates: Query.Condition {
        guard let span = DateKey.span(of: text) else { return .everything }
        switch field {
        case "after": return .dates(span.lowerBound..<Int64.max)
        case "before": return .dates(Int64.min..<span.lowerBound)
        default: return .dates(span)
        }
    }
}
