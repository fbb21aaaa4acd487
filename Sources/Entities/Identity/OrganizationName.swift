/// An organisation's name taken apart.
public struct OrganizationName: Equatable, Sendable {
    /// The folded words without a leading article and without a company's legal form.
    public let words: [String]
    /// Whether the name is written like initials: “NATO”, “U.N.”.
    private let isAllCapitals: Bool

    public init(_ text: some StringProtocol) {
        var words = NameFolding.fold(text).utf8.split { $0 == 0x20 || $0 == 0x2C }.map {
            String(Substring($0))
        }
        if words.count > 1, words[0] == "the" { words.removeFirst() }
        while words.count > 1, let last = words.last, Self.legalForms.contains(last) { words.removeLast() }
        self.words = words
        isAllCapitals =
            text.utf8.count >= 2
            && text.utf8.allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || $0 == 0x2E || $0 == 0x26 }
    }

    /// The name brought to one form: “The Acme Corp.” → “acme”.
    public var essential: String { words.joined(separator: " ") }

    /// Whether this is written as the initials of `long`.
    public func isAcronym(of long: OrganizationName) -> Bool {
        guard isAllCapitals, words.count == 1, let letters = words.first?.utf8.filter({ $0 != 0x26 }),
            long.words.count >= 2
        else { return false }
        let all = long.words.flatMap { $0.utf8.split(separator: UInt8(ascii: "-")) }.compactMap(\.first)
        if letters == all { return true }
        let main = long.words.filter { !Self.smallWords.contains($0) }.flatMap {
            $0.utf8.split(separator: UInt8(ascii: "-"))
        }
        return letters == main.compactMap(\.first)
    }

    /// Whether a word alone does not say which organisation is meant.
    static func isGeneric(_ word: String) -> Bool { genericWords.contains(word) }

    private static let smallWords: Set<String> = [
        "of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "&", "to", "at",
    ]
    private static let genericWords: Set<String> = [
        "national", "international", "european", "united", "new", "general", "federal", "royal", "central",
        "american", "world",
        "ministry", "department", "university", "bank", "house", "supreme", "high", "first", "south", "north",
        "west", "east",
        "african", "asian", "party", "democratic", "republican", "people", "peoples", "free", "islamic",
        "social", "public", "state",
    ]
    private static let legalForms: Set<String> = [
        "inc", "plc", "ltd", "limited", "llc", "corp", "corporation", "co", "company", "ag", "gmbh", "sa",
        "nv", "spa", "oyj",
        "ab", "as", "bv", "kg", "kgaa", "se", "llp", "lp", "pty", "incorporated",
    ]
}
