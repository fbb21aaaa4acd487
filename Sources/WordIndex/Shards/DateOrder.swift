/// All articles of the index, newest first (the date, then the id, descending).
public struct DateOrder: Sendable {
    /// The place in the order of each document of each shard; -1 for dead ones.
    public let places: [[Int32]]
    /// The shard and the document at each place.
    public let entries: [(shard: Int32, document: Int32)]

    package init(_ shards: [TextIndexShard]) {
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
