import CrossReferences
import Entities
import GRDB
import WordIndex

/// Removes from the tables what is kept about names and entities that no article uses any more.
///
/// The row of an entity that no article names stays, so that its number never comes to mean somebody else: only an
/// entity of the same kind and name gets it again.
struct GoneEntities {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The number that an entity of this kind and name had before all articles that named it went away.
    func id(kind: EntityKind, name: String) throws -> Int64? {
        let find = try database.cachedStatement(
            sql: """
                SELECT id FROM entity INDEXED BY entityGone
                WHERE \(EntityLayers.isGone) AND name <> '' AND name = ? AND kind = ?
                    AND id NOT IN (SELECT entity FROM madeEntity)
                """)
        return try Int64.fetchOne(find, arguments: [name, StoredAnnotation.index(kind)])
    }

    /// Whether there is any such entity.
    func isEmpty() throws -> Bool {
        let find = try database.cachedStatement(
            sql: "SELECT 1 FROM entity INDEXED BY entityGone WHERE articles = 0 AND name <> '' LIMIT 1")
        return try Int.fetchOne(find) == nil
    }

    /// Removes the names and roles that no article uses for these entities any more.
    ///
    /// - Returns: The names that are gone and those that are left, for each entity that lost any.
    func removeUnusedEpithets(
        of entities: Set<Int64>
    ) throws -> [Int64: (gone: Set<String>, left: Set<String>)] {
        let names = "SELECT text FROM epithet WHERE entity = ?"
        let unused = try database.cachedStatement(
            sql: names + " AND role = \(EpithetRole.name.rawValue) AND articles = 0")
        let used = try database.cachedStatement(
            sql: names + " AND role = \(EpithetRole.name.rawValue) AND articles > 0")
        let given = try database.cachedStatement(
            sql: names + " AND role = \(EpithetRole.shownName.rawValue)")
        let removeEpithets = try database.cachedStatement(
            sql:
                "DELETE FROM epithet WHERE entity = ? AND role < \(EpithetRole.shownName.rawValue) AND articles = 0"
        )
        let removeWord = try database.cachedStatement(
            sql: "DELETE FROM nameWord WHERE word = ? AND entity = ?")
        var found: [Int64: (gone: Set<String>, left: Set<String>)] = [:]
        for entity in entities.sorted() {
            let gone = try String.fetchSet(unused, arguments: [entity])
            try removeEpithets.execute(arguments: [entity])
            guard !gone.isEmpty else { continue }
            let left = try String.fetchSet(used, arguments: [entity])
            let kept = try Self.words(of: left.union(String.fetchSet(given, arguments: [entity])))
            for word in Self.words(of: gone).subtracting(kept) {
                try removeWord.execute(arguments: [word, entity])
            }
            found[entity] = (gone, left)
        }
        return found
    }

    private static func words(of names: Set<String>) -> Set<String> {
        Set(names.flatMap { IndexWords.words(of: $0) }.map { String(decoding: $0, as: UTF8.self) })
    }

    /// Removes the questions about those of these entities that no article names, and what told these entities apart
    /// from others.
    func removeQuestions(about entities: Set<Int64>) throws {
        let isGone = try database.cachedStatement(
            sql: "SELECT \(EntityLayers.isGone) FROM entity WHERE id = ?")
        let gone = try entities.filter { try Bool.fetchOne(isGone, arguments: [$0]) == true }.sorted()
        guard !gone.isEmpty else { return }
        let list = gone.map(String.init).joined(separator: ",")
        try database.execute(
            sql: """
                DELETE FROM doubt WHERE entity IN (\(list)) OR other IN (\(list));
                DELETE FROM namesake WHERE person IN (\(list)) OR other IN (\(list));
                """)
    }

    /// The first entities, at most `limit`, that no article names and no correction shows, but that left something.
    func leftovers(limit: Int) throws -> [Int64] {
        let gone = "(SELECT id FROM entity WHERE \(EntityLayers.isGone))"
        return try Int64.fetchAll(
            database,
            sql: """
                SELECT entity FROM entityProfile WHERE entity IN \(gone)
                UNION SELECT entity FROM entityKey WHERE entity IN \(gone)
                UNION SELECT entity FROM epithet WHERE entity IN \(gone)
                UNION SELECT entity FROM nameWord WHERE entity IN \(gone)
                ORDER BY entity LIMIT ?
                """, arguments: [limit])
    }
}
