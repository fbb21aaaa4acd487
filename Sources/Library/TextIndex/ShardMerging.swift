import GRDB

/// Keeps the number of shards small: when several of about one size have gathered, they become one.
///
/// An article's words are written anew about once for each power of eight, so the cost of an added article does not grow
/// with the library.
enum ShardMerging {
    /// How many shards of about one size are merged.
    static let fanIn = 8
    /// Larger shards are left as they are, so that no transaction takes long.
    static let largest = 16_384

    static func run(_ database: Database) throws {
        while let ids = try nextGroup(database) {
            var builder = ShardBuilder()
            for id in ids {
                guard
                    let row = try Row.fetchOne(
                        database, sql: "SELECT * FROM shard WHERE id = ?", arguments: [id])
                else { continue }
                let shard = try TextIndexShard(row: row)
                builder.add(
                    documents: shard.documents, dead: shard.dead, blocks: try shard.allBlocks(in: database))
                try shard.delete(from: database)
            }
            guard !builder.documents.isEmpty else { continue }
            let (documents, blocks) = builder.finished()
            try TextIndexShard.insert(documents, blocks: blocks, into: database)
        }
    }

    /// The shards to merge next: the smallest tier that has gathered enough.
    private static func nextGroup(_ database: Database) throws -> [Int64]? {
        var tiers: [Int: [(id: Int64, count: Int)]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT id, count FROM shard ORDER BY id") {
            let count: Int = row["count"]
            guard count < largest else { continue }
            tiers[tier(of: count), default: []].append((row["id"], count))
        }
        for (_, shards) in tiers.sorted(by: { $0.key < $1.key }) where shards.count >= fanIn {
            return shards.prefix(fanIn).map(\.id)
        }
        return nil
    }

    private static func tier(of count: Int) -> Int {
        var tier = 0
        var bound = fanIn
        while count >= bound {
            bound *= fanIn
            tier += 1
        }
        return tier
    }
}
