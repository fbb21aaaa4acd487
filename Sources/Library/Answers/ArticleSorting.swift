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
    init(_ order: ArticleOrder, _ snapshot: Snapshot) throws {
        var entries = try Self.entries(order, snapshot.database)
        if order.key == .new { try Self.count(newMentionsIn: &entries, snapshot) }
        if order.shownGrouping == .story { try Self.putInStories(&entries, snapshot.database) }
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
            let name = order.shownGrouping == .date ? DateKey.day(entry.date) ?? "" : entry.heading
            if name != last { names.append(name) }
            last = name
            groups.append(Int32(names.count - 1))
        }
    }

    private struct Entry {
        var id: Int64
        /// By which those that are equal in all else are sorted, the latest first.
        var date: Int64
        /// The source, or the name of the story, that it stands under.
        var heading: String
        /// The keys of sorting, the first the most important.
        var group: [UInt8] = []
        var text: [UInt8] = []
        var number: Int64 = 0

        /// The date; of an article without one, later than any.
        var dateOrLast: Int64 { DateKey.isDated(date) ? date : .max }
    }

    private static func entries(_ order: ArticleOrder, _ database: Database) throws -> [Entry] {
        var entries: [Entry] = []
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT id, dateKey, title, source, words, people, unread FROM article"))
        while let row = try rows.next() {
            let key: Int64 = row[stored: 1]
            let date = order.undatedByFile ? DateKey.seconds(of: key) : key
            var entry = Entry(id: row[stored: 0], date: date, heading: row[stored: 3] ?? "")
            // Without a source they come last.
            let source = entry.heading.isEmpty ? [0xFF] : Folding.fold(entry.heading)
            // Sources that differ in case or accents alone stay apart, as their headings do.
            if order.shownGrouping == .source { entry.group = source + [0] + Array(entry.heading.utf8) }
            switch order.key {
            case .date, .best, .new: break
            case .oldest: entry.number = entry.dateOrLast
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

    private static func count(newMentionsIn entries: inout [Entry], _ snapshot: Snapshot) throws {
        var found: [Int64: Int64] = [:]
        var counting = try NewMentions(snapshot)
        for entity in try snapshot.followed.shown.sorted() {
            try counting.forEachStop(of: entity) { stop, new in found[stop.article, default: 0] += Int64(new)
            }
        }
        for place in entries.indices { entries[place].number = 0 &- (found[entries[place].id] ?? 0) }
    }

    /// Puts articles under the stories they belong to, the one with the latest article first; the others come last.
    private static func putInStories(_ entries: inout [Entry], _ database: Database) throws {
        var stories: [Int64: Int64] = [:]
        let find = """
            SELECT article.id, story.story FROM article
                JOIN story ON story.article = coalesce(article.copyOf, article.id)
            """
        try database.cachedStatement(sql: find).forEachRawRow { stories[$0.number(0)] = $0.number(1) }
        var ends: [Int64: (first: Entry, last: Int64, count: Int)] = [:]
        for entry in entries {
            guard let story = stories[entry.id] else { continue }
            var end = ends[story] ?? (entry, entry.date, 0)
            if (entry.dateOrLast, entry.id) < (end.first.dateOrLast, end.first.id) { end.first = entry }
            ends[story] = (end.first, max(end.last, entry.date), end.count + 1)
        }
        let names = try titles(of: ends.values.map(\.first.id), database)
        for place in entries.indices {
            let entry = entries[place]
            guard let story = stories[entry.id], let end = ends[story], end.count > 1 else {
                (entries[place].group, entries[place].heading) = ([0xFF], "")
                continue
            }
            entries[place].group = [0] + [Int64.max &- end.last, story].flatMap(bytes)
            entries[place].heading = names[end.first.id] ?? ""
        }
    }

    private static func titles(of articles: [Int64], _ database: Database) throws -> [Int64: String] {
        let statement = try database.cachedStatement(sql: "SELECT title FROM article WHERE id = ?")
        return try articles.reduce(into: [:]) {
            $0[$1] = try String.fetchOne(statement, arguments: [$1])
        }
    }

    /// Bytes that stand in the order of the numbers.
    private static func bytes(_ number: Int64) -> [UInt8] {
        withUnsafeBytes(of: (UInt64(bitPattern: number) ^ (1 << 63)).bigEndian) { Array($0) }
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

    func articles(_ order: ArticleOrder, _ snapshot: Snapshot) throws -> SortedArticles {
        let generation = try Library.generation(snapshot.database)
        let found = known.withLock { known in
            known.first { $0.generation == generation && $0.order == order }?.articles
        }
        if let found { return found }
        let sorted = try SortedArticles(order, snapshot)
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
