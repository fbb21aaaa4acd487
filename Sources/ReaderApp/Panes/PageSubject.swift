import Entities
public import Library

/// Somebody, or something, that a page is about.
public struct PageSubject: Equatable, Sendable {
    public var entity: EntityID
    public var name: String
    public var kind: EntityKind

    /// The name, with a sign before it where it is followed.
    func marked(_ followed: Set<EntityID>) -> String { (followed.contains(entity) ? "◆ " : "") + name }
}

extension PageSubject {
    init(_ row: EntityRow) { self.init(entity: row.id, name: row.name, kind: row.kind) }
}

/// What a timeline counts: the articles that name an entity, or all, of those that answer a query.
public struct TimelineKey: Hashable, Sendable {
    public var entity: EntityID?
    /// Empty for all articles.
    public var query: String
}

/// The answer to what a page asked, for the page that is there by then.
public enum PageAnswer: Equatable, Sendable {
    case ledger([LedgerEntry], for: Question)
    case passages(EntityID?, [ArticleID], [QuotedPassage])
    case stops(TimelineKey, [EntityDossier.Stop])
    case headlines([Headline])
    case encounters(EntityID, EntityID, query: String, Encounters)
    case excerpts([Excerpt])
    case chains(EntityID, EntityID, [Chain])
    case network(EntityID, most: Int, query: String, Network)
}
