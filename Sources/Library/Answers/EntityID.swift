/// The number by which the library knows an entity.
public struct EntityID: Hashable, Comparable, Codable, Sendable, RawRepresentable {
    public var rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public static func < (a: EntityID, b: EntityID) -> Bool { a.rawValue < b.rawValue }
}
