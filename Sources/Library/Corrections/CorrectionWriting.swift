import CrossReferences
import Entities
import Foundation
import GRDB

/// Brings the tables into line with the log of corrections, within a write transaction.
///
/// What the articles alone gave is never lost: of every entity that a correction touches it is kept aside, so that taking a
/// correction back needs no memory of what it did.
struct CorrectionWriting {
    private let database: Database
    private let texts: StoredTexts
    private let log: CorrectionRows

    init(_ database: Database, _ texts: StoredTexts) {
        self.database = database
        self.texts = texts
        log = CorrectionRows(database)
    }

    /// Evaluates the log anew and applies what it comes to.
    ///
    /// - Parameter stale: Entities whose sums are to be made anew whether or not a correction about them changed.
    /// - Returns: What the log comes to.
    @discardableResult
    func apply(stale: Set<Int64> = []) throws -> IdentityChanges {
        let old = try log.changes()
        let corrections = try log.log()
        let evaluation = try CorrectionEvaluation(corrections, source: LinkedNames(database, texts))
        let new = try evaluation.changes()
        try log.setApplied(evaluation)
        guard new != old || !stale.isEmpty else { return new }
        let statements = new.statements
        let before = old.statements
        let corrected = try Self.corrected(database)
        var affected = stale.intersection(statements.keys)
        for entity in Set(statements.keys).union(before.keys).union(corrected)
        where statements[entity] != before[entity]
            || (statements[entity] == nil) == corrected.contains(entity)
        {
            affected.insert(entity)
        }
        try log.write(new)
        let leaving = affected.filter { statements[$0] == nil && corrected.contains($0) }
        let staying = affected.filter { statements[$0] != nil }
        var articles = articlesOfParts(old, affected).union(articlesOfParts(new, affected))
        for entity in affected { try articles.formUnion(linkedArticles(of: entity)) }
        for entity in staying where !corrected.contains(entity) { try setAside(entity) }
        var growth = 0
        for entity in leaving { growth += try restore(entity) }
        growth += try sum(staying, over: articles, new, statements)
        try database.execute(
            sql: "UPDATE state SET entities = entities + ?", arguments: [growth])
        return new
    }

    /// The entities that corrections touch.
    static func corrected(_ database: Database) throws -> Set<Int64> {
        try Set(
            Int64.fetchAll(
                database.cachedStatement(
                    sql: "SELECT id FROM entity INDEXED BY entityCorrected WHERE isCorrected = 1")))
    }

    private func articlesOfParts(_ changes: IdentityChanges, _ entities: Set<Int64>) -> Set<Int64> {
        Set(
            changes.parts.filter { entities.contains($0.key.entity) || entities.contains($0.value.entity) }
                .map(\.key.article))
    }

    /// The articles that are linked to an entity, or lead to it.
    private func linkedArticles(of entity: Int64) throws -> [Int64] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT article FROM appearance WHERE entity = ?1
                    UNION SELECT article FROM linkedAppearance WHERE entity = ?1
                    """), arguments: [entity])
    }

    // MARK: What the articles alone gave

    private func setAside(_ entity: Int64) throws {
        let sql = [
            """
            INSERT INTO linkedEntity SELECT id, kind, name, isResolved, articles, mentions, first, last
            FROM entity WHERE id = ?1 AND id NOT IN (SELECT entity FROM madeEntity)
            """,
            """
            INSERT INTO linkedAppearance SELECT entity, dateKey, article, mentions, quotations
            FROM appearance WHERE entity = ?1
            """,
            "UPDATE entity SET isCorrected = 1 WHERE id = ?1",
        ]
        for statement in sql { try database.cachedStatement(sql: statement).execute(arguments: [entity]) }
    }

    /// - Returns: 1 where articles come to name it, -1 where they cease to, else 0.
    private func restore(_ entity: Int64) throws -> Int {
        let count = try database.cachedStatement(sql: "SELECT articles > 0 FROM entity WHERE id = ?")
        let before = try Int.fetchOne(count, arguments: [entity]) ?? 0
        let sql = [
            "DELETE FROM appearance WHERE entity = ?1",
            """
            INSERT INTO appearance SELECT entity, dateKey, article, mentions, quotations
            FROM linkedAppearance WHERE entity = ?1
            """,
            "UPDATE entity SET isCorrected = 0, articles = 0, mentions = 0 WHERE id = ?1",
            """
            UPDATE entity SET (kind, name, isResolved, articles, mentions, first, last) =
                (SELECT kind, name, isResolved, articles, mentions, first, last FROM linkedEntity WHERE entity = ?1)
            WHERE id IN (SELECT entity FROM linkedEntity WHERE entity = ?1)
            """,
            "DELETE FROM linkedAppearance WHERE entity = ?1",
            "DELETE FROM linkedEntity WHERE entity = ?1",
            "DELETE FROM epithet WHERE entity = ?1 AND role > 1",
        ]
        for statement in sql { try database.cachedStatement(sql: statement).execute(arguments: [entity]) }
        try EntityNameWords(database).reset(entity)
        return (try Int.fetchOne(count, arguments: [entity]) ?? 0) - before
    }

    // MARK: What corrections make of it

    /// Sums `entities` anew, over the articles that name them or did.
    ///
    /// - Returns: By how many entities that articles name the library grew.
    private func sum(
        _ entities: Set<Int64>, over articles: Set<Int64>, _ changes: IdentityChanges,
        _ statements: [Int64: Set<IdentityChanges.Statement>]
    ) throws -> Int {
        let rows = ReadingRows(database, texts, changes: changes)
        var sums = CorrectedRows(database, rows, changes)
        let named = try sums.clear(entities)
        for entity in entities { try sums.writeLook(of: entity) }
        var articles = articles
        for entity in entities {
            for statement in statements[entity] ?? [] {
                // Others lead here, and they may be as they were.
                if case .rule(let rule, _) = statement {
                    try articles.formUnion(linkedArticles(of: rule.entity))
                }
            }
        }
        let date = try database.cachedStatement(sql: "SELECT dateKey FROM article WHERE id = ?")
        let people = try database.cachedStatement(
            sql: "UPDATE article SET people = ?1 WHERE id = ?2 AND people <> ?1")
        for article in articles.sorted() {
            guard let reading = try rows.packed(article),
                let day = try Int64.fetchOne(date, arguments: [article])
            else { continue }
            try sums.add(reading, of: article, date: day, to: entities)
            try people.execute(arguments: [reading.people, article])
        }
        return try sums.flush() - named
    }
}
