import WordIndex

extension QueryValue {
    /// Other ways in which texts write the one word that was typed: initials with points (“US”: “U.S.”), and with the
    /// apostrophe that was left out (“obrien”: “O'Brien”, “dont”: “don't”, “brandts”: “Brandt's”).
    var otherSpellings: [[[UInt8]]] {
        let words = words
        guard words.count == 1, let word = words.first else { return [] }
        let typed = text.utf8.filter { $0 != UInt8(ascii: "*") }
        let isCapital = typed.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        if isCapital, (2...4).contains(word.count), typed.count == word.count { return [word.map { [$0] }] }
        let isASCII =
            word.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            && word.count == typed.count
        let whole = isASCII ? Self.atApostrophe(word) : nil
        guard let owner = Self.owner(word) else { return [whole].compactMap(\.self) }
        let parts = isASCII ? Self.atApostrophe(owner) : nil
        return [whole, [owner, Self.ending], parts.map { $0 + [Self.ending] }].compactMap(\.self)
    }

    private static let ending = Array("s".utf8)

    /// Whose something is: the word without the s at its end, where an apostrophe may stand before that.
    private static func owner(_ word: [UInt8]) -> [UInt8]? {
        let owner = Array(word.dropLast())
        guard word.last == ending[0], owner.count >= shortestOwner, owner.last != ending[0] else {
            return nil
        }
        return owner
    }

    /// A word in the parts that an apostrophe may be left out between.
    private static func atApostrophe(_ word: [UInt8]) -> [[UInt8]]? {
        apostrophe(in: word).map { [Array(word[..<$0]), Array(word[$0...])] }
    }

    /// As many letters a word has at least that something can belong to.
    private static let shortestOwner = 3

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
