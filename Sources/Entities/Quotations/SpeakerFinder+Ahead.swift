/// Who says a quotation, by the words before it.
extension SpeakerFinder {
    /// `X said, "…"`: the words from token `start` up to the opening mark.
    func ahead(_ start: Int, before limit: Int) -> Answer? {
        let first = clauseStart(before: limit, notBefore: start)
        guard first < limit else { return nil }
        var unnamed: Answer?
        for token in (max(first, limit - Self.reach)..<limit).reversed() where isVerb(token) {
            let isNear = limit - token <= 4
            // “… ,” said X, “…” and “Yes, said X, “…””: the verb belongs to both halves.
            if token - 1 >= start, isMark(token - 1) || isQuoted[token - 1] || isFirstWord(token, from: first)
            {
                let answer = inverted(token, before: limit)
                if answer.speaker != nil { return answer }
            }
            // “was described by X as”, “a pattern described by X as”
            if isPassive(token, from: first)
                || token > first && token + 1 < limit
                    && words.folded[token + 1] == "by" && words.folded[token - 1] != "as"
            {
                if let agent = agent(after: token, before: limit) { return agent }
                continue
            }
            if isReading(token), let answer = document(before: token, from: first) { return answer }
            let answer = subject(of: token, from: first, confidence: isNear ? 0.92 : 0.85)
            if answer.speaker != nil { return answer }
            if unnamed == nil { unnamed = answer }
            // “officials said” speaks for itself; a verb farther off may still be the one that counts, and what somebody
            // would say has not been said.
            if isHypothetical(token) { continue }
            if isNear || words.classes[token].contains(.speech), answer.confidence >= 0.6 {
                return answer
            }
        }
        if let answer = according(first..<limit) {
            if answer.speaker != nil { return answer }
            // “According to its notice, X was “…””; officials speak for themselves.
            let source = answer.cue.map { self.phrase(of: $0, in: first..<limit, isBehind: false) }
            if source?.kind == .document, let found = firstSubject(from: first, before: limit) {
                return Answer(
                    speaker: found.entity, cue: answer.cue, token: found.token, confidence: 0.6)
            }
            return answer
        }
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

    /// Whether a verb stands behind the comma that ends the first words of a sentence: “Yes, said X”.
    private func isFirstWord(_ verb: Int, from first: Int) -> Bool {
        verb - first <= 3 && verb - 1 > first && words.classes[verb - 1].contains(.comma)
            && words.classes[verb].contains(.speech) && !isParticiple(verb)
    }

    /// Whether a verb tells what somebody will or may say.
    private func isHypothetical(_ verb: Int) -> Bool {
        verb > 0
            && ["will", "would", "should", "may", "might", "must", "to"].contains(words.folded[verb - 1])
    }

    /// The first person of the sentence, for a quotation that has no verb of speech beside it.
    func sentenceSubject(_ start: Int, before limit: Int) -> Answer? {
        let first = clauseStart(before: limit, notBefore: start)
        return firstSubject(from: first, before: limit).map {
            Answer(speaker: $0.entity, cue: nil, token: $0.token, confidence: 0.6)
        }
    }

    /// The first person of the sentence before, for a quotation that is a sentence of its own.
    func subjectOfSentence(before mark: Int, in block: Range<Int>) -> Answer? {
        guard mark - 1 > block.lowerBound, [".", "!", "?", ","].contains(words.folded[mark - 1]),
            !isQuoted[mark - 1]
        else { return nil }
        let isWhole = words.folded[mark - 1] != ","
        let end = isWhole ? mark - 1 : clauseStart(before: mark, notBefore: block.lowerBound) - 1
        guard end > block.lowerBound else { return nil }
        let first = clauseStart(before: end, notBefore: block.lowerBound)
        return firstSubject(from: first, before: end).map {
            Answer(speaker: $0.entity, cue: nil, token: $0.token, confidence: 0.55)
        }
    }

    /// The speaker of the last verb of speech outside quotation marks: indirect speech carries its speaker on.
    ///
    /// - Parameter mayBeWeak: Whether “criticised” and the like will do too, before a quotation that is a sentence.
    func reported(in range: Range<Int>, mayBeWeak: Bool) -> Answer? {
        let wanted: DocumentWords.Classes = mayBeWeak ? [.speech, .weakSpeech] : .speech
        for verb in range.reversed()
        where !words.classes[verb].isDisjoint(with: wanted) && isVerb(verb) && !isParticiple(verb) {
            let first = clauseStart(before: verb, notBefore: range.lowerBound)
            if isPassive(verb, from: first) { continue }
            let end = clauseEnd(from: verb, before: range.upperBound)
            // “…, said X.”
            let isBehind = verb > first && words.classes[verb - 1].contains(.comma)
            let follows = isBehind ? inverted(verb, before: end) : nil
            let found =
                follows?.speaker == nil ? subject(of: verb, from: first, confidence: 0.75) : follows
            guard let found, let speaker = found.speaker else {
                if words.classes[verb].contains(.weakSpeech) { continue }
                return nil
            }
            return Answer(speaker: speaker, cue: nil, token: found.token, confidence: 0.65)
        }
        return nil
    }

    private func agent(after verb: Int, before limit: Int) -> Answer? {
        guard let by = (verb..<limit).first(where: { words.folded[$0] == "by" }) else { return nil }
        for index in by..<min(limit, by + 8) {
            if let entity = entity(at: index) {
                return Answer(speaker: entity, cue: verb, confidence: 0.8)
            }
        }
        return nil
    }
}
