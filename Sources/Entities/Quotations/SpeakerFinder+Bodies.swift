/// Documents, firms and descriptions that speak.
extension SpeakerFinder {
    /// “X's statement”, “the company”: nouns through which somebody named speaks; others speak for nobody with a name.
    func speakingNoun(_ noun: Int, of verb: Int, from first: Int, confidence: Double) -> Answer {
        let word = words.folded[noun]
        if let entity = employer(of: noun, from: first) {
            return Answer(speaker: entity, cue: verb, confidence: 0.65)
        }
        if Self.documents.contains(word) {
            if let entity = author(of: noun, before: verb, from: first) {
                return Answer(speaker: entity, cue: verb, confidence: confidence - 0.1)
            }
            if let found = mainSubject(before: noun, from: first) {
                return Answer(
                    speaker: found.entity, cue: verb, token: found.token, confidence: confidence - 0.2)
            }
            let answer = organization(before: noun, of: verb)
            if answer.speaker != nil { return answer }
        }
        if hasArticle(noun, from: first) {
            if Self.bodies.contains(word) { return organization(before: noun, of: verb, called: word) }
            if let entity = organization(called: word, before: noun) {
                return Answer(speaker: entity, cue: verb, confidence: 0.7)
            }
        }
        return describedAgain(noun, of: verb, from: first)
            ?? Answer(speaker: nil, cue: verb, confidence: 0.6)
    }

    /// “the company”, “the pharmaceutical company”; not “the Karsk company”.
    private func hasArticle(_ noun: Int, from first: Int) -> Bool {
        for index in (max(first, noun - 3)..<max(first, noun)).reversed() {
            if words.classes[index].contains(.the) { return true }
            guard resolution.nameAt[index] < 0, words.classes[index].contains(.letters),
                words.classes[index].isDisjoint(with: [.preposition, .conjunction, .speech, .auxiliary])
            else { return false }
        }
        return false
    }

    /// Whose a document is: “X's statement”, “a statement by X”, “the X notice”.
    private func author(of noun: Int, before verb: Int, from first: Int) -> Int? {
        for index in (max(first, noun - 6)..<noun).reversed() {
            let isGenitive = words.classes[index].contains(.genitive)
            if isGenitive || index == noun - 1, let entity = entity(at: isGenitive ? index - 1 : index) {
                return entity
            }
        }
        let next = noun + 1
        guard next < verb, Self.authorWords.contains(words.folded[next]) else { return nil }
        return (next..<verb).lazy.compactMap { entity(at: $0) }.first
    }

    private static let authorWords: Set<String> = ["by", "from", "of"]

    /// `The notice read: "…"`: whoever wrote what is read.
    func document(before verb: Int, from first: Int) -> Answer? {
        guard let noun = (first..<verb).last(where: { Self.documents.contains(words.folded[$0]) })
        else {
            return nil
        }
        return author(of: noun, before: verb, from: first).map {
            Answer(speaker: $0, cue: verb, confidence: 0.8)
        }
    }

    /// “the Republican lawmaker told …”: a description of whoever spoke last, if it says more than an office.
    private func describedAgain(_ noun: Int, of verb: Int, from first: Int) -> Answer? {
        guard words.classes[noun].contains(.role),
            let article = (max(first, noun - 4)..<noun).last(where: { words.classes[$0].contains(.the) }),
            article < noun - 1,
            !(article..<noun).contains(where: { Self.others.contains(words.folded[$0]) }),
            let last = lastSpeaker(before: article), !contradicts(last, noun)
        else { return nil }
        return Answer(speaker: last, cue: verb, confidence: 0.6)
    }

    /// Words for somebody who has not spoken yet.
    private static let others: Set<String> = ["other", "another", "first", "second", "third", "new"]

    /// The person whose speech was told or quoted last, within some sentences.
    private func lastSpeaker(before token: Int) -> Int? {
        for verb in (max(0, token - Self.memory)..<token).reversed()
        where words.classes[verb].contains(.speech) && isVerb(verb) && !isParticiple(verb) {
            for index in [verb - 1, verb + 1, verb - 2, verb + 2] {
                guard let entity = entity(at: index) else { continue }
                return resolution.drafts[entity].kind == .person ? entity : nil
            }
            return nil
        }
        return nil
    }

    /// How many tokens a description looks back.
    private static let memory = 80

    private func contradicts(_ entity: Int, _ noun: Int) -> Bool {
        let classes = words.classes[noun]
        switch resolution.drafts[entity].gender {
        case .male: return classes.contains(.female)
        case .female: return classes.contains(.male)
        case nil: return false
        }
    }

    /// The organisation or country for which an official without a name speaks: “a spokesman for X”, “an X spokesman”.
    func employer(of noun: Int, from first: Int) -> Int? {
        guard Self.mouthpieces.contains(words.folded[noun]) else { return nil }
        let next = noun + 1
        if next < words.folded.count, ["for", "of", "from", "at"].contains(words.folded[next]) {
            return (next..<min(words.folded.count, next + 5)).lazy.compactMap { speakingBody(at: $0) }.first
        }
        for index in (max(first, noun - 3)..<max(first, noun)).reversed() {
            if let entity = speakingBody(at: index) { return entity }
            guard words.classes[index].contains(.genitive) || words.classes[index].contains(.letters) else {
                return nil
            }
        }
        return nil
    }

    private func speakingBody(at token: Int) -> Int? {
        guard let entity = entity(at: token) else { return nil }
        let kind = resolution.names[resolution.nameAt[token]].kind
        return kind == .organization || kind == .place ? entity : nil
    }

    static let mouthpieces: Set<String> = [
        "spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "official", "officials",
        "representative", "representatives",
    ]
    static let documents: Set<String> = [
        "statement", "message", "letter", "tweet", "post", "report", "summary", "speech", "article",
        "release", "email", "e-mail",
        "ruling", "decision", "editorial", "announcement", "book", "website", "words", "notice",
        "filing",
        "complaint", "lawsuit", "memo", "indictment", "communique", "opinion", "manifesto", "judgment",
        "description", "advisory", "leaflet", "petition", "resolution", "declaration", "note",
    ]
    static let bodies: Set<String> = [
        "company", "agency", "group", "organization", "organisation", "ministry", "party", "court",
        "union",
        "department", "firm",
        "committee", "commission", "university", "newspaper", "paper", "team", "club", "council",
        "association", "institute", "bank", "network", "panel", "airline", "retailer", "broadcaster",
        "publisher", "charity", "federation", "foundation", "alliance", "embassy", "thrift", "lender",
    ]

    /// The organisation that “it said” and “the company said” refer to: one with the noun in its name, else the last that
    /// does something, else the last that is named.
    func organization(before index: Int, of verb: Int, called noun: String? = nil, mayBePlace: Bool = false)
        -> Answer
    {
        let near = names(before: index).prefix { $0.tokens.lowerBound >= index - Self.memory }
        if let named = noun.flatMap({ organization(called: $0, before: index) }) {
            return Answer(speaker: named, cue: verb, confidence: 0.7)
        }
        let acting = near.first {
            ($0.kind == .organization || mayBePlace && $0.kind == .place) && !isQuoted[$0.tokens.lowerBound]
                && isFollowedByVerb($0.tokens.upperBound)
        }
        let last = near.first { $0.kind == .organization && !isQuoted[$0.tokens.lowerBound] }
        guard let found = acting ?? last else {
            return Answer(speaker: nil, cue: verb, confidence: 0.6)
        }
        return Answer(speaker: found.entity, cue: verb, confidence: 0.6)
    }

    /// The last organisation with a noun in its name: “the board” after “Harbour Board”.
    private func organization(called noun: String, before index: Int) -> Int? {
        guard noun.utf8.count > 3 else { return nil }
        let found = names(before: index).first { name in
            name.kind == .organization && name.folded.utf8.count > noun.utf8.count
                && (name.folded.hasSuffix(noun) || name.folded.contains(noun + " "))
        }
        return found?.entity
    }

    /// The names before a token, the nearest first; in a long text not all of them.
    private func names(before index: Int) -> ReversedCollection<ArraySlice<Resolution.Named>> {
        let nearest = (max(0, index - Self.farthest)..<index).last { resolution.nameAt[$0] >= 0 }
        let end = nearest.map { resolution.nameAt[$0] + 1 } ?? 0
        return resolution.names[max(0, end - Self.farthest)..<end].reversed()
    }

    /// How many tokens, and names, are looked through for an organisation.
    private static let farthest = 400

    /// Whether a finite verb stands at a token, adverbs aside.
    private func isFollowedByVerb(_ token: Int) -> Bool {
        var next = token
        while next < words.folded.count, isAdverb(next) { next += 1 }
        guard next < words.folded.count else { return false }
        return !words.classes[next].isDisjoint(with: [.speech, .weakSpeech, .auxiliary])
            || words.folded[next].utf8.suffix(2).elementsEqual("ed".utf8)
    }
}
