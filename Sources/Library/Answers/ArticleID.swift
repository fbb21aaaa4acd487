/// The number that identifies an article in the library.
public struct ArticleID: Hashable, Comparable, Codable, Sendable, RawRepresentable {
    public var rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public static func < (a: ArticleID, b: ArticleID) -> Bool { a.rawValue < b.rawValue }
}
