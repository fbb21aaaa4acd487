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

    private var words: DocumentWords { resolution.words }

    /// The most tokens between a quotation and its verb.
    private static let reach = 24

    // MARK: Behind the quotation

    /// `"…," X said` and `"…," said X`: the words after the quotation, from token `start` to the block's end.
    func behind(_ start: Int, before limit: Int) -> Answer? {
        var first = start
        while first < limit, words.classes[first].contains(.comma) { first += 1 }
        let end = clauseEnd(from: first, before: limit)
        guard first < end else { return nil }
        if let answer = according(first..<end) { return answer }
        guard let verb = (first..<min(end, first + Self.reach)).first(where: { isVerb($0, isBeside: true) })
        else { return nil }
        // “said X”: nothing but an adverb before the verb.
        let isInverted = (first..<verb).allSatisfy { isAdverb($0) }
        if isInverted { return inverted(verb, before: end) }
        let hasSubject = (first..<verb).contains {
            resolution.nameAt[$0] >= 0
                || !words.classes[$0].isDisjoint(with: [.he, .she, .they, .role, .article])
        }
        guard hasSubject, verb - first <= Self.reach else { return nil }
        return subject(of: verb, from: first, confidence: 0.95)
    }

    /// The subject after its verb: the first person, else the first organisation, else nobody with a name.
    private func inverted(_ verb: Int, before end: Int) -> Answer {
        var other: Int?
        var index = verb + 1
        let limit = min(end, verb + 16)
        while index < limit {
            if let entity = entity(at: index) {
                let name = resolution.names[resolution.nameAt[index]]
                if name.kind == .person { return Answer(speaker: entity, cue: verb, confidence: 0.93) }
                // “said NATO”, but “said a NATO spokesman”
                if other == nil, name.kind != .nationality, name.kind != .other { other = entity }
                index = name.tokens.upperBound
                if other != nil,
                    index >= limit || !words.classes[index].contains(.letters)
                        || !words.classes[index].isDisjoint(with: [.preposition, .conjunction, .relative])
                {
                    break
                }
                continue
            }
            if let found = pronouns.antecedents[index] {
                return Answer(
                    speaker: found.entity, cue: verb, token: index, confidence: found.isOnly ? 0.9 : 0.75)
            }
            if let found = descriptions[index] {
                return Answer(speaker: found, cue: verb, token: index, confidence: 0.8)
            }
            if words.classes[index].contains(.role) { other = nil }
            if words.classes[index].contains(.comma), other != nil { break }
            if words.classes[index].contains(.relative) { break }
            index += 1
        }
        return Answer(speaker: other, cue: verb, confidence: other == nil ? 0.5 : 0.85)
    }

    // MARK: Before the quotation

    /// `X said, "…"`: the words from token `start` up to the opening mark.
    func ahead(_ start: Int, before limit: Int) -> Answer? {
        let first = clauseStart(before: limit, notBefore: start)
        guard first < limit else { return nil }
        var weak: Int?
        for token in (max(first, limit - Self.reach)..<limit).reversed() where !isQuoted[token] {
            if words.classes[token].contains(.speech), isVerb(token, isBeside: false) {
                return subject(of: token, from: first, confidence: limit - token <= 3 ? 0.92 : 0.85)
            }
            if weak == nil, words.classes[token].contains(.weakSpeech), isVerb(token, isBeside: true) {
                weak = token
            }
        }
        if let answer = according(first..<limit) { return answer }
        if let weak { return subject(of: weak, from: first, confidence: 0.8) }
        // `Name: "…"`
        if words.classes[limit - 1].contains(.colon), limit - 2 >= first, let entity = entity(at: limit - 2) {
            return Answer(speaker: entity, cue: nil, confidence: 0.85)
        }
        return nil
    }

    /// The first person of the sentence, for a quotation that has no verb of speech beside it.
    func sentenceSubject(_ start: Int, before limit: Int) -> Answer? {
        let first = clauseStart(before: limit, notBefore: start)
        return firstSubject(from: first, before: limit).map {
            Answer(speaker: $0.entity, cue: nil, token: $0.token, confidence: 0.6)
        }
    }

    // MARK: The subject of a verb

    private func subject(of verb: Int, from first: Int, confidence: Double) -> Answer {
        var index = verb - 1
        while index >= first {
            if isQuoted[index] { break }
            if isAdverb(index) || words.classes[index].contains(.auxiliary)
                || words.classes[index].contains(.number)
            {
                index -= 1
                continue
            }
            if let entity = entity(at: index) {
                let name = resolution.names[resolution.nameAt[index]]
                let before = name.tokens.lowerBound - 1
                if isComplement(before, from: first) {
                    // “a spokesman for X said”, “X, head of Y, said”, “the head of X said”
                    index = before
                    while index >= first, !words.classes[index].contains(.preposition) { index -= 1 }
                    index -= 1
                    continue
                }
                if name.kind == .person || name.kind == .organization || name.kind == .place {
                    return Answer(speaker: entity, cue: verb, confidence: confidence)
                }
                index = before
                continue
            }
            if let found = pronouns.antecedents[index] {
                return Answer(
                    speaker: found.entity, cue: verb, token: index,
                    confidence: found.isOnly ? confidence - 0.05 : confidence - 0.18)
            }
            let classes = words.classes[index]
            if classes.contains(.comma) {
                return apposition(endingAt: index, of: verb, from: first, confidence: confidence)
            }
            if classes.contains(.relative), index - 1 >= first {
                index -= words.classes[index - 1].contains(.comma) ? 2 : 1
                continue
            }
            if !classes.isDisjoint(with: [.he, .she, .they]) {
                return Answer(speaker: nil, cue: verb, confidence: 0.5)
            }
            if let found = descriptions[index] {
                return Answer(speaker: found, cue: verb, token: index, confidence: confidence - 0.1)
            }
            if isNounOfItsOwn(index) { return Answer(speaker: nil, cue: verb, confidence: 0.6) }
            break
        }
        guard let found = firstSubject(from: first, before: verb) else {
            return Answer(speaker: nil, cue: verb, confidence: 0.5)
        }
        return Answer(speaker: found.entity, cue: verb, token: found.token, confidence: confidence - 0.1)
    }

    /// `X, the head of Y, said`: whoever is named before the comma that opens the apposition.
    private func apposition(endingAt comma: Int, of verb: Int, from first: Int, confidence: Double) -> Answer
    {
        var index = comma - 1
        while index >= first {
            if words.classes[index].contains(.comma), index - 1 >= first {
                if let entity = entity(at: index - 1),
                    resolution.names[resolution.nameAt[index - 1]].kind == .person
                {
                    return Answer(speaker: entity, cue: verb, confidence: confidence - 0.02)
                }
            }
            index -= 1
        }
        // “the president, X, said”
        if let entity = entity(at: comma - 1), resolution.names[resolution.nameAt[comma - 1]].kind == .person
        {
            return Answer(speaker: entity, cue: verb, confidence: confidence - 0.05)
        }
        let found = firstSubject(from: first, before: verb)
        return Answer(
            speaker: found?.entity, cue: verb, token: found?.token,
            confidence: found == nil ? 0.5 : confidence - 0.12)
    }

    /// The first person, else the first organisation, named outside quotations and not after a preposition.
    private func firstSubject(from first: Int, before limit: Int) -> (entity: Int, token: Int?)? {
        var other: Int?
        var index = first
        while index < limit {
            defer { index += 1 }
            guard !isQuoted[index] else { continue }
            if let found = pronouns.antecedents[index] { return (found.entity, index) }
            if let found = descriptions[index] { return (found, index) }
            guard let entity = entity(at: index) else { continue }
            let name = resolution.names[resolution.nameAt[index]]
            guard !isComplement(name.tokens.lowerBound - 1, from: first) else { continue }
            let isPossessive =
                name.tokens.upperBound < limit && words.classes[name.tokens.upperBound].contains(.genitive)
            if name.kind == .person, !isPossessive { return (entity, nil) }
            if name.kind == .organization, !isPossessive, other == nil { other = entity }
        }
        return other.map { ($0, nil) }
    }

    /// `according to X`
    private func according(_ range: Range<Int>) -> Answer? {
        guard let start = range.first(where: { words.folded[$0] == "according" }) else { return nil }
        for index in start..<min(range.upperBound, start + 14) {
            if let entity = entity(at: index),
                [.person, .organization].contains(resolution.names[resolution.nameAt[index]].kind)
            {
                return Answer(speaker: entity, cue: start, confidence: 0.85)
            }
        }
        return Answer(speaker: nil, cue: start, confidence: 0.5)
    }

    // MARK: Words

    private func entity(at token: Int) -> Int? {
        guard token >= 0, token < resolution.nameAt.count, resolution.nameAt[token] >= 0, !isQuoted[token]
        else { return nil }
        return resolution.names[resolution.nameAt[token]].entity
    }

    /// Whether the name after token `before` belongs to a noun before it: “of X”, “for the X”.
    private func isComplement(_ before: Int, from first: Int) -> Bool {
        guard before >= first else { return false }
        let classes = words.classes[before]
        if classes.contains(.preposition) { return true }
        guard before - 1 >= first,
            classes.contains(.article) || classes.contains(.role) || classes.contains(.modifier)
        else { return false }
        return words.classes[before - 1].contains(.preposition)
            || words.classes[before - 1].contains(.article) && before - 2 >= first
                && words.classes[before - 2].contains(.preposition)
    }

    private func isVerb(_ token: Int, isBeside: Bool) -> Bool {
        let classes = words.classes[token]
        guard !isQuoted[token], resolution.nameAt[token] < 0, !classes.contains(.capital),
            classes.contains(.speech) || isBeside && classes.contains(.weakSpeech)
        else { return false }
        // “the report”, “his call”, “a promise”: nouns; “to say”: belongs to another verb.
        guard token > 0 else { return true }
        return words.classes[token - 1].isDisjoint(with: [.article, .possessive, .ofWord])
    }

    private static let adverbs: Set<String> = [
        "also", "then", "later", "not", "never", "always", "just", "once", "again", "further", "earlier",
        "today", "yesterday", "tomorrow",
        "still", "even", "already", "now", "so", "however", "instead", "too", "soon", "often", "on", "monday",
        "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "who",
    ]

    private func isAdverb(_ token: Int) -> Bool {
        guard resolution.nameAt[token] < 0 else { return false }
        let word = words.folded[token]
        return Self.adverbs.contains(word)
            || word.utf8.count > 4 && word.utf8.suffix(2).elementsEqual("ly".utf8)
    }

    /// Whether a word is a noun that speaks for itself: “officials”, “a statement”.
    private func isNounOfItsOwn(_ token: Int) -> Bool {
        let classes = words.classes[token]
        return classes.contains(.letters) && !classes.contains(.capital)
            && classes.isDisjoint(with: [
                .speech, .preposition, .conjunction, .relative, .auxiliary, .article, .possessive,
            ])
    }

    private func clauseEnd(from start: Int, before limit: Int) -> Int {
        var index = start
        while index < limit, !isQuoted[index] {
            let isEnd =
                words.classes[index].contains(.stop) && [".", "!", "?", ";"].contains(words.folded[index])
            if isEnd || words.classes[index].contains(.quote) { return index }
            index += 1
        }
        return index
    }

    private func clauseStart(before limit: Int, notBefore start: Int) -> Int {
        var index = limit - 1
        while index >= start {
            let word = words.folded[index]
            if !isQuoted[index], word == "." || word == "!" || word == "?", resolution.nameAt[index] < 0 {
                return index + 1
            }
            // A quotation that ended with a full stop ended a sentence.
            if isQuoted[index], word == "." || word == "?" || word == "!", index + 2 < limit,
                words.classes[index + 1].contains(.quote),
                words.classes[index + 2].contains(.capital)
            {
                return index + 2
            }
            index -= 1
        }
        return start
    }
}
