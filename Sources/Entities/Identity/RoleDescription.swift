/// A role in words, “former Ukrainian foreign minister”, as far as it can be compared with another.
public struct RoleDescription: Equatable, Sendable {
    /// The folded words that are roles themselves: “minister”.
    public private(set) var heads: [String] = []
    /// The walks of life of the heads.
    public private(set) var families: Set<RoleFamily> = []
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
                heads.append(word)
                families.insert(role.family)
            } else if Self.telling.contains(word) {
                offices.insert(word)
            }
        }
    }

    /// Whether both can be one office: the last heads are the same and neither is of another department.
    public func isSameOffice(as other: RoleDescription) -> Bool {
        guard let head = heads.last, other.heads.last == head else { return false }
        return offices == other.offices || !Self.divided.contains(head)
    }

    /// Roles of which there are several side by side in one government.
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
