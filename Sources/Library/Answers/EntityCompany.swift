public import Entities

/// Who and what is named in the same articles as an entity, and when each of its names and roles is used.
public struct EntityCompany: Equatable, Sendable {
    /// Somebody or something named in the same articles.
    public struct Companion: Equatable, Sendable {
        public var entity: EntityID
        public var name: String
        public var kind: EntityKind
        /// How many articles name both.
        public var articles: Int

        public init(entity: EntityID, name: String, kind: EntityKind, articles: Int) {
            self.entity = entity
            self.name = name
            self.kind = kind
            self.articles = articles
        }
    }
    /// A name or a role with the articles that use it.
    public struct Use: Equatable, Sendable {
        public var text: String
        public var articles: Int
        /// The first and the last by date; where none of them gives one, by the times of their files.
        public var first: EntityDossier.Stop
        public var last: EntityDossier.Stop

        public init(text: String, articles: Int, first: EntityDossier.Stop, last: EntityDossier.Stop) {
            self.text = text
            self.articles = articles
            self.first = first
            self.last = last
        }
    }
    /// People first, then organisations, places, nationalities, others; within a kind the most articles first.
    public var companions: [Companion]
    /// As ``EntityDossier/names`` spells them, in the same order.
    public var names: [Use]
    public var roles: [Use]

    /// The articles without a date of their own; they are listed under the date of their file.
    public var undated: Set<ArticleID>
    /// How much each article tells of what the entity said, without quotation marks; only articles that do.
    public var reported: [ArticleID: Int32]

    public init(
        companions: [Companion], names: [Use], roles: [Use], undated: Set<ArticleID> = [],
        reported: [ArticleID: Int32] = [:]
    ) {
        self.companions = companions
        self.names = names
        self.roles = roles
        self.undated = undated
        self.reported = reported
    }
}
