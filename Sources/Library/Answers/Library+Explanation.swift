import Articles
import CrossReferences
import Entities
import GRDB

/// Why a mention refers to its entity.
public struct IdentityExplanation: Equatable, Sendable {
    /// Somebody else who the article's person may be.
    public struct Other: Equatable, Sendable {
        public var entity: EntityID
        public var name: String
        public var articles: Int
        /// Points that add up like log-odds; comparable within one explanation.
        public var score: Double

        public init(entity: EntityID, name: String, articles: Int, score: Double) {
            self.entity = entity
            self.name = name
            self.articles = articles
            self.score = score
        }
    }
    public var entity: EntityID
    public var name: String
    /// Within the article: the rule, and the mention it goes back to.
    public var reason: String
    /// How likely it is that span, kind and entity are right, 0…1.
    public var confidence: Double
    /// Across articles.
    public var linkReason: String
    /// How likely it is that the article's entity is the library's, 0…1.
    public var linkConfidence: Double
    /// Other candidates, the likeliest first.
    public var others: [Other]
    /// The corrections that decided who it refers to.
    public var corrections: [KeptCorrection]

    public init(
        entity: EntityID, name: String, reason: String, confidence: Double, linkReason: String,
        linkConfidence: Double, others: [Other] = [], corrections: [KeptCorrection] = []
    ) {
        self.entity = entity
        self.name = name
        self.reason = reason
        self.confidence = confidence
        self.linkReason = linkReason
        self.linkConfidence = linkConfidence
        self.others = others
        self.corrections = corrections
    }
}

extension Library {
    /// Why the mention at a UTF-8 offset of an article refers to its entity; `nil` where there is no mention.
    public func explanation(ofMentionAt offset: Int, in article: ArticleID) throws -> IdentityExplanation? {
        try read { snapshot in
            let annotations = try snapshot.annotations
            guard let packed = try annotations.packed(article.rawValue),
                let index = packed.mentions.firstIndex(where: { $0.range.contains(offset) })
            else { return nil }
            let mention = try annotations.mentions(of: packed)[index]
            guard let row = try snapshot.entities.row(mention.entity.rawValue) else { return nil }
            var result = IdentityExplanation(
                entity: row.id, name: row.name, reason: mention.reason, confidence: mention.confidence,
                linkReason: "", linkConfidence: 1)
            result.corrections = try corrections(about: row, packed.mentions[index].correction, snapshot)
            guard packed.mentions[index].correction == nil else {
                result.linkReason = "you decided it"
                return result
            }
            try LinkReview(snapshot).explain(mention.range, in: article.rawValue, &result)
            return result
        }
    }

    /// The corrections that made a mention what it is, and those about its entity's names.
    private func corrections(
        about row: EntityRow, _ number: Int64?, _ snapshot: Snapshot
    ) throws -> [KeptCorrection] {
        let names = Set(([row.name] + row.aliases).map { NameFolding.fold($0) })
        return try corrections(snapshot).filter { kept in
            kept.number == number
                || kept.isApplied
                    && [kept.correction.name, kept.correction.otherName ?? ""].contains {
                        names.contains(NameFolding.fold($0))
                    }
        }
    }
}

/// Looks again at how an article's entity was linked, as the linker would now.
private struct LinkReview {
    private let snapshot: Snapshot
    private let database: Database
    private let annotations: AnnotationRows
    /// The most articles that are looked at again for what the others said about somebody.
    private static let articleLimit = 12

    init(_ snapshot: Snapshot) throws {
        self.snapshot = snapshot
        database = snapshot.database
        annotations = try snapshot.annotations
    }

    func explain(_ range: Range<Int>, in article: Int64, _ result: inout IdentityExplanation) throws {
        guard let packed = try annotations.linked(article),
            let mention = packed.mentions.first(where: { $0.range == range }),
            let row = try snapshot.articles.rows([article]).first,
            let text = try snapshot.texts.article(of: row)
        else { return }
        try packed.check(within: text.text.utf8.count, of: article)
        let annotation = try annotations.annotation(of: packed)
        let entity = annotation.entities[mention.entity]
        let context = IdentityContext.contexts(of: annotation, in: text)[mention.entity]
        let own = packed.entities[mention.entity].id
        var register = try IdentityRegister(database, snapshot.texts)
        var candidates = try register.candidates(for: IdentityKeys(of: entity))
        if let place = candidates.firstIndex(where: { $0.id == own }) {
            if let others = try profile(of: own, without: article) {
                candidates[place].profile = others
            } else {
                candidates.remove(at: place)
            }
        }
        let decision = IdentityLinker().link(entity, context: context, candidates: candidates)
        result.linkReason = decision.reason
        result.linkConfidence = decision.confidence
        if case .existing(let id) = decision.outcome, id != own {
            // More has become known since it was linked.
            result.linkReason = "linked when less was known; now another would be nearer"
            result.linkConfidence = 1 - decision.confidence
        }
        var others = decision.others
        if case .existing(let id) = decision.outcome, id != own {
            others.insert(.init(id: id, score: 0), at: 0)
        }
        let rows = snapshot.entities
        let changes = try snapshot.changes
        result.others = try others.compactMap { other in
            let shown = changes.shown(other.id)
            guard shown != result.entity.rawValue, let row = try rows.row(shown) else { return nil }
            return .init(entity: row.id, name: row.name, articles: row.articles, score: other.score)
        }
    }

    /// What other articles say about an entity; `nil` where there are none.
    ///
    /// For somebody named in many articles, it is what all of them say.
    private func profile(of entity: Int64, without article: Int64) throws -> IdentityProfile? {
        var store = try EntityStore(database, snapshot.texts)
        let articles = try Int64.fetchAll(
            database,
            sql: """
                SELECT article FROM \(store.appearanceTable(of: entity)) WHERE entity = ? AND article <> ?
                ORDER BY \(DateKey.oldestFirst) LIMIT ?
                """, arguments: [entity, article, Self.articleLimit + 1])
        guard articles.count <= Self.articleLimit else { return try store.profile(of: entity) }
        var profile: IdentityProfile?
        for sighting in try articles.compactMap({ try store.sightings(of: entity, in: $0).first }) {
            if profile?.absorb(sighting.entity, context: sighting.context) == nil {
                profile = IdentityProfile(of: sighting.entity, context: sighting.context)
            }
        }
        return profile
    }
}
