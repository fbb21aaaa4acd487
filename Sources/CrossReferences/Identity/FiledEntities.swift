/// The entities filed under a key, those in the most articles first; among equals, the oldest first.
///
/// The numbers of articles are compared by their ``rank(of:)``, so that an entity seldom changes its place.
public struct FiledEntities: Sendable {
    public private(set) var ids: [Int64] = []
    /// The rank of each entity.
    private var ranks: [Int] = []
    /// The most entities that are kept.
    private let limit: Int
    /// Whether no entity was left out because of the limit.
    public private(set) var isWhole = true

    public init(limit: Int = .max) { self.limit = limit }

    /// How often the number of an entity's articles has doubled, at most ``highestRank`` times.
    public static func rank(of articles: Int) -> Int {
        articles < 2 ? 0 : min(highestRank, Int.bitWidth - 1 - articles.leadingZeroBitCount)
    }

    public static let highestRank = 20

    public func contains(_ id: Int64) -> Bool { ids.contains(id) }

    /// Files an entity that is in this many articles, replacing its previous place.
    public mutating func insert(_ id: Int64, articles: Int) {
        remove(id)
        let rank = Self.rank(of: articles)
        let place =
            ids.indices.first { rank > ranks[$0] || (rank == ranks[$0] && id < ids[$0]) } ?? ids.count
        ids.insert(id, at: place)
        ranks.insert(rank, at: place)
        if ids.count > limit {
            ids.removeLast()
            ranks.removeLast()
            isWhole = false
        }
    }

    public mutating func remove(_ id: Int64) {
        guard let place = ids.firstIndex(of: id) else { return }
        ids.remove(at: place)
        ranks.remove(at: place)
    }
}
