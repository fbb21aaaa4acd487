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

    /// A noun phrase with “the” and a role or an age.
    private struct Description {
        /// The token that is the role; `nil` for “the 23-year-old”.
        var head: Int?
        var end: Int
        var nations: [String] = []
        var modifiers: [String] = []
        /// One form each of the organisations, parties and places without a country that it is of.
        var owners: [String] = []
        var age: String?
    }

    private func description(from the: Int, in sentence: Range<Int>) -> Description? {
        var description = Description(end: the + 1)
        var index = the + 1
        while index < min(sentence.upperBound, the + 6) {
            if nameAt[index] >= 0 {
                let name = names[nameAt[index]]
                guard addOwner(name, to: &description) else { return nil }
                index = name.tokens.upperBound
                continue
            }
            let classes = words.classes[index]
            let next = index + 1
            if let age = Self.age(in: words.folded[index]) {
                description.age = age
                index = next
                if endsPhrase(next, in: sentence) {
                    description.end = next
                    return description
                }
                continue
            }
            let nextIsRole =
                next < sentence.upperBound && nameAt[next] < 0 && words.classes[next].contains(.role)
            if classes.contains(.role), !nextIsRole {
                guard addOffice(after: next, in: sentence, to: &description) else { return nil }
                description.head = index
                description.end = next
                return description
            }
            guard classes.contains(.modifier) || classes.contains(.role) else { return nil }
            description.modifiers.append(words.folded[index])
            index = next
        }
        return nil
    }

    /// Adds whose leader or member a description is about; false when a person's name stands there.
    private func addOwner(_ name: Named, to description: inout Description) -> Bool {
        guard name.kind != .person, name.kind != .other else { return false }
        if name.kind != .organization, let nation = lists.nation(of: name.text) {
            description.nations.append(nation)
        } else {
            description.owners.append(owner(name))
        }
        return true
    }

    /// One form for all names of an owner of roles.
    private func owner(_ name: Named) -> String {
        switch name.kind {
        case .organization: OrganizationName(name.text, lists: lists).canonical
        case .nationality: lists.peopleForm(of: name.text)
        case .place, .person, .other: lists.placeForm(of: name.text)
        }
    }

    /// Adds what stands behind the role: “the head of the Harbour Board”, “the former secretary of state”; false when the description
    /// goes on in another way.
    private func addOffice(
        after next: Int, in sentence: Range<Int>, to description: inout Description
    ) -> Bool {
        guard next + 1 < sentence.upperBound, nameAt[next] < 0, words.classes[next].contains(.ofWord) else {
            return standsAlone(after: next, in: sentence)
        }
        var of = next + 1
        if nameAt[of] < 0, words.classes[of].contains(.the), of + 1 < sentence.upperBound { of += 1 }
        if nameAt[of] >= 0 {
            // “the head of Iran's civil aviation” is the head of something else.
            let end = names[nameAt[of]].tokens.upperBound
            guard end >= sentence.upperBound || !words.classes[end].contains(.genitive) else { return false }
            return addOwner(names[nameAt[of]], to: &description)
        }
        guard RoleDescription.telling.contains(words.folded[of]), standsAlone(after: of + 1, in: sentence)
        else {
            return false
        }
        description.modifiers.append(words.folded[of])
        return true
    }

    /// “23” for “23-year-old”.
    private static func age(in word: String) -> String? {
        let ending = "-year-old"
        guard word.utf8.count > ending.utf8.count, word.hasSuffix(ending) else { return nil }
        return String(word.dropLast(ending.utf8.count))
    }

    /// Whether no noun can follow at a token: the phrase before it ends there.
    private func endsPhrase(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard token < sentence.upperBound else { return true }
        guard nameAt[token] < 0 else { return false }
        let classes = words.classes[token]
        return !classes.isDisjoint(with: [
            .comma, .stop, .quote, .genitive, .auxiliary, .being, .speech, .preposition, .relative,
        ])
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
        let earlier = drafts.indices.filter { entity in
            drafts[entity].kind == .person
                && drafts[entity].names.contains { names[$0].tokens.lowerBound < token }
        }
        if let age = description.age, let only = person(aged: age, among: earlier) {
            return (only, "the only one here who is \(age)", 0.88)
        }
        guard let headToken = description.head else { return nil }
        let head = words.folded[headToken]
        guard let role = lists.roles[head] else { return nil }
        var fitting: [(entity: Int, found: RoleFinder.Found)] = []
        for entity in earlier {
            let draft = drafts[entity]
            if let found = draft.roles.first(where: { fits($0, head: head, description, of: draft) }) {
                fitting.append((entity, found))
            }
        }
        guard fitting.count == 1, let only = fitting.first else { return nil }
        if let gender = role.gender, let known = drafts[only.entity].gender, gender != known { return nil }
        // A person whose age the text tells is nobody of another age.
        if let age = description.age, let own = self.age(of: only.entity), own != age { return nil }
        let why = "the only one here called \(only.found.text)"
        let isSure = !description.nations.isEmpty || !description.owners.isEmpty
        return (only.entity, why, isSure ? 0.88 : 0.8)
    }

    /// The only person of an age that the text tells.
    private func person(aged age: String, among entities: [Int]) -> Int? {
        let fitting = entities.filter { self.age(of: $0) == age }
        return fitting.count == 1 ? fitting[0] : nil
    }

    /// The age that stands beside a name of a person: “Vera Lind, 23,”, “23-year-old Vera Lind”.
    private func age(of entity: Int) -> String? {
        for name in drafts[entity].names {
            let tokens = names[name].tokens
            let end = tokens.upperBound
            if end + 2 < nameAt.count, words.classes[end].contains(.comma),
                words.classes[end + 1].contains(.number),
                words.classes[end + 2].contains(.comma), words.folded[end + 1].utf8.count <= 3
            {
                return words.folded[end + 1]
            }
            if tokens.lowerBound > 0, nameAt[tokens.lowerBound - 1] < 0,
                let age = Self.age(in: words.folded[tokens.lowerBound - 1])
            {
                return age
            }
        }
        return nil
    }

    private func fits(
        _ found: RoleFinder.Found, head: String, _ description: Description, of draft: Draft
    ) -> Bool {
        guard isOffice(found, head, description) else { return false }
        if !description.owners.isEmpty, !Set(description.owners).isSubset(of: owners(of: found)) {
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
            // The premier is the prime minister.
            if head == "premier", modifier == "prime" { continue }
            if modifier != "former", head == "minister" || head == "president" || head == "secretary" {
                return false
            }
        }
        guard let nation = description.nations.first else { return true }
        return nation == found.nation ?? draft.nation
    }

    /// Whether a role is the one that a description names, by its own word or by another one for the same office.
    private func isOffice(_ found: RoleFinder.Found, _ head: String, _ description: Description) -> Bool {
        if found.head == head { return true }
        if head == "leader", Self.leaders.contains(found.head) { return true }
        if head == "premier", found.head == "minister" { return found.modifiers.contains("prime") }
        if Self.synonyms[head]?.contains(found.head) ?? false { return true }
        // “the U.N. chief” may be anybody at its top, “the chief” only one who is called so.
        return Self.heads.contains(head) && Self.heads.contains(found.head) && !description.owners.isEmpty
    }

    /// The organisations, parties and places that the words of a role name.
    private func owners(of found: RoleFinder.Found) -> Set<String> {
        let reach = max(0, found.token - 9)..<min(nameAt.count, found.token + 9)
        var owners: Set<String> = []
        for token in reach where nameAt[token] >= 0 {
            let name = names[nameAt[token]]
            if name.kind != .person, name.kind != .other, found.text.contains(name.text) {
                owners.insert(owner(name))
            }
        }
        return owners
    }

    /// Other words for an office, as far as they mean nothing else.
    private static let synonyms: [String: Set<String>] = [
        "pontiff": ["pope"], "pope": ["pontiff"],
        "monarch": ["king", "queen", "emperor", "empress", "sultan"],
        "lawmaker": lawmakers, "legislator": lawmakers, "lawyer": ["attorney", "barrister", "solicitor"],
        "journalist": ["reporter", "correspondent"], "reporter": ["journalist", "correspondent"],
        "diplomat": ["ambassador", "envoy", "consul"],
    ]
    private static let lawmakers: Set<String> = [
        "senator", "congressman", "congresswoman", "lawmaker", "legislator", "deputy", "parliamentarian",
    ]
    /// Those at the top of something.
    private static let heads: Set<String> = [
        "boss", "chairman", "chairwoman", "chief", "commander", "commissioner", "director",
        "director-general", "head", "leader",
        "president", "secretary-general",
    ]

    /// The roles that can be called the leader.
    private static let leaders: Set<String> = [
        "president", "minister", "premier", "chancellor", "leader", "king", "queen", "ruler", "emir",
        "dictator", "strongman", "taoiseach",
        "chief", "chairman", "secretary",
    ]
}
