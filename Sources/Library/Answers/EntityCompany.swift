public import Entities
import Foundation

/// Who and what is named in the same articles as an entity, and when each of its names and roles is used.
public struct EntityCompany: Equatable, Sendable {
    /// Somebody or something named in the same articles.
    public struct Companion: Equatable, Sendable {
        public var entity: EntityID
        public var name: String
        public var kind: EntityKind
        /// How many articles name both.
        public var articles: Int
        /// How many articles name it at all.
        public var all: Int
        /// The date of the last article that names both, in seconds since 1970; `nil` where none of them gives one.
        public var latest: Int64?

        public init(
            entity: EntityID, name: String, kind: EntityKind, articles: Int, all: Int = 0,
            latest: Int64? = nil
        ) {
            self.all = max(all, articles)
            self.latest = latest
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
    /// How many articles name the entity, and how many the library has.
    public var articles: Int
    public var library: Int

    /// How much more often the two are named together than chance would have it: Dunning's log-likelihood ratio of the
    /// articles, negative where they are named together more seldom.
    public func unusualness(of companion: Companion) -> Double {
        let both = Double(companion.articles)
        let own = Double(max(articles, companion.articles))
        let others = Double(companion.all)
        let all = max(Double(library), own + others - both)
        func part(_ seen: Double, _ expected: Double) -> Double {
            seen > 0 && expected > 0 ? seen * log(seen / expected) : 0
        }
        let ratio =
            part(both, own * others / all) + part(own - both, own * (all - others) / all)
            + part(others - both, (all - own) * others / all)
            + part(all - own - others + both, (all - own) * (all - others) / all)
        return both >= own * others / all ? 2 * ratio : -2 * ratio
    }

    public init(
        companions: [Companion], names: [Use], roles: [Use], undated: Set<ArticleID> = [],
        reported: [ArticleID: Int32] = [:], articles: Int = 0, library: Int = 0
    ) {
        self.articles = articles
        self.library = library
        self.companions = companions
        self.names = names
        self.roles = roles
        self.undated = undated
        self.reported = reported
    }
}
