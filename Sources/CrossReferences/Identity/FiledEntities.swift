/// The entities that are filed under a key, those in the most articles first, of equals the oldest.
///
/// The numbers of articles are compared by their ``rank(of:)``, so that an entity seldom changes its place.
public struct FiledEntities: Sendable {
    private struct Entry: Sendable {
        var id: Int64
        var rank: Int

        static func precedes(_ left: Entry, _ right: Entry) -> Bool {
            left.rank == right.rank ? left.id < right.id : left.rank > right.rank
        }
    }
    private var entries: [Entry] = []
    /// No more than these are kept.
    private let limit: Int
    /// Whether no entity was left out for the limit.
    public private(set) var isWhole = true

    public init(limit: Int = .max) { self.limit = limit }

    public var ids: some Sequence<Int64> { entries.lazy.map(\.id) }

    /// How often the number of an entity's articles has doubled, at most ``highestRank`` times.
    public static func rank(of articles: Int) -> Int {
        articles < 2 ? 0 : min(highestRank, Int.bitWidth - 1 - articles.leadingZeroBitCount)
    }

    public static let highestRank = 20

    public func contains(_ id: Int64) -> Bool { entries.contains { $0.id == id } }

    /// Files an entity that is in so many articles, in place of where it was filed.
    public mutating func insert(_ id: Int64, articles: Int) {
        remove(id)
        let entry = Entry(id: id, rank: Self.rank(of: articles))
        let place = entries.firstIndex { Entry.precedes(entry, $0) } ?? entries.count
        entries.insert(entry, at: place)
        if entries.count > limit {
            entries.removeLast()
            isWhole = false
        }
    }

    public mutating func remove(_ id: Int64) { entries.removeAll { $0.id == id } }
}
