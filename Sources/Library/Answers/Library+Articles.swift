import Articles
import Entities
import Foundation
import GRDB

extension Library {
    /// The articles that answer `query`, newest first; all of them for an empty one.
    ///
    /// - Parameters:
    ///   - isTyping: The last word of the query may not be finished.
    ///   - copies: Whether each copy of a text has a row; else the article that stands for them has, or the first that answers.
    ///   - isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func articles(
        matching query: String, window: Range<Int>, isTyping: Bool = false, copies: Bool = false,
        isCancelled: @escaping () -> Bool = { false }
    ) throws -> Window<ArticleRow> {
        let query = Query(parsing: query, isTyping: isTyping)
        return try read { snapshot in
            if query.isEmpty { return try newest(window, copies: copies, snapshot) }
            let found = try Ranking(query, snapshot, copies: copies, isCancelled: isCancelled).newestFirst(
                window)
            return Window(
                offset: found.offset, items: try snapshot.articles.rows(found.items), total: found.total)
        }
    }

    func newest(_ window: Range<Int>, copies: Bool, _ snapshot: Snapshot) throws -> Window<ArticleRow> {
        let database = snapshot.database
        let all = max(0, try Int.fetchOne(database, sql: "SELECT articles FROM state") ?? 0)
        let total = copies ? all : max(0, all - (try FoldedCopies.count(database)))
        let window = window.clamped(to: 0..<total)
        let ids = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id FROM article \(copies ? "" : "WHERE copyOf IS NULL")
                    ORDER BY dateKey DESC, id DESC LIMIT ? OFFSET ?
                    """),
            arguments: [window.count, window.lowerBound])
        return Window(offset: window.lowerBound, items: try snapshot.articles.rows(ids), total: total)
    }

    /// The place of an article in the list that ``articles(matching:window:isTyping:isCancelled:)`` gives; `nil` when it is not in it.
    ///
    /// - Parameters:
    ///   - copies: Whether each copy of a text has a row; else the place is that of the article that stands for them.
    ///   - isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func position(
        of article: ArticleID, matching query: String, copies: Bool = false,
        isCancelled: @escaping () -> Bool = { false }
    ) throws -> Int? {
        let query = Query(parsing: query)
        return try read { snapshot in
            let database = snapshot.database
            if !query.isEmpty {
                return try Ranking(query, snapshot, copies: copies, isCancelled: isCancelled)
                    .place(of: article.rawValue)
            }
            let shown =
                copies
                ? article.rawValue : try FoldedCopies.group(of: article.rawValue, database).first
            let find = "SELECT dateKey FROM article WHERE id = ?"
            guard let date = try Int64.fetchOne(database, sql: find, arguments: [shown]) else { return nil }
            let only = copies ? "" : "copyOf IS NULL AND"
            return try Int.fetchOne(
                database,
                sql: """
                    SELECT (SELECT count(*) FROM article WHERE \(only) dateKey > ?)
                        + (SELECT count(*) FROM article WHERE \(only) dateKey = ? AND id > ?)
                    """, arguments: [date, date, shown])
        }
    }

    /// The articles that mention an entity, newest first.
    public func articles(mentioning entity: EntityID, window: Range<Int>) throws -> Window<ArticleRow> {
        try read { snapshot in
            let database = snapshot.database
            let count = "SELECT articles - foldedArticles FROM entity WHERE id = ?"
            let total = max(0, try Int.fetchOne(database, sql: count, arguments: [entity.rawValue]) ?? 0)
            let window = window.clamped(to: 0..<total)
            let ids = try Int64.fetchAll(
                database,
                sql: """
                    SELECT article FROM countedAppearance WHERE entity = ? ORDER BY dateKey DESC, article DESC
                    LIMIT ? OFFSET ?
                    """, arguments: [entity.rawValue, window.count, window.lowerBound])
            return Window(offset: window.lowerBound, items: try snapshot.articles.rows(ids), total: total)
        }
    }
}
