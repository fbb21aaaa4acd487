/// Makes conditions of the pieces of a query.
struct QueryParser {
    private let tokens: [QueryToken]
    private let isTyping: Bool
    private let subject: Query.Subject
    /// Of a query for entities the token of the last name, which may be the beginning of one.
    private let lastName: Int?
    private var position = 0
    private var depth = 0
    /// What could not be understood, in sentences.
    private(set) var problems: [String] = []

    /// Brackets nested deeper mean nothing more.
    private static let deepest = 40
    /// A query with more pieces is cut.
    private static let longest = 2_000

    init(_ text: String, isTyping: Bool, subject: Query.Subject) {
        let tokens = Array(QueryToken.tokens(of: text).prefix(Self.longest))
        self.tokens = tokens
        self.isTyping = isTyping
        self.subject = subject
        let last = subject == .entities ? tokens.lastIndex(where: \.isName) : nil
        // What must not be there is not guessed at.
        lastName = last.flatMap { $0 > 0 && tokens[$0 - 1] == .not ? nil : $0 }
    }

    /// Whether there is more than words.
    var goesBeyondWords: Bool { !tokens.allSatisfy(\.isPlainWord) }

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
            let isLastToken = isLast && position == tokens.count
            let isNegative = position > 1 && tokens[position - 2] == .not
            let isUnfinished = isTyping && isLastToken && !isNegative || lastName == position - 1
            let value = QueryValue(
                field: field, text: text, isQuoted: isQuoted, isUnfinished: isUnfinished, subject: subject)
            if let problem = value.problem { problems.append(problem) }
            return value.condition
        case .close, .or:
            return .everything
        }
    }

    static func all(_ parts: [Query.Condition]) -> Query.Condition {
        let meant = parts.filter { $0 != .everything }
        return meant.count > 1 ? .all(meant) : meant.first ?? .everything
    }
}
