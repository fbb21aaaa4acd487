/// What kind of thing a name names.
///
/// Libraries are written with a kind's place in this order: a new one comes last.
public enum EntityKind: String, Codable, Sendable, CaseIterable {
    case person, organization, place, nationality, other
}
