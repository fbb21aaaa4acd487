import GRDB
import WordIndex

/// The articles that answer a query, in an order.
struct Ranking {
    private let query: Query
    private let snapshot: Snapshot
    private let index: TextIndex
    private let found: ArticleSet
    private let isCancelled: () -> Bool

    /// - Parameter copies: Whether copies of one text are articles of their own here; else one of them stands for all.
    init(
        _ query: Query, _ snapshot: Snapshot, copies: Bool = false,
        isCancelled: @escaping () -> Bool = { false }
    ) throws {
        self.query = query
        self.snapshot = snapshot
        index = try snapshot.index
        self.isCancelled = isCancelled
        let all = try QueryEvaluation(snapshot, isCancelled: isCancelled).articles(query.condition)
        found = copies || query.showsCopies ? all : try snapshot.copies.folded(all)
    }

    var total: Int { found.count }

    /// The places in the order of dates of the articles that answer.
    private var places: DocumentSet {
        let order = index.order
        var places = DocumentSet(capacity: order.entries.count)
        for (shard, set) in found.parts.enumerated() {
            let own = order.places[shard]
            set.visit { places.insert(Int(own[$0])) }
        }
        return places
    }

    /// The articles of a window, newest first.
    func newestFirst(_ window: Range<Int>) -> Window<Int64> {
        let total = total
        let window = window.clamped(to: 0..<total)
        let order = index.order
        let chosen = places.members(window)
        let ids = chosen.map { place in
            let entry = order.entries[place]
            return index.shards[Int(entry.shard)].articles[Int(entry.document)]
        }
        return Window(offset: window.lowerBound, items: ids, total: total)
    }

    /// The ids of the articles that answer.
    func ids() throws -> DocumentSet { try found.ids() }

    /// The days of the articles that answer, newest first, with how many each has.
    var days: [ArticleGroup] {
        let order = index.order
        var days = ArticleDays()
        places.visit { place in
            let entry = order.entries[place]
            days.add(index.shards[Int(entry.shard)].dates[Int(entry.document)])
        }
        return days.groups
    }

    /// The place of an article, or of the one that stands for it, in the newest-first list.
    func place(of article: Int64) throws -> Int? {
        if let place = ownPlace(of: article) { return place }
        let others = try FoldedCopies.group(of: article, snapshot.database).filter { $0 != article }
        return others.lazy.compactMap(ownPlace).first
    }

    private func ownPlace(of article: Int64) -> Int? {
        found.place(of: article).map { places.count(below: Int(index.order.places[$0.shard][$0.document])) }
    }

    /// The articles of a window, the best first, with their scores.
    func bestFirst(_ window: Range<Int>) throws -> Window<ScoredArticle> {
        let scorer = try Scorer(query, snapshot)
        var all: [ScoredArticle] = []
        all.reserveCapacity(total)
        for (number, set) in found.parts.enumerated() where !set.isEmpty {
            if isCancelled() { throw CancellationError() }
            all += try scorer.scores(of: set, shard: number)
        }
        let window = window.clamped(to: 0..<all.count)
        // Only as much as is looked at is sorted.
        return Window(
            offset: window.lowerBound, items: Array(all.best(window.upperBound)[window]), total: all.count)
    }
}

/// An article and how well it answers.
struct ScoredArticle: Equatable, Sendable {
    var article: Int64
    var date: Int64
    var score: Double

    func isBetter(than other: ScoredArticle) -> Bool {
        if score != other.score { return score > other.score }
        return date == other.date ? article > other.article : date > other.date
    }
}

extension Array where Element == ScoredArticle {
    /// The best `count`, sorted.
    func best(_ count: Int) -> [ScoredArticle] {
        guard count * 8 < self.count else { return Array(sorted { $0.isBetter(than: $1) }.prefix(count)) }
        var chosen: [ScoredArticle] = []
        for item in self {
            if chosen.count == count, let last = chosen.last, !item.isBetter(than: last) { continue }
            var place = chosen.count
            while place > 0, item.isBetter(than: chosen[place - 1]) { place -= 1 }
            chosen.insert(item, at: place)
            if chosen.count > count { chosen.removeLast() }
        }
        return chosen
    }
}

extension DocumentSet {
    /// The members with numbers `window` among the members.
    func members(_ window: Range<Int>) -> [Int] {
        var members: [Int] = []
        var before = 0
        for (index, word) in bits.enumerated() {
            let count = word.nonzeroBitCount
            if before + count > window.lowerBound {
                var rest = word
                var number = before
                while rest != 0, number < window.upperBound {
                    if number >= window.lowerBound { members.append(index * 64 + rest.trailingZeroBitCount) }
                    rest &= rest - 1
                    number += 1
                }
            }
            before += count
            if before >= window.upperBound { break }
        }
        return members
    }

    /// How many members are smaller than `member`.
    func count(below member: Int) -> Int {
        let whole = bits[..<(member / 64)].reduce(0) { $0 + $1.nonzeroBitCount }
        return whole + (bits[member / 64] & ((1 << UInt64(member % 64)) - 1)).nonzeroBitCount
    }
}
