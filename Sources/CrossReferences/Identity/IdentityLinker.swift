import Entities

/// Decides who in a library an entity of an article is.
///
/// A pure function of the entity, what surrounds it and the candidates: it keeps nothing and looks nothing up.
public struct IdentityLinker: Sendable {
    /// The most candidates worth looking at for one key, those in the most articles first.
    public static let candidateLimit = 24

    private let lists: WordLists

    public init() { lists = .shipped }

    /// The order in which to link the entities of a reading: full names first, so that the bare ones meet them.
    public static func linkingOrder(of reading: Reading) -> [Int] {
        let isBare = reading.entities.map { $0.kind == .person && !PersonName($0.name).isFull }
        return reading.entities.indices.filter { !isBare[$0] }
            + reading.entities.indices.filter { isBare[$0] }
    }

    /// Who an entity of an article is.
    ///
    /// - Parameter candidates: The library's entities filed under any of the entity's lookup keys, in any order.
    public func link(
        _ entity: Entity, context: IdentityContext, candidates: [IdentityCandidate]
    ) -> IdentityDecision {
        guard entity.kind == .person else {
            return named(entity, candidates: candidates.filter { $0.profile.kind == entity.kind })
        }
        return link(IdentityProfile(of: entity, context: context), candidates: candidates)
    }

    /// Who a person of the library, or of an article, is among other persons: for linking again once more is known.
    public func link(_ subject: IdentityProfile, candidates: [IdentityCandidate]) -> IdentityDecision {
        let kin = candidates.filter { $0.profile.kind == subject.kind }
        let names = IdentityNames(subject, lists: lists)
        guard let own = names.subject else {
            return IdentityDecision(outcome: .unresolved, reason: "it has no name", confidence: 0)
        }
        return own.isFull ? full(subject, names, candidates: kin) : bare(subject, own, names, candidates: kin)
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

    // MARK: Full names

    private struct Scored {
        var candidate: IdentityCandidate
        var evidence: IdentityEvidence
        var score: Double
    }

    /// A full name is the same person's unless what is known of both speaks clearly against it.
    private func full(
        _ subject: IdentityProfile, _ names: IdentityNames, candidates: [IdentityCandidate]
    ) -> IdentityDecision {
        var scored: [Scored] = []
        for candidate in candidates where candidate.profile.isResolved {
            guard let evidence = IdentityEvidence(fullNameOf: subject, candidate.profile, parsed: names),
                let name = evidence.name
            else { continue }
            scored.append(
                Scored(candidate: candidate, evidence: evidence, score: name + evidence.circumstances))
        }
        scored.sort {
            $0.score == $1.score
                ? $0.candidate.profile.articles > $1.candidate.profile.articles : $0.score > $1.score
        }
        guard let best = scored.first, best.score >= Self.enoughForFullName else {
            let nearest =
                scored.first.map { ": not \($0.candidate.profile.name), of whom other things are known" }
                ?? ""
            return IdentityDecision(
                outcome: .new, reason: "first article with this name" + nearest,
                confidence: scored.isEmpty
                    ? 0.95 : Self.probability(Self.enoughForFullName - (scored.first?.score ?? 0)),
                others: others(scored))
        }
        let lead = scored.count > 1 ? best.score - scored[1].score : 4
        return IdentityDecision(
            outcome: .existing(best.candidate.id), reason: reason(best),
            confidence: Self.probability(min(best.score - Self.enoughForFullName + 0.5, lead + 0.5)),
            others: others(Array(scored.dropFirst())))
    }

    /// The points that make a full name the same person's.
    private static let enoughForFullName = 1.6

    private func reason(_ scored: Scored) -> String {
        let name = scored.candidate.profile.name
        var text: String
        switch scored.evidence.likeness {
        case .same, nil: text = "same full name"
        case .spelling: text = "same name, spelt \(name)"
        case .middle: text = "same name with or without a middle name, \(name)"
        case .initial: text = "initial and surname of \(name)"
        case .part: text = "part of the name of \(name)"
        case .order: text = "\(name), surname first"
        case .nickname: text = "short for \(name)"
        case .misspelling: text = "probably \(name), misspelt"
        }
        return text + circumstances(scored.evidence)
    }

    private func circumstances(_ evidence: IdentityEvidence) -> String {
        var parts: [String] = []
        if let role = evidence.sharedRole { parts.append("also called \(role)") }
        if evidence.company > 0.8 { parts.append("named in the same company") }
        if evidence.nation > 0, evidence.sharedRole == nil { parts.append("of the same country") }
        return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
    }

    // MARK: Bare names

    /// A bare surname is somebody's only where one person fits far better than all others and more than the name says so.
    private func bare(
        _ subject: IdentityProfile, _ own: PersonName, _ names: IdentityNames, candidates: [IdentityCandidate]
    ) -> IdentityDecision {
        var scored: [Scored] = []
        let isRare =
            own.words.count == 1 && !lists.isCommonSurname(own.lastWord) && !lists.isGivenName(own.lastWord)
        let total = candidates.filter(\.profile.isResolved).reduce(0) { $0 + $1.profile.articles }
        for candidate in candidates {
            guard !IdentityEvidence.areOfOppositeSex(subject, candidate.profile),
                let name = bareLikeness(own, candidate.profile)
            else { continue }
            let evidence = IdentityEvidence(subject, candidate.profile, parsed: names)
            let share = Double(candidate.profile.articles) / Double(max(1, total))
            var dominance =
                !candidate.profile.isResolved ? 0 : share >= Self.dominance ? 1 : share >= 0.5 ? 0.3 : 0
            // A rare surname of which the library knows one bearer, and knows him well.
            if isRare, dominance == 1, candidate.profile.articles >= Self.well {
                dominance += candidate.profile.articles >= Self.famously ? 2.5 : 1.5
            }
            scored.append(
                Scored(
                    candidate: candidate, evidence: evidence, score: name + dominance + evidence.circumstances
                ))
        }
        scored.sort {
            $0.score == $1.score
                ? $0.candidate.profile.articles > $1.candidate.profile.articles : $0.score > $1.score
        }
        guard let best = scored.first else {
            return IdentityDecision(
                outcome: .unresolved, reason: "no full name is known for it", confidence: 0.6)
        }
        let lead = scored.count > 1 ? best.score - scored[1].score : 4
        guard best.score >= Self.enoughForBareName, lead >= Self.leadForBareName else {
            return IdentityDecision(
                outcome: .unresolved, reason: "only a bare name, and nothing says clearly whose",
                confidence: 0.6,
                others: others(scored))
        }
        let profile = best.candidate.profile
        return IdentityDecision(
            outcome: .existing(best.candidate.id),
            reason: (profile.isResolved ? "a name of \(profile.name)" : "the same bare name")
                + circumstances(best.evidence),
            confidence: Self.probability(
                min(best.score - Self.enoughForBareName, lead - Self.leadForBareName) + 1),
            others: others(Array(scored.dropFirst())))
    }

    /// The share of a surname's articles that makes one person its first bearer.
    private static let dominance = 0.8
    /// The articles after which somebody is well known.
    private static let well = 4
    private static let famously = 16
    /// The points that make a bare name somebody's, and those by which the next must be behind.
    private static let enoughForBareName = 3.0
    private static let leadForBareName = 1.0

    /// What the name alone says: a surname more than a given name; `nil` when it is no part of the candidate's.
    private func bareLikeness(_ own: PersonName, _ candidate: IdentityProfile) -> Double? {
        var best: Double?
        for tally in candidate.names {
            let other = PersonName(tally.text)
            if let suffix = own.suffix, let theirs = other.suffix, suffix != theirs { return nil }
            let points: Double
            if other.words == own.words {
                points = 0.5
            } else if other.isFull, other.words.suffix(own.words.count).elementsEqual(own.words) {
                points = 0.5
            } else if other.isFull, own.words.count == 1, other.words.first == own.words.first {
                points = -0.5
            } else if own.words.count == 1,
                NameFolding.sound(other.lastWord) == NameFolding.sound(own.lastWord)
            {
                points = 0
            } else {
                continue
            }
            best = max(best ?? points, points)
        }
        return best
    }

    private func others(_ scored: [Scored]) -> [IdentityDecision.Other] {
        scored.prefix(8).map { IdentityDecision.Other(id: $0.candidate.id, score: $0.score) }
    }

    /// Points as a probability.
    private static func probability(_ points: Double) -> Double {
        // The logistic curve by its continued fraction: no more is needed than a number to order doubts by.
        let half = points / 2
        let tangent = half * (27 + half * half) / (27 + 9 * half * half)
        return 0.5 + 0.5 * max(-0.98, min(0.98, tangent))
    }
}
