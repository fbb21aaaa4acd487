public import Articles
import GRDB

/// What every answer shows of an article that it mentions.
public struct Headline: Equatable, Sendable {
    public var article: ArticleID
    public var title: String
    public var date: ArticleDate
    public var source: String?

    public init(article: ArticleID, title: String, date: ArticleDate, source: String? = nil) {
        self.article = article
        self.title = title
        self.date = date
        self.source = source
    }
}

extension Headline {
    /// The columns of `article` that a headline is read from.
    static let columns = "title, date, dateOrigin, source"
    static let columnCount = 4

    /// - Parameter start: The place of the first of ``columns`` in the row.
    init(_ row: Row, article: Int64, from start: Int = 0) {
        self.init(
            article: ArticleID(rawValue: article), title: row[stored: start],
            date: ArticleDate(
                iso: row[stored: start + 1], origin: ArticleWriting.origin(row[stored: start + 2])),
            source: row[stored: start + 3])
    }
}

/// Reads headlines.
struct Headlines {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The headline of an article; `nil` when it is gone.
    func headline(of article: Int64) throws -> Headline? {
        let find = try database.cachedStatement(sql: "SELECT \(Headline.columns) FROM article WHERE id = ?")
        return try Row.fetchOne(find, arguments: [article]).map { Headline($0, article: article) }
    }
}
