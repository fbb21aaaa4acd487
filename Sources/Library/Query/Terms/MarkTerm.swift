import GRDB
import WordIndex

/// What `is:` says about an article.
///
/// A new mark is a case here, with its words in ``values`` and its articles in ``articles(among:_:)``.
enum MarkTerm: String, QueryTerm {
    case unread
    case starred
    /// Its file was gone when its folder was last added.
    case missing
    /// Only its beginning was saved.
    case partial
    /// There are several different texts of it.
    case versions
    /// It names somebody who is followed.
    case followed
    /// It names somebody who is followed in a sentence that was not read yet.
    case new
    /// Its text is that of another article, which stands for it.
    case copy
    /// It has a note of one's own.
    case noted

    /// The words a person may type, each with its synonyms and what it means.
    private static let values: [(word: String, others: [String], meaning: Query.Condition)] = [
        ("unread", [], .term(MarkTerm.unread)),
        ("read", ["seen"], .not(.term(MarkTerm.unread))),
        ("starred", ["star"], .term(MarkTerm.starred)),
        ("missing", ["gone"], .term(MarkTerm.missing)),
        ("partial", ["incomplete"], .term(MarkTerm.partial)),
        ("versions", ["version"], .term(MarkTerm.versions)),
        ("followed", ["follow"], .term(MarkTerm.followed)),
        ("new", [], .term(MarkTerm.new)),
        ("copy", ["copies"], .term(MarkTerm.copy)),
        ("noted", ["note", "notes"], .term(MarkTerm.noted)),
    ]

    static var words: [String] { values.map(\.word) }
    static var help: String { "a mark: " + words.joined(separator: ", ") }

    static func meaning(_ value: QueryValue) -> QueryValue.Meaning {
        let typed = value.text.lowercased()
        if typed.isEmpty { return .nothing }
        if let known = values.first(where: { $0.word == typed || $0.others.contains(typed) }) {
            return .condition(known.meaning)
        }
        if value.isUnfinished,
            values.contains(where: { ([$0.word] + $0.others).contains { $0.hasPrefix(typed) } })
        {
            return .nothing
        }
        let known = words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
        return .problem("“is:\(value.text)” is no mark; \(known) are.")
    }

    var text: String { "is:" + rawValue }
    var sought: SoughtInText { .nothing }
    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        switch self {
        case .unread:
            // Nearly all are unread until they are opened, or most were read: it is not known in advance which list is
            // shorter.
            let sql = "SELECT id FROM article INDEXED BY articleSeen WHERE unread = 0"
            return candidates.subtracting(try evaluation.articles(sql))
        case .starred:
            let sql = "SELECT id FROM article INDEXED BY articleStarred WHERE starred = 1"
            return candidates.intersection(try evaluation.articles(sql))
        case .missing:
            let sql = """
                SELECT id FROM article INDEXED BY articleGone WHERE missing = 1 AND NOT EXISTS
                    (SELECT 1 FROM version v WHERE v.article = article.id AND v.missing = 0)
                """
            return candidates.intersection(try evaluation.articles(sql))
        case .partial:
            let sql = "SELECT id FROM article INDEXED BY articlePartial WHERE isPartial = 1"
            return candidates.intersection(try evaluation.articles(sql))
        case .versions:
            let sql = "SELECT id FROM article INDEXED BY articleWithVersions WHERE versions > 1"
            return candidates.intersection(try evaluation.articles(sql))
        case .followed:
            return candidates.intersection(
                try evaluation.articles(naming: evaluation.snapshot.followed.shown))
        case .new:
            return candidates.intersection(try evaluation.articlesWithNewMentions())
        case .copy:
            let sql = "SELECT id FROM article INDEXED BY articleCopy WHERE copyOf IS NOT NULL"
            return candidates.intersection(try evaluation.articles(sql))
        case .noted:
            let sql = "SELECT DISTINCT article FROM note WHERE article IS NOT NULL"
            return candidates.intersection(try evaluation.articles(sql))
        }
    }

    /// Who is followed, has new mentions or a note is asked of the entities themselves.
    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) throws -> EntitySet? {
        switch self {
        case .unread, .starred, .missing, .partial, .versions, .copy: nil
        case .followed: candidates.intersection(.these(try evaluation.snapshot.followed.shown))
        case .new: candidates.intersection(.these(try evaluation.entitiesWithNewMentions()))
        case .noted: candidates.intersection(.these(try NotedSet(evaluation.snapshot).entities))
        }
    }
}
