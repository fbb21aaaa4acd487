/// What kind of thing a name names.
///
/// Libraries store a kind as its place in this order, so a new one must come last.
public enum EntityKind: String, Codable, Sendable, CaseIterable {
    case person, organization, place, nationality, other
}
