import Entities

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Decides which entity of a library an entity of an article is.
///
/// A pure function of the entity, what surrounds it and the candidates: it stores nothing and looks nothing up.
public struct IdentityLinker: Sendable {
    /// The most candidates that are looked at for one key, those in the most articles first.
    public static let candidateLimit = 16

    /// The most entities with one name that are looked at again at a time, the latest ones.
    public static let settlingLimit = 256

    let lists: WordLists

    public init() { lists = .shipped }

    /// The order in which to link the entities of an annotation: full names first, so that the bare ones find them.
    public static func linkingOrder(of annotation: Annotation) -> [Int] {
        let isBare = annotation.entities.map { $0.kind == .person && !PersonName($0.name).isFull }
        return annotation.entities.indices.filter { !isBare[$0] }
            + annotation.entities.indices.filter { isBare[$0] }
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

    /// Which of the other people a person of the library or of an article is: for linking again once more is known.
    public func link(_ subject: IdentityProfile, candidates: [IdentityCandidate]) -> IdentityDecision {
        let kin = candidates.filter { $0.profile.kind == subject.kind }
        let names = IdentityNames(subject, lists: lists)
        guard let own = names.subject else {
            return IdentityDecision(outcome: .unresolved, reason: "it has no name", confidence: 0)
        }
        return own.isFull ? full(subject, names, candidates: kin) : bare(subject, own, names, candidates: kin)
    }

    /// A candidate, the evidence for it, and how strong that is.
    struct Scored {
        var candidate: IdentityCandidate
        var evidence: IdentityEvidence
        /// Points: the logarithm of how much likelier this candidate is than a person unknown to the library.
        var score: Double
    }

    /// The likeliest first; among equals, the one in the most articles first.
    static func sorted(_ scored: [Scored]) -> [Scored] {
        scored.sorted {
            $0.score == $1.score
                ? $0.candidate.profile.articles > $1.candidate.profile.articles : $0.score > $1.score
        }
    }

    /// How likely each one is, given that exactly one of them is meant, or somebody the library does not know.
    static func likelihoods(_ scored: [Scored]) -> [Double] {
        let weights = scored.map { exp(min($0.score, 30)) }
        let sum = weights.reduce(1, +)
        return weights.map { $0 / sum }
    }

    static func others(_ scored: some Sequence<Scored>) -> [IdentityDecision.Other] {
        scored.prefix(8).map { IdentityDecision.Other(id: $0.candidate.id, score: $0.score) }
    }

    /// The evidence for a candidate other than the name, in words for the reader.
    func circumstances(_ evidence: IdentityEvidence) -> String {
        var parts: [String] = []
        if let role = evidence.sharedRole { parts.append("also called \(role)") }
        if evidence.company > 0.8 { parts.append("named in the same company") }
        if evidence.nation > 0, evidence.sharedRole == nil { parts.append("from the same country") }
        return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
    }
}
