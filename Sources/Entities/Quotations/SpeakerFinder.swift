/// Finds who says a quotation, from the words around it.
struct SpeakerFinder {
    /// Who was found, and how.
    struct Answer: Equatable {
        /// `nil` when the words name nobody.
        var speaker: Int?
        /// The token of the verb, if there is one.
        var cue: Int?
        /// The token of the pronoun or description that speaks, if it is not a name.
        var token: Int?
        var confidence: Double
    }

    let resolution: Resolution
    let pronouns: PronounResolver
    /// For each token whether it lies between quotation marks.
    let isQuoted: [Bool]
    /// The entity of each description, by the token of its role.
    let descriptions: [Int: Int]

    var words: DocumentWords { resolution.words }

    /// The most tokens between a quotation and its verb.
    private static let reach = 30

    // MARK: Behind the quotation

    /// `"…," X said` and `"…," said X`: the words after the quotation, from token `start` to the block's end.
    func behind(_ start: Int, before limit: Int) -> Answer? {
        var first = start
        while first < limit, words.classes[first].contains(.comma) { first += 1 }
        let end = clauseEnd(from: first, before: limit)
        guard first < end else { return nil }
        if words.folded[first] == "according" { return according(first..<end) }
        // “… and said”, “…, adding”: these words lead on to another quotation.
        guard words.classes[first].isDisjoint(with: [.conjunction, .relative, .preposition]),
            !isParticiple(first)
        else { return nil }
        guard
            let verb = (first..<min(end, first + Self.reach)).first(where: { isVerb($0) && !isParticiple($0) }
            )
        else { return nil }
        if (first..<verb).allSatisfy({ isAdverb($0) }) { return inverted(verb, before: end) }
        let hasSubject = (first..<verb).contains {
            resolution.nameAt[$0] >= 0 || words.classes[$0].contains(.letters) && !isAdverb($0)
        }
        guard hasSubject else { return nil }
        return subject(of: verb, from: first, confidence: 0.95)
    }

    /// The subject after its verb: the first person, else the first organisation, else nobody with a name.
    private func inverted(_ verb: Int, before end: Int) -> Answer {
        var other: Int?
        var index = verb + 1
        var isComplement = false
        let limit = min(end, verb + 16)
        while index < limit {
            let classes = words.classes[index]
            if let entity = entity(at: index) {
                let name = resolution.names[resolution.nameAt[index]]
                index = name.tokens.upperBound
                if isComplement { continue }
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
                if other != nil { break }
                isComplement = false
            }
            // “said a farmer near Karsk”: Karsk says nothing; but “said the head of the board, Vera Lind”.
            if classes.contains(.preposition), index > verb + 1, !isAdverb(index) { isComplement = true }
            if classes.contains(.relative) || classes.contains(.he) || classes.contains(.she) { break }
            index += 1
        }
        return Answer(speaker: other, cue: verb, confidence: other == nil ? 0.5 : 0.85)
    }

    /// Whom a pronoun or a description after a verb means: “said she”, “said the minister”.
    private func reference(at index: Int, after verb: Int) -> Answer? {
        if let found = pronouns.antecedents[index] {
            let confidence = found.isOnly ? 0.9 : 0.75
            return Answer(speaker: found.entity, cue: verb, token: index, confidence: confidence)
        }
        return descriptions[index].map { Answer(speaker: $0, cue: verb, token: index, confidence: 0.8) }
    }

    // MARK: Before the quotation

    /// `X said, "…"`: the words from token `start` up to the opening mark.
    func ahead(_ start: Int, before limit: Int) -> Answer? {
        let first = clauseStart(before: limit, notBefore: start)
        guard first < limit else { return nil }
        var unnamed: Answer?
        for token in (max(first, limit - Self.reach)..<limit).reversed() where isVerb(token) {
            let isNear = limit - token <= 4
            // “… ,” said X, “…”: the verb belongs to both halves.
            if token - 1 >= start, isMark(token - 1) || isQuoted[token - 1] {
                let answer = inverted(token, before: limit)
                if answer.speaker != nil { return answer }
            }
            if isPassive(token, from: first) {
                if let agent = agent(after: token, before: limit) { return agent }
                continue
            }
            let answer = subject(of: token, from: first, confidence: isNear ? 0.92 : 0.85)
            if answer.speaker != nil { return answer }
            if unnamed == nil { unnamed = answer }
            // “officials said” speaks for itself; a verb farther off may still be the one that counts.
            if isNear || words.classes[token].contains(.speech), answer.confidence >= 0.6 { return answer }
        }
        if let answer = according(first..<limit) { return answer }
        if words.classes[limit - 1].contains(.colon) {
            // `Name: "…"`, or a sentence that leads up to the words.
            if let entity = entity(at: limit - 2),
                limit - 2 == first || resolution.nameAt[first] == resolution.nameAt[limit - 2]
            {
                return Answer(speaker: entity, cue: nil, confidence: 0.85)
            }
            if let found = firstSubject(from: first, before: limit) {
                return Answer(speaker: found.entity, cue: nil, token: found.token, confidence: 0.75)
            }
        }
        return unnamed
    }

    /// The first person of the sentence, for a quotation that has no verb of speech beside it.
    func sentenceSubject(_ start: Int, before limit: Int) -> Answer? {
        let first = clauseStart(before: limit, notBefore: start)
        return firstSubject(from: first, before: limit).map {
            Answer(speaker: $0.entity, cue: nil, token: $0.token, confidence: 0.6)
        }
    }

    /// `according to X`: a person of that phrase, else an organisation.
    private func according(_ range: Range<Int>) -> Answer? {
        guard let start = range.first(where: { words.folded[$0] == "according" && !isQuoted[$0] }) else {
            return nil
        }
        var other: Int?
        for index in start..<min(range.upperBound, start + 14) {
            if words.classes[index].contains(.comma) { break }
            guard let entity = entity(at: index) else { continue }
            switch resolution.names[resolution.nameAt[index]].kind {
            case .person: return Answer(speaker: entity, cue: start, confidence: 0.88)
            case .organization: other = other ?? entity
            case .place, .nationality, .other: break
            }
        }
        return Answer(speaker: other, cue: start, confidence: other == nil ? 0.5 : 0.8)
    }

    // MARK: Words

    func entity(at token: Int) -> Int? {
        guard token >= 0, token < resolution.nameAt.count, resolution.nameAt[token] >= 0, !isQuoted[token]
        else { return nil }
        return resolution.names[resolution.nameAt[token]].entity
    }

    func isVerb(_ token: Int) -> Bool {
        let classes = words.classes[token]
        guard !isQuoted[token], resolution.nameAt[token] < 0 else { return false }
        guard token > 0 else { return classes.contains(.speech) }
        // “reports” and “to report” are verbs, “the report” is none: of such words only what follows “to” or “will” is believed.
        if classes.contains(.bareSpeech) {
            return words.folded[token - 1] == "to" || words.classes[token - 1].contains(.auxiliary)
                || words.classes[token - 1].contains(.they)
        }
        guard !classes.isDisjoint(with: [.speech, .weakSpeech]) else { return false }
        // “Calling it …” may begin a sentence; other capitals are parts of names.
        if classes.contains(.capital), !isParticiple(token) { return false }
        // “the report”, “his call”, “of note”: nouns; “alleged abuse” after an article too.
        return isMark(token - 1)
            || words.classes[token - 1].isDisjoint(with: [.article, .possessive, .ofWord, .genitive])
    }

    /// Whether a token is the mark that closes a quotation; a single one looks like an apostrophe.
    private func isMark(_ token: Int) -> Bool {
        words.classes[token].contains(.quote)
            || token > 0 && isQuoted[token - 1] && !isQuoted[token]
                && words.classes[token].contains(.genitive)
    }

    func isParticiple(_ token: Int) -> Bool {
        !words.classes[token].isDisjoint(with: [.speech, .weakSpeech])
            && words.folded[token].utf8.suffix(3).elementsEqual("ing".utf8)
    }

    private static let beingForms: Set<String> = ["was", "were", "is", "are", "been", "be", "being"]

    /// “was described”: whoever is named before did not say it.
    private func isPassive(_ verb: Int, from first: Int) -> Bool {
        var index = verb - 1
        while index >= first, isAdverb(index) { index -= 1 }
        return index >= first && Self.beingForms.contains(words.folded[index]) && !isParticiple(verb)
    }

    private func agent(after verb: Int, before limit: Int) -> Answer? {
        guard let by = (verb..<limit).first(where: { words.folded[$0] == "by" }) else { return nil }
        for index in by..<min(limit, by + 8) {
            if let entity = entity(at: index) { return Answer(speaker: entity, cue: verb, confidence: 0.8) }
        }
        return nil
    }

    private static let adverbs: Set<String> = [
        "also", "then", "later", "not", "never", "always", "just", "once", "again", "further", "earlier",
        "today", "yesterday",
        "tomorrow", "still", "even", "already", "now", "so", "however", "instead", "too", "soon", "often",
        "on", "monday",
        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "who", "n't", "first", "last",
        "week", "month",
    ]

    func isAdverb(_ token: Int) -> Bool {
        guard resolution.nameAt[token] < 0 else { return false }
        let word = words.folded[token]
        return Self.adverbs.contains(word)
            || word.utf8.count > 4 && word.utf8.suffix(2).elementsEqual("ly".utf8)
    }

    private func clauseEnd(from start: Int, before limit: Int) -> Int {
        var index = start
        while index < limit, !isQuoted[index] {
            if words.classes[index].contains(.quote) || [".", "!", "?", ";"].contains(words.folded[index]) {
                return index
            }
            index += 1
        }
        return index
    }

    private func clauseStart(before limit: Int, notBefore start: Int) -> Int {
        var index = limit - 1
        while index >= start {
            let word = words.folded[index]
            if word == "." || word == "!" || word == "?" {
                if !isQuoted[index], resolution.nameAt[index] < 0 { return index + 1 }
                // A quotation that ended with a full stop ended a sentence.
                if isQuoted[index], index + 2 < limit, words.classes[index + 1].contains(.quote),
                    words.classes[index + 2].contains(.capital)
                {
                    return index + 2
                }
            }
            index -= 1
        }
        return start
    }
}
