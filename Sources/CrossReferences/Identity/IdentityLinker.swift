import Entities

/// Decides who in a library an entity of an article is.
///
/// A pure function of the entity, what surrounds it and the candidates: it keeps nothing and looks nothing up.
public struct IdentityLinker: Sendable {
    /// The most candidates worth looking at for one key, those in the most articles first.
    public static let candidateLimit = 24

    public init() {}

    /// The order in which to link the entities of a reading: full names first, so that the bare ones meet them.
    public static func linkingOrder(of reading: Reading) -> [Int] {
        let isBare = reading.entities.map { $0.kind == .person && !PersonName($0.name).isFull }
        return reading.entities.indices.filter { !isBare[$0] }
            + reading.entities.indices.filter { isBare[$0] }
    }

    /// - Parameter candidates: The library's entities filed under any of the entity's lookup keys, in any order.
    public func link(
        _ entity: Entity, context: IdentityContext, candidates: [IdentityCandidate]
    ) -> IdentityDecision {
        let kin = candidates.filter { $0.profile.kind == entity.kind }
        guard entity.kind == .person else { return named(entity, candidates: kin) }
        let name = PersonName(entity.name)
        return name.isFull
            ? full(entity, name: name, context: context, candidates: kin)
            : bare(entity, name: name, context: context, candidates: kin)
    }

    /// Anything but a person: the same name is the same thing.
    private func named(_ entity: Entity, candidates: [IdentityCandidate]) -> IdentityDecision {
        let key = IdentityKeys(of: entity).exact
        let same = candidates.filter { candidate in
            candidate.profile.names.contains {
                IdentityKeys(name: $0.text, kind: entity.kind, nation: candidate.profile.nations.first?.text)
                    .exact == key
            }
        }
        guard let best = same.max(by: { $0.profile.articles < $1.profile.articles }) else {
            return IdentityDecision(outcome: .new, reason: "first article that names it", confidence: 0.95)
        }
        return IdentityDecision(outcome: .existing(best.id), reason: "same name", confidence: 0.95)
    }

    private func full(
        _ entity: Entity, name: PersonName, context: IdentityContext, candidates: [IdentityCandidate]
    ) -> IdentityDecision {
        let possible = candidates.filter {
            $0.profile.isResolved && isSame(name, $0.profile) && !isVetoed(entity, $0.profile)
        }
        guard let best = possible.max(by: { $0.profile.articles < $1.profile.articles }) else {
            return IdentityDecision(
                outcome: .new, reason: "first article with this full name", confidence: 0.9)
        }
        return IdentityDecision(
            outcome: .existing(best.id), reason: "same full name",
            confidence: possible.count == 1 ? 0.93 : 0.6,
            others: others(possible, but: best.id))
    }

    private func bare(
        _ entity: Entity, name: PersonName, context: IdentityContext, candidates: [IdentityCandidate]
    ) -> IdentityDecision {
        let possible = candidates.filter { candidate in
            candidate.profile.isResolved && !isVetoed(entity, candidate.profile)
                && candidate.profile.names.contains {
                    $0.text == entity.name || ends(PersonName($0.text), with: name)
                }
        }
        let total = possible.reduce(0) { $0 + $1.profile.articles }
        guard let best = possible.max(by: { $0.profile.articles < $1.profile.articles }),
            Double(best.profile.articles) >= Self.dominance * Double(total),
            agrees(entity, context, best.profile)
        else {
            return IdentityDecision(
                outcome: .unresolved,
                reason: possible.isEmpty
                    ? "no full name is known for it" : "only a surname, and nothing says whose",
                confidence: 0.5, others: others(possible, but: nil))
        }
        return IdentityDecision(
            outcome: .existing(best.id), reason: "surname of \(best.profile.name), named in like company",
            confidence: 0.8, others: others(possible, but: best.id))
    }

    /// The share of a surname's articles that one person must have before a bare surname can mean them.
    private static let dominance = 0.8

    /// Whether something besides the surname says that this is the person.
    private func agrees(_ entity: Entity, _ context: IdentityContext, _ profile: IdentityProfile) -> Bool {
        if entity.roles.contains(where: { role in
            let folded = NameFolding.fold(role)
            return profile.roles.contains { $0.text == folded }
        }) {
            return true
        }
        var shared: Float = 0
        var index = 0
        for clue in context.companions {
            while index < profile.companions.count, profile.companions[index].key < clue.key { index += 1 }
            if index < profile.companions.count, profile.companions[index].key == clue.key {
                shared += clue.weight
            }
        }
        return shared >= 1
    }

    private func isVetoed(_ entity: Entity, _ profile: IdentityProfile) -> Bool {
        switch entity.gender {
        case .female: profile.male > 0 && profile.female == 0
        case .male: profile.female > 0 && profile.male == 0
        case nil: false
        }
    }

    /// Whether a full name can be the same as one of a profile's.
    private func isSame(_ name: PersonName, _ profile: IdentityProfile) -> Bool {
        profile.names.contains { PersonName($0.text).isSpellingOfSame(name) }
    }

    private func ends(_ full: PersonName, with bare: PersonName) -> Bool {
        full.words.count >= bare.words.count && full.words.suffix(bare.words.count).elementsEqual(bare.words)
    }

    private func others(_ candidates: [IdentityCandidate], but id: Int64?) -> [IdentityDecision.Other] {
        candidates.filter { $0.id != id }.sorted { $0.profile.articles > $1.profile.articles }.prefix(8)
            .map { IdentityDecision.Other(id: $0.id, score: Double($0.profile.articles)) }
    }
}
