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
    package mutating func take(_ reading: Reading, of article: Article) -> [(id: Int64, decision: IdentityDecision)] {
        let contexts = IdentityContext.contexts(of: reading, in: article)
        var result = [(id: Int64, decision: IdentityDecision)?](repeating: nil, count: reading.entities.count)
        for index in IdentityLinker.linkingOrder(of: reading) {
            let entity = reading.entities[index]
            let decision = linker.link(entity, context: contexts[index], candidates: candidates(for: entity))
            result[index] = (settle(entity, contexts[index], decision), decision)
        }
        return result.compactMap { $0 }
    }

    private func candidates(for entity: Entity) -> [IdentityCandidate] {
        let keys = IdentityKeys(of: entity)
        var seen: Set<Int64> = []
        var found: [IdentityCandidate] = []
        for key in entity.kind == .person ? keys.lookup : [keys.exact] {
            let ids = filed[key, default: []].sorted { profiles[$0]?.articles ?? 0 > profiles[$1]?.articles ?? 0 }
            for id in ids.prefix(IdentityLinker.candidateLimit) where seen.insert(id).inserted {
                if let profile = profiles[id] { found.append(IdentityCandidate(id: id, profile: profile)) }
            }
        }
        return found
    }

    private mutating func settle(_ entity: Entity, _ context: IdentityContext, _ decision: IdentityDecision) -> Int64 {
        if case .existing(let id) = decision.outcome {
            profiles[id]?.absorb(entity, context: context)
            file(id)
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
