/// The words that stand for whoever speaks, as the subject of a verb of speech: “Vera Lind”, “she”, “a spokesman for the union”.
struct SpeakerPhrase: Equatable {
    /// What kind of words they are.
    enum Kind: String, CaseIterable {
        /// There is no verb of speech, or it has no subject of its own.
        case none
        case name, he, she, it, they, first
        /// “the minister”, “the two ministers”
        case role, roles
        /// “a minister”
        case someone
        /// “officials”, “police”
        case many
        /// “his lawyer”, “Lind's lawyer”
        case owned
        /// “the company”
        case body
        /// “the statement”, “his letter”
        case document
        /// “the jury panel”
        case other
    }

    var kind = Kind.none
    /// The tokens of the phrase, from its article on.
    var tokens = 0..<0
    /// The token of the noun that carries the phrase.
    var head: Int?
}

extension SpeakerFinder {
    /// The most tokens of a phrase that speaks.
    private static let longestPhrase = 14

    /// The subject of the verb at token `verb`, within the tokens of its block.
    ///
    /// - Parameter isBehind: Whether the verb stands behind the quotation, so that its subject may follow it.
    func phrase(of verb: Int, in block: Range<Int>, isBehind: Bool) -> SpeakerPhrase {
        if words.folded[verb] == "according" { return phrase(after: verb + 1, in: block) }
        let isFirst =
            verb == block.lowerBound || isQuoted[verb - 1] || isMark(verb - 1)
            || words.classes[verb - 1].contains(.comma)
        if isBehind && isFirst { return phrase(after: verb, in: block) }
        let before = phrase(before: verb, in: block)
        return before.kind == .none && isFirst ? phrase(after: verb, in: block) : before
    }

    /// Whether a phrase means an unnamed spokesman, official or the like.
    func isMouthpiece(_ phrase: SpeakerPhrase) -> Bool {
        guard let head = phrase.head, phrase.kind != .name else { return false }
        return resolution.nameAt[head] < 0 && Self.mouthpieces.contains(words.folded[head])
    }

    /// The words of a phrase that stand for somebody without a name; pronouns do not.
    func describedSpeaker(_ phrase: SpeakerPhrase) -> Range<Int>? {
        switch phrase.kind {
        case .none, .he, .she, .it, .they, .first: nil
        case .name, .role, .roles, .someone, .many, .owned, .body, .document, .other: phrase.tokens
        }
    }

    /// The phrase that follows token `index`: a verb, or “to”.
    private func phrase(after index: Int, in block: Range<Int>) -> SpeakerPhrase {
        var start = index + 1
        while start < block.upperBound, isAdverb(start) { start += 1 }
        return classified(start..<phraseEnd(from: start, before: block.upperBound))
    }

    /// Where a phrase that begins at `start` ends: at punctuation, a verb, or what says where and when.
    private func phraseEnd(from start: Int, before limit: Int) -> Int {
        var end = start
        while end < min(limit, start + Self.longestPhrase), !isQuoted[end] {
            if resolution.nameAt[end] >= 0 {
                end = min(limit, endOfName(at: end))
                continue
            }
            let classes = words.classes[end]
            guard
                classes.isDisjoint(with: [
                    .comma, .stop, .colon, .quote, .conjunction, .relative, .auxiliary,
                ]), end == start || classes.isDisjoint(with: [.he, .she]),
                !classes.contains(.preposition) || Self.linkingWords.contains(words.folded[end]),
                !isAdverb(end), !isTime(end), !isParticiple(end)
            else { break }
            end += 1
            if end - start == 1, !classes.isDisjoint(with: [.he, .she, .they]) { break }
        }
        return end
    }

    /// Words within a phrase that lead to whom somebody belongs to.
    private static let linkingWords: Set<String> = ["of", "for", "from", "with", "at"]

    func isTime(_ token: Int) -> Bool {
        Self.times.contains(words.folded[token])
    }

    private static let times: Set<String> = [
        "today", "yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "later", "recently", "earlier",
    ]

    /// The phrase that ends before the verb.
    private func phrase(before verb: Int, in block: Range<Int>) -> SpeakerPhrase {
        let first = clauseStart(before: verb, notBefore: block.lowerBound)
        var end = verb
        while end > first, canPrecedeVerb(end - 1) { end -= 1 }
        // “the father, a farmer, said”
        if end - 1 > first, words.classes[end - 1].contains(.comma),
            let comma = (first..<end - 1).last(where: { words.classes[$0].contains(.comma) })
        {
            end = comma
        }
        guard end > first, !isQuoted[end - 1] else { return SpeakerPhrase() }
        var start = end
        while start > first, end - start < Self.longestPhrase, !isQuoted[start - 1] {
            if resolution.nameAt[start - 1] >= 0 {
                start = max(first, resolution.names[resolution.nameAt[start - 1]].tokens.lowerBound)
                continue
            }
            let classes = words.classes[start - 1]
            guard
                classes.isDisjoint(with: [
                    .comma, .stop, .colon, .quote, .conjunction, .relative, .auxiliary, .speech,
                ]), !classes.contains(.preposition) || Self.linkingWords.contains(words.folded[start - 1]),
                words.folded[start - 1] != "though"
            else { break }
            start -= 1
            if !classes.isDisjoint(with: [.he, .she]) { break }
        }
        while start < end, isAdverb(start) || isTime(start) || words.classes[start].contains(.preposition) {
            start += 1
        }
        return classified(start..<end)
    }

    /// Whether a word may stand between a subject and its verb.
    private func canPrecedeVerb(_ token: Int) -> Bool {
        resolution.nameAt[token] < 0
            && (isAdverb(token) || isTime(token)
                || !words.classes[token].isDisjoint(with: [.auxiliary, .number, .relative])
                || words.classes[token].contains(.speech) && words.folded[token] != "report")
    }

    private func classified(_ tokens: Range<Int>) -> SpeakerPhrase {
        guard !tokens.isEmpty else { return SpeakerPhrase() }
        var phrase = SpeakerPhrase(kind: .other, tokens: tokens, head: nil)
        // The noun before the first “of” or “for” carries the phrase.
        let end =
            tokens.dropFirst().first {
                resolution.nameAt[$0] < 0 && words.classes[$0].contains(.preposition)
            } ?? tokens.upperBound
        let head = end - 1
        phrase.head = head
        let classes = words.classes[head]
        if tokens.count == 1 || head == tokens.lowerBound {
            if classes.contains(.he) { phrase.kind = .he }
            if classes.contains(.she) { phrase.kind = .she }
            if classes.contains(.they) { phrase.kind = .they }
            if words.folded[head] == "it" { phrase.kind = .it }
            if words.folded[head] == "i" { phrase.kind = .first }
            if phrase.kind != .other { return phrase }
        }
        phrase.kind = kind(of: tokens.lowerBound..<end, head: head)
        return phrase
    }

    private func kind(of tokens: Range<Int>, head: Int) -> SpeakerPhrase.Kind {
        if resolution.nameAt[head] >= 0 { return .name }
        guard words.classes[head].contains(.letters), !words.classes[head].contains(.article) else {
            return .none
        }
        let word = words.folded[head]
        if Self.documents.contains(word) { return .document }
        let article = words.classes[tokens.lowerBound]
        let isPlural = endsLikePlural(word) || word == "police"
        if article.contains(.possessive)
            || tokens.contains(where: { words.classes[$0].contains(.genitive) && $0 != head })
        {
            return Self.bodies.contains(word) ? .body : .owned
        }
        if Self.bodies.contains(word) { return .body }
        if words.folded[tokens.lowerBound] == "a" || words.folded[tokens.lowerBound] == "an" {
            return .someone
        }
        if words.classes[head].contains(.role) {
            return isPlural ? .roles : .role
        }
        return isPlural ? .many : .other
    }

    private func endsLikePlural(_ word: String) -> Bool {
        word.utf8.count > 4 && word.utf8.last == UInt8(ascii: "s")
            && !word.utf8.suffix(2).elementsEqual("ss".utf8)
    }
}
