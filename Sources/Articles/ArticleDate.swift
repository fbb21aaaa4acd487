/// When an article is from, and how that is known.
public struct ArticleDate: Equatable, Sendable {
    /// How the date of an article is known.
    public enum Origin: String, Codable, Sendable {
        /// The article's text or its metadata says so.
        case text
        /// The file's name says so.
        case fileName
        /// Only the file's time of change is known.
        case fileTime
    }
    /// ISO 8601: `2024-07-21`, or `2024-07-21T14:05:00Z` where the time is known.
    public var iso: String
    public var origin: Origin

    public init(iso: String, origin: Origin) {
        self.iso = iso
        self.origin = origin
    }

    /// The day alone, `2024-07-21`.
    public var day: Substring { iso.prefix(10) }
}
