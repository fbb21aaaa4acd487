public import Articles
import GRDB

/// An article as lists show it.
public struct ArticleRow: Equatable, Sendable {
    public var headline: Headline
    /// Of its file; several articles may have one.
    public var path: String
    public var byline: String?
    public var url: String?
    public var language: String?
    /// The number of words.
    public var words: Int
    /// How many people it names.
    public var people: Int
    public var unread: Bool
    public var starred: Bool
    public var tags: [String]
    /// Whether the program has looked for names in it yet.
    public var isAnnotated: Bool
    /// Whether its file was gone when its folder was last added.
    public var missing: Bool
    /// How it was read from its file.
    public var provenance: ArticleProvenance
    /// How many different texts of it there are.
    public var versions: Int
    /// Those it names who are followed, the most mentioned here first.
    public var followed: [String]
    /// The article whose text this one is a copy of, which stands for it; `nil` for one that stands for itself.
    public var copyOf: ArticleID?
    /// How many copies of its text it stands for.
    public var copies: Int
    /// The story that it belongs to, by the number of its first article; `nil` where it belongs to none.
    public var story: ArticleID?

    public var id: ArticleID { headline.article }
    /// The file that holds it and others; `nil` where a file is one article.
    public var container: String? { provenance.part == nil ? nil : path }

    public init(
        _ headline: Headline, path: String, byline: String? = nil,
        url: String? = nil, language: String? = nil, words: Int = 0, people: Int = 0, unread: Bool = true,
        starred: Bool = false, tags: [String] = [], isAnnotated: Bool = true, missing: Bool = false,
        provenance: ArticleProvenance = .plain, versions: Int = 1, followed: [String] = [],
        copyOf: ArticleID? = nil, copies: Int = 0, story: ArticleID? = nil
    ) {
        self.headline = headline
        self.path = path
        self.byline = byline
        self.url = url
        self.language = language
        self.words = words
        self.people = people
        self.unread = unread
        self.starred = starred
        self.tags = tags
        self.isAnnotated = isAnnotated
        self.missing = missing
        self.provenance = provenance
        self.versions = versions
        self.followed = followed
        self.copyOf = copyOf
        self.copies = copies
        self.story = story
    }
}

/// Makes the rows of article lists.
struct ArticleRows {
    private let database: Database
    private let naming: () throws -> FollowedNaming?

    /// - Parameter naming: Who is followed; without it, rows tell of nobody.
    init(_ database: Database, naming: @escaping () throws -> FollowedNaming? = { nil }) {
        self.database = database
        self.naming = naming
    }

    /// The web address of an article, else its file's path; `nil` when it is gone.
    func address(of article: Int64) throws -> String? {
        let statement = try database.cachedStatement(
            sql:
                "SELECT url, file, path FROM article JOIN folder ON folder.id = article.folder WHERE article.id = ?"
        )
        guard let row = try Row.fetchOne(statement, arguments: [article]) else { return nil }
        let url: String? = row[stored: 0]
        return url ?? ArticleSource.Place(folder: row[stored: 2], file: row[stored: 1]).path
    }

    /// The rows of these articles, in this order.
    func rows(_ ids: [Int64]) throws -> [ArticleRow] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(Headline.columns), byline, url, language, words, people, unread, starred, isAnnotated,
                    missing = 1 AND NOT EXISTS
                        (SELECT 1 FROM version v WHERE v.article = article.id AND v.missing = 0),
                    file, path, provenance, versions, copyOf,
                    (SELECT count(*) FROM article c INDEXED BY articleCopy WHERE c.copyOf = article.id),
                    (SELECT story FROM story s WHERE s.article = coalesce(article.copyOf, article.id))
                FROM article JOIN folder ON folder.id = article.folder WHERE article.id = ?
                """)
        let tags = try database.cachedStatement(sql: "SELECT tag FROM tag WHERE article = ? ORDER BY tag")
        let hasTags = try Int.fetchOne(database.cachedStatement(sql: "SELECT 1 FROM tag LIMIT 1")) != nil
        let naming = try naming()
        return try ids.compactMap { id in
            guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
            var made = articleRow(
                row, id: id, tags: hasTags ? try String.fetchAll(tags, arguments: [id]) : [])
            if let naming { made.followed = try naming.names(in: id) }
            return made
        }
    }

    private func articleRow(_ row: Row, id: Int64, tags: [String]) -> ArticleRow {
        let next = Headline.columnCount
        let place = ArticleSource.Place(folder: row[stored: next + 10], file: row[stored: next + 9])
        return ArticleRow(
            Headline(row, article: id), path: place.path,
            byline: row[stored: next], url: row[stored: next + 1], language: row[stored: next + 2],
            words: row[stored: next + 3], people: row[stored: next + 4], unread: row[stored: next + 5],
            starred: row[stored: next + 6], tags: tags, isAnnotated: row[stored: next + 7],
            missing: row[stored: next + 8],
            provenance: StoredProvenance.provenance(row[stored: next + 11], part: place.part),
            versions: max(1, row[stored: next + 12]),
            copyOf: row[stored: next + 13].map(ArticleID.init(rawValue:)),
            copies: row[storedCount: next + 14],
            story: row[stored: next + 15].map(ArticleID.init(rawValue:)))
    }
}
