import Synchronization

/// The index of words as one reader sees it: its shards, and the order of all articles by date.
public final class TextIndex: Sendable {
    /// The library's generation that this belongs to.
    public let generation: Int64
    public let shards: [TextIndexShard]
    private let cachedOrder: Mutex<DateOrder?>

    /// - Parameters:
    ///   - shards: In the order of their ids; those of `older` that are still the same are the same objects.
    ///   - older: An earlier state of the same index, whose order is kept if its articles are the same.
    public init(generation: Int64, shards: [TextIndexShard], older: TextIndex? = nil) {
        self.generation = generation
        self.shards = shards
        // A mark set on an article changes the library, but not the order of its articles.
        let isSame = older.map { $0.shards.elementsEqual(shards, by: ===) } ?? false
        cachedOrder = Mutex(isSame ? older?.cachedOrder.withLock { $0 } : nil)
    }

    public var liveDocuments: Int { shards.reduce(0) { $0 + $1.live.count } }
    /// In words; at least 1.
    public var averageLength: Double {
        let documents = shards.reduce(0) { $0 + $1.capacity }
        return documents == 0 ? 1 : max(1, Double(shards.reduce(0) { $0 + $1.words }) / Double(documents))
    }

    /// All articles, newest first; made when first asked for.
    public var order: DateOrder {
        cachedOrder.withLock { cached in
            if let cached { return cached }
            let order = DateOrder(shards)
            cached = order
            return order
        }
    }
}
