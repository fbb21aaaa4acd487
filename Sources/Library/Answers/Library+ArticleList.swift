import Articles
import GRDB
import WordIndex

extension Library {
    /// A part of the list of the articles that answer `query` (all for an empty one), and the headings of the whole list.
    ///
    /// - Parameter isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func list(
        matching query: String, in order: ArticleOrder, window: Range<Int>,
        isCancelled: @escaping () -> Bool = { false }
    ) throws -> ArticleList {
        if query.allSatisfy(\.isWhitespace), order.isPlain { return try newest(in: order, window) }
        return try read { snapshot in
            let listing = try ArticleListing(query, order, snapshot, articleOrders, isCancelled)
            let found = try listing.window(window)
            return ArticleList(
                window: Window(
                    offset: found.offset, items: try snapshot.articles.rows(found.items), total: found.total),
                groups: try listing.groups())
        }
    }

    /// All articles, newest first, which needs no index of words.
    private func newest(in order: ArticleOrder, _ window: Range<Int>) throws -> ArticleList {
        try read { snapshot in
            ArticleList(
                window: try newest(window, copies: false, snapshot),
                groups: order.shownGrouping == .date ? try articleOrders.days(snapshot.database) : [])
        }
    }

    /// The place of an article in the list that ``list(matching:in:window:isCancelled:)`` gives; `nil` when it is not in it.
    ///
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func position(
        of article: ArticleID, matching query: String, in order: ArticleOrder,
        isCancelled: @escaping () -> Bool = { false }
    ) throws -> Int? {
        if order.isPlain { return try position(of: article, matching: query, isCancelled: isCancelled) }
        return try read { snapshot in
            try ArticleListing(query, order, snapshot, articleOrders, isCancelled).place(of: article.rawValue)
        }
    }
}

/// The list of the articles that answer a query, in an order.
private struct ArticleListing {
    private let order: ArticleOrder
    /// The articles in their order, where the index of words has not got it.
    private let sorted: SortedArticles?
    private let ranking: Ranking?
    private let snapshot: Snapshot

    init(
        _ text: String, _ order: ArticleOrder, _ snapshot: Snapshot, _ orders: ArticleOrders,
        _ isCancelled: @escaping () -> Bool
    ) throws {
        let query = Query(parsing: text)
        self.snapshot = snapshot
        var order = order
        if order.key == .best, query.sought.words.isEmpty { order.key = .date }
        self.order = order
        let ranking = try Ranking(query, snapshot, isCancelled: isCancelled)
        if order.isPlain || order.key == .best && order.shownGrouping == .none {
            self.ranking = ranking
            sorted = nil
        } else {
            self.ranking = nil
            let all = try orders.articles(order, snapshot)
            let isWhole = try query.isEmpty && FoldedCopies.count(snapshot.database) == 0
            sorted = isWhole ? all : all.narrowed(to: try ranking.ids())
        }
    }

    func window(_ window: Range<Int>) throws -> Window<Int64> {
        if let sorted {
            let window = window.clamped(to: sorted.ids.indices)
            return Window(
                offset: window.lowerBound, items: Array(sorted.ids[window]), total: sorted.ids.count)
        }
        guard let ranking else { return Window(offset: 0, items: [], total: 0) }
        guard order.key == .best else { return ranking.newestFirst(window) }
        let best = try ranking.bestFirst(window)
        return Window(offset: best.offset, items: best.items.map(\.article), total: best.total)
    }

    func place(of article: Int64) throws -> Int? {
        if let sorted {
            // A copy is where the article that stands for it is.
            for id in try [article] + FoldedCopies.group(of: article, snapshot.database) {
                if let place = sorted.ids.firstIndex(of: id) { return place }
            }
            return nil
        }
        guard let ranking else { return nil }
        return try ranking.bestFirst(0..<ranking.total).items.firstIndex { $0.article == article }
    }

    func groups() throws -> [ArticleGroup] {
        if let sorted { return sorted.counted }
        return order.shownGrouping == .date ? ranking?.days ?? [] : []
    }
}

extension SortedArticles {
    /// Those of some articles, in the same order.
    func narrowed(to articles: DocumentSet) -> SortedArticles {
        var result = self
        result.ids = []
        result.groups = []
        for (place, id) in ids.enumerated() where articles.contains(Int(id)) {
            result.ids.append(id)
            if !groups.isEmpty { result.groups.append(groups[place]) }
        }
        return result
    }

    /// The groups with how many articles each has.
    var counted: [ArticleGroup] {
        var found: [ArticleGroup] = []
        var last: Int32?
        for group in groups {
            if group != last { found.append(ArticleGroup(name: names[Int(group)], count: 0)) }
            last = group
            found[found.count - 1].count += 1
        }
        return found
    }
}
