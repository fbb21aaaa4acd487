import Articles
import Entities

/// A library's entities in memory, as far as identity needs them: for tests and for measuring.
///
/// It does with them what a library does, in the same order.
package struct IdentityBook {
    /// An entity of an article, and whom the book took it for.
    package struct Link: Sendable {
        /// The number of the sighting, by which to ask later whom it is taken for then.
        package var sighting: Int
        package var id: Int64
        package var decision: IdentityDecision
    }
    private struct Sighting {
        var entity: Entity
        var context: IdentityContext
        var id: Int64
    }

    /// What is known of each entity, by its number.
    package private(set) var profiles: [Int64: IdentityProfile] = [:]
    private var sightings: [Sighting] = []
    /// The sightings of each person.
    private var sightingsOf: [Int64: [Int]] = [:]
    private var filed: [IdentityKey: [Int64]] = [:]
    private var keysToSettle: Set<IdentityKey> = []
    /// Who was taken for a person that turned out to have namesakes is to be looked at again: the person, and the namesake.
    private var shared: [(person: Int64, namesake: Int64)] = []
    private var sortedOut: Set<Int64> = []
    private var next: Int64 = 1
    private let linker = IdentityLinker()

    package init() {}

    /// Takes in an article: for each of its entities the book's number, and why.
    package mutating func take(_ reading: Reading, of article: Article) -> [Link] {
        let contexts = IdentityContext.contexts(of: reading, in: article)
        var result = [Link?](repeating: nil, count: reading.entities.count)
        for index in IdentityLinker.linkingOrder(of: reading) {
            let number = sightings.count
            sightings.append(Sighting(entity: reading.entities[index], context: contexts[index], id: 0))
            let decision = decision(on: number)
            place(number, by: decision)
            result[index] = Link(sighting: number, id: sightings[number].id, decision: decision)
        }
        return result.compactMap { $0 }
    }

    /// Whom a sighting is taken for now.
    package func person(of sighting: Int) -> Int64 { sightings[sighting].id }

    // MARK: Candidates

    private func candidates(keys: IdentityKeys, _ kind: EntityKind) -> [IdentityCandidate] {
        var seen: Set<Int64> = []
        var found: [IdentityCandidate] = []
        for key in kind == .person ? keys.lookup : [keys.exact] {
            for id in mostNamed(filed[key, default: []]) where seen.insert(id).inserted {
                if let profile = profiles[id] { found.append(IdentityCandidate(id: id, profile: profile)) }
            }
        }
        return found
    }

    /// At most a linker's limit of entities, those in the most articles.
    private func mostNamed(_ ids: [Int64]) -> [Int64] {
        guard ids.count > IdentityLinker.candidateLimit else { return ids }
        let counted = ids.map { (id: $0, articles: profiles[$0]?.articles ?? 0) }
        return counted.sorted { $0.articles > $1.articles }.prefix(IdentityLinker.candidateLimit).map(\.id)
    }

    // MARK: Placing

    private mutating func place(_ number: Int, by decision: IdentityDecision) {
        let sighting = sightings[number]
        let id: Int64
        if case .existing(let known) = decision.outcome {
            id = known
            let isNewName = profiles[id]?.absorb(sighting.entity, context: sighting.context) ?? false
            if isNewName { file(id) }
            noteGrowth(of: id, isNewName: isNewName)
        } else {
            id = next
            next += 1
            profiles[id] = IdentityProfile(
                of: sighting.entity, context: sighting.context, isResolved: decision.outcome == .new)
            file(id)
            noteGrowth(of: id, isNewName: true)
        }
        shared += decision.namesakes.map { ($0, id) }
        sightings[number].id = id
        if sighting.entity.kind == .person { sightingsOf[id, default: []].append(number) }
    }

    private mutating func file(_ id: Int64) {
        for key in profiles[id]?.filingKeys ?? [] where !filed[key, default: []].contains(id) {
            filed[key, default: []].append(id)
        }
    }

    private mutating func noteGrowth(of id: Int64, isNewName: Bool) {
        guard let profile = profiles[id] else { return }
        keysToSettle.formUnion(profile.keysToSettle(isNewName: isNewName))
    }

    // MARK: Settling

    /// Looks again at the people filed under names of which more has become known: at bare names that nothing tied to
    /// anybody, and at people of the same full name.
    package mutating func settle() {
        for (person, namesake) in shared { sortOut(person, namesake: namesake) }
        shared = []
        // What one round ties tells the next one more.
        while !keysToSettle.isEmpty {
            let keys = keysToSettle.sorted()
            keysToSettle = []
            for key in keys { settle(key) }
        }
    }

    private mutating func settle(_ key: IdentityKey) {
        for id in filed[key, default: []].suffix(IdentityLinker.settlingLimit).reversed() {
            guard let profile = profiles[id], profile.kind == .person else { continue }
            let keys = IdentityKeys(name: profile.name, kind: .person)
            if profile.isResolved, keys.exact != key { continue }
            let others = candidates(keys: keys, .person).filter { $0.id != id }
            guard case .existing(let person) = linker.link(profile, candidates: others).outcome else {
                continue
            }
            // Of two who are known the one in fewer articles is moved.
            if profile.isResolved, let other = profiles[person], other.isResolved,
                other.articles < profile.articles
            {
                merge(person, into: id)
            } else {
                merge(id, into: person)
            }
        }
    }

    /// Looks again at everybody who was taken for a person without the middle name or suffix that tells him from a namesake,
    /// unless the name is plainly more his than the namesake's.
    private mutating func sortOut(_ person: Int64, namesake: Int64) {
        guard let profile = profiles[person], let other = profiles[namesake],
            IdentityLinker.isOpen(profile, toNamesake: other), sortedOut.insert(person).inserted
        else { return }
        let all = sightingsOf[person, default: []]
        let isOwn = all.map { IdentityLinker.isDistinguished(sightings[$0].entity.name) }
        let own = zip(all, isOwn).filter(\.1).map(\.0)
        let open = zip(all, isOwn).filter { !$0.1 }.map(\.0)
        guard let first = own.first, !open.isEmpty else { return }
        var rebuilt = IdentityProfile(of: sightings[first].entity, context: sightings[first].context)
        for number in own.dropFirst() {
            rebuilt.absorb(sightings[number].entity, context: sightings[number].context)
        }
        for key in profile.filingKeys { filed[key]?.removeAll { $0 == person } }
        profiles[person] = rebuilt
        file(person)
        sightingsOf[person] = own
        let isFull = open.map { PersonName(sightings[$0].entity.name).isFull }
        for number in zip(open, isFull).filter(\.1).map(\.0) + zip(open, isFull).filter({ !$0.1 }).map(\.0) {
            place(number, by: decision(on: number))
        }
    }

    private func decision(on number: Int) -> IdentityDecision {
        let entity = sightings[number].entity
        return linker.link(
            entity, context: sightings[number].context,
            candidates: candidates(keys: IdentityKeys(of: entity), entity.kind))
    }

    private mutating func merge(_ id: Int64, into person: Int64) {
        guard let profile = profiles.removeValue(forKey: id) else { return }
        for key in profile.filingKeys { filed[key]?.removeAll { $0 == id } }
        profiles[person]?.absorb(profile)
        file(person)
        let moved = sightingsOf.removeValue(forKey: id) ?? []
        for number in moved { sightings[number].id = person }
        sightingsOf[person, default: []] += moved
        noteGrowth(of: person, isNewName: true)
    }
}
