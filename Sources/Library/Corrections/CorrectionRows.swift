import CrossReferences
import Entities
import GRDB

/// The log of corrections and its results, as the library's tables keep them.
struct CorrectionRows {
    private let database: Database

    init(_ database: Database) { self.database = database }

    // MARK: The log

    /// The corrections that stand, in the order they were made, including lines that cannot be read.
    func log() throws -> [CorrectionEvaluation.Numbered] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT id, line FROM correction WHERE isUndone = 0 ORDER BY id")
        ).map { (row: Row) in (row[stored: "id"], Correction(kept: row[stored: "line"])) }
    }

    /// Whether any correction stands.
    func isEmpty() throws -> Bool {
        try Int.fetchOne(database.cachedStatement(sql: "SELECT 1 FROM correction WHERE isUndone = 0 LIMIT 1"))
            == nil
    }

    /// Adds a correction at the end; corrections that were undone before can no longer be redone.
    func append(_ correction: Correction) throws -> Int64 {
        try database.execute(sql: "DELETE FROM correction WHERE isUndone = 1")
        try database.cachedStatement(sql: "INSERT INTO correction (line) VALUES (?)")
            .execute(arguments: [correction.line])
        return database.lastInsertedRowID
    }

    /// Undoes the last correction.
    func undo() throws -> Int64? {
        try mark("SELECT max(id) FROM correction WHERE isUndone = 0", isUndone: true)
    }

    /// Redoes the correction that was undone last.
    func redo() throws -> Int64? {
        try mark("SELECT min(id) FROM correction WHERE isUndone = 1", isUndone: false)
    }

    private func mark(_ find: String, isUndone: Bool) throws -> Int64? {
        guard let id = try Int64.fetchOne(database, sql: find) else { return nil }
        try database.execute(
            sql: "UPDATE correction SET isUndone = ? WHERE id = ?", arguments: [isUndone, id])
        return id
    }

    /// Writes which corrections found an entity to correct, and who each leads to.
    func setApplied(_ evaluation: CorrectionEvaluation) throws {
        let rows = try Row.fetchAll(
            database, sql: "SELECT id, isApplied, entity FROM correction WHERE isUndone = 0")
        let update = try database.cachedStatement(
            sql: "UPDATE correction SET isApplied = ?, entity = ? WHERE id = ?")
        for row in rows {
            let id: Int64 = row[stored: "id"]
            let isApplied = evaluation.applied.contains(id)
            let entity = isApplied ? evaluation.entity(of: id) : nil
            if row[stored: "isApplied"] != isApplied || row[stored: "entity"] != entity {
                try update.execute(arguments: [isApplied, entity, id])
            }
        }
    }

    // MARK: What they come to

    /// The value for all mentions in the column of offsets.
    private static let everywhere = -1

    func changes() throws -> IdentityChanges {
        var rules: [IdentityChanges.Rule: IdentityChanges.Target] = [:]
        for row in try rows("SELECT entity, name, target, correction FROM identityRule") {
            let name: String = row[stored: "name"]
            rules[.init(entity: row[stored: "entity"], name: name.isEmpty ? nil : name)] = Self.target(row)
        }
        var parts: [IdentityChanges.Part: IdentityChanges.Target] = [:]
        for row in try rows("SELECT article, entity, start, target, correction FROM identityPart") {
            let start: Int = row[stored: "start"]
            parts[
                .init(
                    article: row[stored: "article"], entity: row[stored: "entity"],
                    offset: start == Self.everywhere ? nil : start)] = Self.target(row)
        }
        var looks: [Int64: IdentityChanges.Look] = [:]
        for row in try rows("SELECT entity, name, kind FROM identityLook") {
            let kind: Int? = row[stored: "kind"]
            looks[row[stored: "entity"]] = .init(
                name: row[stored: "name"], kind: kind.map { StoredAnnotation.kind($0) })
        }
        return IdentityChanges(rules: rules, parts: parts, looks: looks)
    }

    private func rows(_ sql: String) throws -> [Row] {
        try Row.fetchAll(database.cachedStatement(sql: sql))
    }

    private static func target(_ row: Row) -> IdentityChanges.Target {
        .init(entity: row[stored: "target"], correction: row[stored: "correction"])
    }

    func write(_ changes: IdentityChanges) throws {
        try database.execute(
            sql: "DELETE FROM identityRule; DELETE FROM identityPart; DELETE FROM identityLook")
        let rule = try database.cachedStatement(
            sql: "INSERT INTO identityRule (entity, name, target, correction) VALUES (?, ?, ?, ?)")
        for (key, target) in changes.rules {
            try rule.execute(arguments: [key.entity, key.name ?? "", target.entity, target.correction])
        }
        let part = try database.cachedStatement(
            sql:
                "INSERT INTO identityPart (article, entity, start, target, correction) VALUES (?, ?, ?, ?, ?)"
        )
        for (key, target) in changes.parts {
            try part.execute(arguments: [
                key.article, key.entity, key.offset ?? Self.everywhere, target.entity, target.correction,
            ])
        }
        let look = try database.cachedStatement(
            sql: "INSERT INTO identityLook (entity, name, kind) VALUES (?, ?, ?)")
        for (entity, appearance) in changes.looks {
            try look.execute(arguments: [
                entity, appearance.name, appearance.kind.map { StoredAnnotation.index($0) },
            ])
        }
    }
}
