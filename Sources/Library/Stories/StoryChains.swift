import GRDB

/// Which articles are chained to stories, within a transaction of the writer: each is about the same event as another one,
/// or the next turn of it.
///
/// A story has the number of its article with the lowest one.
struct StoryChains {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Remembers that the stories of an article are to be looked for.
    func await(_ article: Int64) throws {
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO articleToChain (article) VALUES (?)")
            .execute(arguments: [article])
    }

    /// Takes an article out of its story; the others are chained again, as it may have held them together.
    func remove(_ article: Int64) throws {
        try database.cachedStatement(sql: "DELETE FROM articleToChain WHERE article = ?").execute(arguments: [
            article
        ])
        guard let story = try story(of: article) else { return }
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO articleToChain (article)
                    SELECT article FROM story WHERE story = ?1 AND article <> ?2
                """, arguments: [story, article])
        try database.execute(sql: "DELETE FROM story WHERE story = ?", arguments: [story])
    }

    /// Chains an article to others.
    func chain(_ article: Int64, to others: [Int64]) throws {
        try database.cachedStatement(sql: "DELETE FROM articleToChain WHERE article = ?").execute(arguments: [
            article
        ])
        guard !others.isEmpty else { return }
        let articles = [article] + others
        let known = try articles.compactMap(story)
        let number = (known + articles).min() ?? article
        for old in Set(known) where old != number {
            try database.execute(sql: "UPDATE story SET story = ? WHERE story = ?", arguments: [number, old])
        }
        let insert = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO story (article, story) VALUES (?, ?)")
        for article in articles { try insert.execute(arguments: [article, number]) }
    }

    private func story(of article: Int64) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT story FROM story WHERE article = ?"), arguments: [article])
    }
}
