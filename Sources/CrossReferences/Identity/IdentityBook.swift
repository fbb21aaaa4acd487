import Articles
import Entities

/// A library's entities in memory, as far as identity needs them: for tests and for measuring.
package struct IdentityBook {
    /// What is known of each entity, by its number.
    package private(set) var profiles: [Int64: IdentityProfile] = [:]
    private var filed: [IdentityKey: [Int64]] = [:]
    private var next: Int64 = 1
    private let linker = IdentityLinker()

    package init() {}

    /// Takes in an article: for each of its entities the book's number, and why.
    package mutating func take(_ reading: Reading, of article: Article) -> [(
        id: Int64, decision: IdentityDecision
    )] {
        let contexts = IdentityContext.contexts(of: reading, in: article)
        var result = [(id: Int64, decision: IdentityDecision)?](repeating: nil, count: reading.entities.count)
        for index in IdentityLinker.linkingOrder(of: reading) {
            let entity = reading.entities[index]
            let decision = linker.link(entity, context: contexts[index], candidates: candidates(for: entity))
            result[index] = (settle(entity, contexts[index], decision), decision)
        }
        return result.compactMap { $0 }
    }

    /// Links people again, now that more is known: those left unresolved, and those who share a full name.
    ///
    /// - Returns: For each that found its person, both numbers.
    package mutating func settle() -> [Int64: Int64] {
        var moved: [Int64: Int64] = [:]
        // What one round ties tells the next one more.
        for _ in 0..<3 {
            let before = moved.count
            settleOnce(&moved)
            if moved.count == before { break }
        }
        return moved
    }

    private mutating func settleOnce(_ moved: inout [Int64: Int64]) {
        for id in profiles.keys.sorted(by: >) {
            guard let profile = profiles[id], profile.kind == .person else { continue }
            let keys = IdentityKeys(name: profile.name, kind: .person)
            if profile.isResolved, filed[keys.exact, default: []].count < 2 { continue }
            let others = candidates(keys: keys, kind: .person).filter { $0.id != id && $0.profile.isResolved }
            guard case .existing(let person) = linker.link(profile, candidates: others).outcome else {
                continue
            }
            profiles[person]?.absorb(profile)
            profiles[id] = nil
            for key in profile.filingKeys { filed[key]?.removeAll { $0 == id } }
            file(person)
            moved[id] = person
        }
    }

    /// Where a number leads after all moves.
    package static func end(of id: Int64, moved: [Int64: Int64]) -> Int64 {
        var id = id
        while let next = moved[id] { id = next }
        return id
    }

    private func candidates(for entity: Entity) -> [IdentityCandidate] {
        candidates(keys: IdentityKeys(of: entity), kind: entity.kind)
    }

    private func candidates(keys: IdentityKeys, kind: EntityKind) -> [IdentityCandidate] {
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

    private mutating func settle(_ entity: Entity, _ context: IdentityContext, _ decision: IdentityDecision)
        -> Int64
    {
        if case .existing(let id) = decision.outcome {
            if profiles[id]?.absorb(entity, context: context) ?? false { file(id) }
            return id
        }
        let id = next
        next += 1
        profiles[id] = IdentityProfile(of: entity, context: context, isResolved: decision.outcome == .new)
        file(id)
        return id
    }

    private mutating func file(_ id: Int64) {
        for key in profiles[id]?.filingKeys ?? [] where !filed[key, default: []].contains(id) {
            filed[key, default: []].append(id)
        }
    }
}
