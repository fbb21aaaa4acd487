/// Ties “the Serbian leader” to the one person it fits.
extension Resolution {
    mutating func tieDescriptions() {
        for sentence in text.sentences {
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                guard words.classes[index].contains(.the), nameAt[index] < 0, mayRefer(index, in: sentence),
                    let description = description(from: index, in: sentence)
                else {
                    index += 1
                    continue
                }
                if let (entity, why, certainty) = person(fitting: description, at: index) {
                    references.append(
                        Reference(
                            tokens: index..<description.end, form: .description, entity: entity, reason: why,
                            confidence: certainty))
                }
                index = description.end
            }
        }
    }

    /// Whether “the …” can refer: it does not touch a name and does not say what somebody is (“became the president”).
    private func mayRefer(_ the: Int, in sentence: Range<Int>) -> Bool {
        guard the > sentence.lowerBound else { return true }
        let before = the - 1
        if Self.predicates.contains(words.folded[before]) { return false }
        guard words.classes[before].contains(.comma) || words.folded[before] == "(",
            before > sentence.lowerBound
        else { return true }
        // “X, the president” and “X, then the president”
        return nameAt[before - 1] < 0 || names[nameAt[before - 1]].kind != .person
    }

    /// Words after which a description says what somebody is, not who.
    private static let predicates: Set<String> = [
        "is", "was", "be", "been", "being", "become", "became", "becoming", "becomes", "as", "remains",
        "remained", "named", "elected",
        "appointed", "then", "called", "like", "were", "are",
    ]

    /// A noun phrase with “the” and a role.
    private struct Description {
        var head: Int
        var end: Int
        var nations: [String]
        var modifiers: [String]
    }

    private func description(from the: Int, in sentence: Range<Int>) -> Description? {
        var nations: [String] = []
        var modifiers: [String] = []
        var index = the + 1
        while index < min(sentence.upperBound, the + 6) {
            if nameAt[index] >= 0 {
                let name = names[nameAt[index]]
                guard name.kind == .nationality || name.kind == .place else { return nil }
                guard let nation = lists.nation(of: name.text) else { return nil }
                nations.append(nation)
                index = name.tokens.upperBound
                continue
            }
            let classes = words.classes[index]
            let next = index + 1
            let nextIsRole =
                next < sentence.upperBound && nameAt[next] < 0 && words.classes[next].contains(.role)
            if classes.contains(.role), !nextIsRole {
                guard standsAlone(after: next, in: sentence) else { return nil }
                return Description(head: index, end: next, nations: nations, modifiers: modifiers)
            }
            guard classes.contains(.modifier) || classes.contains(.role) else { return nil }
            modifiers.append(words.folded[index])
            index += 1
        }
        return nil
    }

    /// Whether a description ends before token `next`: no name touches it and it does not go on to say who it is.
    private func standsAlone(after next: Int, in sentence: Range<Int>) -> Bool {
        guard next < sentence.upperBound else { return true }
        if nameAt[next] >= 0 { return false }
        let classes = words.classes[next]
        if classes.contains(.ofWord) || words.folded[next] == "who" || words.folded[next] == "for" {
            return false
        }
        // “the president's office” is not a person.
        if classes.contains(.genitive), next + 1 < sentence.upperBound,
            Self.offices.contains(words.folded[next + 1])
        {
            return false
        }
        if classes.contains(.comma), next + 1 < sentence.upperBound, nameAt[next + 1] >= 0,
            names[nameAt[next + 1]].kind == .person
        {
            return false
        }
        return true
    }

    private static let offices: Set<String> = [
        "office", "residence", "palace", "party", "administration", "government",
    ]

    private func person(fitting description: Description, at token: Int) -> (Int, String, Double)? {
        let head = words.folded[description.head]
        guard let role = lists.roles[head] else { return nil }
        var fitting: [(entity: Int, found: RoleFinder.Found)] = []
        for (entity, draft) in drafts.enumerated() where draft.kind == .person {
            guard draft.names.contains(where: { names[$0].tokens.lowerBound < token }) else { continue }
            if let found = draft.roles.first(where: { fits($0, head: head, description, of: draft) }) {
                fitting.append((entity, found))
            }
        }
        guard fitting.count == 1, let only = fitting.first else { return nil }
        if let gender = role.gender, let known = drafts[only.entity].gender, gender != known { return nil }
        let why = "the only one here called \(only.found.text)"
        return (only.entity, why, description.nations.isEmpty ? 0.8 : 0.88)
    }

    private func fits(
        _ found: RoleFinder.Found, head: String, _ description: Description, of draft: Draft
    ) -> Bool {
        guard found.head == head || head == "leader" && Self.leaders.contains(found.head) else {
            return false
        }
        let isPast =
            found.modifiers.contains("former") || found.modifiers.contains("ex")
            || head.utf8.starts(with: "ex-".utf8)
        if description.modifiers.contains("former"), !isPast { return false }
        // Two different kinds of minister are two people.
        for modifier in description.modifiers
        where RoleDescription.telling.contains(modifier) && !found.modifiers.contains(modifier) {
            return false
        }
        for modifier in found.modifiers
        where RoleDescription.telling.contains(modifier) && !description.modifiers.contains(modifier) {
            if modifier != "former", head == "minister" || head == "president" || head == "secretary" {
                return false
            }
        }
        guard let nation = description.nations.first else { return true }
        return nation == found.nation ?? draft.nation
    }

    /// The roles that can be called the leader.
    private static let leaders: Set<String> = [
        "president", "minister", "premier", "chancellor", "leader", "king", "queen", "ruler", "emir",
        "dictator", "strongman", "taoiseach",
        "chief", "chairman", "secretary",
    ]
}
