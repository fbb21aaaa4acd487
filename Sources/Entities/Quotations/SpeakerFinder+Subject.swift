/// The subject of a verb of speech, found without a parser by walking back from the verb.
extension SpeakerFinder {
    /// Who the subject of the verb at token `verb` is; looks back to token `first`.
    func subject(of verb: Int, from first: Int, confidence: Double) -> Answer {
        var index = verb - 1
        if isParticiple(verb) { return participleSubject(of: verb, from: first, confidence: confidence) }
        while index >= first, !isQuoted[index] {
            if isAdverb(index) || !words.classes[index].isDisjoint(with: [.auxiliary, .number]) {
                index -= 1
                continue
            }
            if let entity = entity(at: index) {
                let name = resolution.names[resolution.nameAt[index]]
                if let before = startOfComplement(name, from: first) {
                    // “a spokesman for X said”, “the head of X said”
                    index = before - 1
                    continue
                }
                if name.kind != .nationality, name.kind != .other {
                    return Answer(speaker: entity, cue: verb, confidence: confidence)
                }
                index = name.tokens.lowerBound - 1
                continue
            }
            if let answer = unnamedSubject(index, of: verb, from: first, confidence: confidence) {
                return answer
            }
            if words.classes[index].contains(.relative), index - 1 >= first {
                index -= words.classes[index - 1].contains(.comma) ? 2 : 1
                continue
            }
            // “Vera Lind QC said”; “went on to say”
            if words.classes[index].contains(.capital), entity(at: index - 1) != nil {
                index -= 1
                continue
            }
            guard isNoun(index), words.folded[index] != "to" else { break }
            if let before = complement(endingAt: index, from: first), entity(at: before - 1) != nil {
                // “X from the pro-harbour camp said”
                index = before - 1
                continue
            }
            return speakingNoun(index, of: verb, from: first, confidence: confidence)
        }
        return subjectOfClause(verb, from: first, confidence: confidence)
    }

    /// The subject of the main clause before the verb, where the words right before it name none.
    private func subjectOfClause(_ verb: Int, from first: Int, confidence: Double) -> Answer {
        let found = mainSubject(before: verb, from: first)
        return Answer(
            speaker: found?.entity, cue: verb, token: found?.token,
            confidence: found == nil ? 0.5 : confidence - 0.1)
    }

    /// A subject before a verb that is no name: a pronoun, a description, or the end of an apposition.
    private func unnamedSubject(_ index: Int, of verb: Int, from first: Int, confidence: Double) -> Answer? {
        if let found = pronouns.antecedents[index] {
            let sure = found.isOnly ? confidence - 0.05 : confidence - 0.18
            return Answer(speaker: found.entity, cue: verb, token: index, confidence: sure)
        }
        let classes = words.classes[index]
        if classes.contains(.comma) {
            return apposition(endingAt: index, of: verb, from: first, confidence: confidence)
        }
        if !classes.isDisjoint(with: [.he, .she, .they]) {
            return Answer(speaker: nil, cue: verb, confidence: 0.6)
        }
        if words.folded[index] == "it" { return organization(before: index, of: verb) }
        return descriptions[index].map {
            Answer(speaker: $0, cue: verb, token: index, confidence: confidence - 0.1)
        }
    }

    /// “X, calling it …”: the subject of the clause that the participle hangs on.
    private func participleSubject(of verb: Int, from first: Int, confidence: Double) -> Answer {
        var index = verb - 1
        // “quoted X as saying”
        if index > first, words.folded[index] == "as" {
            for token in (first..<index).reversed() where words.folded[token].utf8.starts(with: "quot".utf8) {
                for name in token..<index {
                    if let entity = entity(at: name) {
                        return Answer(speaker: entity, cue: verb, confidence: confidence)
                    }
                }
            }
        }
        while index >= first, isAdverb(index) { index -= 1 }
        // “with X describing the …”
        if let entity = entity(at: index), resolution.names[resolution.nameAt[index]].kind != .nationality {
            let before = resolution.names[resolution.nameAt[index]].tokens.lowerBound - 1
            if before < first || words.folded[before] == "with" || words.classes[before].contains(.comma) {
                return Answer(speaker: entity, cue: verb, confidence: confidence)
            }
        }
        if let found = mainSubject(before: verb, from: first) {
            return Answer(speaker: found.entity, cue: verb, token: found.token, confidence: confidence - 0.1)
        }
        // “Calling it a …, X said”: the subject follows.
        return Answer(speaker: nil, cue: verb, confidence: 0.5)
    }

    /// `X, the head of Y, said`: whoever is named before the comma that opens the apposition.
    private func apposition(endingAt comma: Int, of verb: Int, from first: Int, confidence: Double) -> Answer
    {
        for index in (first..<comma).reversed() where words.classes[index].contains(.comma) && index > first {
            guard let entity = entity(at: index - 1) else { continue }
            let kind = resolution.names[resolution.nameAt[index - 1]].kind
            // “X, in a statement on Tuesday, said”
            if kind == .person || kind == .organization && words.classes[index + 1].contains(.preposition) {
                return Answer(speaker: entity, cue: verb, confidence: confidence - 0.02)
            }
        }
        // “the president, X, said”
        if let entity = entity(at: comma - 1), resolution.names[resolution.nameAt[comma - 1]].kind == .person
        {
            return Answer(speaker: entity, cue: verb, confidence: confidence - 0.05)
        }
        let found = mainSubject(before: verb, from: first)
        return Answer(
            speaker: found?.entity, cue: verb, token: found?.token,
            confidence: found == nil ? 0.5 : confidence - 0.12)
    }

    /// “X's statement”, “the company”: nouns through which somebody named speaks; others speak for nobody with a name.
    private func speakingNoun(_ noun: Int, of verb: Int, from first: Int, confidence: Double) -> Answer {
        let word = words.folded[noun]
        if let entity = employer(of: noun, from: first) {
            return Answer(speaker: entity, cue: verb, confidence: 0.65)
        }
        if Self.documents.contains(word) {
            for index in (max(first, noun - 6)..<noun).reversed() {
                if words.classes[index].contains(.genitive), let entity = entity(at: index - 1) {
                    return Answer(speaker: entity, cue: verb, confidence: confidence - 0.1)
                }
            }
            if let found = mainSubject(before: noun, from: first) {
                return Answer(
                    speaker: found.entity, cue: verb, token: found.token, confidence: confidence - 0.2)
            }
        }
        if Self.bodies.contains(word), noun > first, words.classes[noun - 1].contains(.the) {
            return organization(before: noun, of: verb)
        }
        return Answer(speaker: nil, cue: verb, confidence: 0.6)
    }

    /// The organisation or country for which an official without a name speaks: “a spokesman for X”, “X officials”.
    func employer(of noun: Int, from first: Int) -> Int? {
        guard Self.mouthpieces.contains(words.folded[noun]) else { return nil }
        let next = noun + 1
        if next < words.folded.count, ["for", "of", "from", "at"].contains(words.folded[next]) {
            for index in next..<min(words.folded.count, next + 5) {
                if let entity = speakingBody(at: index) { return entity }
            }
        }
        var index = noun - 1
        while index >= first, noun - index < 4 {
            if let entity = speakingBody(at: index) { return entity }
            guard words.classes[index].contains(.genitive) || words.classes[index].contains(.letters) else {
                return nil
            }
            index -= 1
        }
        return nil
    }

    private func speakingBody(at token: Int) -> Int? {
        guard let entity = entity(at: token) else { return nil }
        let kind = resolution.names[resolution.nameAt[token]].kind
        return kind == .organization || kind == .place ? entity : nil
    }

    private static let mouthpieces: Set<String> = [
        "spokesman", "spokeswoman", "spokesperson", "spokespeople", "official", "officials", "representative",
        "representatives",
    ]
    private static let documents: Set<String> = [
        "statement", "message", "letter", "tweet", "post", "report", "summary", "speech", "article",
        "release", "email", "e-mail",
        "ruling", "decision", "editorial", "announcement", "book", "website", "words",
    ]
    private static let bodies: Set<String> = [
        "company", "agency", "group", "organization", "organisation", "ministry", "party", "court", "union",
        "department", "firm",
        "committee", "commission", "university", "newspaper", "paper", "team", "club", "council",
        "association", "institute", "bank",
    ]

    /// The organisation last named before token `index`, for “it said” and “the company said”.
    private func organization(before index: Int, of verb: Int) -> Answer {
        for token in (max(0, index - 60)..<index).reversed() {
            guard let entity = entity(at: token) else { continue }
            let name = resolution.names[resolution.nameAt[token]]
            if name.kind == .organization { return Answer(speaker: entity, cue: verb, confidence: 0.65) }
        }
        return Answer(speaker: nil, cue: verb, confidence: 0.6)
    }

    /// The nearest name before `verb` that is the subject of a verb itself; else the first that can be a subject at all.
    private func mainSubject(before verb: Int, from first: Int) -> (entity: Int, token: Int?)? {
        var index = verb - 1
        while index >= first {
            defer { index -= 1 }
            guard !isQuoted[index] else { continue }
            if let found = pronouns.antecedents[index] { return (found.entity, index) }
            guard let entity = entity(at: index) else { continue }
            let name = resolution.names[resolution.nameAt[index]]
            index = name.tokens.lowerBound
            guard name.kind == .person || name.kind == .organization,
                startOfComplement(name, from: first) == nil
            else { continue }
            var next = name.tokens.upperBound
            while next < verb, isAdverb(next) { next += 1 }
            guard next < verb else { continue }
            let word = words.folded[next]
            let isFinite =
                !words.classes[next].isDisjoint(with: [.speech, .weakSpeech, .auxiliary])
                || word.utf8.suffix(2).elementsEqual("ed".utf8)
            if isFinite, !isParticiple(next) { return (entity, nil) }
        }
        return firstSubject(from: first, before: verb)
    }

    /// The first person, else the first organisation, named outside quotations and not after a preposition.
    func firstSubject(from first: Int, before limit: Int) -> (entity: Int, token: Int?)? {
        var other: Int?
        var index = first
        while index < limit {
            defer { index += 1 }
            guard !isQuoted[index] else { continue }
            if let found = pronouns.antecedents[index] { return (found.entity, index) }
            if let found = descriptions[index] { return (found, index) }
            guard let entity = entity(at: index) else { continue }
            let name = resolution.names[resolution.nameAt[index]]
            index = name.tokens.upperBound - 1
            let isPossessive = index + 1 < limit && words.classes[index + 1].contains(.genitive)
            guard !isPossessive, startOfComplement(name, from: first) == nil else { continue }
            if name.kind == .person { return (entity, nil) }
            if name.kind == .organization, other == nil { other = entity }
        }
        return other.map { ($0, nil) }
    }

    // MARK: Phrases

    /// The preposition that the name hangs on, if it does: “of X”, “for the X”, “of worldwide group X”.
    private func startOfComplement(_ name: Resolution.Named, from first: Int) -> Int? {
        let start = name.tokens.lowerBound
        guard start - 1 >= first else { return nil }
        if name.kind != .person { return complement(endingAt: start, from: first) }
        if words.classes[start - 1].contains(.preposition) { return start - 1 }
        // “Secretary of State X” is X.
        if start - 3 >= first, words.classes[start - 2].contains(.ofWord),
            words.classes[start - 3].contains(.role)
        {
            return nil
        }
        // “with President X”
        var index = start - 1
        while index >= first, start - index < 4,
            !words.classes[index].isDisjoint(with: [.article, .role, .modifier]),
            resolution.nameAt[index] < 0
        {
            index -= 1
        }
        return index >= first && index < start - 1 && words.classes[index].contains(.preposition)
            ? index : nil
    }

    /// The preposition before the noun phrase that ends at token `end`.
    private func complement(endingAt end: Int, from first: Int) -> Int? {
        var index = end - 1
        while index >= first, end - index < 8 {
            let classes = words.classes[index]
            if classes.contains(.preposition) {
                return words.folded[index] == "on" && index + 1 < end && isAdverb(index + 1) ? nil : index
            }
            let isPart =
                resolution.nameAt[index] >= 0 || classes.contains(.genitive) || classes.contains(.article)
                || classes.contains(.letters)
                    && classes.isDisjoint(with: [
                        .speech, .conjunction, .relative, .auxiliary, .he, .she, .they,
                    ])
            guard isPart, !isQuoted[index] else { return nil }
            index -= 1
        }
        return nil
    }

    /// Whether a word can be a noun: “officials”, “statement”.
    private func isNoun(_ token: Int) -> Bool {
        let classes = words.classes[token]
        return classes.contains(.letters)
            && classes.isDisjoint(with: [
                .speech, .preposition, .conjunction, .relative, .auxiliary, .article, .possessive,
            ])
    }
}
