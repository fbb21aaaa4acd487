/// An organisation's name taken apart.
public struct OrganizationName: Equatable, Sendable {
    /// The folded words without a leading article and without a company's legal form.
    public let words: [String]
    /// One form for all names of the organisation that need no article to explain them.
    ///
    /// “Security Council” and “U.N. Security Council” are one, “Space X” and “SpaceX”, “Ministry of Defence” and “Defense Ministry”.
    /// Without the country of a body that many countries have. To be compared, not to be shown.
    public let canonical: String
    /// The country that the name itself tells: “iq” for “Iraqi Parliament” and “Parliament of Iraq”.
    public let nation: String?
    /// Whether many countries have a body of this name, which therefore does not say which one is meant: “Senate”, “Foreign Ministry”.
    public let isBody: Bool
    /// Whether the name is written like initials: “NATO”, “U.N.”.
    public let isAcronym: Bool
    /// Whether the list of well-known organisations has the name.
    let isListed: Bool
    /// A shorter form that can be used without any article that explains it: “fatah” for “Fatah Party”.
    ///
    /// To be compared with ``canonical``.
    public let plainShort: String?

    public init(_ text: some StringProtocol) { self.init(text, lists: .shipped) }

    init(_ text: some StringProtocol, lists: WordLists) {
        words = Self.words(of: NameFolding.fold(text))
        isAcronym =
            text.utf8.count >= 2
            && text.utf8.allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || $0 == 0x2E || $0 == 0x26 }
        let parts = OrganizationParts(words, isAcronym: isAcronym, lists: lists)
        canonical = parts.canonical
        nation = parts.nation
        isBody = parts.isBody
        plainShort = parts.plainShort
        isListed = parts.isListed
    }

    /// The words of a folded name without a leading article and without a company's legal form.
    static func words(of folded: String) -> [String] {
        var words = folded.utf8.split { $0 == 0x20 || $0 == 0x2C }.map { String(Substring($0)) }
        if words.count > 1, words[0] == "the" { words.removeFirst() }
        while words.count > 1, let last = words.last, legalForms.contains(last) { words.removeLast() }
        return words
    }

    /// The name brought to one form by its words alone: “The Acme Corp.” → “acme”.
    public var essential: String { words.joined(separator: " ") }

    /// The initials that this name may be called by: of all words, and of all but the small ones; none for a single word.
    public var initials: Set<String> {
        guard words.count >= 2 else { return [] }
        return [Self.initials(of: words), Self.initials(of: words.filter { !Self.smallWords.contains($0) })]
    }

    private static func initials(of words: [String]) -> String {
        let letters = words.flatMap { $0.utf8.split(separator: UInt8(ascii: "-")) }.compactMap(\.first)
        return String(decoding: letters, as: UTF8.self)
    }

    /// The letters of a name that is written as initials: “r&d” → “rd”.
    public var letters: String? {
        guard isAcronym, words.count == 1, let word = words.first else { return nil }
        return String(decoding: word.utf8.filter { $0 != 0x26 }, as: UTF8.self)
    }

    /// Whether this is written as the initials of `long`.
    public func isAcronym(of long: OrganizationName) -> Bool {
        letters.map { long.initials.contains($0) } ?? false
    }

    /// Whether this short form of a longer name says by itself which organisation is meant: “Amnesty”, not “the Council”.
    public var isTelling: Bool {
        guard !isBody, let first = words.first else { return false }
        return words.count > 1
            ? !words.allSatisfy(Self.isGeneric) : !Self.isGeneric(first) && first.utf8.count > 2
    }

    /// Whether a word alone does not say which organisation is meant.
    static func isGeneric(_ word: String) -> Bool { genericWords.contains(word) }

    static let smallWords: Set<String> = [
        "of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "&", "to", "at",
    ]
    private static let genericWords: Set<String> = [
        "national", "international", "european", "united", "new", "general", "federal", "royal", "central",
        "american", "world",
        "ministry", "department", "university", "bank", "house", "supreme", "high", "first", "south", "north",
        "west", "east",
        "african", "asian", "party", "democratic", "republican", "people", "peoples", "free", "islamic",
        "social", "public", "state",
        "agency", "army", "assembly", "association", "authority", "board", "bureau", "center", "centre",
        "church",
        "club", "college", "commission", "committee", "company", "conference", "congress", "corps", "council",
        "court", "defence", "defense", "embassy", "faculty", "federation", "force", "foundation", "front",
        "fund", "government", "group", "guard", "hospital", "institute", "institution", "intelligence",
        "journal",
        "league", "liberal", "ministries", "movement", "museum", "network", "news", "office", "organisation",
        "organization", "parliament", "police", "post", "press", "school", "secretariat", "senate", "service",
        "society", "times", "treasury", "tribunal", "trust", "union", "workers",
    ]
    private static let legalForms: Set<String> = [
        "inc", "plc", "ltd", "limited", "llc", "corp", "corporation", "co", "company", "ag", "gmbh", "sa",
        "nv", "spa", "oyj",
        "ab", "as", "bv", "kg", "kgaa", "se", "llp", "lp", "pty", "incorporated",
    ]
}
