import Articles
import Entities

/// The entities of an article, prepared for linking; made in parallel with the writer, on any core.
public struct IdentitySubjects: Sendable {
    let entities: [Entity]
    let contexts: [IdentityContext]
    let keys: [IdentityKeys]
    let order: [Int]

    /// - Parameter annotation: The annotation of `article`.
    public init(of annotation: Annotation, in article: Article) {
        entities = annotation.entities
        keys = annotation.entities.map { IdentityKeys(of: $0) }
        contexts = IdentityContext.contexts(of: annotation, keys: keys, in: article)
        order = IdentityLinker.linkingOrder(of: annotation)
    }
}

/// The entity that an entity of an article was linked to, and why.
public struct IdentityLink: Equatable, Sendable {
    public var id: Int64
    public var decision: IdentityDecision
}

/// Who is who across articles, from the first article that names a person to the last: the same for every store.
///
/// Taking in an article: its entities are linked one after the other, full names before bare ones. Candidates are
/// looked up by the entity's keys, at most ``IdentityLinker/candidateLimit`` for each key, so that the cost of an
/// article depends on its own names, never on how many articles there are. The entity is absorbed by the candidate it
/// is linked to, or becomes a new entity, which is filed under the keys of all its names. The caller keeps the links in
/// the store.
///
/// At the end of an import ``settleNext()`` looks again at people when more is known about them. Mentions linked to one
/// of two namesakes without the middle name or suffix that tells the two apart are sorted out, once for each person.
/// The people filed under a noted key, ``IdentityLinker/settlingLimit`` at most, are linked again by what is known
/// about them, and merged. A key is noted when a name is new for a person and each time the person's articles have
/// doubled, so that the cost of looking again is in proportion to the articles taken in. The outcome does not depend on
/// how often this is interrupted.
public struct IdentityRegister<Store: IdentityStore> {
    public var store: Store
    let linker = IdentityLinker()

    public init(_ store: Store) { self.store = store }

    /// Finds or makes the entity of each of an article's entities, in their order.
    public mutating func link(_ subjects: IdentitySubjects) throws -> [IdentityLink] {
        var links = [IdentityLink?](repeating: nil, count: subjects.entities.count)
        for index in subjects.order {
            links[index] = try link(
                subjects.entities[index], subjects.contexts[index], keys: subjects.keys[index])
        }
        return links.compactMap { $0 }
    }

    /// The entities that an entity with these keys may be.
    public mutating func candidates(for keys: IdentityKeys) throws -> [IdentityCandidate] {
        var seen: Set<Int64> = []
        var candidates: [IdentityCandidate] = []
        for key in keys.lookup {
            for id in try store.candidates(filedUnder: key) where seen.insert(id).inserted {
                guard let profile = try store.profile(of: id) else { continue }
                candidates.append(IdentityCandidate(id: id, profile: profile))
            }
        }
        return candidates
    }

    mutating func link(
        _ entity: Entity, _ context: IdentityContext, keys: IdentityKeys
    ) throws -> IdentityLink {
        let candidates = try candidates(for: keys)
        let decision = linker.link(entity, context: context, candidates: candidates)
        let id: Int64
        if case .existing(let found) = decision.outcome {
            id = found
            try absorb(into: id, names: 1 + entity.aliases.count) { $0.absorb(entity, context: context) }
        } else {
            let profile = IdentityProfile(
                of: entity, context: context, isResolved: decision.outcome == .new)
            id = try store.make(profile)
            try file(id, under: profile.filingKeys)
            try note(profile.keysToSettle(isNewName: true), besides: id)
        }
        for other in decision.namesakes where other != id {
            try store.insert(IdentityNamesakes(person: other, other: id))
        }
        return IdentityLink(id: id, decision: decision)
    }

    /// Adds to what is known about an entity.
    ///
    /// - Parameters:
    ///   - names: How many names may be added; a full profile forgets others to make room for them.
    ///   - body: Changes the profile and returns whether there may be new names.
    mutating func absorb(into id: Int64, names: Int, _ body: (inout IdentityProfile) -> Bool) throws {
        var growth = Growth()
        try store.change(id) { profile in
            let before = profile.mayForget(for: names) ? profile.filingKeys : []
            let isNewName = body(&profile)
            growth.toSettle = profile.keysToSettle(isNewName: isNewName)
            guard isNewName else { return }
            growth.filing = profile.filingKeys
            growth.outgrown = before.isEmpty ? [] : Set(before).subtracting(growth.filing)
        }
        for key in growth.outgrown { try store.unfile(id, from: key) }
        try file(id, under: growth.filing)
        try note(growth.toSettle, besides: id)
    }

    mutating func file(_ id: Int64, under keys: [IdentityKey]) throws {
        for key in keys { try store.file(id, under: key) }
    }

    /// Notes those keys that have other entities filed under them: more is known about this entity now, and so perhaps
    /// about them.
    private mutating func note(_ keys: [IdentityKey], besides id: Int64) throws {
        for key in keys where try store.candidates(filedUnder: key).contains(where: { $0 != id }) {
            try store.insert(keyToSettle: key)
        }
    }
}

/// How the keys of an entity changed when it took something in.
private struct Growth {
    var filing: [IdentityKey] = []
    var outgrown: Set<IdentityKey> = []
    var toSettle: [IdentityKey] = []
}
