import Articles

/// Whom each “he” and “she” of an article means, as far as it is plain.
struct PronounResolver {
    /// For each token that is a resolved pronoun: the entity, and whether nobody else could be meant.
    private(set) var antecedents: [Int: (entity: Int, isOnly: Bool)] = [:]

    /// The most sentences that a pronoun looks back over.
    private static let reach = 4
    /// The most people of a sentence; one that names more is a list.
    private static let mostCandidates = 40

    /// Somebody a pronoun may mean.
    private struct Candidate {
        /// `nil` for somebody without a name: “a spokesman said …”.
        var entity: Int?
        var rank: Rank
    }

    /// How likely a name's place in its sentence makes it what a pronoun means, the likeliest first.
    private enum Rank: Int {
        /// Whoever speaks.
        case speaker
        case plain
        /// Behind a preposition: “a letter to Lind”.
        case complement
        /// Hanging on another word: “Lind backers”, “Lind's house”.
        case attribute
    }

    private let resolution: Resolution
    private let isQuoted: [Bool]

    init(_ resolution: Resolution, isQuoted: [Bool]) {
        self.resolution = resolution
        self.isQuoted = isQuoted
        // The people of each sentence, as later pronouns see them.
        var recent: [[Candidate]] = []
        for (number, sentence) in resolution.text.sentences.enumerated() where isTold(sentence, number) {
            recent.append(takePronouns(of: sentence, after: recent))
            if recent.count > Self.reach { recent.removeFirst() }
        }
    }

    /// Whether a sentence tells the story: headings and what is only quoted do not.
    private func isTold(_ sentence: Range<Int>, _ number: Int) -> Bool {
        let blocks = resolution.article.blocks
        let block = number < resolution.text.blocks.count ? resolution.text.blocks[number] : 0
        if blocks.indices.contains(block),
            blocks[block].kind == .heading || blocks[block].kind == .furniture
        {
            return false
        }
        return sentence.contains { !isQuoted[$0] && resolution.words.classes[$0].contains(.letters) }
    }

    /// Resolves the pronouns of a sentence, and returns its people.
    private mutating func takePronouns(of sentence: Range<Int>, after recent: [[Candidate]])
        -> [Candidate]
    {
        var here: [Candidate] = []
        for token in sentence where !isQuoted[token] && here.count < Self.mostCandidates {
            if resolution.nameAt[token] >= 0 {
                let name = resolution.names[resolution.nameAt[token]]
                if name.kind == .person, token == name.tokens.lowerBound {
                    here.append(Candidate(entity: name.entity, rank: rank(of: name.tokens, in: sentence)))
                }
            } else if let gender = gender(of: token) {
                guard let found = antecedent(gender, here: here, before: recent) else { continue }
                antecedents[token] = found
                here.append(Candidate(entity: found.entity, rank: .plain))
            } else if isUnnamedSpeaker(token, in: sentence) {
                here.append(Candidate(entity: nil, rank: .speaker))
            }
        }
        return here
    }

    private func gender(of token: Int) -> Entity.Gender? {
        let classes = resolution.words.classes[token]
        return classes.contains(.he) ? .male : classes.contains(.she) ? .female : nil
    }

    // MARK: Places in a sentence

    private func rank(of name: Range<Int>, in sentence: Range<Int>) -> Rank {
        let words = resolution.words
        let next = name.upperBound
        // “Lind backers” and “Lind's house” are not Lind.
        if next < sentence.upperBound, resolution.nameAt[next] < 0 {
            let after = words.classes[next]
            if after.contains(.genitive) { return .attribute }
            let isNoun =
                after.contains(.letters)
                && after.isDisjoint(with: [
                    .speech, .weakSpeech, .auxiliary, .preposition, .conjunction, .relative, .capital, .him,
                    .sheOnly, .he, .she,
                ])
            if isNoun,
                Self.endsLikePlural(words.folded[next]) || Self.followers.contains(words.folded[next])
            {
                return .attribute
            }
        }
        if speaks(name, in: sentence) { return .speaker }
        var before = name.lowerBound - 1
        while before > sentence.lowerBound, resolution.nameAt[before] < 0,
            !words.classes[before].isDisjoint(with: [.role, .modifier])
        {
            before -= 1
        }
        let hangs =
            before > sentence.lowerBound && resolution.nameAt[before] < 0
            && words.classes[before].contains(.preposition)
        return hangs ? .complement : .plain
    }

    /// Whether a verb of speech stands beside a name as beside its subject: “Lind said”, “…, said mayor Lind”.
    private func speaks(_ name: Range<Int>, in sentence: Range<Int>) -> Bool {
        let words = resolution.words
        let next = name.upperBound
        if next < sentence.upperBound, words.classes[next].contains(.speech), !isQuoted[next] {
            return true
        }
        var before = name.lowerBound - 1
        while before > sentence.lowerBound, !words.classes[before].isDisjoint(with: [.role, .modifier]) {
            before -= 1
        }
        guard before > sentence.lowerBound, words.classes[before].contains(.speech) else {
            return false
        }
        return !words.classes[before - 1].isDisjoint(with: [.comma, .quote]) || isQuoted[before - 1]
    }

    private static func endsLikePlural(_ word: String) -> Bool {
        word.utf8.count > 4 && word.utf8.last == UInt8(ascii: "s")
            && !word.utf8.suffix(2).elementsEqual("ss".utf8)
    }

    /// What belongs to somebody and is not them.
    private static let followers: Set<String> = [
        "campaign", "administration", "team", "family", "camp", "government", "foundation", "estate",
        "aide",
        "adviser", "spokesman", "spokeswoman", "ally", "appointee", "presidency", "era", "case",
        "trial",
    ]

    /// “A spokesman said …”: whoever speaks has no name, and is meant by the next “he”.
    private func isUnnamedSpeaker(_ token: Int, in sentence: Range<Int>) -> Bool {
        let words = resolution.words
        guard words.classes[token].contains(.role), token + 1 < sentence.upperBound,
            resolution.nameAt[token + 1] < 0, words.classes[token + 1].contains(.speech)
        else { return false }
        return (max(sentence.lowerBound, token - 6)..<token).contains {
            words.folded[$0] == "a" || words.folded[$0] == "an"
        }
    }

    // MARK: Choosing

    /// The sentences with the ranks to look at in turn: whoever hangs on a preposition in “Speaking to Lind, he said” comes
    /// after whoever acted in the sentence before.
    private func order(here: [Candidate], before: [[Candidate]]) -> [([Candidate], [Rank])] {
        var result: [([Candidate], [Rank])] = [(here, [.speaker, .plain])]
        var last = here
        for sentence in before.reversed() {
            result += [(sentence, [.speaker, .plain]), (last, [.complement, .attribute])]
            last = sentence
        }
        return result + [(last, [.complement, .attribute])]
    }

    /// The first person who agrees, of this sentence or of the nearest before it that has one.
    private func antecedent(_ gender: Entity.Gender, here: [Candidate], before: [[Candidate]]) -> (
        entity: Int, isOnly: Bool
    )? {
        var agreeing: [Int?] = []
        for (sentence, ranks) in order(here: here, before: before) {
            let isNamed = sentence.contains { $0.entity != nil }
            for rank in ranks {
                for candidate in sentence where candidate.rank == rank {
                    if let entity = candidate.entity {
                        if agreeing.contains(entity) { continue }
                        if let known = resolution.drafts[entity].gender, known != gender { continue }
                    }
                    // Somebody without a name counts only in a sentence without anybody else.
                    if candidate.entity == nil, isNamed { continue }
                    agreeing.append(candidate.entity)
                }
            }
        }
        guard let first = agreeing.first, let entity = first else { return nil }
        return (entity, agreeing.count == 1)
    }
}
