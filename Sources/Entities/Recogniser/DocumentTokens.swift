/// The words of one document by number, with the places where each word occurs.
package struct DocumentTokens {
    /// How the words of a sentence are written as a whole.
    package enum Casing: UInt8, Sendable { case mixed, title, upper, lower }

    /// Word numbers in ``WordTypes``.
    package private(set) var words: [Int32] = []
    package private(set) var sentences: [Range<Int>] = []
    package private(set) var casings: [Casing] = []
    /// For each token, the next and the previous token of the same lower-case form, or -1.
    package private(set) var next: [Int32] = []
    package private(set) var previous: [Int32] = []
    private var first: [Int32] = []
    private var last: [Int32] = []
    private var lowerCounts: [UInt16] = []
    private var capitalCounts: [UInt16] = []
    private var touched: [Int32] = []

    package init() {}

    /// Takes in a document; what was held before is forgotten.
    package mutating func set(words: [Int32], sentences: [Range<Int>], types: WordTypes) {
        self.words = words
        self.sentences = sentences
        for fold in touched {
            first[Int(fold)] = -1
            last[Int(fold)] = -1
            lowerCounts[Int(fold)] = 0
            capitalCounts[Int(fold)] = 0
        }
        touched.removeAll(keepingCapacity: true)
        let missing = types.foldCount - first.count
        if missing > 0 {
            first += Array(repeating: -1, count: missing)
            last += Array(repeating: -1, count: missing)
            lowerCounts += Array(repeating: 0, count: missing)
            capitalCounts += Array(repeating: 0, count: missing)
        }
        next.removeAll(keepingCapacity: true)
        previous.removeAll(keepingCapacity: true)
        casings.removeAll(keepingCapacity: true)
        for sentence in sentences {
            let casing = Self.casing(of: words[sentence], types: types)
            casings.append(casing)
            for index in sentence { count(index, in: sentence, casing: casing, types: types) }
        }
    }

    private mutating func count(_ index: Int, in sentence: Range<Int>, casing: Casing, types: WordTypes) {
        let type = types.types[Int(words[index])]
        let fold = Int(type.fold)
        next.append(-1)
        previous.append(last[fold])
        if last[fold] >= 0 {
            next[Int(last[fold])] = Int32(index)
        } else {
            first[fold] = Int32(index)
            touched.append(type.fold)
        }
        last[fold] = Int32(index)
        guard casing == .mixed else { return }
        if type.caseClass == .lower {
            lowerCounts[fold] &+= 1
        } else if index > sentence.lowerBound, type.caseClass.isCapital {
            capitalCounts[fold] &+= 1
        }
    }

    /// How often the form occurs in lower case, and capitalised within a sentence, where case means something.
    @inline(__always)
    package func counts(ofFold fold: Int32) -> (lower: Int, capital: Int) {
        (Int(lowerCounts[Int(fold)]), Int(capitalCounts[Int(fold)]))
    }

    /// The first token of a lower-case form, or -1.
    @inline(__always)
    package func firstToken(ofFold fold: Int32) -> Int32 { first[Int(fold)] }

    private static func casing(of words: ArraySlice<Int32>, types: WordTypes) -> Casing {
        var lower = 0
        var longLower = 0
        var capital = 0
        var upper = 0
        for word in words {
            let type = types.types[Int(word)]
            switch type.caseClass {
            case .lower:
                lower += 1
                if type.length > 3 { longLower += 1 }
            case .capitalized, .innerCapital, .initial: capital += 1
            case .upper: upper += 1
            default: break
            }
        }
        let count = lower + capital + upper
        if count < 2 { return .mixed }
        if upper * 10 >= count * 7, upper >= 2, lower * 10 <= count { return .upper }
        if capital + upper == 0 { return count > 2 ? .lower : .mixed }
        if capital + upper >= 3, longLower * 8 <= capital + upper, lower <= capital + upper { return .title }
        return .mixed
    }
}
