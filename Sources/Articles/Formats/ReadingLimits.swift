/// How large and how deep a thing may be that is read; what is beyond is left out and told.
public struct ReadingLimits: Equatable, Sendable {
    /// An article, in bytes.
    public var article = ArticleFile.largest
    /// A line of a file that is read by lines, in bytes.
    public var line = 64 << 20
    /// A field of a row, in bytes.
    public var field = 64 << 20
    /// The members of an archive.
    public var archiveMembers = 1_000_000
    /// Archives within archives.
    public var archiveDepth = 3
    /// How many times its own size an archive may unpack to, once it has unpacked to ``archiveBytes``.
    public var archiveRatio = 100
    /// How many bytes an archive may unpack to, whatever its size.
    public var archiveBytes = 1 << 30
    /// Elements within elements of XML.
    public var xmlDepth = 256
    /// Parts within parts of a message.
    public var mailDepth = 100
    /// The parts of a message.
    public var mailParts = 1000
    /// Values within values of JSON.
    public var jsonDepth = 512

    /// The limits that hold where nobody says otherwise.
    public static let standard = ReadingLimits()

    /// The limits that hold where nobody says otherwise.
    public init() {}
}
