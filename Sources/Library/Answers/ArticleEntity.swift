public import Entities

/// An entity as an article's side pane shows it.
public struct ArticleEntity: Equatable, Sendable {
    public var id: EntityID
    public var name: String
    public var kind: EntityKind
    /// Every name the library knows for it.
    public var aliases: [String]
    public var roles: [String]
    /// Mentions in this article.
    public var mentionsHere: Int
    /// Articles of the whole library that mention it, this one included.
    public var articles: Int
    /// Whether no article of an earlier date names it; never in an article without a date.
    public var isNew: Bool

    public init(
        id: EntityID, name: String, kind: EntityKind, aliases: [String] = [], roles: [String] = [],
        mentionsHere: Int, articles: Int, isNew: Bool = false
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.aliases = aliases
        self.roles = roles
        self.mentionsHere = mentionsHere
        self.articles = articles
        self.isNew = isNew
    }
}
