import Entities

/// What corrections change in who is who: the links made from the articles alone stay as they are, and the changes are
/// applied on top of them.
///
/// Entities are identified by a library's numbers; “local” is what represents an entity in one article.
public struct IdentityChanges: Equatable, Sendable {
    /// The entity that something leads to, and the correction that decided it.
    public struct Target: Hashable, Sendable {
        /// The entity; ``nobody`` for something that is not a name.
        public var entity: Int64
        /// The number of the correction that decided it.
        public var correction: Int64

        public init(entity: Int64, correction: Int64) {
            self.entity = entity
            self.correction = correction
        }
    }
    /// Everything linked to an entity, or the part of it that has a certain name.
    public struct Rule: Hashable, Sendable {
        public var entity: Int64
        /// The folded fullest name in the article; `nil` for all.
        public var name: String?

        public init(entity: Int64, name: String? = nil) {
            self.entity = entity
            self.name = name
        }
    }
    /// What one article links to an entity, or a single mention of it.
    public struct Part: Hashable, Sendable {
        public var article: Int64
        public var entity: Int64
        /// The UTF-8 offset of the mention's start; `nil` for all mentions.
        public var offset: Int?

        public init(article: Int64, entity: Int64, offset: Int? = nil) {
            self.article = article
            self.entity = entity
            self.offset = offset
        }
    }
    /// How an entity is shown.
    public struct Look: Hashable, Sendable {
        public var name: String?
        public var kind: EntityKind?

        public init(name: String? = nil, kind: EntityKind? = nil) {
            self.name = name
            self.kind = kind
        }
    }

    /// Stands for no entity: the mentions are not names.
    public static let nobody: Int64 = 0

    public let rules: [Rule: Target]
    public let parts: [Part: Target]
    public let looks: [Int64: Look]
    /// The articles that have parts, with the offsets of single mentions.
    public private(set) var offsets: [Int64: Set<Int>] = [:]
    /// The entities with a rule for one of their names.
    public private(set) var ruledByName: Set<Int64> = []
    /// The entities that are shown as another one everywhere, and those with another look.
    public private(set) var touched: Set<Int64> = []

    public init(
        rules: [Rule: Target] = [:], parts: [Part: Target] = [:], looks: [Int64: Look] = [:]
    ) {
        self.rules = rules
        self.parts = parts
        self.looks = looks
        for part in parts.keys {
            offsets[part.article, default: []].formUnion(part.offset.map { [$0] } ?? [])
        }
        for rule in rules.keys {
            touched.insert(rule.entity)
            if rule.name != nil { ruledByName.insert(rule.entity) }
        }
        touched.formUnion(looks.keys)
    }

    /// Whether something is decided about this article in particular.
    public func concern(_ article: Int64) -> Bool { offsets[article] != nil }

    public var isEmpty: Bool { rules.isEmpty && parts.isEmpty && looks.isEmpty }

    /// Who something in an article is, when a correction decides it.
    ///
    /// - Parameters:
    ///   - entity: The entity it is linked to.
    ///   - name: The folded fullest name in the article; asked for only where it matters.
    ///   - offset: The start of a single mention; `nil` for the entity as a whole in this article.
    public func target(
        of entity: Int64, in article: Int64, offset: Int? = nil, name: () throws -> String
    ) rethrows -> Target? {
        if let mentions = offsets[article] {
            if let offset, mentions.contains(offset),
                let target = parts[Part(article: article, entity: entity, offset: offset)]
            {
                return target
            }
            if let target = parts[Part(article: article, entity: entity)] { return target }
        }
        if ruledByName.contains(entity), let target = rules[Rule(entity: entity, name: try name())] {
            return target
        }
        return rules[Rule(entity: entity)]
    }

    /// Everything that the changes say about each entity, so that two states can be compared entity by entity.
    public var statements: [Int64: Set<Statement>] {
        var found: [Int64: Set<Statement>] = [:]
        for (rule, target) in rules {
            let statement = Statement.rule(rule, target)
            found[rule.entity, default: []].insert(statement)
            found[target.entity, default: []].insert(statement)
        }
        for (part, target) in parts {
            let statement = Statement.part(part, target)
            found[part.entity, default: []].insert(statement)
            found[target.entity, default: []].insert(statement)
        }
        for (entity, look) in looks { found[entity, default: []].insert(.look(look)) }
        found[Self.nobody] = nil
        return found
    }

    /// The entities that something linked to one of `entities` leads to, everywhere or somewhere.
    ///
    /// Each of them gains or loses by a change of what is said about the entities, even when nothing that is said about
    /// itself changes: who was merged into it may be split off in one article.
    public func targets(of entities: Set<Int64>) -> Set<Int64> {
        var found: Set<Int64> = []
        for (rule, target) in rules where entities.contains(rule.entity) { found.insert(target.entity) }
        for (part, target) in parts where entities.contains(part.entity) { found.insert(target.entity) }
        found.remove(Self.nobody)
        return found
    }

    /// One thing that the changes say about an entity.
    public enum Statement: Hashable, Sendable {
        case rule(Rule, Target)
        case part(Part, Target)
        case look(Look)
    }
}
