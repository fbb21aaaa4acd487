import Entities

/// An entity of an article that a store keeps, with what surrounds it there.
public struct IdentitySighting: Equatable, Sendable {
    /// The store's number of the article.
    public var article: Int64
    /// The entity's place among those of the article.
    public var place: Int
    public var entity: Entity
    public var context: IdentityContext

    public init(article: Int64, place: Int, entity: Entity, context: IdentityContext) {
        self.article = article
        self.place = place
        self.entity = entity
        self.context = context
    }
}

/// A person and a namesake, told apart by a middle name or a suffix.
public struct IdentityNamesakes: Hashable, Comparable, Sendable {
    public var person: Int64
    public var other: Int64

    public init(person: Int64, other: Int64) {
        self.person = person
        self.other = other
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.person, left.other) < (right.person, right.other)
    }
}

/// Where an ``IdentityRegister`` keeps its entities: it makes no decisions.
///
/// Entities and articles have numbers that the store assigns; a later entity has a higher number than all before it,
/// unless it is an entity that no article named any more and that comes back.
public protocol IdentityStore {
    // MARK: Entities

    /// What is known about an entity; `nil` when it turned out to be another one, or when no article names it any more.
    mutating func profile(of id: Int64) throws -> IdentityProfile?
    /// Changes what is known about an entity; does nothing when nothing is known about it.
    mutating func change(_ id: Int64, _ body: (inout IdentityProfile) -> Void) throws
    /// Makes an entity with this profile; it is not filed under any key yet.
    mutating func make(_ profile: IdentityProfile) throws -> Int64
    /// Forgets what is known about an entity that turned out to be another one; it is no longer filed under any key.
    mutating func retire(_ id: Int64) throws

    // MARK: Keys

    /// The first ``IdentityLinker/candidateLimit`` of the entities filed under a key, in the order of ``FiledEntities``.
    mutating func candidates(filedUnder key: IdentityKey) throws -> [Int64]
    /// The latest ``IdentityLinker/settlingLimit`` entities filed under a key, the last one first.
    func newest(filedUnder key: IdentityKey) throws -> [Int64]
    /// Files an entity under a key; nothing changes when it is already filed there.
    mutating func file(_ id: Int64, under key: IdentityKey) throws
    mutating func unfile(_ id: Int64, from key: IdentityKey) throws

    // MARK: What is to be looked at again

    mutating func insert(keyToSettle key: IdentityKey) throws
    mutating func remove(keyToSettle key: IdentityKey) throws
    /// The lowest key with people to look at again.
    func nextKeyToSettle() throws -> IdentityKey?
    /// Notes two namesakes to sort out; nothing changes when they were already noted.
    mutating func insert(_ namesakes: IdentityNamesakes) throws
    /// The lowest two namesakes that wait to be sorted out.
    func nextNamesakes() throws -> IdentityNamesakes?
    /// Whether all mentions linked to a person were already looked at again.
    func isSortedOut(_ person: Int64) throws -> Bool
    /// Ends the wait of two namesakes, and forgets them unless the person was sorted out.
    mutating func close(_ namesakes: IdentityNamesakes, isSortedOut: Bool) throws

    // MARK: Articles

    /// The articles that name an entity, the lowest number first.
    func articles(of id: Int64) throws -> [Int64]
    /// The sightings in an article that are linked to an entity, in the order of the article's entities.
    func sightings(of id: Int64, in article: Int64) throws -> [IdentitySighting]
    /// Links what an article says about an entity to another entity.
    ///
    /// - Parameters:
    ///   - place: The sighting to move; `nil` moves all sightings of the entity in the article.
    ///   - decision: Why.
    mutating func move(
        _ old: Int64, to new: Int64, in article: Int64, place: Int?, by decision: IdentityDecision) throws
}
