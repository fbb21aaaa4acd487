import GRDB

/// Where the two layers of a library's entities are: as the articles alone link them, and as corrections show them.
///
/// No correction touches most entities, and their rows in `entity`, `appearance` and `epithet` are both layers. For a
/// corrected entity (`isCorrected`) those rows are what is shown; what the articles alone gave is kept aside, in
/// `linkedEntity` and `linkedAppearance`, and new articles are linked by it. The epithets of both layers are in one
/// table, told apart by their role. All code that reads or writes the linked layer goes through here; code that only
/// shows reads `entity` and `appearance`.
///
/// One table with a column for the layer was tried with the appearances of 10,000 articles, the largest part: it takes
/// more room, 0.9 % of the text, and reading all of it through a view takes twice the time. So the shown layer, which
/// is read at every keystroke, stays whole in tables of its own.
struct EntityLayers {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The entities that corrections touch.
    func corrected() throws -> Set<Int64> {
        try Set(
            Int64.fetchAll(
                database.cachedStatement(
                    sql: "SELECT id FROM entity INDEXED BY entityCorrected WHERE isCorrected = 1")))
    }

    // MARK: The linked layer

    /// Entities as the articles alone gave them, with the columns of `entity`: to select from.
    static let linkedEntities = """
        (SELECT e.id, coalesce(l.kind, e.kind) AS kind, coalesce(l.name, e.name) AS name,
            coalesce(l.isResolved, e.isResolved) AS isResolved, coalesce(l.articles, e.articles) AS articles,
            coalesce(l.mentions, e.mentions) AS mentions, coalesce(l.first, e.first) AS first,
            coalesce(l.last, e.last) AS last FROM entity e LEFT JOIN linkedEntity l ON l.entity = e.id)
        """

    /// Whether no article names a row of `entity`, and no correction shows it otherwise.
    static let isGone = "articles = 0 AND isCorrected = 0"

    /// The table that tells which articles are linked to an entity, with the columns of `appearance`.
    static func linkedAppearances(isCorrected: Bool) -> String {
        isCorrected ? "linkedAppearance" : "appearance"
    }

    /// Writes an entity as the articles alone give it.
    func writeLinked(_ entity: KnownEntity, isCorrected: Bool) throws {
        try database.cachedStatement(
            sql: """
                UPDATE \(isCorrected ? "linkedEntity" : "entity")
                SET name = ?, isResolved = ?, articles = ?, mentions = ?, first = ?, last = ?
                WHERE \(isCorrected ? "entity" : "id") = ?
                """
        ).run(
            .text(entity.name), .flag(entity.isResolved), .number(entity.articles), .number(entity.mentions),
            .number(entity.first), .number(entity.last), .number(entity.id))
    }

    /// The articles that are linked to an entity, or lead to it after correction.
    func articlesOfEither(_ entity: Int64) throws -> [Int64] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT article FROM appearance WHERE entity = ?1
                    UNION SELECT article FROM linkedAppearance WHERE entity = ?1
                    """), arguments: [entity])
    }

    /// How many articles are linked to each corrected entity, and how often these mention it.
    func linkedCounts() throws -> [(entity: Int64, articles: Int, mentions: Int)] {
        try Row.fetchAll(database, sql: "SELECT entity, articles, mentions FROM linkedEntity").map {
            ($0[stored: 0], $0[stored: 1], $0[stored: 2])
        }
    }

    /// How many links of articles to corrected entities are kept aside.
    func linkedAppearanceCount() throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM linkedAppearance") ?? 0
    }

    // MARK: From one layer to both, and back

    /// Keeps aside what the articles alone gave for an entity that is about to be shown otherwise.
    func setAside(_ entity: Int64) throws {
        try execute(
            [
                """
                INSERT INTO linkedEntity SELECT id, kind, name, isResolved, articles, mentions, first, last
                FROM entity WHERE id = ?1 AND id NOT IN (SELECT entity FROM madeEntity)
                """,
                """
                INSERT INTO linkedAppearance SELECT entity, dateKey, article, mentions, quotations
                FROM appearance WHERE entity = ?1
                """,
                "UPDATE entity SET isCorrected = 1 WHERE id = ?1",
            ], of: entity)
    }

    /// Shows an entity again as the articles alone gave it.
    func restore(_ entity: Int64) throws {
        try clearShown(entity)
        try execute(
            [
                """
                INSERT INTO appearance SELECT entity, dateKey, article, mentions, quotations
                FROM linkedAppearance WHERE entity = ?1
                """,
                "UPDATE entity SET isCorrected = 0 WHERE id = ?1",
                """
                UPDATE entity SET (kind, name, isResolved, articles, mentions, first, last) =
                    (SELECT kind, name, isResolved, articles, mentions, first, last FROM linkedEntity WHERE entity = ?1)
                WHERE id IN (SELECT entity FROM linkedEntity WHERE entity = ?1)
                """,
                "DELETE FROM linkedAppearance WHERE entity = ?1",
                "DELETE FROM linkedEntity WHERE entity = ?1",
            ], of: entity)
    }

    /// Clears what is shown for a corrected entity, so that it can be summed again.
    func clearShown(_ entity: Int64) throws {
        try execute(
            [
                "DELETE FROM appearance WHERE entity = ?1",
                "DELETE FROM epithet WHERE entity = ?1 AND role > 1",
                "UPDATE entity SET articles = 0, mentions = 0 WHERE id = ?1",
            ], of: entity)
        try EntityNameWords(database).reset(entity)
    }

    /// Shows a corrected entity with the name and kind it was given, or else with those that it had.
    func show(_ entity: Int64, name: String?, kind: Int?) throws {
        try database.cachedStatement(
            sql: """
                UPDATE entity SET
                    name = coalesce(?1, (SELECT name FROM linkedEntity WHERE entity = ?3), name),
                    kind = coalesce(?2, (SELECT kind FROM linkedEntity WHERE entity = ?3), kind),
                    isResolved = CASE WHEN ?1 IS NOT NULL THEN 1
                        ELSE coalesce((SELECT isResolved FROM linkedEntity WHERE entity = ?3), 1) END
                WHERE id = ?3
                """
        ).execute(arguments: [name, kind, entity])
    }

    private func execute(_ statements: [String], of entity: Int64) throws {
        for sql in statements { try database.cachedStatement(sql: sql).execute(arguments: [entity]) }
    }
}
