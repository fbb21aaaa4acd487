import CrossReferences
import Entities
import Foundation
import GRDB
import WordIndex

/// The entities that answer a query.
///
/// A query for entities is asked about each naming of an entity by an article: words and `person:` are true of the
/// entity, whatever the article; all other fields are true of the article, whoever is named. An entity answers when one
/// of its namings does, and the counts are of those namings.
struct EntitySelection {
    struct Item {
        var id: Int64
        var mentions: Int
        var articles: Int
        /// The dates of the first and the last of the articles, as ``DateKey`` counts.
        var first: Int64
        var last: Int64
    }
    /// Most mentioned first, then by id.
    private(set) var items: [Item]
    /// Whether the counts cover only some articles, not the whole library.
    let isOfSomeArticles: Bool

    /// - Parameter kind: Only this kind; it overrides one in the query.
    init(_ query: Query, kind: EntityKind?, _ snapshot: Snapshot) throws {
        let evaluation = try QueryEvaluation(snapshot)
        let namings = try evaluation.namings(kind.map(query.condition.confined) ?? query.condition)
        isOfSomeArticles = namings.isOfSomeArticles
        guard isOfSomeArticles else {
            items = try Self.wholeCounts(namings.entities, snapshot.database)
            return
        }
        var counts = try NamingCounts(namings, evaluation.index)
        try counts.gather(evaluation)
        items = counts.items
        items.sort { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
    }

    /// The counts that the library keeps for each.
    private static func wholeCounts(_ chosen: EntitySet, _ database: Database) throws -> [Item] {
        let columns = "id, mentions - foldedMentions, articles - foldedArticles, first, last"
        func item(_ row: Row) -> Item {
            Item(
                id: row[stored: 0], mentions: row[storedCount: 1], articles: row[storedCount: 2],
                first: row[stored: 3], last: row[stored: 4])
        }
        var items: [Item] = []
        // Many are read faster all in sequence.
        if case .these(let few) = chosen, few.count < 4_000 {
            let find = try database.cachedStatement(
                sql: "SELECT \(columns) FROM entity WHERE id = ? AND articles > 0")
            for id in few {
                if let row = try Row.fetchOne(find, arguments: [id]) { items.append(item(row)) }
            }
        } else {
            let rows = try Row.fetchCursor(
                database.cachedStatement(sql: "SELECT \(columns) FROM entity WHERE articles > 0"))
            while let row = try rows.next() {
                if chosen.contains(row[stored: 0] as Int64) { items.append(item(row)) }
            }
        }
        return items.sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
    }
}

extension Query.Condition {
    /// The same condition for entities of one kind, whichever kind it asks for.
    fileprivate func confined(to kind: EntityKind) -> Query.Condition {
        let parts = if case .all(let parts) = self { parts } else { [self] }
        let others = parts.filter { if case .term(_ as KindTerm) = $0 { false } else { true } }
        return .all(others + [.term(KindTerm(field: "", kind: kind))])
    }

    /// The kind that is asked for when nothing else is.
    var onlyKind: EntityKind? { if case .term(let term as KindTerm) = self { term.kind } else { nil } }
}
