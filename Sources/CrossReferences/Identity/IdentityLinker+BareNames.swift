import Entities

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Decides which person a bare surname or given name belongs to.
///
/// Every article that uses the name for a candidate is a reason to expect the candidate again, and so is everything
/// that surrounds both. The alternative to all candidates is a person the library does not know, and the more people
/// have such a name the likelier that is.
extension IdentityLinker {
    func bare(
        _ subject: IdentityProfile, _ own: PersonName, _ names: IdentityNames, candidates: [IdentityCandidate]
    ) -> IdentityDecision {
        let sound = NameFolding.sound(own.lastWord)
        let strangers = log(self.strangers(of: own))
        var scored: [Scored] = []
        for candidate in candidates {
            guard !names.contradicts(candidate.profile) else { continue }
            let uses = Self.uses(of: own, sound: sound, for: candidate.profile)
            guard uses > 0 else { continue }
            let evidence = IdentityEvidence(subject, candidate.profile, parsed: names)
            let sex =
                IdentityEvidence.areOfOppositeSex(subject, candidate.profile) ? Self.pointsForOtherSex : 0
            scored.append(
                Scored(
                    candidate: candidate, evidence: evidence,
                    score: log(uses) - strangers + sex + evidence.circumstances))
        }
        scored = Self.sorted(scored)
        guard let (best, likelihood) = Self.likeliest(scored), likelihood >= Self.enoughForBareName else {
            return IdentityDecision(
                outcome: .unresolved,
                reason: scored.isEmpty
                    ? "no full name is known for it" : "only a bare name, and nothing says clearly whose",
                confidence: 1 - (Self.likeliest(scored)?.likelihood ?? Self.likelihoodOfLateName),
                others: Self.others(scored))
        }
        let profile = best.candidate.profile
        return IdentityDecision(
            outcome: .existing(best.candidate.id),
            reason: (profile.isResolved ? "a name of \(profile.name)" : "the same bare name")
                + circumstances(best.evidence),
            confidence: likelihood,
            others: Self.others(scored.filter { $0.candidate.id != best.candidate.id }))
    }

    /// The likeliest known person or, when no known person is likely enough, the likeliest bare name that is not linked
    /// to anybody: a bare name may be one of the known people or another bare name, so it does not compete with
    /// anybody.
    private static func likeliest(_ scored: [Scored]) -> (best: Scored, likelihood: Double)? {
        let known = scored.filter(\.candidate.profile.isResolved)
        let likelihoods = likelihoods(known)
        if let best = known.first, likelihoods[0] >= enoughForBareName { return (best, likelihoods[0]) }
        let unknown = scored.filter { !$0.candidate.profile.isResolved }.prefix(2)
        guard let best = unknown.first else { return known.first.map { ($0, likelihoods[0]) } }
        let likelihood = Self.likelihoods(known + unknown)[known.count]
        if let first = likelihoods.first, first > likelihood { return (known[0], first) }
        return (best, likelihood)
    }

    /// How likely a name that fits no known person still belongs to a person who was named differently before.
    private static let likelihoodOfLateName = 0.4

    /// The points for the opposite sex: they make a candidate much less likely, not impossible, because the pronouns
    /// near a name may be another person's.
    private static let pointsForOtherSex = -3.0
    /// How likely a candidate must be to be chosen.
    private static let enoughForBareName = 0.8

    /// The number of articles that stands for all people with this name that the library does not know.
    private func strangers(of own: PersonName) -> Double {
        guard own.words.count == 1 else { return 0.5 }
        if lists.isCommonSurname(own.lastWord) { return 6 }
        return lists.isGivenName(own.lastWord) ? 4 : 0.5
    }

    /// The number of articles that may have named a candidate this way; 0 when it is not one of the candidate's names.
    private static func uses(
        of own: PersonName, sound: String, for candidate: IdentityProfile
    ) -> Double {
        var most = 0.0
        let articles = Double(candidate.articles)
        for tally in candidate.names {
            guard let other = tally.person else { continue }
            if other.words.suffix(own.words.count).elementsEqual(own.words) {
                most = articles
                break
            }
            guard own.words.count == 1 else { continue }
            if NameFolding.sound(other.lastWord) == sound { most = max(most, articles * 0.3) }
            if other.words.first == own.words.first { most = max(most, articles * 0.05) }
        }
        for alias in candidate.aliases where alias.person?.words == own.words {
            most = max(most, Double(alias.count))
        }
        // An unresolved candidate counts for less.
        return candidate.isResolved ? most : most / 2
    }
}
