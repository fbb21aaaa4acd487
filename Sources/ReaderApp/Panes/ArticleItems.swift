import Algorithms
import Articles
import Library

/// The entries of the list of articles: headings, and below each its articles, unless it is folded.
struct ArticleItems: Equatable, Sendable {
    struct Heading: Equatable, Sendable {
        /// A month or a day (`2024-07`, `2024-07-21`), a source or a story; empty where the articles give none.
        var name: String
        var count: Int
        var isFolded: Bool
        /// The place of its first article in the list.
        var start: Int
        /// Its place among the entries, and how many entries before it can be selected.
        var entry = 0
        var selectable = 0
    }
    enum Item: Equatable {
        case heading(Int)
        /// The place of an article in the list.
        case article(Int)
    }

    private(set) var headings: [Heading] = []
    private(set) var articles = 0
    private(set) var count = 0
    /// How many entries can be selected: articles, and headings that are folded.
    private(set) var selectable = 0

    init() {}

    /// - Parameters:
    ///   - groups: Of the whole list; they are left out where they do not fit it, as when it has just changed.
    ///   - page: Days stand under headings of their own in months with more articles than this.
    init(_ groups: [ArticleGroup], articles: Int, page: Int, folded: Set<String>) {
        self.articles = articles
        var start = 0
        for group in Self.byMonth(groups, page: page) {
            headings.append(
                Heading(
                    name: group.name, count: group.count, isFolded: folded.contains(group.name), start: start)
            )
            start += group.count
        }
        if start != articles { headings = [] }
        for place in headings.indices {
            headings[place].entry = count
            headings[place].selectable = selectable
            let shown = headings[place].isFolded ? 0 : headings[place].count
            count += 1 + shown
            selectable += headings[place].isFolded ? 1 : shown
        }
        if headings.isEmpty { (count, selectable) = (articles, articles) }
    }

    /// Days as months, where a month has no more than a page; other groups as they are.
    private static func byMonth(_ groups: [ArticleGroup], page: Int) -> [ArticleGroup] {
        groups.chunked { isDay($0.name) && isDay($1.name) && $0.name.prefix(7) == $1.name.prefix(7) }
            .flatMap { days -> [ArticleGroup] in
                let total = days.reduce(0) { $0 + $1.count }
                guard let first = days.first, isDay(first.name),
                    total <= page || days.count == 1 && total == 0
                else { return Array(days) }
                return [ArticleGroup(name: String(first.name.prefix(7)), count: total)]
            }
    }

    static func isDay(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return bytes.count == 10
            && bytes.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (48...57).contains(byte)
            }
    }

    // MARK: Entries and articles

    func item(at entry: Int) -> Item {
        guard !headings.isEmpty else { return .article(entry) }
        let place = headings.partitioningIndex { $0.entry > entry } - 1
        let heading = headings[max(0, place)]
        return entry == heading.entry
            ? .heading(max(0, place)) : .article(heading.start + entry - heading.entry - 1)
    }

    /// The place of an article in the list; `nil` for a heading, and outside the list.
    func article(at entry: Int) -> Int? {
        guard (0..<count).contains(entry), case .article(let place) = item(at: entry) else { return nil }
        return place
    }

    /// The heading of an article.
    func heading(ofArticle place: Int) -> Int? {
        guard !headings.isEmpty else { return nil }
        return max(0, headings.partitioningIndex { $0.start > place } - 1)
    }

    /// The heading that an entry is, or stands under.
    func heading(of entry: Int) -> Int? {
        headings.isEmpty ? nil : max(0, headings.partitioningIndex { $0.entry > entry } - 1)
    }

    /// The entry of an article; of one in a folded group, its heading.
    func entry(ofArticle place: Int) -> Int {
        guard let number = heading(ofArticle: place) else { return place }
        let heading = headings[number]
        return heading.isFolded ? heading.entry : heading.entry + 1 + place - heading.start
    }

    // MARK: Entries that can be selected

    /// The number of an entry among those that can be selected; of a heading above articles, its first article's.
    func number(of entry: Int) -> Int {
        guard let place = heading(of: entry) else { return entry }
        let heading = headings[place]
        return heading.isFolded || entry == heading.entry
            ? heading.selectable : heading.selectable + entry - heading.entry - 1
    }

    func entry(numbered number: Int) -> Int {
        guard !headings.isEmpty else { return number }
        let heading = headings[max(0, headings.partitioningIndex { $0.selectable > number } - 1)]
        return heading.isFolded ? heading.entry : heading.entry + 1 + number - heading.selectable
    }

    /// The entry that can be selected this many of them further on.
    func entry(_ steps: Int, from entry: Int) -> Int {
        guard selectable > 0 else { return 0 }
        let target = number(of: entry).addingReportingOverflow(steps)
        let number = target.overflow ? (steps > 0 ? Int.max : 0) : target.partialValue
        return self.entry(numbered: max(0, min(selectable - 1, number)))
    }
}
