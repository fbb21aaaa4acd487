/// When an article is from, and how that is known.
public struct ArticleDate: Equatable, Sendable {
    /// How the date of an article is known.
    public enum Origin: String, Codable, Sendable {
        /// The article's text or its metadata says so.
        case text
        /// The web page says so: its data, or a line near the headline.
        case page
        /// The web address says so.
        case address
        /// The file's name says so.
        case fileName
        /// Only the file's time of change is known.
        case fileTime
    }
    /// ISO 8601: `2024-07-21`, or where time and zone are known `2024-07-21T14:05:00Z`, `2024-07-21T14:05:00+01:00`.
    ///
    /// The day is always the one that the article itself gives.
    public var iso: String
    /// How it is known.
    public var origin: Origin

    /// A date as ISO 8601 and how it is known.
    public init(iso: String, origin: Origin) {
        self.iso = iso
        self.origin = origin
    }

    /// The day alone, `2024-07-21`.
    public var day: Substring { iso.prefix(10) }
}
