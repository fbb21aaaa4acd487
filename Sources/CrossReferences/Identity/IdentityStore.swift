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

/// Somebody, and a namesake whom a middle name or a suffix tells apart from them.
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

/// Where an ``IdentityRegister`` keeps its entities: it decides nothing.
///
/// Entities and articles are numbers of the store's own; a later entity has a higher number than all before it, unless one
/// that no article named any more comes again.
public protocol IdentityStore {
    // MARK: Entities

    /// What is known of an entity; `nil` of one that turned out to be another, or that no article names any more.
    mutating func profile(of id: Int64) throws -> IdentityProfile?
    /// Changes what is known of an entity; nothing happens where nothing is known of it.
    mutating func change(_ id: Int64, _ body: (inout IdentityProfile) -> Void) throws
    /// Makes an entity of which this is known; it is filed under no key yet.
    mutating func make(_ profile: IdentityProfile) throws -> Int64
    /// Forgets what is known of an entity that turned out to be another; it is filed under no key any more.
    mutating func retire(_ id: Int64) throws

    // MARK: Keys

    /// The first ``IdentityLinker/candidateLimit`` of the entities filed under a key, in the order of ``FiledEntities``.
    mutating func candidates(filedUnder key: IdentityKey) throws -> [Int64]
    /// The ``IdentityLinker/settlingLimit`` entities filed under a key that came last, the last one first.
    func newest(filedUnder key: IdentityKey) throws -> [Int64]
    /// Files an entity under a key; nothing changes where it is filed under it already.
    mutating func file(_ id: Int64, under key: IdentityKey) throws
    mutating func unfile(_ id: Int64, from key: IdentityKey) throws

    // MARK: What is to be looked at again

    mutating func insert(keyToSettle key: IdentityKey) throws
    mutating func remove(keyToSettle key: IdentityKey) throws
    /// The lowest key whose people are to be looked at again.
    func nextKeyToSettle() throws -> IdentityKey?
    /// Remembers two who are to be sorted out; nothing changes where they were remembered before.
    mutating func insert(_ namesakes: IdentityNamesakes) throws
    /// The lowest two who wait to be sorted out.
    func nextNamesakes() throws -> IdentityNamesakes?
    /// Whether everybody who was taken for a person was looked at again already.
    func isSortedOut(_ person: Int64) throws -> Bool
    /// The two wait no longer, and are forgotten unless the person was sorted out.
    mutating func close(_ namesakes: IdentityNamesakes, isSortedOut: Bool) throws

    // MARK: Articles

    /// The articles that name an entity, the lowest number first.
    func articles(of id: Int64) throws -> [Int64]
    /// What in an article is taken for an entity, in the order of the article's entities.
    func sightings(of id: Int64, in article: Int64) throws -> [IdentitySighting]
    /// Ties what an article says of an entity to another one.
    ///
    /// - Parameters:
    ///   - place: The sighting that is moved; every one that the article has of the entity where `nil`.
    ///   - decision: Why.
    mutating func move(
        _ old: Int64, to new: Int64, in article: Int64, place: Int?, by decision: IdentityDecision) throws
}
