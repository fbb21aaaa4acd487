/// A person, organisation, place or other thing as one article knows it.
public struct Entity: Equatable, Sendable {
    /// The fullest name the article gives: “Vladimir Putin”.
    public var name: String
    public var kind: EntityKind
    /// The other names the article uses, most frequent first: “Putin”.
    public var aliases: [String]
    /// Descriptions of the person from titles and appositions, in order of appearance: “Ukrainian President”.
    public var roles: [String]
    /// ISO 3166 alpha-2 code, in lower case, of the country a nationality or person belongs to, if the text says so.
    public var nation: String?
    public var gender: Gender?

    /// The gender that a title, a pronoun or a given name shows.
    public enum Gender: String, Codable, Sendable { case female, male }

    public init(
        name: String, kind: EntityKind, aliases: [String] = [], roles: [String] = [], nation: String? = nil,
        gender: Gender? = nil
    ) {
        self.name = name
        self.kind = kind
        self.aliases = aliases
        self.roles = roles
        self.nation = nation
        self.gender = gender
    }
}
