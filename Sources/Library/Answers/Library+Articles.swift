import Articles
import Entities
import Foundation
import GRDB

extension Library {
    /// The articles that answer `query`, newest first; all of them for an empty one.
    ///
    /// - Parameters:
    ///   - isTyping: The last word of the query may not be finished.
    ///   - isCancelled: Asked often: whether nobody waits for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func articles(
        matching query: String, window: Range<Int>, isTyping: Bool = false,
        isCancelled: @escaping () -> Bool = { false }
    ) throws -> Window<ArticleRow> {
        let query = Query(parsing: query, isTyping: isTyping)
        return try read { snapshot in
            if query.isEmpty { return try newest(window, snapshot) }
            let found = try Ranking(query, snapshot, isCancelled: isCancelled).newestFirst(window)
            return Window(
                offset: found.offset, items: try snapshot.articles.rows(found.items), total: found.total)
        }
    }

    private func newest(_ window: Range<Int>, _ snapshot: Snapshot) throws -> Window<ArticleRow> {
        let database = snapshot.database
        let total = try Int.fetchOne(database, sql: "SELECT articles FROM state") ?? 0
        let window = window.clamped(to: 0..<total)
        let ids = try Int64.fetchAll(
            database.cachedStatement(
                sql: "SELECT id FROM article ORDER BY dateKey DESC, id DESC LIMIT ? OFFSET ?"),
            arguments: [window.count, window.lowerBound])
        return Window(offset: window.lowerBound, items: try snapshot.articles.rows(ids), total: total)
    }

    /// The place of an article in the list that ``articles(matching:window:isTyping:isCancelled:)`` gives; `nil` when it is not in it.
    ///
    /// - Parameter isCancelled: Asked often: whether nobody waits for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func position(
        of article: ArticleID, matching query: String, isCancelled: @escaping () -> Bool = { false }
    ) throws -> Int? {
        let query = Query(parsing: query)
        return try read { snapshot in
            let database = snapshot.database
            if !query.isEmpty {
                return try Ranking(query, snapshot, isCancelled: isCancelled).place(of: article.rawValue)
            }
            let find = "SELECT dateKey FROM article WHERE id = ?"
            guard let date = try Int64.fetchOne(database, sql: find, arguments: [article.rawValue]) else {
                return nil
            }
            return try Int.fetchOne(
                database,
                sql: """
                    SELECT (SELECT count(*) FROM article WHERE dateKey > ?)
                        + (SELECT count(*) FROM article WHERE dateKey = ? AND id > ?)
                    """, arguments: [date, date, article.rawValue])
        }
    }

    /// An article with all that is known of it.
    public func article(_ id: ArticleID) throws -> OpenedArticle? {
        try read { snapshot in
            guard let row = try snapshot.articles.rows([id.rawValue]).first,
                let article = try snapshot.texts.article(of: row)
            else { return nil }
            return try snapshot.readings.opened(row, article)
        }
    }

    /// The text of an article alone, as UTF-8; `nil` when there is no such article.
    public func text(of article: ArticleID) throws -> [UInt8]? {
        try read { try $0.texts.bytes(of: article.rawValue) }
    }

    /// The article with this id, path, or file name, if exactly one has it.
    public func articleID(named nameOrPath: String) throws -> ArticleID? {
        try read { snapshot in
            let database = snapshot.database
            if let number = Int64(nameOrPath),
                try Bool.fetchOne(database, sql: "SELECT 1 FROM article WHERE id = ?", arguments: [number])
                    != nil
            {
                return ArticleID(rawValue: number)
            }
            let path = URL(filePath: nameOrPath).standardizedFileURL.path
            let parts = ArticleSource(path: path, size: 0, modified: 0, contentHash: 0).parts
            let exact = try Int64.fetchOne(
                database,
                sql:
                    "SELECT id FROM article WHERE folder = (SELECT id FROM folder WHERE path = ?) AND file = ?",
                arguments: [parts.folder, parts.file])
            if let exact { return ArticleID(rawValue: exact) }
            guard !nameOrPath.contains("/") else { return nil }
            let byName = try Int64.fetchAll(
                database, sql: "SELECT id FROM article WHERE file = ? LIMIT 2", arguments: [nameOrPath])
            return byName.count == 1 ? ArticleID(rawValue: byName[0]) : nil
        }
    }

    /// The articles that mention an entity, newest first.
    public func articles(mentioning entity: EntityID, window: Range<Int>) throws -> Window<ArticleRow> {
        try read { snapshot in
            let database = snapshot.database
            let total =
                try Int.fetchOne(
                    database, sql: "SELECT articles FROM entity WHERE id = ?", arguments: [entity.rawValue])
                ?? 0
            let window = window.clamped(to: 0..<total)
            let ids = try Int64.fetchAll(
                database,
                sql: """
                    SELECT article FROM appearance WHERE entity = ? ORDER BY dateKey DESC, article DESC
                    LIMIT ? OFFSET ?
                    """, arguments: [entity.rawValue, window.count, window.lowerBound])
            return Window(offset: window.lowerBound, items: try snapshot.articles.rows(ids), total: total)
        }
    }
}

/// Makes the rows of article lists.
struct ArticleRows {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The rows of these articles, in this order.
    func rows(_ ids: [Int64]) throws -> [ArticleRow] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT f.path, a.file, a.title, a.date, a.dateOrigin, a.source, a.byline, a.url, a.language, a.words,
                    a.people, a.unread, a.starred, a.wasRead, a.missing
                FROM article a JOIN folder f ON f.id = a.folder WHERE a.id = ?
                """)
        let tags = try database.cachedStatement(sql: "SELECT tag FROM tag WHERE article = ? ORDER BY tag")
        let hasTags = try Int.fetchOne(database.cachedStatement(sql: "SELECT 1 FROM tag LIMIT 1")) != nil
        return try ids.compactMap { id in
            guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
            return articleRow(row, id: id, tags: hasTags ? try String.fetchAll(tags, arguments: [id]) : [])
        }
    }

    private func articleRow(_ row: Row, id: Int64, tags: [String]) -> ArticleRow {
        let folder: String = row[stored: 0]
        let file: String = row[stored: 1]
        return ArticleRow(
            id: ArticleID(rawValue: id), path: folder.isEmpty ? file : folder + "/" + file,
            title: row[stored: 2],
            date: ArticleDate(iso: row[stored: 3], origin: ArticleWriting.origin(row[stored: 4])),
            source: row[stored: 5], byline: row[stored: 6], url: row[stored: 7], language: row[stored: 8],
            words: row[stored: 9], people: row[stored: 10], unread: row[stored: 11], starred: row[stored: 12],
            tags: tags, wasRead: row[stored: 13], missing: row[stored: 14])
    }
}
