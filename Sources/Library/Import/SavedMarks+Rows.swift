import Articles
import GRDB

extension SavedMarks {
    /// Takes over what another program's reader had marked an article with.
    ///
    /// - Parameter isNew: Whether the article has just come; one that was there is as unread as it was.
    func put(on id: Int64, isNew: Bool, _ database: Database) throws {
        guard self != .none else { return }
        let insert = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO tag (tag, article) VALUES (?, ?)")
        for tag in tags.map(Query.tagName) where !tag.isEmpty { try insert.execute(arguments: [tag, id]) }
        if isStarred {
            try database.execute(sql: "UPDATE article SET starred = 1 WHERE id = ?", arguments: [id])
        }
        if isNew, isRead == true {
            try database.execute(sql: "UPDATE article SET unread = 0 WHERE id = ?", arguments: [id])
            try SeenRows(database).put(.whole, of: id)
        }
    }

    /// Whether an article that is there has all that ``put(on:isNew:_:)`` would give it.
    fileprivate func isOn(_ id: Int64, _ database: Database) throws -> Bool {
        let starred = "SELECT starred FROM article WHERE id = ?"
        if isStarred, try Bool.fetchOne(database, sql: starred, arguments: [id]) != true { return false }
        let has = "SELECT 1 FROM tag WHERE tag = ? AND article = ?"
        return try tags.map(Query.tagName).allSatisfy { tag in
            try tag.isEmpty || Int.fetchOne(database, sql: has, arguments: [tag, id]) != nil
        }
    }
}

extension Library {
    /// Takes over the tags and the star that an export has of a page which is there already.
    ///
    /// Nothing is written where it has them.
    public func takeMarks(_ marks: SavedMarks, ofPageAt address: String) throws {
        guard let key = AddressKey.key(of: address) else { return }
        let articles = try read { snapshot in
            try Int64.fetchAll(
                snapshot.database, sql: "SELECT id FROM article WHERE address = ?", arguments: [key]
            ).filter { try !marks.isOn($0, snapshot.database) }
        }
        guard !articles.isEmpty else { return }
        try write { database in
            for article in articles { try marks.put(on: article, isNew: false, database) }
        }
    }
}
