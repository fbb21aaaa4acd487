import CrossReferences
import Entities
import GRDB

/// Sums the corrected annotations of corrected entities into the tables behind lists and trails.
struct CorrectedRows {
    private let database: Database
    private let rows: AnnotationRows
    private let changes: IdentityChanges
    private var totals: [Int64: Total] = [:]
    /// Names and roles by their rows.
    private var texts: [Int64: String] = [:]

    private struct Total {
        var articles = 0
        var mentions = 0
        var first: Int64 = 0
        var last = Int64.min
        /// The number of articles that use each.
        var names: [String: Int] = [:]
        var roles: [String: Int] = [:]
    }

    init(_ database: Database, _ rows: AnnotationRows, _ changes: IdentityChanges) {
        self.database = database
        self.rows = rows
        self.changes = changes
    }

    /// Adds an article's corrected annotation to those entities that are in `entities`.
    mutating func add(
        _ annotation: StoredAnnotation, of article: Int64, date: Int64, to entities: Set<Int64>
    ) throws {
        let insert = try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO appearance (entity, dateKey, article, mentions, quotations)
                VALUES (?, ?, ?, ?, ?)
                """)
        for (entity, counts) in StoredAnnotation.grouped(annotation.entities) where entities.contains(entity)
        {
            try insert.execute(arguments: [entity, date, article, counts.mentions, counts.quotations])
            var total = totals[entity] ?? Total()
            total.articles += 1
            total.mentions += counts.mentions
            total.first = total.articles == 1 ? date : DateKey.earlier(total.first, date)
            total.last = max(total.last, date)
            let locals = annotation.entities.filter { $0.id == entity }
            for row in Set(locals.flatMap(\.names)) { total.names[try text(row), default: 0] += 1 }
            for row in Set(locals.flatMap(\.roles)) { total.roles[try text(row), default: 0] += 1 }
            totals[entity] = total
        }
    }

    private mutating func text(_ row: Int64) throws -> String {
        if let known = texts[row] { return known }
        let found = try rows.epithet(row)
        texts[row] = found
        return found
    }

    /// Clears what the tables say about these entities, so that they can be summed again.
    ///
    /// - Returns: How many of them articles named until now.
    func clear(_ entities: Set<Int64>) throws -> Int {
        let find = try database.cachedStatement(sql: "SELECT articles > 0 FROM entity WHERE id = ?")
        var named = 0
        for entity in entities {
            if try Bool.fetchOne(find, arguments: [entity]) ?? false { named += 1 }
            try EntityLayers(database).clearShown(entity)
        }
        return named
    }

    /// Writes the sums.
    ///
    /// - Returns: How many entities are now named by articles and were not before.
    mutating func flush() throws -> Int {
        let find = try database.cachedStatement(sql: "SELECT articles FROM entity WHERE id = ?")
        let update = try database.cachedStatement(
            sql: """
                UPDATE entity SET first = CASE WHEN articles = 0 THEN ?1
                        WHEN min(first, ?1) >= \(DateKey.firstDated) THEN min(first, ?1) ELSE max(first, ?1) END,
                    last = CASE articles WHEN 0 THEN ?2 ELSE max(last, ?2) END,
                    articles = articles + ?3, mentions = mentions + ?4 WHERE id = ?5
                """)
        var growth = 0
        for (entity, total) in totals.sorted(by: { $0.key < $1.key }) {
            if try Int.fetchOne(find, arguments: [entity]) == 0 { growth += 1 }
            try update.execute(arguments: [total.first, total.last, total.articles, total.mentions, entity])
            for (name, count) in total.names.sorted(by: { $0.key < $1.key }) {
                try raise(entity, .shownName, name, by: count)
            }
            for (role, count) in total.roles.sorted(by: { $0.key < $1.key }) {
                try raise(entity, .shownRole, role, by: count)
            }
            try writeLook(of: entity)
        }
        totals = [:]
        return growth
    }

    private func raise(_ entity: Int64, _ role: EpithetRole, _ text: String, by count: Int) throws {
        let find = try database.cachedStatement(
            sql: "SELECT id FROM epithet WHERE entity = ? AND role = ? AND text = ?")
        if let row = try Int64.fetchOne(find, arguments: [entity, role.rawValue, text]) {
            try database.cachedStatement(sql: "UPDATE epithet SET articles = articles + ? WHERE id = ?")
                .execute(arguments: [count, row])
            return
        }
        try database.cachedStatement(
            sql: "INSERT INTO epithet (entity, role, text, articles) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [entity, role.rawValue, text, count])
        if role == .shownName { try EntityNameWords(database).add(text, to: entity) }
    }

    /// Writes the name and kind that an entity is shown with.
    func writeLook(of entity: Int64) throws {
        let look = changes.looks[entity]
        try EntityLayers(database).show(
            entity, name: look?.name, kind: look?.kind.map { StoredAnnotation.index($0) })
        guard let name = look?.name else { return }
        // An entity is found by a name it was given, even if no article uses the name.
        let role = EpithetRole.shownName.rawValue
        try database.cachedStatement(sql: "DELETE FROM epithet WHERE entity = ? AND role = ? AND text = ?")
            .execute(arguments: [entity, role, name])
        try database.cachedStatement(
            sql: """
                INSERT INTO epithet (entity, role, text, articles) SELECT id, ?2, ?3, articles FROM entity WHERE id = ?1
                """
        ).execute(arguments: [entity, role, name])
        try EntityNameWords(database).add(name, to: entity)
    }
}
