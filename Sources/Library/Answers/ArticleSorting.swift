import Foundation
import GRDB
import Synchronization
import TextBytes
import WordIndex

/// All articles of a library in an order, with what they are grouped by.
struct SortedArticles: Sendable {
    var ids: [Int64] = []
    /// The number of each article's group; empty where nothing is grouped.
    var groups: [Int32] = []
    var names: [String] = []

    /// Reads and sorts all articles.
    init(_ order: ArticleOrder, _ database: Database) throws {
        var entries = try Self.entries(order, database)
        entries.sort { a, b in
            if a.group != b.group { return a.group.lexicographicallyPrecedes(b.group) }
            if a.text != b.text { return a.text.lexicographicallyPrecedes(b.text) }
            if a.number != b.number { return a.number < b.number }
            return a.date == b.date ? a.id > b.id : a.date > b.date
        }
        ids = entries.map(\.id)
        guard order.shownGrouping != .none else { return }
        var last: String?
        for entry in entries {
            let name = order.shownGrouping == .source ? entry.source : DateKey.day(entry.date) ?? ""
            if name != last { names.append(name) }
            last = name
            groups.append(Int32(names.count - 1))
        }
    }

    private struct Entry {
        var id: Int64
        /// By which those that are equal in all else are sorted, the latest first.
        var date: Int64
        var source: String
        /// The keys of sorting, the first the most important.
        var group: [UInt8] = []
        var text: [UInt8] = []
        var number: Int64 = 0
    }

    private static func entries(_ order: ArticleOrder, _ database: Database) throws -> [Entry] {
        var entries: [Entry] = []
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT id, dateKey, title, source, words, people, unread FROM article"))
        while let row = try rows.next() {
            let key: Int64 = row[stored: 1]
            let date = order.undatedByFile ? DateKey.seconds(of: key) : key
            var entry = Entry(id: row[stored: 0], date: date, source: row[stored: 3] ?? "")
            // Without a source they come last.
            let source = entry.source.isEmpty ? [0xFF] : Folding.fold(entry.source)
            // Sources that differ in case or accents alone stay apart, as their headings do.
            if order.shownGrouping == .source { entry.group = source + [0] + Array(entry.source.utf8) }
            switch order.key {
            case .date, .best: break
            case .oldest: entry.number = DateKey.isDated(date) ? date : Int64.max
            case .title: entry.text = Folding.fold(row[stored: 2] as String)
            case .source: entry.text = source
            case .length: entry.number = 0 &- (row[stored: 4] as Int64)
            case .people: entry.number = 0 &- (row[stored: 5] as Int64)
            case .unread: entry.number = 0 &- (row[stored: 6] as Int64)
            }
            entries.append(entry)
        }
        return entries
    }
}

/// The orders that were asked for last, so that a list which one goes through is sorted once.
final class ArticleOrders: Sendable {
    private struct Known {
        var generation: Int64
        var order: ArticleOrder
        var articles: SortedArticles
    }
    private let known = Mutex<[Known]>([])
    private let knownDays = Mutex<(generation: Int64, days: [ArticleGroup])?>(nil)
    private static let limit = 2

    /// The days of all articles, newest first, with how many each has.
    func days(_ database: Database) throws -> [ArticleGroup] {
        let generation = try Library.generation(database)
        if let known = knownDays.withLock({ $0 }), known.generation == generation { return known.days }
        var days = ArticleDays()
        let keys = try database.cachedStatement(
            sql: "SELECT dateKey FROM article WHERE copyOf IS NULL ORDER BY dateKey DESC")
        try keys.forEachRawRow { days.add($0.number(0)) }
        knownDays.withLock { $0 = (generation, days.groups) }
        return days.groups
    }

    func articles(_ order: ArticleOrder, _ database: Database) throws -> SortedArticles {
        let generation = try Library.generation(database)
        let found = known.withLock { known in
            known.first { $0.generation == generation && $0.order == order }?.articles
        }
        if let found { return found }
        let sorted = try SortedArticles(order, database)
        known.withLock { known in
            known.removeAll { $0.generation != generation || $0.order == order }
            known.insert(Known(generation: generation, order: order, articles: sorted), at: 0)
            known = Array(known.prefix(Self.limit))
        }
        return sorted
    }
}

/// Counts articles that come one after the other by their days.
struct ArticleDays {
    private(set) var groups: [ArticleGroup] = []
    private var day: Int64?

    /// - Parameter key: The date of the next article, as ``DateKey`` counts.
    mutating func add(_ key: Int64) {
        let own = DateKey.isDated(key) ? DateKey.dayNumber(of: key) : Int64.min
        if own != day {
            day = own
            groups.append(ArticleGroup(name: DateKey.day(key) ?? "", count: 0))
        }
        groups[groups.count - 1].count += 1
    }
}
