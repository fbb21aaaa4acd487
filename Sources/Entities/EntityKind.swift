/// What kind of thing a name names.
public enum EntityKind: String, Codable, Sendable, CaseIterable {
    case person, organization, place, nationality, other
}
