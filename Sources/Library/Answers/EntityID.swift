/// The number that identifies an entity in the library.
public struct EntityID: Hashable, Comparable, Codable, Sendable, RawRepresentable {
    public var rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public static func < (a: EntityID, b: EntityID) -> Bool { a.rawValue < b.rawValue }
}
