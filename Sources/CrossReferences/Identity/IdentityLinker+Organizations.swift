import Entities

// Everything but people: the same name is the same thing, in any of its usual forms; an organisation may also be called by a shorter form
// that other articles explain.
extension IdentityLinker {
    func named(_ entity: Entity, candidates: [IdentityCandidate]) -> IdentityDecision {
        let keys = IdentityKeys(of: entity)
        let same = candidates.filter { candidate in
            candidate.profile.names.contains { tally in
                if tally.text == entity.name, entity.nation == nil { return true }
                let nation = candidate.profile.nations.first?.text
                let other =
                    tally.organization.map { IdentityKeys(organization: $0, nation: nation) }
                    ?? IdentityKeys(name: tally.text, kind: entity.kind, nation: nation)
                return other.exact == keys.exact
            }
        }
        if let best = same.max(by: { $0.profile.articles < $1.profile.articles }) {
            return IdentityDecision(outcome: .existing(best.id), reason: "same name", confidence: 0.95)
        }
        if entity.kind == .organization {
            let form = OrganizationName(entity.name)
            if form.isBody, keys.lookup.isEmpty {
                return IdentityDecision(
                    outcome: .unresolved,
                    reason: "many countries have one, and the article does not tell whose it is",
                    confidence: 0.9)
            }
            if !form.isBody, let decision = longer(form, articles: 1, candidates: candidates) {
                return decision
            }
        }
        return IdentityDecision(outcome: .new, reason: "first article that names it", confidence: 0.95)
    }

    /// Which of the other organisations one is that is named by nothing but a shorter form: for linking again once more is known.
    func organization(_ subject: IdentityProfile, candidates: [IdentityCandidate]) -> IdentityDecision? {
        guard let form = subject.names.first?.organization, !form.isBody else { return nil }
        return longer(
            form, articles: subject.articles,
            candidates: candidates.filter { $0.profile.kind == .organization })
    }

    /// How many times as often a shorter form must be used for one organisation as for the next.
    private static let timesForShort = 4

    /// The organisation that a shorter form means: the one that other articles call so, else the only one with these initials.
    ///
    /// - Parameter articles: How many articles use the shorter form alone: a name that is used much more often by itself than as a
    ///   shorter form is a name of its own, unless it is written in initials.
    private func longer(
        _ form: OrganizationName, articles: Int, candidates: [IdentityCandidate]
    ) -> IdentityDecision? {
        let used = candidates.map { (candidate: $0, uses: $0.profile.uses(ofShort: form)) }
            .filter { $0.uses > 0 && (form.isAcronym || $0.uses * Self.timesForShort >= articles) }
            .sorted {
                ($0.uses, $0.candidate.profile.articles, $1.candidate.id)
                    > ($1.uses, $1.candidate.profile.articles, $0.candidate.id)
            }
        if let best = used.first {
            guard used.count == 1 || best.uses >= used[1].uses * Self.timesForShort else {
                return IdentityDecision(
                    outcome: .new, reason: "short for several that the library knows", confidence: 0.7,
                    others: used.prefix(8).map { .init(id: $0.candidate.id, score: Double($0.uses)) })
            }
            return IdentityDecision(
                outcome: .existing(best.candidate.id), reason: "short for \(best.candidate.profile.name)",
                confidence: 0.9)
        }
        guard form.letters?.utf8.count ?? 0 >= IdentityKeys.leastInitials else { return nil }
        let initialled = candidates.filter { $0.profile.hasInitials(form) }
        guard initialled.count == 1, let only = initialled.first else { return nil }
        return IdentityDecision(
            outcome: .existing(only.id),
            reason: "the initials of \(only.profile.name), the only ones here that fit",
            confidence: 0.75)
    }
}
