/// Turns the pieces of a query into conditions.
struct QueryParser {
    private let tokens: [QueryToken]
    private let isTyping: Bool
    private let subject: Query.Subject
    /// The token of the last name in a query for entities, which may be the beginning of one.
    private let lastName: Int?
    private var position = 0
    private var depth = 0
    /// What could not be understood, in sentences.
    private(set) var problems: [String] = []

    /// Brackets nested deeper than this have no further meaning.
    private static let deepest = 40
    /// A query with more pieces is cut.
    private static let longest = 2_000

    init(_ text: String, isTyping: Bool, subject: Query.Subject) {
        let tokens = Array(QueryToken.tokens(of: text).prefix(Self.longest))
        self.tokens = tokens
        self.isTyping = isTyping
        self.subject = subject
        let last = subject == .entities ? tokens.lastIndex(where: \.isName) : nil
        // No guesses are made at what must not occur.
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
        return .all(of: parts)
    }

    /// Whether another condition follows here.
    private var hasMore: Bool {
        position < tokens.count && tokens[position] != .or && tokens[position] != .close
    }

    /// Conditions with OR between them.
    private mutating func alternatives() -> Query.Condition {
        var parts = [sequence()]
        while position < tokens.count, tokens[position] == .or {
            position += 1
            parts.append(sequence())
        }
        return .any(of: parts)
    }

    /// Conditions that must all be met.
    private mutating func sequence() -> Query.Condition {
        var parts: [Query.Condition] = []
        while hasMore { parts.append(single()) }
        return .all(of: TogetherTerm.joined(parts))
    }

    private mutating func single() -> Query.Condition {
        let token = tokens[position]
        position += 1
        switch token {
        case .not: return negated()
        case .open:
            guard depth < Self.deepest else { return .everything }
            depth += 1
            let inside = alternatives()
            depth -= 1
            if position < tokens.count, tokens[position] == .close { position += 1 }
            return inside
        case .value(let field, let text, let isQuoted, let isLast):
            return value(field, text, isQuoted: isQuoted, isLast: isLast)
        case .close, .or:
            return .everything
        }
    }

    /// What follows a minus; another minus takes it back.
    private mutating func negated() -> Query.Condition {
        var isNegative = true
        while hasMore, tokens[position] == .not {
            isNegative.toggle()
            position += 1
        }
        guard hasMore else { return .everything }
        let part = single()
        return part.isEverything || !isNegative ? part : .not(part)
    }

    private mutating func value(
        _ field: QueryField?, _ text: String, isQuoted: Bool, isLast: Bool
    ) -> Query.Condition {
        let isNegative = position > 1 && tokens[position - 2] == .not
        let isBeingTyped = isTyping && isLast && position == tokens.count && !isNegative
        let value = QueryValue(
            text: text, isUnfinished: isBeingTyped || lastName == position - 1, subject: subject)
        guard let field else {
            if !isQuoted, let problem = value.problemOfWord { problems.append(problem) }
            return WordsTerm.condition(value)
        }
        let meaning = field.read(value)
        if let problem = meaning.problem { problems.append(problem) }
        return meaning.condition
    }
}
