/// Mends names of kinds that few texts teach the model, by what stands in them and beside them.
///
/// Each rule holds for any text: a hashtag is no name; “the Sultan” names nobody; “Briton Marsh” is a nationality and a
/// person; “von der Lann” begins with its particles; a nickname stands within its name, “Ana “Red” Kovač”;
/// “Hale & Weir” is one firm. Then the words beside a name say its kind (``StatedKinds``), and a form that has several kinds in
/// one document gets the likeliest (``KindVote``).
struct NameMending {
    /// The ranges of tokens that are sentences.
    let sentences: [Range<Int>]
    /// The text of a token.
    let word: (Int) -> String
    /// The length of a token, in bytes.
    let length: (Int) -> Int
    private let lists = WordLists.shipped

    /// - Parameter names: In text order, not overlapping, each within a sentence.
    func mended(_ names: [RecognizedName]) -> [RecognizedName] {
        var result: [RecognizedName] = []
        result.reserveCapacity(names.count)
        var next = 0
        for sentence in sentences {
            var own: [RecognizedName] = []
            while next < names.count, names[next].tokens.lowerBound < sentence.upperBound {
                own.append(names[next])
                next += 1
            }
            guard !own.isEmpty || SentenceNames.mayNameThemselves(sentence, length, word) else { continue }
            var mending = SentenceNames(own, sentence: sentence, word: word, lists: lists)
            mending.mend()
            result += mending.names
        }
        let stated = StatedKinds(sentences: sentences, word: word).kinds(of: result)
        return KindVote(lists: lists).settled(result, stated: stated) { name in
            name.tokens.map(word).joined(separator: " ")
        }
    }
}

/// The names of one sentence on their way to their mended form.
private struct SentenceNames {
    private(set) var names: [RecognizedName]
    let sentence: Range<Int>
    let word: (Int) -> String
    let lists: WordLists

    init(
        _ names: [RecognizedName], sentence: Range<Int>, word: @escaping (Int) -> String, lists: WordLists
    ) {
        self.names = names
        self.sentence = sentence
        self.word = word
        self.lists = lists
    }

    mutating func mend() {
        names = names.filter { !isHashtag($0) && !isBareTitle($0) }.flatMap(partedFromPeople)
        names = names.map(withoutMakers)
        addThemselves()
        joinNicknames()
        joinFirms()
        addParticles()
    }

    private func isCapital(_ index: Int) -> Bool {
        sentence.contains(index) && word(index).unicodeScalars.first?.properties.isUppercase ?? false
    }

    // MARK: No names

    private func isHashtag(_ name: RecognizedName) -> Bool {
        word(name.tokens.lowerBound).utf8.first == UInt8(ascii: "#")
    }

    /// “the Sultan”, alone: a title that stands for its holder.
    private func isBareTitle(_ name: RecognizedName) -> Bool {
        let index = name.tokens.lowerBound
        guard name.kind == .person, name.tokens.count == 1, index > sentence.lowerBound,
            word(index - 1).lowercased() == "the", !isCapital(index + 1)
        else { return false }
        return lists.roles[NameFolding.fold(word(index))] != nil
    }

    // MARK: “Briton Marsh”

    private func partedFromPeople(_ name: RecognizedName) -> [RecognizedName] {
        guard name.tokens.count > 1, name.kind == .person || name.kind == .place else { return [name] }
        let first = NameFolding.fold(word(name.tokens.lowerBound))
        guard lists.nationalities[first] != nil, !lists.isGivenName(first) else { return [name] }
        // “British Columbia” is a place; “Welshman Rees” is none.
        let split = name.tokens.lowerBound + 1
        guard name.kind == .person || Self.somebody.contains(where: first.hasSuffix), isCapital(split) else {
            return [name]
        }
        return [
            RecognizedName(
                tokens: name.tokens.lowerBound..<split, kind: .nationality, confidence: name.confidence),
            RecognizedName(
                tokens: split..<name.tokens.upperBound, kind: .person, confidence: name.confidence),
        ]
    }

    /// How nouns for one of a people end: Frenchman, Scotsman, Englishwoman.
    private static let somebody = ["chman", "shman", "tsman", "woman"]

    // MARK: “Carmakers Arden and Sól”

    /// The name without the “carmakers” that begin its sentence.
    private func withoutMakers(_ name: RecognizedName) -> RecognizedName {
        guard name.tokens.count > 1, name.tokens.lowerBound == sentence.lowerBound,
            isCapital(name.tokens.lowerBound + 1)
        else { return name }
        let first = word(name.tokens.lowerBound).lowercased()
        guard first.hasSuffix("makers") || first.hasSuffix("maker") else { return name }
        var name = name
        name.tokens = name.tokens.dropFirst()
        name.kind = .organization
        return name
    }

    // MARK: “Castellane herself”

    private static let themselves: Set<String> = ["himself", "herself"]

    /// Whether a sentence has a word that ``addThemselves()`` looks for.
    static func mayNameThemselves(
        _ sentence: Range<Int>, _ length: (Int) -> Int, _ word: (Int) -> String
    ) -> Bool {
        sentence.contains { length($0) == 7 && themselves.contains(word($0)) }
    }

    /// How sure it is that a word with a capital before “herself” is a person.
    private static let confidenceOfThemselves = 0.6

    /// Adds the people who are only told by the “herself” behind them.
    private mutating func addThemselves() {
        for index in sentence.dropFirst() where Self.themselves.contains(word(index)) {
            let before = index - 1
            let folded = NameFolding.fold(word(before))
            guard isCapital(before), !names.contains(where: { $0.tokens.contains(before) }),
                lists.roles[folded] == nil, folded.utf8.count > 2
            else { continue }
            let place = names.firstIndex { $0.tokens.lowerBound > before } ?? names.count
            names.insert(
                RecognizedName(
                    tokens: before..<index, kind: .person, confidence: Self.confidenceOfThemselves),
                at: place)
        }
    }

    // MARK: “von der Lann”

    /// Particles that begin a surname, and those that only follow another.
    private static let particles: Set<String> = [
        "von", "van", "de", "di", "du", "da", "dos", "das", "del", "della", "bin", "ibn", "bint",
    ]
    private static let innerParticles: Set<String> = [
        "der", "den", "la", "las", "los", "el", "al", "zu", "ter",
    ]

    /// Takes in the particles in small letters before people’s surnames.
    private mutating func addParticles() {
        for place in names.indices where names[place].kind == .person && names[place].tokens.count == 1 {
            let lowest = place > 0 ? names[place - 1].tokens.upperBound : sentence.lowerBound
            var start = names[place].tokens.lowerBound
            var index = start - 1
            while index >= lowest, names[place].tokens.lowerBound - index <= 3 {
                let text = word(index)
                if Self.particles.contains(text) {
                    start = index
                } else if !Self.innerParticles.contains(text) {
                    break
                }
                index -= 1
            }
            names[place].tokens = start..<names[place].tokens.upperBound
        }
    }

    // MARK: “Ana “Red” Kovač”

    private static let closers: [String: String] = [
        "\"": "\"", "“": "”", "‘": "’", "'": "'", "``": "''", "(": ")",
    ]
    private static let longestNickname = 3

    private mutating func joinNicknames() {
        var place = 0
        while place < names.count {
            if let end = endOfName(withNicknameAfter: names[place]) {
                let joined = names[place].tokens.lowerBound..<end
                let parts = names.filter { joined.contains($0.tokens.lowerBound) }
                let sum = parts.reduce(0) { $0 + $1.confidence }
                let name = RecognizedName(
                    tokens: joined, kind: .person, confidence: sum / Double(parts.count))
                names.removeAll { joined.contains($0.tokens.lowerBound) }
                names.insert(name, at: place)
            }
            place += 1
        }
    }

    /// Where a name ends that goes on after a nickname in quotation marks or brackets.
    private func endOfName(withNicknameAfter name: RecognizedName) -> Int? {
        let open = name.tokens.upperBound
        guard name.kind == .person, name.tokens.count <= 2, sentence.contains(open),
            let closer = Self.closers[word(open)]
        else { return nil }
        let inBrackets = closer == ")"
        guard !inBrackets || name.tokens.count == 1 else { return nil }
        let longest = inBrackets ? 1 : Self.longestNickname
        guard
            let close = (open + 2..<open + longest + 2).first(where: {
                sentence.contains($0 + 1) && word($0) == closer
            }), isCapital(open + 1), isCapital(close - 1), isCapital(close + 1)
        else { return nil }
        // “Ann (UK) Lee”, “Hale (R) said”: what is in brackets is no nickname.
        let nickname = word(open + 1)
        if inBrackets, nickname.count < 2 || nickname == nickname.uppercased() { return nil }
        if let rest = names.first(where: { $0.tokens.lowerBound == close + 1 }) {
            return rest.tokens.upperBound
        }
        return names.contains { $0.tokens.contains(close + 1) } ? nil : close + 2
    }

    // MARK: “Hale & Weir”

    private mutating func joinFirms() {
        for index in sentence.dropFirst().dropLast() where word(index) == "&" {
            guard !names.contains(where: { $0.tokens.contains(index) }) else { continue }
            let left = names.firstIndex { $0.tokens.upperBound == index }
            let right = names.firstIndex { $0.tokens.lowerBound == index + 1 }
            guard left != nil || right != nil, left != nil || isCapital(index - 1),
                right != nil || isCapital(index + 1)
            else { continue }
            let sides = [left, right].compactMap { $0 }.map { names[$0] }
            // In a headline each word has a capital.
            guard isFirm(sides), left != nil || !isCapital(index - 2) else { continue }
            let start = left.map { names[$0].tokens.lowerBound } ?? index - 1
            let end = right.map { names[$0].tokens.upperBound } ?? index + 2
            let kind: EntityKind = sides.contains { $0.kind == .other } ? .other : .organization
            let confidence = sides.reduce(0) { $0 + $1.confidence } / Double(sides.count)
            let place = left ?? right ?? 0
            names.removeAll { $0.tokens.lowerBound >= start && $0.tokens.upperBound <= end }
            names.insert(
                RecognizedName(tokens: start..<end, kind: kind, confidence: confidence), at: place)
        }
    }

    /// Whether names on both sides of “&” are one: not two places, two peoples, or two people with their full names.
    private func isFirm(_ sides: [RecognizedName]) -> Bool {
        guard sides.count == 2 else { return true }
        if sides.allSatisfy({ $0.kind == .place || $0.kind == .nationality }) { return false }
        return !sides.allSatisfy {
            $0.kind == .person
                && ($0.tokens.count > 1 || lists.isGivenName(NameFolding.fold(word($0.tokens.lowerBound))))
        }
    }
}
