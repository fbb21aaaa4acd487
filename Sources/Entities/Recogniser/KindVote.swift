/// One kind for one form in a document, by what the model is surest of over all of its uses.
///
/// Not where both kinds may be meant: a country that is also a team, a building and those who govern from it, a people
/// and its language.
struct KindVote {
    let lists: WordLists

    /// - Parameters:
    ///   - stated: The kinds that the words beside names give them, by the names' places.
    ///   - text: The words of a name.
    func settled(
        _ names: [RecognizedName], stated: [Int: EntityKind], text: (RecognizedName) -> String
    ) -> [RecognizedName] {
        var uses: [String: [Int]] = [:]
        for index in names.indices { uses[text(names[index]), default: []].append(index) }
        var names = names
        for (form, places) in uses {
            let said = Set(places.compactMap { stated[$0] })
            if let kind = said.first, said.count == 1 {
                for place in places where names[place].confidence < Self.sure || stated[place] != nil {
                    names[place].kind = kind
                }
                continue
            }
            guard places.count > 1 else { continue }
            var sums: [EntityKind: Double] = [:]
            for place in places { sums[names[place].kind, default: 0] += names[place].confidence }
            guard sums.count > 1,
                let best = sums.max(by: { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) })
            else { continue }
            for place in places where names[place].kind != best.key {
                let own = names[place]
                let lead = isUnheardOf(own.kind, form) ? 1 : Self.lead
                guard own.confidence < Self.sure, !bothFit(own.kind, best.key, form),
                    best.value > lead * (sums[own.kind] ?? 0)
                else { continue }
                names[place].kind = best.key
            }
        }
        return names
    }

    /// A kind that the model is surer of stays.
    private static let sure = 0.9
    /// How many times as much must speak for the other kind.
    private static let lead = 1.5

    private func bothFit(_ one: EntityKind, _ other: EntityKind, _ form: String) -> Bool {
        let kinds: Set<EntityKind> = [one, other]
        if kinds == [.place, .organization] { return !Self.isAcronym(form) }
        if kinds == [.nationality, .other] { return true }
        return kinds.contains(.nationality) && !isUnheardOf(.nationality, form)
    }

    /// Whether a form is taken for a nationality that no country has.
    private func isUnheardOf(_ kind: EntityKind, _ form: String) -> Bool {
        kind == .nationality && lists.nation(of: form) == nil
    }

    private static func isAcronym(_ form: String) -> Bool {
        form.utf8.count > 2 && form.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }
}
