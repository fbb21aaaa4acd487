import GRDB
import Synchronization

/// The index of words as one reader sees it: its shards, and the order of all articles by date.
final class TextIndex: Sendable {
    /// The library's generation that this is of.
    let generation: Int64
    let shards: [TextIndexShard]
    private let cachedOrder: Mutex<DateOrder?>

    init(generation: Int64, shards: [TextIndexShard], order: DateOrder? = nil) {
        self.generation = generation
        self.shards = shards
        cachedOrder = Mutex(order)
    }

    /// Reads the index, keeping the shards of `older` that are still the same.
    static func load(from database: Database, generation: Int64, older: TextIndex?) throws -> TextIndex {
        let known = Dictionary(uniqueKeysWithValues: (older?.shards ?? []).map { ($0.id, $0) })
        var shards: [TextIndexShard] = []
        let keys = try Row.fetchAll(database, sql: "SELECT id, revision FROM shard ORDER BY id")
        for key in keys {
            let id: Int64 = key[stored: "id"]
            let revision: Int64 = key[stored: "revision"]
            if let shard = known[id], shard.revision == revision {
                shards.append(shard)
            } else if let row = try Row.fetchOne(
                database, sql: "SELECT * FROM shard WHERE id = ?", arguments: [id])
            {
                shards.append(try TextIndexShard(row: row))
            }
        }
        // A mark set on an article changes the library, but not the order of its articles.
        let isSame = older.map { $0.shards.elementsEqual(shards, by: ===) } ?? false
        let order = isSame ? older?.cachedOrder.withLock { $0 } : nil
        return TextIndex(generation: generation, shards: shards, order: order)
    }

    var liveDocuments: Int { shards.reduce(0) { $0 + $1.live.count } }
    var averageLength: Double {
        let documents = shards.reduce(0) { $0 + $1.capacity }
        return documents == 0 ? 1 : max(1, Double(shards.reduce(0) { $0 + $1.words }) / Double(documents))
    }

    /// All articles, newest first; made when first asked for.
    var order: DateOrder {
        cachedOrder.withLock { cached in
            if let cached { return cached }
            let order = DateOrder(shards)
            cached = order
            return order
        }
    }
}

/// All articles of the index, newest first (the date, then the id, descending).
struct DateOrder: Sendable {
    /// For each shard and document its place in the order; -1 for dead ones.
    let places: [[Int32]]
    /// For each place the shard and the document.
    let entries: [(shard: Int32, document: Int32)]

    init(_ shards: [TextIndexShard]) {
        var keys: [(date: Int64, article: Int64, shard: Int32, document: Int32)] = []
        keys.reserveCapacity(shards.reduce(0) { $0 + $1.capacity })
        for (number, shard) in shards.enumerated() {
            shard.live.visit {
                keys.append((shard.dates[$0], shard.articles[$0], Int32(number), Int32($0)))
            }
        }
        keys.sort { $0.date == $1.date ? $0.article > $1.article : $0.date > $1.date }
        var places = shards.map { [Int32](repeating: -1, count: $0.capacity) }
        for (place, key) in keys.enumerated() { places[Int(key.shard)][Int(key.document)] = Int32(place) }
        self.places = places
        entries = keys.map { ($0.shard, $0.document) }
    }
}
