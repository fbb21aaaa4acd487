/// The sieves that join the names of one person, the surest first.
extension Resolution {
    /// Ties every name of a person to its entity.
    mutating func joinPeople() {
        let people = names.indices.filter { names[$0].kind == .person }
        var known: [String: PersonName] = [:]
        let parsed = people.map { index in
            let text = names[index].text
            let name = known[text] ?? PersonName(text)
            known[text] = name
            return name
        }
        for (index, name) in zip(people, parsed) {
            names[index].gender = titleGender(before: names[index].tokens.lowerBound) ?? name.honorificGender
        }
        let index = joinFullNames(people, parsed)
        joinBareNames(people, parsed, among: index)
    }

    /// The gender that a title right before a name shows: “Mr.”, “Queen”, “actress”.
    private func titleGender(before token: Int) -> Entity.Gender? {
        guard token > 0, nameAt[token - 1] < 0 else { return nil }
        // “Mr” and its full stop may be two tokens.
        let isStop = words.folded[token - 1] == "." && token > 1
        let word = words.folded[isStop ? token - 2 : token - 1]
        if let gender = PersonName.genderOfHonorific(word) { return gender }
        return words.classes[token - 1].contains(.role) ? lists.roles[word]?.gender : nil
    }

    // MARK: Full names

    /// - Returns: The people by their full names.
    private mutating func joinFullNames(_ people: [Int], _ parsed: [PersonName]) -> PersonIndex {
        let matcher = PersonNameMatcher(lists: lists)
        var full = PersonIndex(lists: lists)
        var known: [String: Int] = [:]
        // Longer names first: “Andrés Manuel López Obrador” takes “López Obrador” in, not the other way round.
        let order = people.indices.filter { parsed[$0].isFull }.sorted {
            parsed[$0].words.count == parsed[$1].words.count
                ? $0 < $1 : parsed[$0].words.count > parsed[$1].words.count
        }
        for place in order {
            let index = people[place]
            let name = parsed[place]
            let key = name.words.joined(separator: " ") + "|" + (name.suffix ?? "")
            if let entity = known[key] {
                tie(index, to: entity, reason: "", certainty: 1)
                continue
            }
            if let (entity, likeness) = bestMatch(for: name, named: index, among: full, matcher) {
                tie(
                    index, to: entity, reason: reason(likeness, drafts[entity]),
                    certainty: certainty(likeness))
                drafts[entity].forms.append(name)
                full.add(name, as: entity)
                known[key] = entity
            } else {
                let entity = addDraft(for: index)
                drafts[entity].person = name
                drafts[entity].forms = [name]
                drafts[entity].gender =
                    names[index].gender ?? name.honorificGender
                    ?? name.words.first.flatMap { lists.givenNames[$0] }
                tie(index, to: entity, reason: "", certainty: 1)
                full.add(name, as: entity)
                known[key] = entity
            }
        }
        return full
    }

    private func bestMatch(
        for name: PersonName, named index: Int, among full: PersonIndex, _ matcher: PersonNameMatcher
    ) -> (Int, PersonNameMatcher.Likeness)? {
        var best: (Int, PersonNameMatcher.Likeness)?
        var isTied = false
        for entity in full.entities(like: name) {
            let draft = drafts[entity]
            guard !draft.forms.contains(where: { $0.contradicts(name) }),
                let likeness = draft.forms.compactMap({ matcher.likeness(of: $0, and: name) }).min(),
                // An article that has both “Jr.” and the name without it tells two people apart.
                likeness != .suffix, likeness == .same || !isRelative(index, of: draft),
                !isOppositeSex(names[index].gender, draft)
            else { continue }
            if let current = best, current.1 <= likeness {
                isTied = isTied || current.1 == likeness
            } else {
                best = (entity, likeness)
                isTied = false
            }
        }
        // A name that is part of two people's names says nothing about either of them.
        return isTied ? nil : best
    }

    /// Whether the later of two people with nearly the same name is introduced as a relative: “her mother, Ann Marie
    /// Vale”.
    private func isRelative(_ name: Int, of draft: Draft) -> Bool {
        if isKin(name) { return draft.names.contains { $0 < name } }
        return draft.names.contains { $0 > name && isKin($0) }
    }

    /// Whether a name follows “his son” or “Lind's widowed mother,”.
    private func isKin(_ name: Int) -> Bool {
        var token = names[name].tokens.lowerBound - 1
        if token > 0, words.classes[token].contains(.comma) { token -= 1 }
        guard token > 0, Self.kinWords.contains(words.folded[token]) else { return false }
        return words.classes[max(0, token - 2)..<token].contains {
            !$0.isDisjoint(with: [.possessive, .genitive])
        }
    }

    private static let kinWords: Set<String> = [
        "mother", "father", "son", "daughter", "brother", "sister", "wife", "husband", "uncle", "aunt",
        "nephew", "niece", "cousin", "grandfather", "grandmother", "grandson", "granddaughter", "namesake",
    ]

    private func reason(_ likeness: PersonNameMatcher.Likeness, _ draft: Draft) -> String {
        switch likeness {
        case .same: "the same name"
        case .spelling: "another spelling of \(draft.text)"
        case .middle: "\(draft.text) with another middle name or none"
        case .initial: "\(draft.text) by an initial"
        case .part: "a part of \(draft.text)"
        case .order: "\(draft.text), surname first"
        case .nickname: "short for \(draft.text)"
        case .misspelling: "probably \(draft.text), misspelt"
        case .suffix: "\(draft.text) with a suffix or without"
        }
    }

    private func certainty(_ likeness: PersonNameMatcher.Likeness) -> Double {
        switch likeness {
        case .same: 1
        case .spelling, .middle: 0.97
        case .part, .initial: 0.93
        case .nickname: 0.9
        case .order: 0.85
        case .misspelling, .suffix: 0.8
        }
    }

    private func isOppositeSex(_ gender: Entity.Gender?, _ draft: Draft) -> Bool {
        guard let gender, let known = draft.gender else { return false }
        return gender != known
    }

    // MARK: Bare surnames and given names

    private mutating func joinBareNames(_ people: [Int], _ parsed: [PersonName], among full: PersonIndex) {
        var bare: [String: Int] = [:]
        for (place, index) in people.enumerated() where !parsed[place].isFull {
            let name = parsed[place]
            guard !name.words.isEmpty else { continue }
            let candidates = bareCandidates(for: name, named: index, among: full)
            if let choice = choose(among: candidates.entities, for: index) {
                let sureness = candidates.rank.certainty * (choice.isAlone ? 1 : 0.75)
                tie(
                    index, to: choice.entity, reason: reason(candidates.rank, choice, drafts[choice.entity]),
                    certainty: sureness)
                continue
            }
            let key = name.words.joined(separator: " ") + "|" + (isFamily(index) ? "s" : name.suffix ?? "")
            if let entity = bare[key], !isOppositeSex(names[index].gender, drafts[entity]) {
                tie(index, to: entity, reason: "", certainty: 0.95)
            } else {
                let entity = addDraft(for: index)
                drafts[entity].person = name
                drafts[entity].gender = names[index].gender
                tie(index, to: entity, reason: "", certainty: 1)
                bare[key] = entity
            }
        }
    }

    /// How a bare name relates to a full one, the surest first.
    enum BareRank: Int, Comparable {
        case surname, surnamePart, givenName, inner, initials, handle, spelling, nickname, misspelling

        static func < (left: BareRank, right: BareRank) -> Bool { left.rawValue < right.rawValue }

        var certainty: Double {
            switch self {
            case .surname: 0.97
            case .surnamePart: 0.93
            case .givenName: 0.9
            case .inner, .spelling, .initials, .handle: 0.85
            case .nickname: 0.8
            case .misspelling: 0.7
            }
        }
    }

    private func bareCandidates(
        for name: PersonName, named index: Int, among full: PersonIndex
    ) -> (entities: [Int], rank: BareRank) {
        var best = BareRank.misspelling
        var entities: [Int] = []
        guard !isFamily(index) else { return ([], best) }
        for entity in full.entities(calledBy: name, written: names[index].text) {
            let draft = drafts[entity]
            guard !isOppositeSex(names[index].gender, draft),
                let rank = draft.forms.compactMap({
                    Self.rank(of: name, written: names[index].text, in: $0, lists)
                }).min()
            else { continue }
            if let suffix = name.suffix, let other = draft.person?.suffix, suffix != other { continue }
            if rank < best || entities.isEmpty { (best, entities) = (rank, []) }
            if rank == best { entities.append(entity) }
        }
        // “Aldane Jr.” is Anton Aldane Jr. and not his father.
        let ofSuffix = entities.filter { name.suffix != nil && drafts[$0].person?.suffix == name.suffix }
        return (ofSuffix.isEmpty ? entities : ofSuffix, best)
    }

    /// “the Kennedys” and “the Kennedy family” are not one of them.
    private func isFamily(_ index: Int) -> Bool {
        let tokens = names[index].tokens
        guard tokens.count == 1 else { return false }
        if tokens.upperBound < words.folded.count, Self.familyWords.contains(words.folded[tokens.upperBound])
        {
            return true
        }
        let isAfterThe = tokens.lowerBound > 0 && words.classes[tokens.lowerBound - 1].contains(.the)
        return isAfterThe && names[index].folded.utf8.last == UInt8(ascii: "s")
    }

    private static let familyWords: Set<String> = [
        "family", "families", "brothers", "sisters", "siblings", "twins", "dynasty", "couple", "clan",
    ]

    /// How a bare name can be meant for somebody with a full name; `nil` when it cannot.
    static func rank(
        of bare: PersonName, written: String, in full: PersonName, _ lists: WordLists
    ) -> BareRank? {
        guard bare.words.count == 1, let word = bare.words.first else {
            let isEnd =
                full.words.count > bare.words.count
                && full.words.suffix(bare.words.count).elementsEqual(bare.words)
            if isEnd { return .surname }
            return full.words.starts(with: bare.words) ? .givenName : nil
        }
        if word == full.lastWord { return .surname }
        if full.surname.contains(word) { return .surnamePart }
        if full.lastWord.utf8.contains(0x2D), full.lastWord.split(separator: "-").contains(Substring(word)) {
            return .surnamePart
        }
        if word == full.words.first { return .givenName }
        if full.words.contains(word) { return .inner }
        if isInitials(written, of: full) { return .initials }
        if isHandle(word, of: full) { return .handle }
        guard word.utf8.count > 2 else { return nil }
        if NameFolding.sound(word) == NameFolding.sound(full.lastWord) { return .spelling }
        if let first = full.words.first, PersonNameMatcher(lists: lists).isNickname(word, first) {
            return .nickname
        }
        return PersonNameMatcher.isSlip(word, full.lastWord, shortest: 6) ? .misspelling : nil
    }

    /// “MS” for Michael Siegel, as in interviews.
    private static func isInitials(_ written: String, of full: PersonName) -> Bool {
        let letters = written.utf8.filter { $0 != UInt8(ascii: ".") }
        guard (2...3).contains(letters.count), letters.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else {
            return false
        }
        return letters.map { $0 | 0x20 } == full.words.compactMap(\.utf8.first)
    }

    /// “@VeraLind” for Vera Lind.
    private static func isHandle(_ word: String, of full: PersonName) -> Bool {
        guard word.utf8.first == UInt8(ascii: "@") else { return false }
        let letters = word.utf8.filter { $0 >= 0x61 && $0 <= 0x7A }
        return letters == full.words.flatMap { $0.utf8.filter { $0 >= 0x61 && $0 <= 0x7A } }
    }

    /// The choice among several people who fit a bare name.
    struct Choice {
        var entity: Int
        var isAlone: Bool
        var why: String
    }

    /// Prefers agreement of gender and title, then whoever was mentioned last before the name, then the first.
    private func choose(among entities: [Int], for index: Int) -> Choice? {
        guard let first = entities.first else { return nil }
        guard entities.count > 1 else { return Choice(entity: first, isAlone: true, why: "") }
        if let gender = names[index].gender {
            let agreeing = entities.filter { drafts[$0].gender == gender }
            if agreeing.count == 1 {
                return Choice(entity: agreeing[0], isAlone: false, why: ", by the title before it")
            }
        }
        if let role = roleWord(before: index) {
            let agreeing = entities.filter { entity in
                drafts[entity].names.contains { roleWord(before: $0) == role }
            }
            if agreeing.count == 1 {
                return Choice(entity: agreeing[0], isAlone: false, why: ", called \(role) too")
            }
        }
        if let entity = ofGeneration(wordBefore(index), among: entities) {
            return Choice(entity: entity, isAlone: false, why: ", by his age")
        }
        // A relative who joins the story is named in full; the bare surname stays with the person the story is about.
        let salient = entities.max { salience(of: $0) < salience(of: $1) } ?? first
        return Choice(
            entity: salient, isAlone: false, why: ", the one of that name the article is mostly about")
    }

    /// The person meant by “the elder” or “the younger” before a surname: the father is the one without “Jr.”, the son
    /// the one with it.
    private func ofGeneration(_ word: String, among entities: [Int]) -> Int? {
        let isElder = word == "elder" || word == "older"
        guard isElder || word == "younger" else { return nil }
        let sons = entities.filter { drafts[$0].person?.suffix.map(Self.suffixesOfSons.contains) ?? false }
        let meant = isElder && !sons.isEmpty ? entities.filter { !sons.contains($0) } : isElder ? [] : sons
        return meant.count == 1 ? meant[0] : nil
    }

    private static let suffixesOfSons: Set<String> = ["jr", "ii", "iii", "iv"]

    private func wordBefore(_ index: Int) -> String {
        let token = names[index].tokens.lowerBound
        return token > 0 ? words.folded[token - 1] : ""
    }

    /// The folded role right before a name: “judge” in “Judge Orban”.
    private func roleWord(before index: Int) -> String? {
        let token = names[index].tokens.lowerBound
        guard token > 0, nameAt[token - 1] < 0, words.classes[token - 1].contains(.role) else { return nil }
        return words.folded[token - 1]
    }

    /// How much an article is about a person: how often and how early it names them in full.
    private func salience(of entity: Int) -> Int {
        let first = drafts[entity].names.min() ?? 0
        return drafts[entity].names.count { names[$0].tokens.count > 1 } - first
    }

    private func reason(_ rank: BareRank, _ choice: Choice, _ draft: Draft) -> String {
        let anchor = draft.names.first.map { ", named in full \(place(of: $0))" } ?? ""
        let base: String
        switch rank {
        case .surname: base = "surname of \(draft.text)"
        case .surnamePart: base = "part of the surname of \(draft.text)"
        case .givenName: base = "given name of \(draft.text)"
        case .inner: base = "one of the names of \(draft.text)"
        case .initials: base = "initials of \(draft.text)"
        case .handle: base = "\(draft.text) by the name of an account"
        case .spelling: base = "another spelling of the surname of \(draft.text)"
        case .nickname: base = "short for the given name of \(draft.text)"
        case .misspelling: base = "probably the surname of \(draft.text), misspelt"
        }
        return base + anchor + choice.why
    }
}
