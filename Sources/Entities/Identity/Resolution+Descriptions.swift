/// Ties “the Serbian leader” to the one person it fits.
extension Resolution {
    mutating func tieDescriptions() {
        for sentence in text.sentences {
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                guard words.classes[index].contains(.the), nameAt[index] < 0, mayRefer(index, in: sentence)
                else {
                    index += 1
                    continue
                }
                if let end = tieNationality(after: index, in: sentence) {
                    index = end
                    continue
                }
                guard let description = description(from: index, in: sentence) else {
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
        var head = 0
        var end = 0
        var nations: [String] = []
        /// The folded names of organisations, and of parties and religions, that the role belongs to.
        var bodies: [String] = []
        var modifiers: [String] = []
    }

    private func description(from the: Int, in sentence: Range<Int>) -> Description? {
        var found = Description()
        var index = the + 1
        while index < min(sentence.upperBound, the + 6) {
            if nameAt[index] >= 0 {
                let name = names[nameAt[index]]
                guard add(name, to: &found) else { return nil }
                index = name.tokens.upperBound
                continue
            }
            let classes = words.classes[index]
            let next = index + 1
            let nextIsRole =
                next < sentence.upperBound && nameAt[next] < 0 && words.classes[next].contains(.role)
            if classes.contains(.role), !nextIsRole {
                guard standsAlone(after: next, in: sentence) else { return nil }
                found.head = index
                found.end = next
                return found
            }
            let word = words.folded[index]
            if !word.hasSuffix("-year-old") {
                guard classes.contains(.modifier) || classes.contains(.role) else { return nil }
                found.modifiers.append(word)
            }
            index += 1
        }
        return nil
    }

    /// Adds a name that stands within a description; `false` where it can be none of a role.
    private func add(_ name: Named, to description: inout Description) -> Bool {
        switch name.kind {
        case .nationality, .place:
            if let nation = lists.nation(of: name.text) {
                description.nations.append(nation)
            } else if name.kind == .nationality {
                description.bodies.append(name.folded)
            } else {
                return false
            }
        case .organization: description.bodies.append(name.folded)
        case .person, .other: return false
        }
        return true
    }

    // MARK: “the German”

    /// Ties a noun of nationality before a verb to the only person of that country named before.
    ///
    /// - Returns: Where the noun ends, if it was tied.
    private mutating func tieNationality(after the: Int, in sentence: Range<Int>) -> Int? {
        let index = the + 1
        guard index + 1 < sentence.upperBound, nameAt[index] >= 0 else { return nil }
        let name = names[nameAt[index]]
        guard name.kind == .nationality, name.tokens == index..<index + 1, Self.isSomebody(name.folded),
            let nation = lists.nationalities[name.folded]?.code
        else { return nil }
        let next = words.classes[index + 1]
        guard next.contains(.auxiliary) || next.contains(.being) || next.contains(.speech) else { return nil }
        let fitting = drafts.indices.filter { entity in
            let draft = drafts[entity]
            return draft.kind == .person && draft.names.contains { names[$0].tokens.lowerBound < the }
                && (draft.nation == nation || draft.names.contains { origin(of: names[$0]) == nation })
        }
        guard let only = fitting.first, fitting.count == 1 else { return nil }
        references.append(
            Reference(
                tokens: the..<index + 1, form: .description, entity: only,
                reason: "the only one here from that country", confidence: 0.75))
        return index + 1
    }

    /// Whether a noun of nationality can mean one person: “the German”, not “the French”.
    private static func isSomebody(_ noun: String) -> Bool {
        if ["ish", "ch", "ese", "sh"].contains(where: noun.hasSuffix) { return false }
        return !noun.hasSuffix("s") || noun == "swiss"
    }

    /// The country in “Germany’s X” and “German X”.
    private func origin(of name: Named) -> String? {
        var before = name.tokens.lowerBound - 1
        if before > 0, words.classes[before].contains(.genitive) { before -= 1 }
        guard before >= 0, nameAt[before] >= 0 else { return nil }
        let other = names[nameAt[before]]
        let isGenitive = other.tokens.upperBound < name.tokens.lowerBound
        return isGenitive
            ? lists.countries[other.folded]?.code : lists.nationalities[other.folded]?.code
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
        guard Self.isOneOffice(head, found.head, description.bodies.isEmpty) else { return false }
        let text = NameFolding.fold(found.text)
        guard description.bodies.allSatisfy({ Self.has(text, $0) }) else { return false }
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

    /// Whether a description’s head and a role that somebody was given can be one office.
    private static func isOneOffice(_ head: String, _ stated: String, _ isBare: Bool) -> Bool {
        if head == stated { return true }
        if head == "leader" { return leaders.contains(stated) }
        // “the U.N. chief”
        if head == "chief", !isBare { return chiefs.contains(stated) }
        return sameOffices.contains { $0.contains(head) && $0.contains(stated) }
    }

    /// Whether folded words stand in a folded text as whole words.
    private static func has(_ text: String, _ words: String) -> Bool {
        (" " + text + " ").contains(" " + words + " ")
    }

    private static let sameOffices: [Set<String>] = [
        ["pope", "pontiff"], ["king", "queen", "monarch"],
        ["lawmaker", "senator", "congressman", "congresswoman", "representative", "legislator", "mp"],
    ]

    /// The roles of those who can be called an organisation’s chief.
    private static let chiefs: Set<String> = [
        "secretary-general", "director-general", "secretary", "general", "director", "head", "president",
        "chairman", "chairwoman", "commissioner", "executive",
    ]

    /// The roles that can be called the leader.
    private static let leaders: Set<String> = [
        "president", "minister", "premier", "chancellor", "leader", "king", "queen", "ruler", "emir",
        "dictator", "strongman", "taoiseach",
        "chief", "chairman", "secretary",
    ]
}
