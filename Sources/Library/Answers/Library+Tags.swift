import GRDB

/// A tag, and how many articles have it.
public struct TagCount: Equatable, Sendable {
    public var tag: String
    public var articles: Int

    public init(tag: String, articles: Int) {
        self.tag = tag
        self.articles = articles
    }
}

/// What a person marks an article with.
public enum ArticleMark: String, Sendable, CaseIterable {
    case unread
    case starred
}

extension Library {
    /// Puts a tag on articles, or takes it off; all of them or none.
    ///
    /// - Parameter tag: Kept in lower case and without spaces around it; an empty one changes nothing.
    /// - Returns: How many articles changed.
    @discardableResult
    public func setTag(_ tag: String, _ isOn: Bool, articles: [ArticleID]) throws -> Int {
        let tag = Query.tagName(tag)
        guard !tag.isEmpty, !articles.isEmpty else { return 0 }
        return try write { database in
            let change = try database.cachedStatement(
                sql: isOn
                    ? "INSERT OR IGNORE INTO tag (tag, article) SELECT ?, id FROM article WHERE id = ?"
                    : "DELETE FROM tag WHERE tag = ? AND article = ?")
            let before = database.totalChangesCount
            for article in articles { try change.execute(arguments: [tag, article.rawValue]) }
            return database.totalChangesCount - before
        }
    }

    /// Renames a tag on all articles; if the new name is a tag already, the two become one.
    ///
    /// - Returns: How many articles had the old tag.
    @discardableResult
    public func renameTag(_ old: String, to new: String) throws -> Int {
        let (old, new) = (Query.tagName(old), Query.tagName(new))
        guard !new.isEmpty, old != new else { return 0 }
        return try write { database in
            let had = "SELECT count(*) FROM tag WHERE tag = ?"
            let count = try Int.fetchOne(database, sql: had, arguments: [old]) ?? 0
            try database.execute(
                sql: "INSERT OR IGNORE INTO tag (tag, article) SELECT ?, article FROM tag WHERE tag = ?",
                arguments: [new, old])
            try database.execute(sql: "DELETE FROM tag WHERE tag = ?", arguments: [old])
            return count
        }
    }

    /// All tags and the number of articles that have each, by name.
    public func tags() throws -> [TagCount] {
        try read { snapshot in
            try Row.fetchAll(
                snapshot.database, sql: "SELECT tag, count(*) AS articles FROM tag GROUP BY tag ORDER BY tag"
            ).map { TagCount(tag: $0[stored: "tag"], articles: $0[stored: "articles"]) }
        }
    }

    /// Marks articles as unread or starred, or takes the mark off; all of them or none.
    ///
    /// All of an article that is marked as read was read, with all mentions in it; nothing of one that is marked as
    /// unread.
    ///
    /// - Returns: How many articles got another mark.
    @discardableResult
    public func setMark(_ mark: ArticleMark, _ isOn: Bool, articles: [ArticleID]) throws -> Int {
        // A library without any change to make is left alone, so that nobody loads it again.
        let others = try read { snapshot in
            let find = try snapshot.database.cachedStatement(
                sql: "SELECT 1 FROM article WHERE id = ? AND \(mark.rawValue) <> ?")
            return try articles.filter {
                try Int.fetchOne(find, arguments: [$0.rawValue, isOn]) != nil
            }
        }
        let reading = mark == .unread ? try read { try Self.reading(articles, isOn, $0) } : []
        guard !others.isEmpty || !reading.isEmpty else { return 0 }
        try write { database in
            let change = try database.cachedStatement(
                sql: "UPDATE article SET \(mark.rawValue) = ? WHERE id = ?")
            for article in others { try change.execute(arguments: [isOn, article.rawValue]) }
            let rows = SeenRows(database)
            for article in reading { try rows.put(isOn ? .nothing : .whole, of: article.rawValue) }
        }
        return others.count
    }

    /// Those of some articles of which something else was read than all, or than nothing when they become unread.
    private static func reading(
        _ articles: [ArticleID], _ isUnread: Bool, _ snapshot: Snapshot
    ) throws -> [ArticleID] {
        let rows = SeenRows(snapshot.database)
        let find = try snapshot.database.cachedStatement(sql: "SELECT 1 FROM article WHERE id = ?")
        return try articles.filter {
            try rows.seen(of: $0.rawValue) != (isUnread ? .nothing : .whole)
                && Int.fetchOne(find, arguments: [$0.rawValue]) != nil
        }
    }

    /// The articles that answer `query`, newest first; all of them for an empty one.
    public func articleIDs(matching query: String) throws -> [ArticleID] {
        try read {
            try Ranking(Query(parsing: query), $0).newestFirst(0..<Int.max).items
                .map(ArticleID.init(rawValue:))
        }
    }
}
