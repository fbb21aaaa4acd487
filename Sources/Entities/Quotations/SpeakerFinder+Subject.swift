/// The subject of a verb of speech, found without a parser by walking back from the verb.
extension SpeakerFinder {
    /// Who the subject of the verb at token `verb` is; looks back to token `first`.
    func subject(of verb: Int, from first: Int, confidence: Double) -> Answer {
        var index = verb - 1
        if isParticiple(verb) {
            return participleSubject(of: verb, from: first, confidence: confidence)
        }
        if let entity = infinitiveSubject(of: verb, from: first) {
            return Answer(speaker: entity, cue: verb, confidence: confidence - 0.05)
        }
        while index >= first, !isQuoted[index] {
            if isAdverb(index) || !words.classes[index].isDisjoint(with: [.auxiliary, .number]) {
                index -= 1
                continue
            }
            // “Tom Hale (D-Mo.) said”
            if words.folded[index] == ")",
                let open = (max(first, index - 6)..<index).last(where: { words.folded[$0] == "(" })
            {
                index = open - 1
                continue
            }
            if let entity = entity(at: index) {
                let name = resolution.names[resolution.nameAt[index]]
                // “drafted by X, who said”: the relative clause is X's.
                let isRelative =
                    verb > name.tokens.upperBound && words.folded[name.tokens.upperBound] == "who"
                if !isRelative, let before = startOfComplement(name, from: first),
                    words.folded[before] != "as"
                {
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
            if let before = owner(ofComplementAt: index, from: first) {
                // “X from the pro-harbour camp said”, “X in passing the news to the board said”
                index = before
                continue
            }
            return speakingNoun(index, of: verb, from: first, confidence: confidence)
        }
        return subjectOfClause(verb, from: first, confidence: confidence)
    }

    /// The name that a phrase with prepositions hangs on, over a participle where there is one.
    private func owner(ofComplementAt noun: Int, from first: Int) -> Int? {
        var index = noun
        for _ in 0..<3 {
            guard let preposition = complement(endingAt: index, from: first) else { return nil }
            let before = preposition - 1
            if entity(at: before) != nil { return before }
            guard before > first, !isQuoted[before] else { return nil }
            // “X speaking to the board said”
            if words.folded[before].utf8.suffix(3).elementsEqual("ing".utf8), entity(at: before - 1) != nil {
                return before - 1
            }
            index = before
        }
        return nil
    }

    /// “It was left to X to say”, “only for X to tweet”.
    private func infinitiveSubject(of verb: Int, from first: Int) -> Int? {
        guard verb - 3 >= first, words.folded[verb - 1] == "to", let entity = entity(at: verb - 2)
        else {
            return nil
        }
        let name = resolution.names[resolution.nameAt[verb - 2]]
        let before = name.tokens.lowerBound - 1
        guard name.kind == .person, before >= first else { return nil }
        return words.folded[before] == "for" || words.folded[before] == "to" ? entity : nil
    }

    /// The subject of the main clause before the verb, where the words right before it name none.
    private func subjectOfClause(_ verb: Int, from first: Int, confidence: Double) -> Answer {
        let found = mainSubject(before: verb, from: first)
        return Answer(
            speaker: found?.entity, cue: verb, token: found?.token,
            confidence: found == nil ? 0.5 : confidence - 0.1)
    }

    /// A subject before a verb that is no name: a pronoun, a description, or the end of an apposition.
    private func unnamedSubject(_ index: Int, of verb: Int, from first: Int, confidence: Double)
        -> Answer?
    {
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
        if words.folded[index] == "it" { return organization(before: index, of: verb, mayBePlace: true) }
        return descriptions[index].map {
            Answer(speaker: $0, cue: verb, token: index, confidence: confidence - 0.1)
        }
    }

    /// “X, calling it …”: the subject of the clause that the participle hangs on.
    private func participleSubject(of verb: Int, from first: Int, confidence: Double) -> Answer {
        var index = verb - 1
        // “quoted X as saying”
        if index > first, words.folded[index] == "as" {
            for token in (first..<index).reversed()
            where words.folded[token].utf8.starts(with: "quot".utf8) {
                for name in token..<index {
                    if let entity = entity(at: name) {
                        return Answer(speaker: entity, cue: verb, confidence: confidence)
                    }
                }
            }
        }
        while index >= first, isAdverb(index) { index -= 1 }
        // “with X describing the …”
        if let entity = entity(at: index),
            resolution.names[resolution.nameAt[index]].kind != .nationality
        {
            var before = resolution.names[resolution.nameAt[index]].tokens.lowerBound - 1
            while before > first, !words.classes[before].isDisjoint(with: [.role, .modifier]),
                resolution.nameAt[before] < 0
            {
                before -= 1
            }
            if before < first || Self.bringers.contains(words.folded[before])
                || words.classes[before].contains(.comma)
            {
                return Answer(speaker: entity, cue: verb, confidence: confidence)
            }
        }
        if let found = mainSubject(before: verb, from: first) {
            return Answer(
                speaker: found.entity, cue: verb, token: found.token, confidence: confidence - 0.1)
        }
        // “Calling it a …, X said”: the subject follows.
        return Answer(speaker: nil, cue: verb, confidence: 0.5)
    }

    /// Words before somebody who is “saying” something.
    private static let bringers: Set<String> = [
        "with", "has", "had", "have", "hears", "heard", "shows", "showed", "quotes", "quoted",
        "quoting",
    ]

    /// `X, the head of Y, said`: whoever is named before the comma that opens the apposition.
    private func apposition(endingAt comma: Int, of verb: Int, from first: Int, confidence: Double)
        -> Answer
    {
        if let entity = inner(endingAt: comma, from: first) {
            return Answer(speaker: entity, cue: verb, confidence: confidence - 0.05)
        }
        for index in (first..<comma).reversed()
        where words.classes[index].contains(.comma) && index > first {
            guard let entity = entity(at: index - 1) else { continue }
            let kind = resolution.names[resolution.nameAt[index - 1]].kind
            // “X, in a statement on Tuesday, said”
            if kind == .person || kind == .organization && words.classes[index + 1].contains(.preposition) {
                return Answer(speaker: entity, cue: verb, confidence: confidence - 0.02)
            }
        }
        // “the president, X, said”
        if let entity = entity(at: comma - 1),
            resolution.names[resolution.nameAt[comma - 1]].kind == .person
        {
            return Answer(speaker: entity, cue: verb, confidence: confidence - 0.05)
        }
        let found = mainSubject(before: verb, from: first)
        return Answer(
            speaker: found?.entity, cue: verb, token: found?.token,
            confidence: found == nil ? 0.5 : confidence - 0.12)
    }

    /// The nearest name before `verb` that is the subject of a verb itself; else the first that can be a subject at all.
    func mainSubject(before verb: Int, from first: Int) -> (entity: Int, token: Int?)? {
        var index = verb - 1
        while index >= first {
            defer { index -= 1 }
            guard !isQuoted[index] else { continue }
            if let found = pronouns.antecedents[index] { return (found.entity, index) }
            guard let entity = entity(at: index) else { continue }
            let name = resolution.names[resolution.nameAt[index]]
            index = name.tokens.lowerBound
            guard name.kind == .person || name.kind == .organization || name.kind == .place,
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

    /// “a spokeswoman for X, Debra Holm, said” and “X's lawyer, Debra Holm, said” are Holm.
    private func inner(endingAt comma: Int, from first: Int) -> Int? {
        guard let entity = entity(at: comma - 1) else { return nil }
        let name = resolution.names[resolution.nameAt[comma - 1]]
        let before = name.tokens.lowerBound - 1
        guard name.kind == .person, before > first, words.classes[before].contains(.comma) else {
            return nil
        }
        guard resolution.nameAt[before - 1] >= 0 else { return entity }
        let outer = resolution.names[resolution.nameAt[before - 1]]
        return startOfComplement(outer, from: first) == nil ? nil : entity
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
