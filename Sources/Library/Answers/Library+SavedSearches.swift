import Articles
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
    ///
    /// - Parameter isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func savedSearches(isCancelled: @escaping () -> Bool = { false }) throws -> [SavedSearch] {
        try read { snapshot in
            let rows = try Row.fetchAll(
                snapshot.database, sql: "SELECT name, query FROM savedSearch ORDER BY name")
            return try rows.map { row in
                let query: String = row[stored: "query"]
                let found = try Ranking(Query(parsing: query), snapshot, isCancelled: isCancelled)
                return SavedSearch(name: row[stored: "name"], query: query, articles: found.total)
            }
        }
    }

    /// Keeps a search under a name; another one of that name is replaced.
    ///
    /// Name and query become one line each.
    public func saveSearch(_ query: String, as name: String) throws {
        let (query, name) = (CleanText.safe(query), CleanText.safe(name))
        try write {
            try $0.execute(
                sql: "INSERT OR REPLACE INTO savedSearch (name, query) VALUES (?, ?)",
                arguments: [name, query])
        }
    }

    /// Forgets a saved search; its articles are not touched.
    ///
    /// - Returns: Whether there was one of that name.
    @discardableResult
    public func removeSavedSearch(_ name: String) throws -> Bool {
        try write { database in
            try database.execute(sql: "DELETE FROM savedSearch WHERE name = ?", arguments: [name])
            return database.changesCount > 0
        }
    }

    /// Gives a saved search another name; another one of that name is replaced.
    ///
    /// - Returns: Whether there was one of the old name.
    @discardableResult
    public func renameSavedSearch(_ name: String, to other: String) throws -> Bool {
        let other = CleanText.safe(other)
        return try write { database in
            guard name != other else {
                let find = "SELECT 1 FROM savedSearch WHERE name = ?"
                return try Int.fetchOne(database, sql: find, arguments: [name]) != nil
            }
            try database.execute(
                sql:
                    "INSERT OR REPLACE INTO savedSearch (name, query) SELECT ?, query FROM savedSearch WHERE name = ?",
                arguments: [other, name])
            try database.execute(sql: "DELETE FROM savedSearch WHERE name = ?", arguments: [name])
            return database.changesCount > 0
        }
    }
}
