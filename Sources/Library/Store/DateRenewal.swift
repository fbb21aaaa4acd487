import Foundation
import GRDB
import WordIndex

/// Gives the documents of the index the dates that their articles have.
///
/// The tables have got the keys of dates that ``DateKey`` makes today in a step of the schema; a shard of the index holds
/// them packed, which SQL cannot change.
enum DateRenewal {
    static func run(_ database: Database) throws {
        let find = try database.cachedStatement(sql: "SELECT dateKey FROM article WHERE id = ?")
        let write = try database.cachedStatement(
            sql: "UPDATE shard SET documents = ?, revision = revision + 1 WHERE id = ?")
        for id in try Int64.fetchAll(database, sql: "SELECT id FROM shard ORDER BY id") {
            guard let shard = try TextIndexShard.load(id, database) else { continue }
            var documents = shard.documents
            var isChanged = false
            for place in documents.indices where !shard.dead.contains(place) {
                guard let date = try Int64.fetchOne(find, arguments: [documents[place].article]),
                    date != documents[place].date
                else { continue }
                documents[place].date = date
                isChanged = true
            }
            guard isChanged else { continue }
            try write.execute(arguments: [Data(PackedShard.packed(documents)), id])
        }
    }
}
