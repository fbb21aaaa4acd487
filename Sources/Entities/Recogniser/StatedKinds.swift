/// The kinds of names that the words beside them state: “the tanker Mira Dole”, “Sorani is a language”, “the retailer Tom Hale”.
struct StatedKinds {
    /// The ranges of tokens that are sentences.
    let sentences: [Range<Int>]
    /// The text of a token.
    let word: (Int) -> String

    /// Nouns for things with names of their own, before which a name is no person, place or body.
    private static let things: Set<String> = [
        "vessel", "ship", "tanker", "ferry", "freighter", "trawler", "yacht", "frigate", "destroyer",
        "submarine",
        "icebreaker", "storm", "hurricane", "typhoon", "cyclone", "language", "dialect", "spacecraft",
        "lander",
    ]
    /// Nouns for companies that never stand for a person.
    private static let firms: Set<String> = [
        "retailer", "supermarket", "chain", "insurer", "lender", "airline", "carmaker", "automaker",
        "drugmaker",
        "chipmaker", "steelmaker", "planemaker", "conglomerate", "brewery", "startup", "start-up",
        "broadcaster",
    ]
    private static let beings: Set<String> = ["is", "was", "are", "were", "became"]
    /// The most words between “is a” and what it is.
    private static let reach = 3

    /// The stated kinds by the places of their names, where they are not the names' own.
    ///
    /// - Parameter names: In text order, each within a sentence.
    func kinds(of names: [RecognizedName]) -> [Int: EntityKind] {
        var result: [Int: EntityKind] = [:]
        var sentence = 0
        for (place, name) in names.enumerated() {
            while sentence < sentences.count, sentences[sentence].upperBound <= name.tokens.lowerBound {
                sentence += 1
            }
            guard sentence < sentences.count else { break }
            if let kind = kind(of: name, in: sentences[sentence]), kind != name.kind { result[place] = kind }
        }
        return result
    }

    private func kind(of name: RecognizedName, in sentence: Range<Int>) -> EntityKind? {
        if let kind = kind(before: name, in: sentence) { return kind }
        return name.kind != .other && isThing(after: name, in: sentence) ? .other : nil
    }

    /// “the vessel Mira Dole”, “the vessel, Mira Dole,”, “retailer Tom Hale”.
    private func kind(before name: RecognizedName, in sentence: Range<Int>) -> EntityKind? {
        let before = name.tokens.lowerBound - 1
        guard before >= sentence.lowerBound else { return nil }
        let noun = word(before).lowercased()
        if name.kind == .person || name.kind == .place, Self.things.contains(noun), noun != "language" {
            return .other
        }
        if name.kind == .person || name.kind == .nationality, Self.firms.contains(noun) {
            return .organization
        }
        let end = name.tokens.upperBound
        guard name.kind == .person, noun == ",", before > sentence.lowerBound, end < sentence.upperBound,
            word(end) == ",", Self.things.contains(word(before - 1).lowercased())
        else { return nil }
        return .other
    }

    /// “Sorani is an old language”.
    private func isThing(after name: RecognizedName, in sentence: Range<Int>) -> Bool {
        let being = name.tokens.upperBound
        guard name.tokens.count <= 2, being + 2 < sentence.upperBound, Self.beings.contains(word(being)),
            ["a", "an", "the"].contains(word(being + 1))
        else { return false }
        let limit = min(sentence.upperBound, being + 2 + Self.reach)
        guard let noun = (being + 2..<limit).first(where: { Self.things.contains(word($0)) }) else {
            return false
        }
        // “is a ship owner”, “was the storm that”: what follows must end it.
        guard noun + 1 < sentence.upperBound else { return true }
        let next = word(noun + 1)
        return !(next.utf8.first.map { (0x61...0x7A).contains($0) } ?? false)
            || ["that", "which", "of", "in", "with", "and", "spoken", "named"].contains(next)
    }
}
