import Entities

/// What a set's tags mean, and what their absence leaves open.
struct AnnotationRules: Sendable {
    /// Types whose absence means that there is none.
    var complete: Set<String>
    /// Whether nationalities are inside MISC.
    var miscHoldsNationalities = false
    /// Words in lower case that name nationalities.
    var nationalities: Set<String> = []

    static let numbers = ["PER": 0, "ORG": 1, "LOC": 2, "NORP": 3, "MISC": 4]

    /// The labels that each word of `document` may have.
    func allowed(_ document: TaggedDocument) -> [UInt32] {
        let words = document.sentences.flatMap { $0 }
        var allowed = words.map(outside)
        for name in document.names {
            for index in name.range { allowed[index] = labels(of: name, at: index, words: words) }
        }
        return allowed
    }

    /// The labels of a word that no name covers.
    private func outside(_ word: String) -> UInt32 {
        guard let first = word.unicodeScalars.first, first.properties.isUppercase else { return 1 }
        var labels: UInt32 = 1
        if !complete.contains("MISC") { labels |= 0b1111 << UInt32(1 + 4 * 4) }
        if !complete.contains("NORP"), nationalities.contains(word.lowercased()) {
            labels |= 0b1000 << UInt32(1 + 4 * 3)
        }
        return labels
    }

    private func labels(of name: LabelledName, at index: Int, words: [String]) -> UInt32 {
        guard let kind = Self.numbers[name.type] else { return 1 }
        let part = LabelScheme.Part(of: index, in: name.range)
        let own = UInt32(1) << UInt32(LabelScheme.label(part, kind: kind))
        guard name.type == "MISC", miscHoldsNationalities else { return own }
        let nationality = UInt32(1) << UInt32(LabelScheme.label(part, kind: 3))
        if name.range.count == 1, nationalities.contains(words[index].lowercased()) { return nationality }
        return own | nationality
    }
}
