import CrossReferences
import Entities
import Foundation
import GRDB
import WordIndex

/// The entities that answer a query.
///
/// A query for entities is asked of each naming of an entity by an article: words and `person:` are true of the entity,
/// whatever the article; all other fields are true of the article, whoever is named. An entity answers when one of its
/// namings does, and what is counted are those namings.
struct EntitySelection {
    struct Item {
        var id: Int64
        var mentions: Int
        var articles: Int
        /// When the first and the last of the articles are from, as ``DateKey`` counts.
        var first: Int64
        var last: Int64
    }
    /// Most mentioned first, then by id.
    private(set) var items: [Item]
    /// Whether the counts are of some articles only, not of the whole library.
    let isOfSomeArticles: Bool

    /// - Parameter isCancelled: Asked now and then: whether nobody waits for the answer any more.
    init(
        _ query: Query, kind: EntityKind?, _ snapshot: Snapshot, isCancelled: @escaping () -> Bool = { false }
    ) throws {
        // The kind that is given goes before one in the query.
        let parts = Self.parts(of: query.condition).filter { kind == nil || !$0.isKind }
        let names = EntityNames(snapshot)
        var chosen: Set<Int64>?
        let ofNames = parts.filter { !$0.asksOfArticles }
        if !ofNames.isEmpty || kind != nil {
            chosen = try names.entities(.all(ofNames), kind: kind)
        }
        let ofArticles = parts.filter { $0.asksOfArticles && !$0.asksOfNames }
        let mixed = parts.filter { $0.asksOfArticles && $0.asksOfNames }
        isOfSomeArticles = !ofArticles.isEmpty || !mixed.isEmpty
        guard isOfSomeArticles else {
            items = try Self.wholeCounts(chosen, snapshot.database)
            return
        }
        let index = try snapshot.index
        let evaluation = try QueryEvaluation(snapshot, isCancelled: isCancelled)
        let articles = try ArticleSets(index)
        var counts = NamingCounts(
            articles: articles.set(try evaluation.matches(Query(QueryParser.all(ofArticles)))),
            entities: chosen, index)
        if !mixed.isEmpty {
            counts.holds = try NamingCondition(.all(mixed), names, evaluation, articles).holds
        }
        try counts.gather(snapshot, isCancelled)
        items = counts.items
        items.sort { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
    }

    private static func parts(of condition: Query.Condition) -> [Query.Condition] {
        switch condition {
        case .everything: []
        case .all(let parts): parts
        default: [condition]
        }
    }

    /// The counts that the library keeps of each.
    private static func wholeCounts(_ chosen: Set<Int64>?, _ database: Database) throws -> [Item] {
        let columns = "id, mentions, articles, first, last"
        func item(_ row: Row) -> Item {
            Item(
                id: row[stored: 0], mentions: row[storedCount: 1], articles: row[storedCount: 2],
                first: row[stored: 3], last: row[stored: 4])
        }
        // Many are read faster all in a row.
        let few = chosen.flatMap { $0.count < 4_000 ? $0 : nil }
        var items: [Item] = []
        if let few {
            let find = try database.cachedStatement(
                sql: "SELECT \(columns) FROM entity WHERE id = ? AND articles > 0")
            for id in few {
                if let row = try Row.fetchOne(find, arguments: [id]) { items.append(item(row)) }
            }
        } else {
            let rows = try Row.fetchCursor(
                database.cachedStatement(sql: "SELECT \(columns) FROM entity WHERE articles > 0"))
            while let row = try rows.next() {
                if chosen?.contains(row[stored: 0] as Int64) ?? true { items.append(item(row)) }
            }
        }
        return items.sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
    }
}

extension Query.Condition {
    /// Whether some of it is true or not of an article.
    var asksOfArticles: Bool {
        switch self {
        case .everything, .kind, .names: false
        case .words(let words): words.inTitle
        case .field, .dates, .unread, .starred, .missing, .tag, .path, .together, .says: true
        case .all(let parts), .any(let parts): parts.contains(where: \.asksOfArticles)
        case .not(let part): part.asksOfArticles
        }
    }

    /// Whether some of it is true or not of an entity.
    var asksOfNames: Bool {
        switch self {
        case .kind, .names: true
        case .words(let words): !words.inTitle
        case .all(let parts), .any(let parts): parts.contains(where: \.asksOfNames)
        case .not(let part): part.asksOfNames
        case .everything, .field, .dates, .unread, .starred, .missing, .tag, .path, .together, .says: false
        }
    }
}

/// Finds the entities that the parts of a query mean which speak of names.
struct EntityNames {
    private let snapshot: Snapshot

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    /// - Parameter kind: Only of this kind.
    func entities(_ condition: Query.Condition, kind: EntityKind? = nil) throws -> Set<Int64> {
        switch condition {
        case .words(let words): return try filtered(Set(snapshot.names.entities(withRun: words)), kind)
        case .names(let name, let own):
            let found = try snapshot.names.entities(withWordsOf: name, kind: own.entityKind)
            return try filtered(Set(found), kind)
        case .kind(let own): return try filtered(all(own.entityKind), kind)
        case .not(let part): return try all(kind).subtracting(entities(part))
        case .any(let parts): return try parts.reduce(into: []) { try $0.formUnion(entities($1, kind: kind)) }
        case .all(let parts):
            // Kinds last: they only take away.
            var found: Set<Int64>?
            for part in parts where !part.isKind {
                let own = try entities(part, kind: kind)
                found = found?.intersection(own) ?? own
                if found?.isEmpty ?? false { return [] }
            }
            for case .kind(let own) in parts {
                found = try found.map { try filtered($0, own.entityKind) } ?? all(own.entityKind)
            }
            return try found ?? all(kind)
        case .everything, .field, .dates, .unread, .starred, .missing, .tag, .path, .together, .says:
            return try all(kind)
        }
    }

    private func all(_ kind: EntityKind?) throws -> Set<Int64> {
        let ofKind = kind.map { " AND kind = \(PackedReading.index($0))" } ?? ""
        return try Int64.fetchSet(
            snapshot.database.cachedStatement(sql: "SELECT id FROM entity WHERE articles > 0\(ofKind)"))
    }

    private func filtered(_ found: Set<Int64>, _ kind: EntityKind?) throws -> Set<Int64> {
        guard let kind else { return found }
        let find = try snapshot.database.cachedStatement(sql: "SELECT kind FROM entity WHERE id = ?")
        let wanted = PackedReading.index(kind)
        return try found.filter { try Int.fetchOne(find, arguments: [$0]) == wanted }
    }
}

extension Query.Condition {
    fileprivate var isKind: Bool { if case .kind = self { true } else { false } }
}

extension Query.NameKind {
    /// The kind of entity that a field of a query means.
    var entityKind: EntityKind {
        switch self {
        case .person: .person
        case .organization: .organization
        case .place: .place
        }
    }
}
