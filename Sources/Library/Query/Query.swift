/// What a person asks for, understood: the one language of search, filter and the command line.
///
/// Words stand by themselves, in quotes as a phrase, with OR between them, a minus before them and brackets around
/// them; ``QueryField/all`` has what may stand before a colon. Everything that can be typed means something; what has
/// no meaning is left out and reported.
public struct Query: Sendable {
    /// What must be true for something to answer.
    indirect enum Condition: Sendable {
        case everything
        /// What a word, a phrase or a field asks for.
        case term(any QueryTerm)
        case all([Condition])
        case any([Condition])
        case not(Condition)
    }

    /// What a query asks for.
    public enum Subject: Sendable {
        /// Articles: words are looked for in texts and titles.
        case articles
        /// Entities: words are looked for in names, the last perhaps unfinished; fields about articles ask for the
        /// entities that such articles name.
        case entities
    }

    let condition: Condition
    /// What was typed but not understood, and so left out: a sentence for each.
    public private(set) var problems: [String] = []
    /// Whether it asks for more than some words.
    public private(set) var goesBeyondWords = false
    /// Whether copies of one text are shown each for itself, as it asks for copies.
    public var showsCopies: Bool { condition.asksForCopies }

    init(_ condition: Condition) { self.condition = condition }

    /// Reads what a person typed; never fails.
    ///
    /// - Parameter isTyping: The last word may not be finished.
    public init(parsing text: String, isTyping: Bool = false, subject: Subject = .articles) {
        var parser = QueryParser(text, isTyping: isTyping, subject: subject)
        condition = parser.parse()
        problems = parser.problems
        goesBeyondWords = parser.goesBeyondWords
    }

    /// A query as it is meant while a person types it: with a star after its last word, if that may go on.
    public static func unfinished(_ text: String) -> String {
        let tokens = QueryToken.tokens(of: text)
        // No guesses are made at what must not occur.
        guard case .value(let field, let value, let isQuoted, true) = tokens.last,
            tokens.dropLast().last != .not,
            value.last.map({ !$0.isWhitespace && $0 != "*" }) ?? false,
            field?.mayGoOn ?? true
        else { return text }
        return text + (isQuoted ? "*\"" : "*")
    }

    /// Whether everything answers it.
    public var isEmpty: Bool { condition.isEverything }

    /// What to look for in a text that answers, without what must not occur.
    var sought: SoughtInText { condition.sought }
}

extension Query.Condition {
    fileprivate var asksForCopies: Bool {
        switch self {
        case .everything: false
        case .term(let term): term is CopiesTerm || term as? MarkTerm == .copy
        case .all(let parts), .any(let parts): parts.contains(where: \.asksForCopies)
        case .not(let part): part.asksForCopies
        }
    }

    var isEverything: Bool { if case .everything = self { true } else { false } }

    /// One condition that is met when all of these are.
    static func all(of parts: [Query.Condition]) -> Query.Condition {
        let meant = parts.filter { !$0.isEverything }
        return meant.count > 1 ? .all(meant) : meant.first ?? .everything
    }

    /// One condition that is met when any of these is; “a OR” means what it can already mean: a.
    static func any(of parts: [Query.Condition]) -> Query.Condition {
        let meant = parts.filter { !$0.isEverything }
        return meant.count > 1 ? .any(meant) : meant.first ?? .everything
    }

    fileprivate var sought: SoughtInText {
        switch self {
        case .everything, .not: .nothing
        case .term(let term): term.sought
        case .all(let parts), .any(let parts): parts.reduce(into: .nothing) { $0.add($1.sought) }
        }
    }
}
