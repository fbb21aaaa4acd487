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
    static let reach = 30

    // MARK: Words

    func entity(at token: Int) -> Int? {
        guard token >= 0, token < resolution.nameAt.count, resolution.nameAt[token] >= 0,
            !isQuoted[token]
        else { return nil }
        return resolution.names[resolution.nameAt[token]].entity
    }

    func isVerb(_ token: Int) -> Bool {
        let classes = words.classes[token]
        guard !isQuoted[token], resolution.nameAt[token] < 0 else { return false }
        guard token > 0 else { return classes.contains(.speech) }
        if isReading(token) { return true }
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

    /// Whether “read” introduces words: “the notice read, …”, “it read in part: …”.
    func isReading(_ token: Int) -> Bool {
        guard words.folded[token] == "read" || words.folded[token] == "reads",
            token + 1 < words.folded.count, words.classes[token].isDisjoint(with: .capital)
        else { return false }
        return words.folded[token + 1] == "in"
            || !words.classes[token + 1].isDisjoint(with: [.comma, .colon, .quote])
    }

    /// Whether a token is the mark that closes a quotation; a single one looks like an apostrophe.
    func isMark(_ token: Int) -> Bool {
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
    func isPassive(_ verb: Int, from first: Int) -> Bool {
        var index = verb - 1
        while index >= first, isAdverb(index) { index -= 1 }
        return index >= first && Self.beingForms.contains(words.folded[index]) && !isParticiple(verb)
    }

    private static let adverbs: Set<String> = [
        "also", "then", "later", "not", "never", "always", "just", "once", "again", "further",
        "earlier",
        "today", "yesterday",
        "tomorrow", "still", "even", "already", "now", "twice", "so", "however", "instead", "too", "soon",
        "often",
        "on", "monday",
        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "who", "n't", "first",
        "last",
        "week", "month",
    ]

    func isAdverb(_ token: Int) -> Bool {
        guard resolution.nameAt[token] < 0 else { return false }
        let word = words.folded[token]
        return Self.adverbs.contains(word)
            || word.utf8.count > 4 && word.utf8.suffix(2).elementsEqual("ly".utf8)
    }

    /// The end of a name, by one of its tokens.
    func endOfName(at token: Int) -> Int {
        resolution.names[resolution.nameAt[token]].tokens.upperBound
    }

    /// Whether a token ends a clause; the full stop of “(D-Mo.)” does not.
    private func endsClause(_ token: Int) -> Bool {
        guard [".", "!", "?", ";"].contains(words.folded[token]) else { return false }
        return token + 1 >= words.folded.count || words.folded[token + 1] != ")"
    }

    /// No clause is longer than so many tokens; beyond, a text has no sentences.
    static let longestClause = 250

    func clauseEnd(from start: Int, before limit: Int) -> Int {
        let limit = min(limit, start + Self.longestClause)
        var index = start
        while index < limit, !isQuoted[index] {
            if words.classes[index].contains(.quote) || endsClause(index) { return index }
            index += 1
        }
        return index
    }

    func clauseStart(before limit: Int, notBefore start: Int) -> Int {
        let start = max(start, limit - Self.longestClause)
        var index = limit - 1
        while index >= start {
            let word = words.folded[index]
            if word == "." || word == "!" || word == "?" {
                if !isQuoted[index], resolution.nameAt[index] < 0, endsClause(index) { return index + 1 }
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
