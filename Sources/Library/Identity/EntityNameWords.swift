import GRDB
import WordIndex

/// The words that entities are found by.
struct EntityNameWords {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Makes an entity findable by the words of a name.
    func add(_ name: String, to entity: Int64) throws {
        let insert = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO nameWord (word, entity) VALUES (?, ?)")
        for word in Set(IndexWords.words(of: name)) {
            try insert.run(.text(String(decoding: word, as: UTF8.self)), .number(entity))
        }
    }

    /// Keeps only the words of the names that articles give an entity.
    func reset(_ entity: Int64) throws {
        try database.cachedStatement(sql: "DELETE FROM nameWord WHERE entity = ?")
            .execute(arguments: [entity])
        let names = try database.cachedStatement(
            sql: "SELECT text FROM epithet WHERE entity = ? AND role = ?")
        for name in try String.fetchAll(names, arguments: [entity, EpithetRole.name.rawValue]) {
            try add(name, to: entity)
        }
    }
}
