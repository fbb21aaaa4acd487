import WordIndex

/// What a person asks for, understood: the one language of search, filter and the command line.
///
/// Bare words (all must occur; the last is a prefix while typing), "a phrase", OR, -not, ( ), title: source: by: lang:
/// tag: path: is:unread is:read is:starred is:missing, after: before: on:, person: org: place: with: says:. Everything that can be typed
/// means something; what cannot be meant by it is left out.
public struct Query: Equatable, Sendable {
    /// What an article must be.
    public indirect enum Condition: Equatable, Sendable {
        /// Any article.
        case everything
        /// Words next to each other; a single one for a bare word. The last may be the beginning of a word.
        case words(Words)
        /// A word of the source, the byline or the language tag.
        case field(Field, word: [UInt8], isPrefix: Bool)
        /// The article's date, in seconds since 1970, lies within.
        case dates(Range<Int64>)
        case unread
        case starred
        /// Its file was gone when its folder was last added.
        case missing
        case tag(String)
        /// Its file has this path, or lies in the folder of this path or below it.
        case path(String)
        /// It names an entity of this kind by this name; one that ends with a star is the beginning of a name.
        case names(String, kind: NameKind)
        /// Of entities: it is of this kind. No query for articles has it.
        case kind(NameKind)
        /// A sentence of it names all of these together.
        case together([String])
        /// It quotes somebody of this name.
        case says(String)
        case all([Condition])
        case any([Condition])
        case not(Condition)
    }
    public typealias Words = WordRun
    /// A field of an article that has words of its own.
    public enum Field: String, Sendable, CaseIterable {
        case source
        case byline = "by"
        case language = "lang"
    }
    /// Which entities a name may be of.
    public enum NameKind: String, Sendable, CaseIterable {
        case person
        case organization = "org"
        case place
    }

    /// What a query asks for.
    public enum Subject: Sendable {
        /// Articles: words are looked for in texts and titles.
        case articles
        /// Entities: words are looked for in names, the last perhaps unfinished; fields that speak of articles ask for
        /// those that such articles name.
        case entities
    }

    public var condition: Condition
    /// What was typed and could not be understood, and so was left out: a sentence for each.
    public private(set) var problems: [String] = []
    /// Whether it says more than some words.
    public private(set) var goesBeyondWords = false

    public init(_ condition: Condition) { self.condition = condition }

    /// Reads what a person typed; never fails.
    ///
    /// - Parameter isTyping: The last word may not be finished.
    public init(parsing text: String, isTyping: Bool = false, subject: Subject = .articles) {
        var parser = QueryParser(text, isTyping: isTyping, subject: subject)
        condition = parser.parse()
        problems = parser.problems
        goesBeyondWords = parser.goesBeyondWords
    }

    /// A query as it is meant while it is being typed: with a star after its last word, where that may go on.
    public static func unfinished(_ text: String) -> String {
        let tokens = QueryToken.tokens(of: text)
        // What must not be there is not guessed at.
        guard case .value(let field, let value, let isQuoted, true) = tokens.last,
            tokens.dropLast().last != .not,
            value.last.map({ !$0.isWhitespace && $0 != "*" }) ?? false,
            !["is", "after", "before", "on", "path", "lang"].contains(field)
        else { return text }
        return text + (isQuoted ? "*\"" : "*")
    }

    /// Whether every article answers it.
    public var isEmpty: Bool { condition == .everything }

    /// The words to look for in a text that answers the query, those that must not occur left out.
    public var soughtWords: [Words] {
        var found: [Words] = []
        Self.collect(condition, into: &found)
        return found
    }

    private static func collect(_ condition: Condition, into found: inout [Words]) {
        switch condition {
        case .words(let words): if !found.contains(words) { found.append(words) }
        case .all(let parts), .any(let parts): for part in parts { collect(part, into: &found) }
        case .everything, .field, .dates, .unread, .starred, .missing, .tag, .path, .names, .kind, .together,
            .says, .not:
            break
        }
    }

    /// The names to look for in a text that answers the query.
    public var soughtNames: [String] {
        var found: [String] = []
        func collect(_ condition: Condition) {
            switch condition {
            case .names(let name, _), .says(let name): found.append(name)
            case .together(let names): found.append(contentsOf: names)
            case .all(let parts), .any(let parts): for part in parts { collect(part) }
            case .everything, .words, .field, .dates, .unread, .starred, .missing, .tag, .path, .kind, .not:
                break
            }
        }
        collect(condition)
        return found
    }
}
