/// A role in words, “former Ukrainian foreign minister”, in a form that can be compared with another role.
public struct RoleDescription: Equatable, Sendable {
    /// The last folded word that is a role itself: “minister”.
    public private(set) var head: String?
    /// The walks of life of all such words.
    public private(set) var families: RoleFamilies = []
    /// The folded words that tell one office from another: “foreign”.
    public private(set) var offices: Set<String> = []
    /// Whether the role is one of the past: “former”.
    public private(set) var isPast = false

    public init(_ text: String, lists: WordLists = .shipped) {
        for piece in NameFolding.fold(text).utf8.split(separator: 0x20) {
            let word = String(Substring(piece))
            if word.utf8.starts(with: "ex-".utf8) || word == "former" || word == "late" { isPast = true }
            if let role = lists.roles[word]
                ?? lists.roles[String(word.dropFirst(word.utf8.starts(with: "ex-".utf8) ? 3 : 0))]
            {
                head = word
                families.insert(RoleFamilies(role.family))
            } else if Self.telling.contains(word) {
                offices.insert(word)
            }
        }
    }

    /// Whether both can be one office: the heads are the same and so is the department, if the head has departments.
    public func isSameOffice(as other: RoleDescription) -> Bool {
        guard let head, other.head == head else { return false }
        return offices == other.offices || !Self.divided.contains(head)
    }

    /// Roles that several people can hold at once in one government.
    private static let divided: Set<String> = [
        "minister", "secretary", "president", "chief", "director", "governor", "general",
    ]
    /// Words that tell one office from another.
    static let telling: Set<String> = [
        "prime", "vice", "deputy", "foreign", "finance", "defense", "defence", "interior", "health",
        "education", "trade", "justice",
        "labor", "labour", "state", "assistant", "attorney", "lieutenant", "opposition", "environment",
        "energy", "agriculture",
        "transport", "treasury", "first", "second", "crown",
    ]
}

/// Several walks of life.
public struct RoleFamilies: OptionSet, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public init(_ family: RoleFamily) {
        rawValue = 1 << UInt16(RoleFamily.allCases.firstIndex(of: family) ?? 0)
    }

    public init(_ families: [RoleFamily]) {
        rawValue = families.reduce(0) { $0 | RoleFamilies($1).rawValue }
    }
}
