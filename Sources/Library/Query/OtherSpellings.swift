import WordIndex

extension QueryValue {
    /// Other ways in which texts write the one word that was typed: initials with points (“US”: “U.S.”), and with the
    /// apostrophe that was left out (“obrien”: “O'Brien”, “dont”: “don't”).
    var otherSpellings: [[[UInt8]]] {
        let words = words
        guard words.count == 1, let word = words.first else { return [] }
        let typed = text.utf8.filter { $0 != UInt8(ascii: "*") }
        let isCapital = typed.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        if isCapital, (2...4).contains(word.count), typed.count == word.count { return [word.map { [$0] }] }
        guard word.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }),
            word.count == typed.count,
            let place = Self.apostrophe(in: word)
        else { return [] }
        return [[Array(word[..<place]), Array(word[place...])]]
    }

    private static let vowels = Set("aeiouh".utf8)
    /// As many letters a name has at least behind an apostrophe.
    private static let shortestName = 4
    private static let contractions: Set<[UInt8]> = Set(
        [
            "dont", "cant", "wont", "isnt", "arent", "wasnt", "werent", "didnt", "doesnt", "hasnt", "havent",
            "hadnt", "couldnt", "wouldnt", "shouldnt", "mustnt",
        ].map { Array($0.utf8) })

    /// Where an apostrophe may have been left out.
    private static func apostrophe(in word: [UInt8]) -> Int? {
        if contractions.contains(word) { return word.count - 1 }
        guard word.count > shortestName else { return nil }
        switch word[0] {
        case UInt8(ascii: "o"): return vowels.contains(word[1]) ? nil : 1
        case UInt8(ascii: "d"), UInt8(ascii: "l"): return vowels.contains(word[1]) ? 1 : nil
        default: return nil
        }
    }

    /// Whether the last word goes on behind itself as a matter of grammar: Korean particles are written onto words.
    var takesParticles: Bool {
        text.unicodeScalars.last { $0 != "*" }.map { (0xAC00...0xD7A3).contains($0.value) } ?? false
    }
}
