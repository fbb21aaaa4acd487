import Entities

// Who is who across articles: how a library uses this folder.
//
// A library keeps for each of its entities an ``IdentityProfile`` (`profile.bytes` is its stored form) and files it under
// the keys of `profile.filingKeys` (a table of key and entity, indexed by key). Taking in an article is then, in order:
//
//     let contexts = IdentityContext.contexts(of: reading, in: article)          // one for each entity of the reading
//     for index in IdentityLinker.linkingOrder(of: reading) {                    // full names before bare surnames
//         let entity = reading.entities[index]
//         let lookup = IdentityKeys(of: entity)
//         // 1. For every kind but people one entity at most is filed under `lookup.exact`: it is the same.
//         // 2. Else look up at most IdentityLinker.candidateLimit entities for each of `lookup.lookup`, those with
//         //    the most articles first, and load their profiles.
//         let decision = IdentityLinker().link(entity, context: contexts[index], candidates: candidates)
//         switch decision.outcome {
//         case .existing(let id):  absorb into that profile, file under new keys, if any
//         case .new:               IdentityProfile(of: entity, context:), filed under its filingKeys
//         case .unresolved:        the same, but its profile says isResolved == false; it is a thing of this article alone
//         }
//     }
//
// The cost of an article depends on its own names and on `candidateLimit`, never on the size of the library.
// A profile can be made anew from the entities and contexts of its articles, so a link found wrong later is undone by
// building both sides' profiles again. Entities left unresolved are filed under keys of their own kind
// (`IdentityKeys.unresolvedKey`): at the end of an import the library may link them again, now that more is known.

/// What an entity is looked up by in a library: a hash of a folded name or of a part of it.
///
/// The same in every run and on every machine. Two different names may, very rarely, have the same key: a linker compares names as well.
public struct IdentityKey: RawRepresentable, Hashable, Sendable, Comparable {
    public var rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// The key of `text` within a class of keys.
    init(_ space: UInt8, _ text: String, _ second: String = "") {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
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

/// The keys under which an entity of an article looks for itself in a library, and under which it is filed there.
public struct IdentityKeys: Equatable, Sendable {
    /// The key of kind and full name; for every kind but people it alone decides.
    public var exact: IdentityKey
    /// The keys to look candidates up by, the most telling first; `exact` is among them.
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
        case .organization: self.init(organization: name)
        case .place, .nationality:
            // A nationality is its country, but is kept apart from the place of that name.
            let key = IdentityKey(kind == .place ? 0x50 : 0x4E, nation ?? NameFolding.fold(name))
            self.init(exact: key, lookup: [key], filing: [key])
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

    private init(person name: PersonName) {
        let sounding = name.words.map(NameFolding.sound)
        let exact = IdentityKey(0x70, Self.essential(name))
        guard name.words.count > 1, let first = sounding.first, let last = sounding.last else {
            let bare = IdentityKey(0x73, sounding.first ?? "")
            self.init(
                exact: exact, lookup: [bare], filing: [exact],
                unresolvedKey: IdentityKey(0x75, sounding.first ?? ""))
            return
        }
        // “Orbán Viktor” is “Viktor Orbán”: a pair of words in either order.
        let pair = IdentityKey(0x78, min(first, last), max(first, last))
        guard name.isFull else {
            // “von der Leyen”, “Le Pen”: a surname of several words is looked up by its last.
            let bare = IdentityKey(0x73, last)
            self.init(exact: exact, lookup: [bare], filing: [exact], unresolvedKey: IdentityKey(0x75, last))
            return
        }
        var bare: [IdentityKey] = []
        for word in sounding where word.utf8.count > 1 {
            let key = IdentityKey(0x73, word)
            if !bare.contains(key) { bare.append(key) }
        }
        let initial = IdentityKey(0x69, last, String(first.prefix(1)))
        self.init(exact: exact, lookup: [exact, pair, initial], filing: [exact, pair, initial] + bare)
    }

    private init(organization name: String) {
        let folded = OrganizationName(name).essential
        let exact = IdentityKey(0x67, folded)
        self.init(exact: exact, lookup: [exact], filing: [exact])
    }

    /// A person's name without middle names that are only initials, so that those with and without are filed together.
    private static func essential(_ name: PersonName) -> String {
        var words = name.words
        if words.count > 2 {
            words = words.enumerated().filter {
                $0.offset == 0 || $0.offset == words.count - 1 || $0.element.utf8.count > 1
            }.map(\.element)
        }
        return words.joined(separator: " ")
    }
}
