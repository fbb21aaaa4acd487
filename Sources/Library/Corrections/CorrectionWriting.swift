import CrossReferences
import Entities
import Foundation
import GRDB

/// Brings the tables into line with the log of corrections, within a write transaction.
///
/// What the articles alone gave is never lost: it is kept aside for every entity that a correction touches, so that
/// undoing a correction needs no memory of what it did.
struct CorrectionWriting {
    private let database: Database
    private let texts: StoredTexts
    private let log: CorrectionRows
    private let layers: EntityLayers

    init(_ database: Database, _ texts: StoredTexts) {
        self.database = database
        self.texts = texts
        log = CorrectionRows(database)
        layers = EntityLayers(database)
    }

    /// Evaluates the log again and applies the result.
    ///
    /// - Parameter stale: Entities to sum again whether or not a correction about them changed.
    /// - Returns: The result of the log.
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
        let corrected = try layers.corrected()
        var affected: Set<Int64> = []
        for entity in Set(statements.keys).union(before.keys).union(corrected)
        where statements[entity] != before[entity]
            || (statements[entity] == nil) == corrected.contains(entity)
        {
            affected.insert(entity)
        }
        affected.formUnion(old.targets(of: affected).union(new.targets(of: affected)))
        affected.formUnion(stale.intersection(statements.keys))
        try log.write(new)
        let leaving = affected.filter { statements[$0] == nil && corrected.contains($0) }
        let staying = affected.filter { statements[$0] != nil }
        var articles = articlesOfParts(old, affected).union(articlesOfParts(new, affected))
        for entity in affected { try articles.formUnion(layers.articlesOfEither(entity)) }
        for entity in staying where !corrected.contains(entity) { try layers.setAside(entity) }
        var growth = 0
        for entity in leaving { growth += try restore(entity) }
        growth += try sum(staying, over: articles, new, statements)
        try FoldedCounts(database, texts).recount(articles)
        try database.execute(
            sql: "UPDATE state SET entities = entities + ?", arguments: [growth])
        return new
    }

    private func articlesOfParts(_ changes: IdentityChanges, _ entities: Set<Int64>) -> Set<Int64> {
        Set(
            changes.parts.filter { entities.contains($0.key.entity) || entities.contains($0.value.entity) }
                .map(\.key.article))
    }

    /// - Returns: 1 if articles now name it, -1 if they no longer do, otherwise 0.
    private func restore(_ entity: Int64) throws -> Int {
        let count = try database.cachedStatement(sql: "SELECT articles > 0 FROM entity WHERE id = ?")
        let before = try Int.fetchOne(count, arguments: [entity]) ?? 0
        try layers.restore(entity)
        return (try Int.fetchOne(count, arguments: [entity]) ?? 0) - before
    }

    // MARK: What corrections make of it

    /// Sums `entities` again, over the articles that name them or did.
    ///
    /// - Returns: The growth in the number of entities that articles name.
    private func sum(
        _ entities: Set<Int64>, over articles: Set<Int64>, _ changes: IdentityChanges,
        _ statements: [Int64: Set<IdentityChanges.Statement>]
    ) throws -> Int {
        let rows = AnnotationRows(database, texts, changes: changes)
        var sums = CorrectedRows(database, rows, changes)
        let named = try sums.clear(entities)
        for entity in entities { try sums.writeLook(of: entity) }
        var articles = articles
        for entity in entities {
            for statement in statements[entity] ?? [] {
                // Others lead here, and they may be unchanged.
                if case .rule(let rule, _) = statement {
                    try articles.formUnion(layers.articlesOfEither(rule.entity))
                }
            }
        }
        let date = try database.cachedStatement(sql: "SELECT dateKey FROM article WHERE id = ?")
        let people = try database.cachedStatement(
            sql: "UPDATE article SET people = ?1 WHERE id = ?2 AND people <> ?1")
        for article in articles.sorted() {
            guard let annotation = try rows.packed(article),
                let day = try Int64.fetchOne(date, arguments: [article])
            else { continue }
            try sums.add(annotation, of: article, date: day, to: entities)
            try people.execute(arguments: [annotation.people, article])
        }
        return try sums.flush() - named
    }
}
