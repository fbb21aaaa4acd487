import Articles
import CrossReferences
import Entities
import GRDB
import WordIndex

/// Articles that name the same entities, rare ones first.
struct SharedEntityFinder: RelationFinder {
    private let subject: RelatedSubject
    private let names: [Name]
    private var found: [Int64: [(name: Int, mentions: Int)]] = [:]

    private struct Name {
        var id: Int64
        var text: String
        var kind: EntityKind
        var mentions: Int
        var articles: Int
        var weight: Double
    }

    /// The number of an article's names that are followed: those that say the most.
    private static let nameLimit = 16
    /// The number of a name's appearances that are followed: the nearest in time, before and after.
    private static let appearanceLimit = 150
    /// The same with those of copies, which are passed over.
    private static let readLimit = 4 * appearanceLimit

    init(_ subject: RelatedSubject) throws {
        self.subject = subject
        names = try Self.names(of: subject)
    }

    /// The words that the names are made of, folded.
    var wordsOfNames: Set<[UInt8]> { Set(names.flatMap { IndexWords.words(of: $0.text) }) }

    private static func names(of subject: RelatedSubject) throws -> [Name] {
        guard let annotation = try subject.snapshot.annotations.packed(subject.article) else { return [] }
        var mentions: [Int64: Int] = [:]
        for local in annotation.entities { mentions[local.id, default: 0] += local.mentions }
        let find = try subject.snapshot.database.cachedStatement(
            sql:
                "SELECT name, kind, articles - foldedArticles AS articles FROM entity WHERE id = ? AND isResolved = 1 AND articles > 1"
        )
        let names: [Name] = try mentions.compactMap { id, count in
            guard let row = try Row.fetchOne(find, arguments: [id]) else { return nil }
            var name = Name(
                id: id, text: row[stored: "name"], kind: StoredAnnotation.kind(row[stored: "kind"]),
                mentions: count, articles: row[stored: "articles"], weight: 0)
            name.weight = subject.scoring.weight(
                of: Relation.SharedEntity(
                    name: name.text, kind: name.kind, articles: name.articles, mentions: 1))
            return name
        }
        return Array(names.sorted { ($0.weight, $1.id) > ($1.weight, $0.id) }.prefix(nameLimit))
    }

    mutating func addCandidates(to candidates: inout [Int64: Double]) throws {
        let copies = try subject.snapshot.copies
        let before = try subject.snapshot.database.cachedStatement(
            sql: """
                SELECT article, mentions FROM appearance WHERE entity = ? AND dateKey <= ?
                ORDER BY dateKey DESC LIMIT \(Self.readLimit)
                """)
        let after = try subject.snapshot.database.cachedStatement(
            sql: """
                SELECT article, mentions FROM appearance WHERE entity = ? AND dateKey > ?
                ORDER BY dateKey LIMIT \(Self.readLimit)
                """)
        for (number, name) in names.enumerated() {
            for statement in [before, after] {
                let rows = try Row.fetchCursor(statement, arguments: [name.id, subject.day])
                var taken = 0
                while taken < Self.appearanceLimit, let row = try rows.next() {
                    let article: Int64 = row[stored: 0]
                    guard !copies.contains(article) else { continue }
                    found[article, default: []].append((number, row[storedCount: 1]))
                    taken += 1
                }
            }
        }
        for (article, shared) in found {
            candidates[article, default: 0] += shared.reduce(0) { $0 + names[$1.name].weight }
        }
    }

    func relation(with other: Headline) -> Relation? {
        guard let shared = found[other.article.rawValue] else { return nil }
        return .entities(
            shared.map { number, mentions in
                let name = names[number]
                return Relation.SharedEntity(
                    name: name.text, kind: name.kind, articles: name.articles,
                    mentions: min(mentions, name.mentions))
            })
    }
}
