import Entities

/// Who a person named in full is.
extension IdentityLinker {
    /// Two uses of a full name mean one person, unless what is known about both speaks clearly against it.
    func full(
        _ subject: IdentityProfile, _ names: IdentityNames, candidates: [IdentityCandidate]
    ) -> IdentityDecision {
        let known = candidates.filter(\.profile.isResolved)
        let isShared = Self.isShared(names, among: known)
        var scored: [Scored] = []
        for candidate in known {
            guard var evidence = IdentityEvidence(fullNameOf: subject, candidate.profile, parsed: names)
            else {
                continue
            }
            if isShared { evidence.doubtName() }
            let score = (evidence.name ?? 0) + evidence.circumstances - Self.enoughForFullName
            scored.append(Scored(candidate: candidate, evidence: evidence, score: score))
        }
        scored = Self.sorted(scored)
        var decision = decide(scored, isShared: isShared)
        if isShared { decision.namesakes = known.filter { names.contradicts($0.profile) }.map(\.id) }
        return decision
    }

    private func decide(_ scored: [Scored], isShared: Bool) -> IdentityDecision {
        let likelihoods = Self.likelihoods(scored)
        guard let best = scored.first, best.score >= 0, !isShared || Self.isAhead(scored) else {
            return stranger(scored, likelihood: 1 - likelihoods.reduce(0, +))
        }
        return IdentityDecision(
            outcome: .existing(best.candidate.id), reason: reason(best), confidence: likelihoods[0],
            others: Self.others(scored.dropFirst()))
    }

    /// Whether the library knows two people with this name, or one other than the subject.
    ///
    /// A middle name or a suffix tells them apart, and without it the name says little: “George Bush” is so shared by
    /// George W. Bush and George H. W. Bush.
    private static func isShared(_ names: IdentityNames, among candidates: [IdentityCandidate]) -> Bool {
        let distinguished = candidates.map { candidate in
            candidate.profile.names.compactMap(\.person).filter(\.isDistinguished)
        }
        for (place, own) in distinguished.enumerated() where !own.isEmpty {
            for name in own {
                if names.all.contains(where: { $0.contradicts(name) }) { return true }
                if distinguished[..<place].joined().contains(where: { $0.contradicts(name) }) { return true }
            }
        }
        return false
    }

    private static func isAhead(_ scored: [Scored]) -> Bool {
        scored.count < 2 || scored[0].score - scored[1].score >= leadAmongNamesakes
    }

    /// Whether mentions linked to a person only by given name and surname may mean the namesake: the person has a
    /// middle name or a suffix in not many more articles than the namesake has.
    public static func isOpen(_ person: IdentityProfile, toNamesake namesake: IdentityProfile) -> Bool {
        person.distinguished > 0 && person.distinguished < shareOfOwner * max(1, namesake.distinguished)
    }

    /// How many times more often than a namesake a person must be told apart to keep the bare name.
    private static let shareOfOwner = 3

    /// Whether a name tells its bearer from namesakes.
    public static func isDistinguished(_ name: String) -> Bool {
        let name = PersonName(name)
        return name.isFull && name.isDistinguished
    }

    /// The decision when no known person is similar enough.
    private func stranger(_ scored: [Scored], likelihood: Double) -> IdentityDecision {
        let nearest = scored.first.map {
            ": not \($0.candidate.profile.name), because what is known about them differs"
        }
        return IdentityDecision(
            outcome: .new, reason: "first article with this name" + (nearest ?? ""),
            confidence: scored.isEmpty ? Self.confidenceInNewName : likelihood, others: Self.others(scored))
    }

    /// The points needed to link a full name to a known person.
    static let enoughForFullName = 1.6
    /// How many points ahead of the next one of several people with the same name must be.
    private static let leadAmongNamesakes = 1.0
    /// How likely a name that appears for the first time is a new person's.
    private static let confidenceInNewName = 0.95

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
        case .suffix: text = "same name with or without a suffix, \(name)"
        }
        return text + circumstances(scored.evidence)
    }
}
