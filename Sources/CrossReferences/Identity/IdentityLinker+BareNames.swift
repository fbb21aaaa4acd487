import Entities

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Whose a bare surname or given name is.
///
/// Every article that uses the name for a candidate is a reason to expect him again, and so is everything that surrounds both.
/// Against them all stands that somebody is meant whom the library does not know, which is the likelier the more people have such a name.
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

    /// Who is likeliest of those who are known, or, where none of them is likely enough, of the bare names of which nothing is
    /// known: these may be one of the known or each other, so that they do not compete with anybody.
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

    /// That a name of whom nobody is known is somebody's all the same who was read of under another.
    private static let likelihoodOfLateName = 0.4

    /// The pronouns near a name may be another's: the other sex makes somebody much less likely, not impossible.
    private static let pointsForOtherSex = -3.0
    /// How likely somebody must be.
    private static let enoughForBareName = 0.8

    /// As how many articles of a library the people count who bear a name too and whom the library does not know.
    private func strangers(of own: PersonName) -> Double {
        guard own.words.count == 1 else { return 0.5 }
        if lists.isCommonSurname(own.lastWord) { return 6 }
        return lists.isGivenName(own.lastWord) ? 4 : 0.5
    }

    /// In how many articles a candidate may have been named so; 0 when it is no name of his.
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
        // Who is not known himself vouches for less.
        return candidate.isResolved ? most : most / 2
    }
}
