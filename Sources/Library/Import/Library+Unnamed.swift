import Articles
import GRDB
import WordIndex

extension Library {
    func newestLexicon() throws -> TextLexicon? { try read { try lexicons.newest($0.database) } }

    /// An article in which names are to be looked for.
    struct Unnamed: Sendable {
        var id: ArticleID
        var contentHash: Int64
        var article: Article
    }

    /// The newest articles in which names have not been looked for, and how many there are.
    func articlesWithoutNames(limit: Int) throws -> (waiting: Int, articles: [Unnamed]) {
        try read { snapshot in
            let database = snapshot.database
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT id, contentHash FROM article INDEXED BY articleToAnnotate WHERE isAnnotated = 0
                    ORDER BY dateKey DESC LIMIT ?
                    """, arguments: [limit])
            let articles = try rows.compactMap { found -> Unnamed? in
                guard let row = try snapshot.articles.rows([found[stored: "id"]]).first,
                    let article = try snapshot.texts.article(of: row)
                else { return nil }
                return Unnamed(id: row.id, contentHash: found[stored: "contentHash"], article: article)
            }
            let waiting = try Int.fetchOne(database, sql: "SELECT articles - annotated FROM state") ?? 0
            return (waiting, articles)
        }
    }
}
