/// Finds what an article tells in its own words that somebody said: “Lind said that the wall would hold”.
struct ReportedSpeech {
    /// A clause that tells what was said.
    struct Found {
        /// The tokens of what was said, without “that”.
        var tokens: Range<Int>
        var verb: Int
        /// Whether the verb stands behind the clause.
        var isBehind = false
        /// How likely the form of the words means reported speech, 0…1.
        var certainty: Double
    }

    let finder: SpeakerFinder

    private var words: DocumentWords { finder.words }

    /// The fewest words that are told.
    private static let fewest = 3
    /// The most tokens before a verb whose clause is told, and between a verb and its “that”.
    private static let reach = 24
    private static let gap = 9

    /// What a sentence tells that somebody said; nothing where a part of it stands between quotation marks.
    func found(in sentence: Range<Int>) -> Found? {
        guard sentence.count > Self.fewest + 2, sentence.count < SpeakerFinder.longestClause,
            !sentence.contains(where: { finder.isQuoted[$0] || words.classes[$0].contains(.quote) })
        else { return nil }
        let end = lastWord(of: sentence) + 1
        guard words.folded[sentence.upperBound - 1] != "?" else { return nil }
        let found =
            behind(sentence.lowerBound..<end) ?? according(sentence.lowerBound..<end)
            ?? ahead(sentence.lowerBound..<end)
        guard let found, found.tokens.count(where: { words.classes[$0].contains(.letters) }) >= Self.fewest
        else { return nil }
        return found
    }

    /// Who says it.
    func speaker(of found: Found, in sentence: Range<Int>) -> SpeakerFinder.Answer {
        if !found.isBehind, words.folded[found.verb] != "according" {
            return finder.subject(of: found.verb, from: sentence.lowerBound, confidence: 0.92)
        }
        let answer =
            found.isBehind
            ? finder.behind(found.tokens.upperBound, before: sentence.upperBound)
            : finder.according(found.verb..<found.tokens.lowerBound)
        return answer ?? SpeakerFinder.Answer(speaker: nil, cue: found.verb, confidence: 0.5)
    }

    private func lastWord(of sentence: Range<Int>) -> Int {
        sentence.last { !words.classes[$0].contains(.stop) || finder.resolution.nameAt[$0] >= 0 }
            ?? sentence.upperBound - 1
    }

    // MARK: “The wall will hold, Lind said.”

    private func behind(_ sentence: Range<Int>) -> Found? {
        for comma in sentence.reversed() where words.classes[comma].contains(.comma) {
            guard comma > sentence.lowerBound + 2, comma + 1 < sentence.upperBound else { continue }
            guard let verb = closingVerb(after: comma, before: sentence.upperBound),
                tells(sentence.lowerBound..<comma)
            else { continue }
            var start = sentence.lowerBound
            if words.classes[start].contains(.conjunction) { start += 1 }
            return Found(tokens: start..<comma, verb: verb, isBehind: true, certainty: 0.95)
        }
        return nil
    }

    /// The verb of “said Lind” or “Lind said on Monday” that a sentence ends with.
    private func closingVerb(after comma: Int, before end: Int) -> Int? {
        let first = comma + 1
        if words.classes[first].contains(.speech), finder.isVerb(first), !finder.isParticiple(first) {
            // “…, said Lind” goes on with no clause.
            let subject = first + 1..<end
            let stop = subject.first { words.classes[$0].contains(.comma) } ?? end
            let hasClause = (first + 1..<max(first + 1, stop)).contains {
                words.folded[$0] == "that" || words.classes[$0].contains(.auxiliary)
                    || Self.modals.contains(words.folded[$0])
            }
            return hasClause || !hasForm(first) ? nil : first
        }
        guard
            let verb = (first..<min(end, first + 9)).first(where: {
                words.classes[$0].contains(.speech) && finder.isVerb($0)
            }), verb > first, !finder.isParticiple(verb), finder.mayBeSubject(first..<verb),
            !(first..<verb).contains(where: { words.classes[$0].contains(.relative) })
        else { return nil }
        let rest = verb + 1..<end
        guard let next = rest.first else { return verb }
        let isTail =
            rest.count <= 10
            && (finder.isAdverb(next) || finder.isTime(next) || words.classes[next].contains(.preposition)
                || ["reporters", "journalists"].contains(words.folded[next]))
        return isTail && !rest.contains { words.folded[$0] == "that" } ? verb : nil
    }

    /// Whether a verb is in the form that goes with its subject: “said”, “says”; not “ask”.
    private func hasForm(_ verb: Int) -> Bool {
        let word = words.folded[verb]
        return ["said", "say", "told", "wrote", "write"].contains(word)
            || word.utf8.suffix(2).elementsEqual("ed".utf8) || word.utf8.last == UInt8(ascii: "s")
    }

    // MARK: “According to Lind, the wall will hold.”

    private func according(_ sentence: Range<Int>) -> Found? {
        guard
            let verb = sentence.first(where: {
                words.folded[$0] == "according" && $0 + 1 < sentence.upperBound
                    && words.folded[$0 + 1] == "to"
            })
        else { return nil }
        if verb == sentence.lowerBound {
            guard
                let comma = (verb..<min(sentence.upperBound, verb + Self.reach)).first(where: {
                    words.classes[$0].contains(.comma)
                }), comma + 1 < sentence.upperBound, tells(comma + 1..<sentence.upperBound)
            else { return nil }
            return Found(tokens: comma + 1..<sentence.upperBound, verb: verb, certainty: 0.9)
        }
        let end = words.classes[verb - 1].contains(.comma) ? verb - 1 : verb
        guard tells(sentence.lowerBound..<end) else { return nil }
        return Found(tokens: sentence.lowerBound..<end, verb: verb, isBehind: true, certainty: 0.9)
    }

    // MARK: “Lind said that the wall would hold.”

    private func ahead(_ sentence: Range<Int>) -> Found? {
        let reached = sentence.prefix(Self.reach)
        for verb in reached where verb > sentence.lowerBound && isTelling(verb, in: sentence) {
            return clause(of: verb, before: sentence.upperBound)
        }
        return nil
    }

    /// Whether a verb tells what its own subject says, in the main clause of a sentence.
    private func isTelling(_ verb: Int, in sentence: Range<Int>) -> Bool {
        guard words.classes[verb].contains(.speech), finder.isVerb(verb), !finder.isParticiple(verb),
            !words.classes[verb].contains(.bareSpeech), !finder.isPassive(verb, from: sentence.lowerBound)
        else { return false }
        let before = verb - 1
        guard !Self.excluding.contains(words.folded[before]), !words.classes[before].contains(.relative),
            !words.classes[before].contains(.conjunction)
        else { return false }
        let phrase = finder.phrase(of: verb, in: sentence, isBehind: false)
        guard phrase.kind != .none, phrase.tokens.upperBound <= verb else { return false }
        let opening = phrase.tokens.lowerBound - 1
        guard opening >= sentence.lowerBound else { return true }
        // “the woman who said”, “after Lind said”: no clause of their own.
        return words.classes[opening].isDisjoint(with: [.relative, .preposition])
    }

    /// Words before a verb after which nobody has said anything yet.
    private static let excluding: Set<String> = [
        "to", "not", "n't", "never", "would", "will", "could", "can", "may", "might", "should", "must",
        "shall",
        "cannot", "did", "does", "do",
    ]

    private func clause(of verb: Int, before end: Int) -> Found? {
        let next = verb + 1
        guard next < end else { return nil }
        let that = (next..<min(end, next + Self.gap)).first { words.folded[$0] == "that" }
        if let that, mayStand(next..<that, after: verb), that + 1 < end {
            return Found(tokens: that + 1..<end, verb: verb, certainty: 0.95)
        }
        var start = next
        if Self.addressing.contains(words.folded[verb]) {
            guard let after = addressee(next, before: end) else { return nil }
            start = after
        }
        while start < end, finder.isTime(start) { start += 1 }
        guard start < end else { return nil }
        if Self.withObject.contains(words.folded[verb]) {
            let isObject =
                words.classes[start].isDisjoint(with: [.preposition, .comma, .colon, .stop])
                || words.folded[start] == "to"
            return isObject ? Found(tokens: start..<end, verb: verb, certainty: 0.85) : nil
        }
        guard opensClause(start, of: verb), tells(start..<end) else { return nil }
        return Found(tokens: start..<end, verb: verb, certainty: 0.88)
    }

    /// Whether words may stand between a verb and its “that”: “told reporters on Monday that”.
    ///
    /// “reported earnings that rose” says nothing.
    private func mayStand(_ range: Range<Int>, after verb: Int) -> Bool {
        guard let first = range.first else { return true }
        let isAside =
            words.classes[first].contains(.preposition) || finder.isAdverb(first) || finder.isTime(first)
            || Self.addressing.contains(words.folded[verb]) || words.folded[first] == "to"
        return isAside
            && range.allSatisfy {
                words.classes[$0].isDisjoint(with: [.comma, .colon, .auxiliary, .relative, .stop])
                    && (words.classes[$0].isDisjoint(with: [.speech]) || finder.resolution.nameAt[$0] >= 0)
            }
    }

    /// Verbs that name whom they are said to.
    private static let addressing: Set<String> = [
        "told", "tells", "informed", "informs", "assured", "assures", "reminded", "reminds",
    ]

    /// Verbs whose object tells what was said: “denied the charges”, “promised to go”.
    private static let withObject: Set<String> = [
        "denied", "denies", "promised", "promises", "pledged", "pledges", "vowed", "vows", "urged", "urges",
        "confirmed", "confirms", "acknowledged", "acknowledges", "admitted", "admits", "announced",
        "announces",
    ]

    /// Where what is said begins after whom it is said to: “told him he was late”.
    private func addressee(_ start: Int, before end: Int) -> Int? {
        guard start < end else { return nil }
        if finder.resolution.nameAt[start] >= 0 { return finder.endOfName(at: start) }
        let isOne =
            !words.classes[start].isDisjoint(with: [.him, .sheOnly])
            || ["them", "us", "me", "reporters", "journalists"].contains(words.folded[start])
        return isOne ? start + 1 : nil
    }

    /// Verbs that have no other object than a clause.
    private static let withClause: Set<String> = [
        "said", "says", "say", "told", "tells", "claims", "claimed", "insists", "insisted", "argues",
        "argued",
        "contends", "contended", "maintains", "maintained", "testified", "testifies", "assured", "assures",
    ]

    /// Whether a word may begin a clause of its own: after “reported” only what can be nothing but a subject.
    private func opensClause(_ token: Int, of verb: Int) -> Bool {
        guard Self.withClause.contains(words.folded[verb]) else {
            return !words.classes[token].isDisjoint(with: [.he, .she, .they])
                || ["it", "i", "there", "nobody", "everyone"].contains(words.folded[token])
        }
        if finder.resolution.nameAt[token] >= 0 { return true }
        let classes = words.classes[token]
        return !classes.isDisjoint(with: [.article, .possessive, .he, .she, .they, .number])
            || Self.openers.contains(words.folded[token])
    }

    private static let openers: Set<String> = [
        "it", "i", "there", "this", "these", "those", "all", "no", "some", "many", "most", "more", "both",
        "any",
        "several", "people", "you", "nobody", "everyone", "nothing", "police", "officials",
    ]

    /// Whether words have a finite verb, as far as that shows.
    private func tells(_ range: Range<Int>) -> Bool {
        range.dropFirst().contains { token in
            finder.resolution.nameAt[token] < 0
                && (!words.classes[token].isDisjoint(with: [.auxiliary, .being, .speech])
                    || Self.modals.contains(words.folded[token])
                    || words.folded[token].utf8.count > 3
                        && words.folded[token].utf8.suffix(2).elementsEqual("ed".utf8)
                    || isPresent(token))
        }
    }

    private static let modals: Set<String> = [
        "may", "might", "should", "must", "shall", "wont", "dont", "n't", "came", "went", "made", "took",
        "left",
        "got", "gave", "knew", "saw", "felt", "lost", "won", "met", "held", "began", "found", "paid", "sent",
    ]

    /// “he wants”, “they go”: a word right behind a pronoun that can be the subject.
    private func isPresent(_ token: Int) -> Bool {
        token > 0 && words.classes[token].contains(.letters)
            && !words.classes[token - 1].isDisjoint(with: [.he, .she, .they])
            && words.classes[token].isDisjoint(with: [.preposition, .conjunction, .article])
    }
}
