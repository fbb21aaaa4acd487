public import Entities
import GRDB

/// An entity of the whole library.
public struct EntityRow: Equatable, Sendable {
    public var id: EntityID
    public var name: String
    public var kind: EntityKind
    public var aliases: [String]
    public var roles: [String]
    public var mentions: Int
    public var articles: Int
    /// The days of the first and the last article that mention it, `2024-07-21`; `nil` where none of them gives a date.
    public var first: String?
    public var last: String?

    public init(
        id: EntityID, name: String, kind: EntityKind, aliases: [String], roles: [String], mentions: Int,
        articles: Int,
        first: String?, last: String?
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.aliases = aliases
        self.roles = roles
        self.mentions = mentions
        self.articles = articles
        self.first = first
        self.last = last
    }
}

/// Makes the rows of entity lists.
struct EntityRows {
    private let database: Database

    /// The most roles that a row shows.
    static let roleLimit = 12
    static let aliasLimit = 40

    init(_ database: Database) { self.database = database }

    /// The row of an entity with counts of some articles.
    func row(counted item: EntitySelection.Item) throws -> EntityRow? {
        guard var row = try row(item.id) else { return nil }
        row.mentions = item.mentions
        row.articles = item.articles
        row.first = DateKey.day(item.first)
        row.last = DateKey.day(item.last)
        return row
    }

    func row(_ id: Int64) throws -> EntityRow? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT *, mentions - foldedMentions AS counted, articles - foldedArticles AS countedArticles
                FROM entity WHERE id = ? AND articles > 0
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        func epithets(_ isShown: String, limit: Int) throws -> [String] {
            try String.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT text FROM epithet WHERE \(isShown) AND articles > 0 ORDER BY articles DESC, id LIMIT ?2
                        """), arguments: [id, limit])
        }
        let name: String = row[stored: "name"]
        let aliases = try epithets(EpithetRole.isShownName, limit: Self.aliasLimit).filter { $0 != name }
        // Each role can have two spellings, so twice as many are read.
        let roles = try epithets(EpithetRole.isShownRole, limit: Self.roleLimit * 2)
        return EntityRow(
            id: EntityID(rawValue: id), name: name, kind: StoredAnnotation.kind(row[stored: "kind"]),
            aliases: aliases, roles: DistinctRoles.first(Self.roleLimit, of: roles),
            mentions: row[storedCount: "counted"], articles: row[storedCount: "countedArticles"],
            first: DateKey.day(row[stored: "first"]), last: DateKey.day(row[stored: "last"]))
    }
}
