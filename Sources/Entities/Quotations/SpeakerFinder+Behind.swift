/// Who says a quotation, by the words behind it.
extension SpeakerFinder {
    /// `"…," X said` and `"…," said X`: the words after the quotation, from token `start` to the block's end.
    func behind(_ start: Int, before limit: Int) -> Answer? {
        var first = start
        while first < limit,
            words.classes[first].contains(.comma) || Self.dashes.contains(words.folded[first])
        {
            first += 1
        }
        let end = clauseEnd(from: first, before: limit)
        guard first < end else { return nil }
        if words.folded[first] == "according" { return according(first..<end) }
        if words.folded[first] == "as" || words.folded[first] == "in" {
            return asPut(first, before: end) ?? continued(first, before: end)
        }
        if leadsOn(first) { return continued(first, before: end) }
        guard let verb = verb(from: first, before: end) else { return openVerb(first, before: end) }
        if (first..<verb).allSatisfy({ isAdverb($0) }) { return inverted(verb, before: end) }
        let hasSubject = (first..<verb).contains {
            resolution.nameAt[$0] >= 0 || words.classes[$0].contains(.letters) && !isAdverb($0)
        }
        guard hasSubject else { return nil }
        // “because of “rising” costs, said X”
        if words.classes[verb - 1].contains(.comma), words.classes[verb].contains(.speech) {
            let answer = inverted(verb, before: end)
            if answer.speaker != nil { return answer }
        }
        return subject(of: verb, from: first, confidence: 0.95)
    }

    private static let dashes: Set<String> = ["—", "–", "--"]

    /// The first finite verb of speech; one that is joined to another by “and” has its subject before the quotation.
    private func verb(from first: Int, before end: Int) -> Int? {
        let found = (first..<min(end, first + Self.reach)).first { isVerb($0) && !isParticiple($0) }
        guard let verb = found, verb > first, words.classes[verb - 1].contains(.conjunction) else {
            return found
        }
        return nil
    }

    /// “… and said”, “…, adding”: words that lead on to something else.
    private func leadsOn(_ first: Int) -> Bool {
        !words.classes[first].isDisjoint(with: [.conjunction, .relative, .preposition])
            || isParticiple(first)
    }

    /// `"…" and went home, X said`: the clause goes on after the quotation, and its verb stands at the end behind a comma.
    private func continued(_ first: Int, before end: Int) -> Answer? {
        for verb in (first..<end).reversed()
        where words.classes[verb].contains(.speech) && isVerb(verb) && !isParticiple(verb) {
            guard
                let comma = (first..<verb).last(where: {
                    words.classes[$0].contains(.comma) && !isQuoted[$0]
                })
            else { return nil }
            if comma == verb - 1 { return inverted(verb, before: end) }
            guard verb - comma <= 8, mayBeSubject(comma + 1..<verb) else { return nil }
            let answer = subject(of: verb, from: comma + 1, confidence: 0.85)
            return answer.speaker == nil ? nil : answer
        }
        return nil
    }

    /// Whether words are nothing but a subject: names, pronouns, titles.
    func mayBeSubject(_ range: Range<Int>) -> Bool {
        range.allSatisfy { token in
            resolution.nameAt[token] >= 0 || isAdverb(token)
                || !words.classes[token].isDisjoint(with: [
                    .role, .modifier, .article, .he, .she, .they, .auxiliary, .capital,
                ])
        }
    }

    /// `"…," as X puts it` and `"…," in X's words`.
    private func asPut(_ first: Int, before end: Int) -> Answer? {
        for token in first + 1..<min(end, first + 10) {
            guard let entity = entity(at: token) else { continue }
            var next = resolution.names[resolution.nameAt[token]].tokens.upperBound
            if words.folded[first] == "as" {
                // “as the Court decision put it”
                if next < end, Self.documents.contains(words.folded[next]) { next += 1 }
                guard next < end else { return nil }
                let isPut = Self.puttingVerbs.contains(words.folded[next]) || isVerb(next)
                return isPut ? Answer(speaker: entity, cue: next, confidence: 0.88) : nil
            }
            guard next + 1 < end, words.classes[next].contains(.genitive),
                words.folded[next + 1] == "words"
            else { return nil }
            return Answer(speaker: entity, cue: next + 1, confidence: 0.85)
        }
        return nil
    }

    private static let puttingVerbs: Set<String> = [
        "put", "puts", "has", "had", "phrased", "phrases",
    ]

    /// `"…," beamed X` and `"…," X fumed`: a verb of no list, which its form and place tell.
    private func openVerb(_ first: Int, before end: Int) -> Answer? {
        if isPast(first) {
            var index = first + 1
            while index < min(end, first + 7) {
                if let entity = entity(at: index) {
                    let name = resolution.names[resolution.nameAt[index]]
                    guard name.kind == .person else { return nil }
                    return Answer(speaker: entity, cue: first, confidence: 0.8)
                }
                guard isAdverb(index) || isTitleWord(index) else { return nil }
                index += 1
            }
            return nil
        }
        if let verb = verbOfUnnamed(first, before: end) {
            return Answer(speaker: nil, cue: verb, confidence: 0.6)
        }
        guard let subject = entity(at: first) ?? pronouns.antecedents[first]?.entity else { return nil }
        var verb = resolution.nameAt[first] < 0 ? first + 1 : endOfName(at: first)
        while verb < end, isAdverb(verb) { verb += 1 }
        guard verb < end, isPast(verb), end - verb <= 4 else { return nil }
        let token = resolution.nameAt[first] < 0 ? first : nil
        return Answer(speaker: subject, cue: verb, token: token, confidence: 0.8)
    }

    /// The verb of “…,” the coach shot back: of a short clause of somebody without a name.
    private func verbOfUnnamed(_ first: Int, before end: Int) -> Int? {
        guard words.classes[first].contains(.article), (3...6).contains(end - first),
            (first..<end).allSatisfy({ resolution.nameAt[$0] < 0 && descriptions[$0] == nil }),
            let role = (first + 1..<first + 3).last(where: { words.classes[$0].contains(.role) })
        else { return nil }
        return (role + 1..<end).first { words.classes[$0].contains(.letters) && !isAdverb($0) }
    }

    private func isTitleWord(_ token: Int) -> Bool {
        resolution.nameAt[token] < 0
            && !words.classes[token].isDisjoint(with: [.role, .modifier, .article, .comma])
    }

    /// Whether a word has the form of a verb in the past: “implored”.
    private func isPast(_ token: Int) -> Bool {
        let word = words.folded[token]
        return resolution.nameAt[token] < 0 && !isQuoted[token]
            && !words.classes[token].contains(.capital)
            && word.utf8.count > 4 && word.utf8.suffix(2).elementsEqual("ed".utf8)
    }

    /// The subject after its verb: the first person, else the first organisation, else nobody with a name.
    func inverted(_ verb: Int, before end: Int) -> Answer {
        var other: Int?
        var index = verb + 1
        var isComplement = false
        let limit = min(end, verb + 20)
        while index < limit {
            let classes = words.classes[index]
            if let entity = entity(at: index) {
                let name = resolution.names[resolution.nameAt[index]]
                // “said mayor of Karsk Vera Lind”
                let isTitled = index > verb + 1 && resolution.nameAt[index - 1] >= 0 && name.kind == .person
                index = name.tokens.upperBound
                if isComplement, !isTitled { continue }
                if isOwner(name.tokens, before: limit) {
                    if ownsDocument(index, before: limit) {
                        return Answer(speaker: entity, cue: verb, confidence: 0.85)
                    }
                    continue
                }
                if name.kind == .person { return Answer(speaker: entity, cue: verb, confidence: 0.93) }
                if other == nil, name.kind == .organization || name.kind == .place { other = entity }
                // “said NATO”, but not “said a NATO spokesman”
                let goesOn =
                    index < limit && words.classes[index].contains(.letters) && !isAdverb(index)
                    && words.classes[index].isDisjoint(with: [.preposition, .conjunction, .relative])
                if other != nil, !goesOn { break }
                continue
            }
            if let answer = reference(at: index, after: verb) { return answer }
            if let entity = employer(of: index, from: verb + 1) {
                other = entity
            } else if classes.contains(.role) {
                other = nil
            }
            if classes.contains(.comma) {
                // “said a spokesman for X, Debra Holm”
                if other != nil, !isPerson(at: index + 1) { break }
                isComplement = false
            }
            // “said a farmer near Karsk”: Karsk says nothing; but “said the head of the board, Vera Lind”.
            if classes.contains(.preposition), index > verb + 1, !isAdverb(index) { isComplement = true }
            if classes.contains(.relative) || classes.contains(.he) || classes.contains(.she) { break }
            index += 1
        }
        return Answer(speaker: other, cue: verb, confidence: other == nil ? 0.5 : 0.85)
    }

    private func isPerson(at token: Int) -> Bool {
        entity(at: token) != nil && resolution.names[resolution.nameAt[token]].kind == .person
    }

    /// “reads Lind's statement”: Lind says it.
    private func ownsDocument(_ genitive: Int, before limit: Int) -> Bool {
        (genitive + 1..<max(genitive + 1, min(limit, genitive + 4))).contains {
            Self.documents.contains(words.folded[$0])
        }
    }

    /// “said Lind's lawyer, Siobhan Keane”: Lind says nothing.
    private func isOwner(_ name: Range<Int>, before limit: Int) -> Bool {
        name.upperBound + 1 < limit && words.classes[name.upperBound].contains(.genitive)
            && words.classes[name.upperBound + 1].contains(.letters)
    }

    /// Whom a pronoun or a description after a verb means: “said she”, “said the minister”.
    private func reference(at index: Int, after verb: Int) -> Answer? {
        if let found = pronouns.antecedents[index] {
            let confidence = found.isOnly ? 0.9 : 0.75
            return Answer(speaker: found.entity, cue: verb, token: index, confidence: confidence)
        }
        return descriptions[index].map { Answer(speaker: $0, cue: verb, token: index, confidence: 0.8) }
    }

    /// `according to X`: a person of that phrase, else an organisation; “according to X's doctor, Y” is Y.
    func according(_ range: Range<Int>) -> Answer? {
        guard let start = range.first(where: { words.folded[$0] == "according" && !isQuoted[$0] })
        else {
            return nil
        }
        var other: Int?
        var hasOwner = false
        var index = start
        let limit = min(range.upperBound, start + 16)
        while index < limit {
            if words.classes[index].contains(.comma), !hasOwner { break }
            guard let entity = entity(at: index) else {
                if let found = pronouns.antecedents[index] {
                    return Answer(speaker: found.entity, cue: start, token: index, confidence: 0.75)
                }
                index += 1
                continue
            }
            let name = resolution.names[resolution.nameAt[index]]
            index = name.tokens.upperBound
            if isOwner(name.tokens, before: limit) {
                // “according to X's office” is X; “according to X's doctor” is a doctor.
                if !words.classes[index + 1].contains(.role) { other = other ?? entity }
                hasOwner = true
                continue
            }
            switch name.kind {
            case .person: return Answer(speaker: entity, cue: start, confidence: 0.88)
            case .organization: other = other ?? entity
            case .place, .nationality, .other: break
            }
        }
        return Answer(speaker: other, cue: start, confidence: other == nil ? 0.5 : 0.8)
    }
}
