/// Tells words that somebody said from titles, nicknames and words that the writer holds at arm's length.
extension Resolution {
    /// Fewer words between marks are a quotation only with a verb of speech beside them.
    private static let shortest = 4
    /// Capitals throughout are a title only in so few words.
    private static let longestTitle = 8

    /// Whether words between marks are somebody's, by rules.
    func isSpeech(_ tokens: Range<Int>, _ answer: SpeakerFinder.Answer) -> Bool {
        if isNickname(tokens) || isNamed(tokens) || isDenied(tokens, answer) || isName(tokens) {
            return false
        }
        if answer.cue == nil, isUse(tokens) || isBracketed(tokens) { return false }
        if answer.cue == nil, isAttribute(tokens) { return false }
        let count = tokens.count { words.classes[$0].contains(.letters) }
        if count < Self.shortest, answer.cue == nil, answer.confidence < 0.7 {
            return false
        }
        return !isTitle(tokens, count: count, answer)
    }

    /// Whether words are so many that they stand between marks only because somebody said or wrote them.
    func isLong(_ tokens: Range<Int>) -> Bool {
        tokens.count { words.classes[$0].contains(.letters) } >= Self.shortest
            && tokens.dropFirst().contains {
                words.classes[$0].contains(.letters)
                    && words.classes[$0].isDisjoint(with: [.capital, .article, .preposition, .conjunction])
            }
    }

    /// The “one country, two systems” model: words that stand for an adjective.
    private func isAttribute(_ tokens: Range<Int>) -> Bool {
        let before = tokens.lowerBound - 2
        let after = tokens.upperBound + 1
        guard before >= 0, after < words.folded.count, nameAt[after] < 0,
            !words.classes[tokens.upperBound - 1].contains(.stop)
        else { return false }
        let next = words.classes[after]
        return !words.classes[before].isDisjoint(with: [.article, .genitive, .possessive])
            && next.contains(.letters)
            && next.isDisjoint(with: [.preposition, .conjunction, .relative, .auxiliary, .speech])
    }

    /// Whether words are nothing but names: a song, a firm, a ship.
    private func isName(_ tokens: Range<Int>) -> Bool { tokens.allSatisfy { nameAt[$0] >= 0 } }

    /// `used as "eyes"`: what something is, not what somebody called it.
    private func isUse(_ tokens: Range<Int>) -> Bool {
        let before = tokens.lowerBound - 2
        return before >= 0 && words.folded[before] == "as"
            && !words.classes[tokens.lowerBound].contains(.capital)
    }

    /// `he tomatoed ("otpomidoril") the editor`: a word in brackets.
    private func isBracketed(_ tokens: Range<Int>) -> Bool {
        let before = tokens.lowerBound - 2
        let after = tokens.upperBound + 1
        return before >= 0 && after < words.folded.count && words.folded[before] == "("
            && words.folded[after] == ")" && tokens.count < Self.shortest
    }

    /// Whether words are a sentence of their own.
    func isSentence(_ tokens: Range<Int>) -> Bool {
        guard let first = tokens.first(where: { words.classes[$0].contains(.letters) }), isLong(tokens)
        else { return false }
        return words.classes[first].contains(.capital)
    }

    /// `Samuel "The Hat" Keating`: marks between two parts of a person's name.
    func isNickname(_ tokens: Range<Int>) -> Bool {
        let before = tokens.lowerBound - 2
        let after = tokens.upperBound + 1
        guard tokens.count <= Self.shortest, before >= 0, after < nameAt.count, nameAt[before] >= 0,
            nameAt[after] >= 0
        else { return false }
        let (left, right) = (names[nameAt[before]], names[nameAt[after]])
        return left.kind == .person && (right.kind == .person || left.tokens == right.tokens)
    }

    /// `a film titled "…"`, `known as "…"`, `the word "…"`, `such as "…"`.
    func isNamed(_ tokens: Range<Int>) -> Bool {
        var before = tokens.lowerBound - 2
        // “known as the “Harbour Law””, “a pattern called a “glider””
        if before > 1, words.folded[before - 1] == "as" || words.folded[before - 1] == "called",
            words.classes[before].contains(.article)
        {
            before -= 1
        }
        guard before > 0, nameAt[before] < 0 else { return false }
        let word = words.folded[before]
        if Self.namingWords.contains(word) { return true }
        // “known within the community as”, “often referred to as”
        if word == "as" {
            // “often referred to as”: whoever refers would name it between “to” and “as”.
            return words.folded[before - 1] == "to" && !isPerfect(before - 2)
                || (max(0, before - 5)..<before).contains {
                    Self.namingParticiples.contains(words.folded[$0])
                }
        }
        if word == "it" { return words.folded[before - 1] == "named" }

        return word == "called" && isNaming(before)
    }

    /// “which Lind has referred to as”: the subject is whoever says it.
    private func isPerfect(_ participle: Int) -> Bool {
        let near = max(0, participle - 2)..<max(0, participle)
        return near.contains { ["has", "have", "had"].contains(words.folded[$0]) }
            && !near.contains { words.folded[$0] == "been" }
    }

    /// “was called “Doris””, “a process called “dredging””; but “what he called “a lie””.
    private func isNaming(_ called: Int) -> Bool {
        var before = called - 1
        while before > 0, nameAt[before] < 0, words.folded[before].utf8.suffix(2).elementsEqual("ly".utf8) {
            before -= 1
        }
        guard nameAt[before] < 0, !Self.callers.contains(words.folded[before]) else { return false }
        return Self.namedBy.contains(words.folded[before])
            || words.classes[before].contains(.letters)
                && words.classes[before].isDisjoint(with: [.he, .she, .they, .auxiliary, .relative, .role])
    }

    private static let callers: Set<String> = ["it", "i", "you", "and", "also", "has", "had", "have"]

    private static let namingWords: Set<String> = [
        "titled", "entitled", "dubbed", "nicknamed", "codenamed", "named", "song", "songs", "film",
        "films",
        "movie", "novel", "album", "single", "poem", "play", "series", "hashtag", "word", "words",
        "term",
        "terms", "phrase", "operation", "episode", "painting", "musical", "article", "essay", "column",
        "so-called", "qualifier", "sang",
    ]
    private static let namingParticiples: Set<String> = [
        "known", "billed", "famed", "listed", "styled", "identified", "translated", "translates", "released",
    ]
    private static let namedBy: Set<String> = ["was", "is", "were", "are", "been", "being", "be"]

    /// What somebody “did not say”: the verb before the words is denied.
    func isDenied(_ tokens: Range<Int>, _ answer: SpeakerFinder.Answer) -> Bool {
        guard let verb = answer.cue, verb < tokens.lowerBound, tokens.lowerBound - verb <= 3, verb > 0,
            Self.sayingVerbs.contains(words.folded[verb])
        else { return false }
        return Self.denials.contains(words.folded[verb - 1])
    }

    private static let sayingVerbs: Set<String> = ["say", "said", "use", "mention", "utter", "write"]
    private static let denials: Set<String> = ["not", "n't", "never", "didnt", "didn't"]

    /// “Winter in Karsk”: capitals throughout, and nothing before that introduces words.
    private func isTitle(_ tokens: Range<Int>, count: Int, _ answer: SpeakerFinder.Answer) -> Bool {
        let isCapital = tokens.allSatisfy { token in
            let classes = words.classes[token]
            return !classes.contains(.letters) || classes.contains(.capital)
                || !classes.isDisjoint(with: [.article, .preposition, .conjunction])
        }
        guard isCapital, count <= Self.longestTitle, tokens.lowerBound >= 2 else { return false }
        let before = words.classes[tokens.lowerBound - 2]
        let isIntroduced =
            !before.isDisjoint(with: [.comma, .colon, .speech, .weakSpeech, .him, .sheOnly])
            || words.folded[tokens.lowerBound - 2] == "as" || words.folded[tokens.lowerBound - 2] == "it"
        if isIntroduced { return false }
        return !(answer.cue.map { $0 > tokens.upperBound } ?? false)
    }
}
