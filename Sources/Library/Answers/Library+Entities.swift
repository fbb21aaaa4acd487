import Articles
import Entities
import Foundation
import GRDB

extension Library {
    /// The entities that answer `query`, most mentioned first.
    ///
    /// Words are looked for in names and aliases, the last perhaps unfinished; `person:`, `org:` and `place:` give the
    /// kind. Fields about articles (`after:`, `source:`, `tag:` …) ask for the entities that such articles name;
    /// mentions, articles, first and last then count those articles only.
    ///
    /// - Parameter kind: The kind of all of them, whatever the query says.
    public func entities(
        matching query: String, kind: EntityKind? = nil, window: Range<Int>
    ) throws -> Window<EntityRow> {
        let query = Query(parsing: query, subject: .entities)
        return try read { snapshot in
            let rows = snapshot.entities
            let only = query.condition.onlyKind
            if query.isEmpty || only != nil && (kind ?? only) == only {
                let (total, ids) = try Self.mostMentioned(kind ?? only, window, snapshot.database)
                return Window(
                    offset: min(window.lowerBound, total), items: try ids.compactMap(rows.row), total: total)
            }
            let found = try EntitySelection(query, kind: kind, snapshot)
            let range = window.clamped(to: 0..<found.items.count)
            return Window(
                offset: range.lowerBound, items: try found.items[range].compactMap(rows.row(counted:)),
                total: found.items.count)
        }
    }

    private static func mostMentioned(
        _ kind: EntityKind?, _ window: Range<Int>, _ database: Database
    ) throws -> (total: Int, ids: [Int64]) {
        let condition = kind.map { "articles > 0 AND kind = \(StoredAnnotation.index($0))" } ?? "articles > 0"
        let count =
            kind == nil ? "SELECT entities FROM state" : "SELECT count(*) FROM entity WHERE \(condition)"
        let total = max(0, try Int.fetchOne(database, sql: count) ?? 0)
        let window = window.clamped(to: 0..<total)
        let ids = try Int64.fetchAll(
            database,
            sql:
                "SELECT id FROM entity WHERE \(condition) ORDER BY mentions - foldedMentions DESC, id LIMIT ? OFFSET ?",
            arguments: [window.count, window.lowerBound])
        return (total, ids)
    }

    /// The entities with this id, or with this name or alias (case and marks do not matter); most mentioned first.
    public func entities(named name: String) throws -> [EntityRow] {
        try read { snapshot in
            let rows = snapshot.entities
            if let number = Int64(name) {
                let shown = try snapshot.changes.shown(number)
                if let row = try rows.row(shown) { return [row] }
            }
            return try snapshot.names.entities(named: name).compactMap(rows.row)
        }
    }
}
