/// What an organisation's name says once its spelling, its country and its kind of body are taken out.
struct OrganizationParts {
    private(set) var canonical = ""
    private(set) var nation: String?
    private(set) var isBody = false
    /// Whether the list of organisations has the name.
    private(set) var isListed = false
    private(set) var plainShort: String?

    /// - Parameter words: The folded words of the name, without its article and its legal form.
    init(_ words: [String], isAcronym: Bool, lists: WordLists) {
        let spelled = Self.spelled(words, lists: lists)
        take(spelled, isAcronym: isAcronym, lists: lists)
        // A body keeps the name that the list of bodies has for it.
        if !isBody, isListed || !isAcronym { canonical = Self.plain(canonical) }
        plainShort = plainShort.map(Self.plain)
        if plainShort == canonical { plainShort = nil }
    }

    private mutating func take(_ spelled: [String], isAcronym: Bool, lists: WordLists) {
        canonical = spelled.joined(separator: " ")
        if Self.mayBeKnown(canonical, isAcronym: isAcronym), let known = lists.organizationForms[canonical] {
            canonical = known
            isListed = true
            return
        }
        if let body = lists.bodies[canonical] {
            set(body, nation: nil)
        } else if let (nation, rest) = Self.nationBefore(spelled, lists: lists),
            let body = Self.body(rest, lists: lists)
        {
            set(body, nation: nation)
        } else if let body = Self.body(spelled[...], lists: lists) {
            set(body, nation: nil)
        } else if let (nation, rest) = Self.nationBefore(spelled, lists: lists) {
            take(rest, of: nation, all: spelled, lists: lists)
        } else if let (nation, rest) = Self.nationAfter(spelled, lists: lists),
            let body = Self.body(rest, lists: lists)
        {
            set(body, nation: nation)
        } else {
            takeUnion(spelled, lists: lists)
        }
        if !isBody, plainShort == nil { plainShort = Self.withoutKind(spelled) }
    }

    /// A name without its small words, its spaces and its plurals: “Guardians Council” is the Guardian Council, “Space X” SpaceX.
    private static func plain(_ name: String) -> String {
        let words = name.utf8.split(separator: 0x20).map { String(Substring($0)) }
        let telling = words.filter { !OrganizationName.smallWords.contains($0) }
        guard telling.count > 1, let last = telling.last else {
            return (telling.isEmpty ? words : telling).joined()
        }
        // Of two words the last may tell two names apart: the Rolling Stones do not print Rolling Stone.
        return telling.dropLast().map(singular).joined() + (telling.count > 2 ? singular(last) : last)
    }

    private static func singular(_ word: String) -> String {
        guard word.utf8.count > 4, word.utf8.last == UInt8(ascii: "s"),
            !["ss", "us", "is"].contains(word.suffix(2))
        else { return word }
        return String(word.dropLast())
    }

    /// “WHO” is the World Health Organization, “The Who” is not.
    private static func mayBeKnown(_ name: String, isAcronym: Bool) -> Bool {
        isAcronym || name.utf8.count > 3 || name.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
    }

    private mutating func set(_ body: WordLists.Body, nation: String?) {
        canonical = body.name
        self.nation = nation ?? body.onlyNation
        isBody = true
    }

    private mutating func take(
        _ rest: ArraySlice<String>, of nation: String, all words: [String], lists: WordLists
    ) {
        if let body = Self.body(rest, lists: lists) {
            set(body, nation: nation)
        } else if Self.isInitials(words[0]) || words[..<rest.startIndex].elementsEqual(["united", "states"]) {
            // “U.S.” and “UK” before a name only say whose it is; “American” and “British” may be part of it.
            let name = rest.joined(separator: " ")
            let known = lists.organizationForms[name]
            if let known {
                canonical = known
                isListed = true
            } else {
                canonical = nation + " " + name
                if rest.count > 1 { plainShort = name }
            }
        }
    }

    /// Names with “U.N.” or “EU” before or behind them.
    private mutating func takeUnion(_ words: [String], lists: WordLists) {
        let unions = [
            ("united nations", ["un"]), ("united nations", ["united", "nations"]), ("european union", ["eu"]),
        ]
        for (union, form) in unions where words.count > form.count && words.starts(with: form) {
            let rest = words.dropFirst(form.count).joined(separator: " ")
            let whole = union + " " + rest
            canonical = lists.organizationForms[whole] ?? lists.organizationForms[rest] ?? whole
            return
        }
    }

    // MARK: Spelling

    /// The words in one spelling each, without the number of a session before them: “116th Congress”.
    private static func spelled(_ words: [String], lists: WordLists) -> [String] {
        var result: [String] = []
        for word in words {
            for part in word.utf8.split(separator: UInt8(ascii: "-")) {
                let part = String(Substring(part))
                result.append(part == "&" ? "and" : lists.spelling(ofWord: part))
            }
        }
        if result.count > 1, let first = result[0].utf8.first, first >= 0x30, first <= 0x39,
            ["th", "st", "nd", "rd"].contains(result[0].suffix(2))
        {
            result.removeFirst()
        }
        return result.isEmpty ? words : result
    }

    // MARK: Countries

    /// The country that a name starts with, and the rest of the name.
    private static func nationBefore(
        _ words: [String], lists: WordLists
    ) -> (nation: String, rest: ArraySlice<String>)? {
        for length in stride(from: min(4, words.count - 1), to: 0, by: -1) {
            let head = words[..<length].joined(separator: " ")
            if let nation = lists.countryCode(ofFolded: head) { return (nation, words[length...]) }
            // “Iraq's Parliament” has lost its apostrophe.
            if head.utf8.last == UInt8(ascii: "s"),
                let nation = lists.countryCode(ofFolded: String(head.dropLast()))
            {
                return (nation, words[length...])
            }
        }
        return nil
    }

    /// The country that a name ends with: “Parliament of Iraq”, “Senate of the United States”.
    private static func nationAfter(
        _ words: [String], lists: WordLists
    ) -> (nation: String, rest: ArraySlice<String>)? {
        guard let of = words.lastIndex(of: "of"), of > 0, of < words.count - 1 else { return nil }
        var tail = words[(of + 1)...]
        if tail.first == "the" { tail = tail.dropFirst() }
        guard let nation = lists.countryCode(ofFolded: tail.joined(separator: " ")) else { return nil }
        return (nation, words[..<of])
    }

    /// Whether a word is a country's initials.
    private static func isInitials(_ word: String) -> Bool { ["us", "uk", "usa"].contains(word) }

    // MARK: Bodies

    /// The body that a name without its country means; `nil` if it is no name that many countries' bodies have.
    private static func body(_ words: ArraySlice<String>, lists: WordLists) -> WordLists.Body? {
        if let known = lists.bodies[words.joined(separator: " ")] { return known }
        guard words.count > 1, words.count <= longestMinistry else { return nil }
        var subject: ArraySlice<String>
        if words.first == "ministry", words.dropFirst().first == "of" {
            subject = words.dropFirst(2)
            if subject.first == "the" { subject = subject.dropFirst() }
        } else if words.last == "ministry" {
            subject = words.dropLast()
        } else {
            return nil
        }
        subject = subject.filter { $0 != "affairs" }[...]
        if subject.elementsEqual(["external"]) { subject = ["foreign"] }
        guard !subject.isEmpty else { return nil }
        return WordLists.Body(
            name: subject.joined(separator: " ") + " ministry", usualNation: nil, onlyNation: nil)
    }

    private static let longestMinistry = 8

    // MARK: Kinds

    /// “fatah” for “fatah party”: a name without the word that only says what it is.
    private static func withoutKind(_ words: [String]) -> String? {
        guard words.count > 1, let kind = words.last, kinds.contains(kind) else { return nil }
        let rest = words.dropLast()
        guard rest.count > 1 || !OrganizationName.isGeneric(rest[0]) && rest[0].utf8.count > 3 else {
            return nil
        }
        return rest.joined(separator: " ")
    }

    private static let kinds: Set<String> = [
        "airlines", "group", "militia", "motor", "motors", "movement", "newspaper", "online", "party",
        "television",
    ]
}
