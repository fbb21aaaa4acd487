/// Keeps the number of shards small: when several of about one size have accumulated, they become one.
///
/// An article's words are rewritten about once for each power of eight, so the cost of an added article does not grow
/// with the library.
public enum ShardMerging {
    /// How many shards of about one size are merged.
    package static let fanIn = 8
    /// Larger shards are left as they are, so that no transaction takes long.
    package static let largest = 16_384

    /// What merging knows about a shard.
    public struct Candidate: Sendable {
        public var id: Int64
        /// The number of its documents.
        public var count: Int
        public var lexicon: Int64

        public init(id: Int64, count: Int, lexicon: Int64) {
            self.id = id
            self.count = count
            self.lexicon = lexicon
        }
    }

    /// The shards to merge next - the smallest tier that has enough; none when there is nothing to do.
    ///
    /// - Parameter shards: All shards, in the order of their ids.
    /// - Returns: Shards with the same lexicon.
    public static func nextGroup(of shards: [Candidate]) -> [Candidate] {
        // Larger ones would not fit together.
        let tiers = Dictionary(grouping: shards.filter { $0.count <= largest / 2 }) {
            Tier(lexicon: $0.lexicon, level: level(of: $0.count))
        }
        let full = tiers.filter { $0.value.count >= fanIn }
        guard let next = full.min(by: { $0.key < $1.key }) else { return [] }
        var documents = 0
        return Array(
            next.value.prefix(fanIn).prefix { shard in
                documents += shard.count
                return documents <= largest
            })
    }

    /// Shards of about one size that were written by the same lexicon.
    private struct Tier: Hashable, Comparable {
        var lexicon: Int64
        var level: Int

        static func < (a: Tier, b: Tier) -> Bool { (a.level, a.lexicon) < (b.level, b.lexicon) }
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
