import Entities
import GRDB

extension Library {
    /// The articles with the text of an article, the one that stands for all first; only itself where it has no copies.
    public func copies(of article: ArticleID) throws -> [ArticleRow] {
        try read { snapshot in
            try snapshot.articles.rows(FoldedCopies.group(of: article.rawValue, snapshot.database))
        }
    }

    /// The articles that stand for copies, newest first.
    public func articlesWithCopies() throws -> [ArticleID] {
        try read { snapshot in
            try Int64.fetchAll(
                snapshot.database,
                sql: """
                    SELECT id FROM article WHERE id IN
                        (SELECT copyOf FROM article INDEXED BY articleCopy WHERE copyOf IS NOT NULL)
                    ORDER BY dateKey DESC, id DESC
                    """
            ).map(ArticleID.init(rawValue:))
        }
    }

    /// Makes an article stand for the copies of its text, now and when fuller ones come.
    ///
    /// - Returns: `false` where it has no copies.
    public func setStandsForCopies(_ article: ArticleID) throws -> Bool {
        try write { database in
            var groups = CopyGroups(database, texts(database))
            let isChosen = try groups.choose(article.rawValue)
            try FoldedCounts(database, texts(database)).recount(groups.touched)
            return isChosen
        }
    }

    /// How an article differs from another one; `nil` when one of them is not there.
    public func comparison(of article: ArticleID, with other: ArticleID) throws -> TextComparison? {
        try read { snapshot in
            let rows = try snapshot.articles.rows([other.rawValue, article.rawValue])
            guard rows.count == 2, let first = try snapshot.texts.article(of: rows[0]),
                let second = try snapshot.texts.article(of: rows[1])
            else { return nil }
            return TextComparison(of: second, with: first)
        }
    }

    /// The number of the article that came last; 0 where there is none.
    func lastArticle() throws -> Int64 {
        try read { try Int64.fetchOne($0.database, sql: "SELECT max(id) FROM article") ?? 0 }
    }

    /// How many of the articles that came after one are copies of others.
    func copies(after last: Int64) throws -> Int {
        try read {
            try Int.fetchOne(
                $0.database,
                sql: """
                    SELECT count(*) FROM article a WHERE id > ?1 AND (copyOf IS NOT NULL OR EXISTS
                        (SELECT 1 FROM article c INDEXED BY articleCopy WHERE c.copyOf = a.id AND c.id <= ?1))
                    """, arguments: [last]) ?? 0
        }
    }

    /// Chooses anew which articles stand for copies, after files went or came back.
    func settleCopies(of articles: [ArticleID]) throws {
        guard !articles.isEmpty, try read({ try FoldedCopies.count($0.database) }) > 0 else { return }
        try write { database in
            var groups = CopyGroups(database, texts(database))
            try groups.settle(articles.map(\.rawValue))
            try FoldedCounts(database, texts(database)).recount(groups.touched)
        }
    }

    private static let placedAtOnce = 500

    /// Looks for the copies among the articles of a library that an earlier version made.
    ///
    /// - Parameter progress: Told after each transaction how many articles it looked at, and how many are waiting.
    func placeCopies(
        isCancelled: () -> Bool = { false }, progress: (_ done: Int, _ waiting: Int) -> Void = { _, _ in }
    ) throws {
        while !isCancelled() {
            let waiting = try read {
                try Int64.fetchAll(
                    $0.database,
                    sql: "SELECT article FROM articleToPlace ORDER BY article LIMIT \(Self.placedAtOnce)")
            }
            if waiting.isEmpty { return }
            try write { try place(waiting, $0) }
            let left = try read {
                try Int.fetchOne($0.database, sql: "SELECT count(*) FROM articleToPlace") ?? 0
            }
            progress(waiting.count, left)
        }
    }

    private func place(_ articles: [Int64], _ database: Database) throws {
        let texts = texts(database)
        let rows = snapshot(of: database)
        var groups = CopyGroups(database, texts)
        for article in articles {
            if let text = try texts.bytes(of: article), let annotation = try rows.annotations.linked(article)
            {
                var sketch = CopySketch(text)
                let entities = try rows.annotations.annotation(of: annotation, withReasons: false).entities
                sketch.people = CopySketch.people(entities.filter { $0.kind == .person }.map(\.name))
                try groups.place(article, sketch)
            } else {
                try database.execute(
                    sql: "DELETE FROM articleToPlace WHERE article = ?", arguments: [article])
            }
        }
        try FoldedCounts(database, texts).recount(groups.touched)
    }
}
