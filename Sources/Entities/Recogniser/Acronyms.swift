/// The acronyms that a document explains: “South West Railway (SWR)” and “OSCE (Organization for Security and Co-operation in
/// Europe)”, told by their initials.
struct Acronyms {
    /// Where a token stands in what is explained.
    enum Place: UInt8 {
        case none, begin, inside, last, acronym
    }

    /// A place for each token of the document.
    private(set) var places: [Place] = []
    /// The words, by ``WordType/fold``, that are acronyms in the document.
    private(set) var folds: Set<Int32> = []
    private var letters: [UInt8] = []

    private static let openBracket = FeatureHash.of("(")
    private static let closeBracket = FeatureHash.of(")")
    /// The most words that an acronym stands for.
    private static let longest = 14

    /// Finds the acronyms of `document`.
    mutating func find(in document: DocumentTokens, types: WordTypes) {
        places.removeAll(keepingCapacity: true)
        folds.removeAll(keepingCapacity: true)
        places.append(contentsOf: repeatElement(.none, count: document.words.count))
        for sentence in document.sentences {
            for index in sentence where types.types[Int(document.words[index])].lower == Self.openBracket {
                findBracketed(after: index, in: sentence, document, types)
                findExplained(before: index, in: sentence, document, types)
            }
        }
    }

    private func isAcronym(_ type: WordType) -> Bool {
        type.caseClass == .upper && type.length >= 2 && type.length <= 8
    }

    /// The long form before a bracket that holds its acronym.
    private mutating func findBracketed(
        after open: Int, in sentence: Range<Int>, _ document: DocumentTokens, _ types: WordTypes
    ) {
        guard open + 1 < sentence.upperBound, open > sentence.lowerBound else { return }
        let acronym = types.types[Int(document.words[open + 1])]
        guard isAcronym(acronym) else { return }
        let least = max(sentence.lowerBound, open - Self.longest)
        var start = open - 1
        while start >= least {
            if spells(start..<open, acronym, document, types) {
                note(start..<open, acronym: open + 1, document, types)
                return
            }
            start -= 1
        }
    }

    /// The long form in a bracket after its acronym.
    private mutating func findExplained(
        before open: Int, in sentence: Range<Int>, _ document: DocumentTokens, _ types: WordTypes
    ) {
        guard open > sentence.lowerBound, open + 2 < sentence.upperBound else { return }
        let acronym = types.types[Int(document.words[open - 1])]
        guard isAcronym(acronym) else { return }
        var end = open + 1
        while end < sentence.upperBound, end - open <= Self.longest,
            types.types[Int(document.words[end])].lower != Self.closeBracket
        {
            end += 1
        }
        guard end < sentence.upperBound, spells(open + 1..<end, acronym, document, types) else { return }
        note(open + 1..<end, acronym: open - 1, document, types)
    }

    /// Whether the initials of some words, with or without the small ones, are the letters of `acronym`.
    private mutating func spells(
        _ words: Range<Int>, _ acronym: WordType, _ document: DocumentTokens, _ types: WordTypes
    ) -> Bool {
        let first = types.types[Int(document.words[words.lowerBound])]
        guard words.count >= 2, first.initial != 0, first.caseClass.isCapital else { return false }
        for takesSmall in [false, true] {
            letters.removeAll(keepingCapacity: true)
            for index in words {
                let type = types.types[Int(document.words[index])]
                if type.initial != 0, takesSmall || type.caseClass.isCapital { letters.append(type.initial) }
            }
            if letters.count == Int(acronym.length),
                letters.withUnsafeBufferPointer({ FeatureHash.of($0) }) == acronym.lower
            {
                return true
            }
        }
        return false
    }

    private mutating func note(
        _ words: Range<Int>, acronym: Int, _ document: DocumentTokens, _ types: WordTypes
    ) {
        for index in words { places[index] = .inside }
        places[words.lowerBound] = .begin
        places[words.upperBound - 1] = .last
        places[acronym] = .acronym
        folds.insert(types.types[Int(document.words[acronym])].fold)
    }
}
