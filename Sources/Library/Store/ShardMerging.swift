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
        while let (ids, lexicon) = try nextGroup(database) {
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
            try TextIndexShard.insert(documents, blocks: blocks, lexicon: lexicon, into: database)
        }
    }

    /// The shards to merge next - the smallest tier that has gathered enough - and their lexicon.
    private static func nextGroup(_ database: Database) throws -> (ids: [Int64], lexicon: Int64)? {
        var tiers: [Tier: [(id: Int64, count: Int)]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT id, count, lexicon FROM shard ORDER BY id") {
            let count: Int = row[stored: "count"]
            // Larger ones would not go together.
            guard count <= largest / 2 else { continue }
            let tier = Tier(lexicon: row[stored: "lexicon"], level: level(of: count))
            tiers[tier, default: []].append((row[stored: "id"], count))
        }
        let full = tiers.filter { $0.value.count >= fanIn }
        guard let next = full.min(by: { $0.key.level < $1.key.level }) else { return nil }
        var documents = 0
        let chosen = next.value.prefix(fanIn).prefix { shard in
            documents += shard.count
            return documents <= largest
        }
        return (chosen.map(\.id), next.key.lexicon)
    }

    /// Shards of about one size that were written by the same lexicon.
    private struct Tier: Hashable {
        var lexicon: Int64
        var level: Int
    }

    private static func level(of count: Int) -> Int {
        var level = 0
        var bound = fanIn
        while count >= bound {
            bound *= fanIn
            level += 1
        }
        return level
    }
}
