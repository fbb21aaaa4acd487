import Entities
import TextBytes

/// What an entity is looked up by in a library: a hash of a folded name or of a part of it.
///
/// The same in every run and on every machine. Two different names may, very rarely, have the same key, so a linker
/// also compares names.
public struct IdentityKey: RawRepresentable, Hashable, Sendable, Comparable {
    public var rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// The key of `text` within a class of keys.
    init(_ space: UInt8, _ text: String, _ second: String = "") {
        var hash = FNV1a.start
        func add(_ byte: UInt8) { FNV1a.add(UInt64(byte), to: &hash) }
        add(space)
        for byte in text.utf8 { add(byte) }
        add(0)
        for byte in second.utf8 { add(byte) }
        hash ^= hash >> 32
        hash = hash &* 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 32
        rawValue = Int64(bitPattern: hash)
    }

    public static func < (left: IdentityKey, right: IdentityKey) -> Bool { left.rawValue < right.rawValue }
}

/// The keys that an entity of an article is looked up by in a library, and the keys that it is filed under there.
public struct IdentityKeys: Equatable, Sendable {
    /// The key of kind and full name; entities of other kinds than people with the same one are the same.
    public var exact: IdentityKey
    /// The keys for looking up candidates, the most specific first; `exact` is among them.
    public var lookup: [IdentityKey]
    /// The keys to file an entity of this name under.
    public var filing: [IdentityKey]
    /// For a person named by a bare surname or given name only: the key that other such people share, else `nil`.
    public var unresolvedKey: IdentityKey?

    /// The keys of `entity`'s name and kind.
    public init(of entity: Entity) { self.init(name: entity.name, kind: entity.kind, nation: entity.nation) }

    public init(name: String, kind: EntityKind, nation: String? = nil) {
        switch kind {
        case .person: self.init(person: PersonName(name))
        case .organization: self.init(organization: OrganizationName(name), nation: nation)
        case .place:
            self.init(
                kind: 0x50, nation ?? WordLists.shipped.placeForm(of: name),
                before: nation ?? NameFolding.fold(name))
        case .nationality:
            // A nationality is its country, but is kept apart from the place of that name.
            self.init(
                kind: 0x4E, nation ?? WordLists.shipped.peopleForm(of: name),
                before: nation ?? NameFolding.fold(name))
        case .other:
            let key = IdentityKey(0x4F, NameFolding.fold(name))
            self.init(exact: key, lookup: [key], filing: [key])
        }
    }

    private init(
        exact: IdentityKey, lookup: [IdentityKey], filing: [IdentityKey], unresolvedKey: IdentityKey? = nil
    ) {
        self.exact = exact
        self.lookup = lookup
        self.filing = filing
        self.unresolvedKey = unresolvedKey
    }

    /// - Parameter before: The form that libraries of an older version file the name under.
    private init(kind: UInt8, _ form: String, before: String) {
        let exact = IdentityKey(kind, form)
        let older = IdentityKey(kind, before)
        self.init(exact: exact, lookup: older == exact ? [exact] : [exact, older], filing: [exact])
    }

    /// The key of everybody who has a folded word as surname or is called by it.
    static func bare(_ word: String) -> IdentityKey { IdentityKey(0x73, NameFolding.sound(word)) }

    /// The key of people known only by a single folded word.
    static func unresolved(_ word: String) -> IdentityKey { IdentityKey(0x75, NameFolding.sound(word)) }

    init(person name: PersonName) {
        let exact = IdentityKey(0x70, Self.essential(name))
        let last = NameFolding.sound(name.lastWord)
        guard name.isFull, let given = name.words.first else {
            // “von der Leyen”, “Le Pen”: a surname of several words is looked up by its last.
            let bare = Self.bare(name.lastWord)
            let unresolved = Self.unresolved(name.lastWord)
            self.init(exact: exact, lookup: [bare, unresolved], filing: [exact], unresolvedKey: unresolved)
            return
        }
        // Every surname with the given name: “Pedro Pierluisi” is “Pedro R. Pierluisi Urrutia”. Vowels are ignored, so
        // that “Moammar Gadhafi” finds “Muammar Gaddafi”, and so is the order: “Orbán Viktor” is “Viktor Orbán”.
        let firsts = ([given] + WordLists.shipped.formalNames(of: given)).map(NameFolding.skeleton)
        var pairs: [IdentityKey] = []
        // “Xi” can be looked up by the first word of his name; “Mary” is not a key, because it would find too many
        // people.
        let isTelling = !WordLists.shipped.isGivenName(given)
        var bare: [IdentityKey] = isTelling ? [Self.bare(given)] : []
        for word in name.words.dropFirst() where word.utf8.count > 1 && !PersonName.isParticle(word) {
            let other = NameFolding.skeleton(word)
            for first in firsts { pairs.append(IdentityKey(0x78, min(first, other), max(first, other))) }
            bare.append(Self.bare(word))
        }
        // “J. Smith” finds everybody with a name that starts this way; they find only people named by an initial.
        let letter = String(given.prefix(1))
        let whole = IdentityKey(0x69, last, letter)
        let short = IdentityKey(0x6A, last, letter)
        let isInitial = given.utf8.count == 1
        self.init(
            exact: exact, lookup: Self.distinct([exact] + pairs + [isInitial ? whole : short]),
            filing: Self.distinct([exact] + pairs + bare + (isInitial ? [whole, short] : [whole])))
    }

    private static func distinct(_ keys: [IdentityKey]) -> [IdentityKey] {
        var seen: Set<IdentityKey> = []
        return keys.filter { seen.insert($0).inserted }
    }

    /// The keys of an organisation: a body that many countries have is its country's, and nobody's where that is not known.
    ///
    /// - Parameter nation: The country of such a body, if its name does not tell it.
    init(organization name: OrganizationName, nation: String?) {
        let nation = name.nation ?? (name.isBody ? nation : nil)
        let exact = IdentityKey(0x67, name.canonical, nation ?? (name.isBody ? "?" : ""))
        if name.isBody {
            let isKnown = nation != nil
            self.init(exact: exact, lookup: isKnown ? [exact] : [], filing: isKnown ? [exact] : [])
            return
        }
        // Libraries of an older version file it under its words alone.
        var lookup = [exact, IdentityKey(0x67, name.essential), Self.short(name.canonical)]
        if let letters = name.letters { lookup.append(Self.initials(letters)) }
        var filing = [exact]
        if let short = name.plainShort { filing.append(Self.short(short)) }
        for letters in name.initials where letters.utf8.count >= Self.leastInitials {
            filing.append(Self.initials(letters))
        }
        self.init(exact: exact, lookup: Self.distinct(lookup), filing: Self.distinct(filing.sorted()))
    }

    /// The key of organisations that articles call by a shorter form as well.
    static func short(_ canonical: String) -> IdentityKey { IdentityKey(0x61, canonical) }

    /// The key of organisations with these initials.
    static func initials(_ letters: String) -> IdentityKey { IdentityKey(0x41, letters) }

    /// Fewer initials fit too many names.
    static let leastInitials = 4

    /// A person's name without middle names that are only initials and without hyphens, so that those with and without are
    /// filed together.
    private static func essential(_ name: PersonName) -> String {
        var text = ""
        for (place, word) in name.words.enumerated() {
            let isEnd = place == 0 || place == name.words.count - 1
            guard isEnd || word.utf8.count > 1 else { continue }
            if place > 0 { text += " " }
            text += word.utf8.contains(0x2D) ? word.split(separator: "-").joined(separator: " ") : word
        }
        return text
    }
}
