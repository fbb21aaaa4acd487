import GRDB

/// A search that was given a name, and how many articles answer it now.
public struct SavedSearch: Equatable, Sendable {
    public var name: String
    public var query: String
    public var articles: Int

    public init(name: String, query: String, articles: Int) {
        self.name = name
        self.query = query
        self.articles = articles
    }
}

extension Library {
    /// The searches that have been given names, by name.
    public func savedSearches() throws -> [SavedSearch] {
        try read { database in
            let index = try textIndex(database)
            let texts = texts(database)
            return try Row.fetchAll(database, sql: "SELECT name, query FROM savedSearch ORDER BY name").map {
                row in
                let query: String = row[stored: "query"]
                let found = try Ranking(Query(parsing: query), index: index, database, texts)
                return SavedSearch(name: row[stored: "name"], query: query, articles: found.total)
            }
        }
    }

    /// Keeps a search under a name; another one of that name is replaced.
    public func saveSearch(_ query: String, as name: String) throws {
        try write {
            try $0.execute(
                sql: "INSERT OR REPLACE INTO savedSearch (name, query) VALUES (?, ?)",
                arguments: [name, query])
        }
    }

    public func removeSavedSearch(_ name: String) throws {
        try write { try $0.execute(sql: "DELETE FROM savedSearch WHERE name = ?", arguments: [name]) }
    }

    /// Puts a tag on an article, or takes it off.
    ///
    /// A tag is kept in lower case and without spaces around it; an empty one changes nothing.
    public func setTag(_ tag: String, _ isOn: Bool, article: ArticleID) throws {
        let tag = Query.tagName(tag)
        guard !tag.isEmpty else { return }
        try write {
            try $0.execute(
                sql: isOn
                    ? "INSERT OR IGNORE INTO tag (tag, article) SELECT ?, id FROM article WHERE id = ?"
                    : "DELETE FROM tag WHERE tag = ? AND article = ?", arguments: [tag, article.rawValue])
        }
    }

    /// All tags and the number of articles that have each, by name.
    public func tags() throws -> [(tag: String, articles: Int)] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT tag, count(*) AS articles FROM tag GROUP BY tag ORDER BY tag"
            ).map {
                ($0[stored: "tag"], $0[stored: "articles"])
            }
        }
    }
}
