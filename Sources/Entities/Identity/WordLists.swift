#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What is known about words beforehand: countries, roles, verbs of speech, given names and their short forms.
public struct WordLists: Sendable {
    /// What somebody can be: “president”, “striker”.
    struct Role: Sendable {
        var family: RoleFamily
        var gender: Entity.Gender?
    }
    /// A country's code and everyday name.
    struct Country: Sendable {
        var code: String
        var name: String
    }

    /// A body that many countries have: a ministry, a parliament.
    struct Body: Sendable {
        var name: String
        /// The country that news means by the bare name where it tells of no other.
        var usualNation: String?
        /// The only country with a body of this name.
        var onlyNation: String?
    }

    /// The lists that come with dossier; they are empty when not installed, and ``requireInstalled()`` checks that.
    public static let shipped = WordLists()

    /// The lists needed to annotate and relate articles.
    static let needed = [
        "nations", "roles", "role-modifiers", "speech-verbs", "nicknames", "common-names", "name-genders",
        "common-words", "spellings", "place-forms", "people-groups", "government-bodies",
        "organization-forms",
    ]

    /// Checks that the lists are there and can be read.
    ///
    /// - Throws: ``WordListsError``.
    public static func requireInstalled() throws {
        let missing = needed.filter { InstalledFiles.path(of: "words/\($0).txt") == nil }
        if !missing.isEmpty { throw WordListsError.notInstalled(missing) }
        for name in needed { _ = try bytes(of: name) }
    }

    /// Countries by folded name.
    private(set) var countries: [String: Country] = [:]
    /// Countries by folded noun or adjective of nationality.
    private(set) var nationalities: [String: Country] = [:]
    /// Countries by folded name of the capital.
    private(set) var capitals: [String: Country] = [:]
    /// Bodies that many countries have, by each of their names, folded.
    private(set) var bodies: [String: Body] = [:]
    /// The one name of an organisation by its other names; all folded, without hyphens.
    private(set) var organizationForms: [String: String] = [:]
    private var spellings: [String: String] = [:]
    private var placeForms: [String: String] = [:]
    /// The countries of states and provinces, by the one form of their names.
    private var regions: [String: String] = [:]
    /// The countries of parties and peoples that no other country has, by the one form of their names.
    private var groupNations: [String: String] = [:]
    private var peopleForms: [String: String] = [:]
    private(set) var roles: [String: Role] = [:]
    private(set) var modifiers: Set<String> = []
    /// The forms of verbs of speech: 2 for those that always are, 1 for those that are only next to a quotation, 3 for
    /// those that are also nouns.
    private(set) var speechVerbs: [String: Int] = [:]
    /// For each given name, all names that it can stand for or that can stand for it.
    private(set) var nicknames: [String: [String]] = [:]
    private(set) var givenNames: [String: Entity.Gender] = [:]
    private var formalNames: [String: [String]] = [:]
    private var commonGivenNames: Set<String> = []
    private var commonSurnames: Set<String> = []

    init() {
        for line in Self.lines(of: "nations") { addCountry(line) }
        addForms()
        for line in Self.lines(of: "roles") {
            guard line.count > 1, let family = RoleFamily(rawValue: line[1]) else { continue }
            roles[line[0]] = Role(family: family, gender: line.count > 2 ? Self.gender(line[2]) : nil)
        }
        for line in Self.lines(of: "role-modifiers") { modifiers.insert(line[0]) }
        for line in Self.lines(of: "speech-verbs") where line.count > 1 {
            speechVerbs[line[0]] = Int(line[1])
        }
        for line in Self.lines(of: "nicknames") where line.count > 1 {
            nicknames[line[0], default: []].append(line[1])
            nicknames[line[1], default: []].append(line[0])
            formalNames[line[1], default: []].append(line[0])
        }
        for line in Self.lines(of: "common-names") where line.count > 1 {
            if line[1] == "g" { commonGivenNames.insert(line[0]) } else { commonSurnames.insert(line[0]) }
        }
        for line in Self.lines(of: "name-genders") where line.count > 1 {
            givenNames[line[0]] = Self.gender(line[1])
        }
    }

    /// The ISO 3166 code of the country that a name or a nationality means.
    public func nation(of name: String) -> String? {
        let folded = NameFolding.fold(name)
        return countries[folded]?.code ?? nationalities[folded]?.code
    }

    private mutating func addCountry(_ line: [String]) {
        guard line.count > 3 else { return }
        let country = Country(code: line[0], name: line[1])
        for name in [line[1]] + Self.parts(line[2]) { countries[NameFolding.fold(name)] = country }
        for name in Self.parts(line[3]) { nationalities[NameFolding.fold(name)] = country }
        if line.count > 4, !line[4].isEmpty { capitals[NameFolding.fold(line[4])] = country }
    }

    private mutating func addForms() {
        spellings = Self.forms(in: "spellings", isStandardListed: false)
        placeForms = Self.forms(in: "place-forms", isStandardListed: false)
        peopleForms = Self.forms(in: "people-groups", isStandardListed: false)
        for (form, name) in Self.forms(in: "organization-forms", isStandardListed: true) {
            organizationForms[organizationForm(form)] = organizationForm(name)
        }
        for line in Self.lines(of: "place-forms") where line.count > 2 && !line[2].isEmpty {
            regions[Self.plain(line[0])] = line[2]
        }
        for line in Self.lines(of: "people-groups") where line.count > 2 && !line[2].isEmpty {
            groupNations[Self.plain(line[0])] = line[2]
        }
        for line in Self.lines(of: "government-bodies") where line.count > 2 {
            let usual = line[2].isEmpty ? nil : line[2]
            bodies[line[0]] = Body(name: line[0], usualNation: usual, onlyNation: nil)
            for form in Self.parts(line[1]) where !form.isEmpty {
                let sides = form.split(separator: "=").map(String.init)
                bodies[sides[0]] = Body(
                    name: line[0], usualNation: usual, onlyNation: sides.count > 1 ? sides[1] : nil)
            }
        }
    }

    private func organizationForm(_ folded: String) -> String {
        OrganizationName.words(of: spelled(folded)).joined(separator: " ")
    }

    /// The standard form by each other form of a list.
    private static func forms(in list: String, isStandardListed: Bool) -> [String: String] {
        var result: [String: String] = [:]
        for line in lines(of: list) where !line[0].isEmpty {
            let name = plain(line[0])
            if isStandardListed { result[name] = name }
            for form in parts(line.count > 1 ? line[1] : "") where !form.isEmpty {
                result[plain(form)] = name
            }
        }
        return result
    }

    /// Folded, and without hyphens and commas.
    private static func plain(_ text: String) -> String {
        let folded = NameFolding.fold(text)
        guard folded.utf8.contains(where: { $0 == 0x2D || $0 == 0x2C }) else { return folded }
        return folded.utf8.split { $0 == 0x2D || $0 == 0x2C || $0 == 0x20 }.map { String(Substring($0)) }
            .joined(separator: " ")
    }

    private static func parts(_ text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: ";")).map { part in
            var text = Substring(part)
            while text.utf8.first == 0x20 { text = text.dropFirst() }
            return String(text)
        }
    }

    private static func gender(_ letter: String) -> Entity.Gender? {
        letter == "f" ? .female : letter == "m" ? .male : nil
    }

    /// The lines of a list, split at tabs, without the lines that name its origin.
    public static func lines(of name: String) -> [[String]] {
        // That a list is missing or cannot be read is told by ``requireInstalled()``.
        let bytes = (try? bytes(of: name)) ?? []
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard line.first != UInt8(ascii: "#") else { return nil }
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            return fields.map { String(decoding: $0, as: UTF8.self) }
        }
    }
}

extension WordLists {
    /// The bytes of a list.
    static func bytes(of name: String) throws(WordListsError) -> [UInt8] {
        guard let path = InstalledFiles.path(of: "words/\(name).txt"), let file = fopen(path, "r") else {
            throw .notInstalled([name])
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        if ferror(file) != 0 { throw .unreadable(name, reason: String(cString: strerror(errno))) }
        return bytes
    }
}

/// The walks of life that roles belong to.
public enum RoleFamily: String, Codable, Sendable, CaseIterable {
    case politics, security, law, business, sport, arts, religion, science, royal, person
}

extension WordLists {
    /// Whether a folded word is a given name that is nearly always a woman's or a man's.
    public func isGivenName(_ word: String) -> Bool { givenNames[word] != nil }

    /// The given names that a folded short name mostly stands for, two at most: “bill” for “william”.
    public func formalNames(of word: String) -> ArraySlice<String> {
        formalNames[word, default: []].prefix(2)
    }

    /// Whether a surname, given as a folded word, is very common.
    public func isCommonSurname(_ word: String) -> Bool { commonSurnames.contains(word) }

    /// How many people may share a full name: 0 few, 1 some, 2 many.
    public func commonness(of name: PersonName) -> Int {
        let given = name.words.first.map { commonGivenNames.contains($0) || $0.utf8.count == 1 } ?? false
        return (given ? 1 : 0) + (commonSurnames.contains(name.lastWord) ? 1 : 0)
    }
}

// MARK: Spellings and other forms of names
extension WordLists {
    /// One spelling for all usual ones of a folded word: “organisation” → “organization”, “taleban” → “taliban”.
    func spelling(ofWord word: String) -> String {
        if let known = spellings[word] { return known }
        for ending in ["isation", "isations"]
        where word.utf8.count > ending.utf8.count + 3 && word.hasSuffix(ending) {
            return word.dropLast(ending.utf8.count) + "ization" + ending.dropFirst("isation".utf8.count)
        }
        return word
    }

    fileprivate func spelled(_ folded: String) -> String {
        folded.utf8.split(separator: 0x20).map { spelling(ofWord: String(Substring($0))) }.joined(
            separator: " ")
    }

    /// The ISO 3166 code of the country that a folded name or nationality means.
    func countryCode(ofFolded name: String) -> String? { countries[name]?.code ?? nationalities[name]?.code }

    /// The ISO 3166 code of the country that a folded place or nationality means or belongs to: a country, its capital, a state or
    /// province, a party.
    func country(around place: String) -> String? {
        countryCode(ofFolded: place) ?? capitals[place]?.code ?? regions[placeForm(of: place)]
            ?? groupNations[peopleForm(of: place)]
    }

    /// One form for all usual names of a place that is no country: “Kiev” → “kyiv”, “Fla.” → “florida”.
    public func placeForm(of name: String) -> String {
        var plain = Self.plain(name)
        if plain.hasPrefix("the ") { plain.removeFirst(4) }
        if let known = placeForms[plain] { return known }
        let words = spelled(plain)
        if let known = placeForms[words] { return known }
        // “Guangdong Province” is Guangdong; a “City” may be another place than the one without.
        for kind in [" province", " oblast", " prefecture"] where words.hasSuffix(kind) {
            return String(words.dropLast(kind.utf8.count))
        }
        return words
    }

    /// One form for the nouns and adjectives of a people, a religion or a party: “Democrats” → “democrat”, “Jewish” → “jew”.
    public func peopleForm(of name: String) -> String {
        let plain = Self.plain(name)
        if let known = peopleForms[plain] { return known }
        guard plain.utf8.count > 4, plain.utf8.last == UInt8(ascii: "s") else { return plain }
        let singular = String(plain.dropLast())
        return peopleForms[singular] ?? singular
    }
}
