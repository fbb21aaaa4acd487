/// A person's name taken apart into title, given names, initials, surname with its particles, and suffix.
public struct PersonName: Equatable, Sendable {
    /// The folded words of the name proper, in order, without titles and suffix: “george”, “h”, “w”, “bush”.
    public var words: [String]
    /// The index in `words` where the surname with its particles starts; 0 when there is no given name.
    public var surnameStart: Int
    /// A folded generational suffix or a ruler's number: “jr”, “iii”.
    public var suffix: String?
    /// A folded courtesy title: “mr”, “sir”.
    public var honorific: String?

    /// Takes `text` apart; never fails, though `words` may be empty.
    public init(_ text: some StringProtocol) {
        var words: [String] = []
        var lowerCase: [Bool] = []
        var isCapital: [Bool] = []
        let separators: Set<UInt8> = [0x09, 0x0A, 0x20, 0x2C]
        for piece in String(text).utf8.split(whereSeparator: { separators.contains($0) }) {
            let word = String(Substring(piece))
            // “H.W.” is two initials.
            for part in Self.initials(word) ?? [word] {
                let folded = Self.withoutArticle(NameFolding.fold(part))
                // “Bashar al Assad” is “Bashar al-Assad” is “Bashar Assad”.
                guard !folded.isEmpty, folded != "al" || words.isEmpty else { continue }
                words.append(folded)
                lowerCase.append(part.utf8.first.map { $0 >= 0x61 && $0 <= 0x7A } ?? false)
                isCapital.append(part.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A })
            }
        }
        var start = 0
        while words.count - start > 1, let rank = Self.honorifics[words[start]] {
            if rank || honorific == nil { honorific = words[start] }
            start += 1
        }
        var end = words.count
        while end - start > 1, let found = Self.suffix(words[end - 1], isCapital: isCapital[end - 1]) {
            suffix = found
            end -= 1
        }
        self.words = Array(words[start..<end])
        surnameStart = Self.surnameStart(words: self.words, lowerCase: Array(lowerCase[start..<end]))
    }

    /// The folded words before the surname.
    public var given: ArraySlice<String> { words[..<surnameStart] }
    /// The folded words of the surname, particles included; all words when there is no given name.
    public var surname: ArraySlice<String> { words[surnameStart...] }
    /// The last word of the name, the one that lists are sorted by.
    public var lastWord: String { words.last ?? "" }
    /// Whether the name has both a given name (or its initial) and a surname.
    public var isFull: Bool { surnameStart > 0 && words.count > 1 }
    /// The gender that the courtesy title shows.
    public var honorificGender: Entity.Gender? { honorific.flatMap { Self.honorificGenders[$0] } }

    /// Whether the name has a middle name or a suffix, which tells its bearer from others with the same given name and
    /// surname.
    public var isDistinguished: Bool { suffix != nil || given.count > 1 }

    /// Whether two names with the same given name and surname belong to two people: the middle names or the suffixes
    /// differ.
    public func contradicts(_ other: PersonName) -> Bool {
        if let suffix, let theirs = other.suffix, suffix != theirs { return true }
        guard isFull, other.isFull, lastWord == other.lastWord,
            words[0].utf8.first == other.words[0].utf8.first
        else { return false }
        let isInitial = words[0].utf8.count == 1 || other.words[0].utf8.count == 1
        guard isInitial || words[0] == other.words[0] else { return false }
        return Self.contradict(given.dropFirst(), other.given.dropFirst())
    }

    /// Whether two lists of middle names cannot belong to one person.
    private static func contradict(_ left: ArraySlice<String>, _ right: ArraySlice<String>) -> Bool {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        if zip(short, long).allSatisfy({ $0.utf8.first == $1.utf8.first }) { return false }
        // “Andrés López” is “Andrés Manuel López”; but “George W.” is not “George H. W.”.
        var rest = long
        for word in short {
            guard word.utf8.count > 1, let place = rest.firstIndex(of: word) else { return true }
            rest = rest[(place + 1)...]
        }
        return false
    }

    /// The gender that a folded courtesy title shows.
    static func genderOfHonorific(_ word: String) -> Entity.Gender? { honorificGenders[word] }

    /// “al-Assad” without the Arabic article.
    private static func withoutArticle(_ word: String) -> String {
        guard let hyphen = word.utf8.firstIndex(of: UInt8(ascii: "-")),
            arabicArticles.contains(String(word[..<hyphen]))
        else {
            return word
        }
        return String(word[word.utf8.index(after: hyphen)...])
    }

    private static let arabicArticles: Set<String> = [
        "al", "el", "as", "ash", "an", "ar", "ad", "at", "az", "ul",
    ]

    /// “J.R.R.” as its letters; `nil` for anything else.
    private static func initials(_ word: String) -> [String]? {
        let bytes = Array(word.utf8)
        guard bytes.count >= 3, bytes.contains(0x2E) else { return nil }
        var letters: [String] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] >= 0x41, bytes[index] <= 0x5A else { return nil }
            letters.append(String(UnicodeScalar(bytes[index])))
            index += 1
            if index < bytes.count { guard bytes[index] == 0x2E else { return nil } }
            index += 1
        }
        return letters.count > 1 ? letters : nil
    }

    private static func surnameStart(words: [String], lowerCase: [Bool]) -> Int {
        guard words.count > 1 else { return 0 }
        for index in words.indices.dropLast() where particles.contains(words[index]) {
            // “Al Gore”, “Van Morrison” and “La Toya Jackson” start with a given name; “von der Leyen” and “Le Pen” do not.
            if index == 0, !lowerCase[0], !leadingParticles.contains(words[0]) { continue }
            return index
        }
        return words.count - 1
    }

    /// Whether a folded word is one that belongs to the surname after it: “von”, “bin”.
    public static func isParticle(_ word: String) -> Bool { particles.contains(word) }

    /// Words that belong to the surname that follows them.
    static let particles: Set<String> = [
        "abu", "al", "ap", "aus", "bin", "bint", "ibn", "ben", "da", "das", "de", "degli", "dei", "del",
        "dela", "della", "den",
        "der", "des", "di", "dos", "du", "el", "la", "las", "le", "lo", "los", "san", "st", "ten", "ter",
        "van", "vande", "vander",
        "von", "vom", "zu", "zum", "zur", "af", "av", "e", "y", "ul", "ur", "mac",
    ]
    private static let leadingParticles: Set<String> = [
        "bin", "de", "del", "della", "den", "der", "di", "dos", "du", "ibn", "le", "ter", "von", "el",
    ]
    /// The suffix that a folded last word is; numbers that could be a name or an initial only when written in capitals.
    private static func suffix(_ word: String, isCapital: Bool) -> String? {
        if let suffix = suffixes[word] { return suffix }
        return isCapital && numbers.contains(word) ? word : nil
    }

    private static let suffixes: [String: String] = [
        "jr": "jr", "sr": "sr", "junior": "jr", "senior": "sr", "jnr": "jr", "snr": "sr", "ii": "ii",
        "iii": "iii",
    ]
    private static let numbers: Set<String> = [
        "i", "iv", "v", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii",
        "xxiii",
    ]
    /// Courtesy titles, each with whether it also shows a gender.
    static let honorifics: [String: Bool] = [
        "mr": true, "mrs": true, "ms": true, "miss": true, "mister": true, "madam": true, "madame": true,
        "sir": true,
        "dame": true, "lord": true, "lady": true, "dr": false, "doctor": false, "prof": false,
        "professor": false,
        "rev": false, "reverend": false, "fr": false, "sen": false, "rep": false, "gov": false, "gen": false,
        "col": false,
        "lt": false, "sgt": false, "capt": false, "maj": false, "cpl": false, "hon": false, "pres": false,
        "monsieur": true, "mme": true, "herr": true, "frau": true, "senor": true, "senora": true,
        "signor": true, "signora": true,
        "sheikh": false, "sheik": false, "imam": false, "mullah": false, "maulana": false, "mufti": false,
        "swami": false, "sayyid": false, "ayatollah": false, "rabbi": false, "bishop": false,
        "archbishop": false,
        "cardinal": false, "pope": false, "king": true, "queen": true, "prince": true, "princess": true,
        "president": false,
        "senator": false, "congressman": true, "congresswoman": true, "judge": false, "justice": false,
        "sheriff": false,
        "emperor": true, "empress": true, "duke": true, "duchess": true, "sultan": true, "emir": true,
        "baroness": true, "baron": true,
    ]
    private static let honorificGenders: [String: Entity.Gender] = [
        "mr": .male, "mister": .male, "sir": .male, "lord": .male, "monsieur": .male, "herr": .male,
        "senor": .male,
        "signor": .male, "king": .male, "prince": .male, "congressman": .male, "emperor": .male,
        "duke": .male, "sultan": .male,
        "emir": .male, "baron": .male, "mrs": .female, "ms": .female, "miss": .female, "madam": .female,
        "madame": .female,
        "dame": .female, "lady": .female, "mme": .female, "frau": .female, "senora": .female,
        "signora": .female, "queen": .female,
        "princess": .female, "congresswoman": .female, "empress": .female, "duchess": .female,
        "baroness": .female,
    ]
}
