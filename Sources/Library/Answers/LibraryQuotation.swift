/// A quotation as the library keeps it.
public struct LibraryQuotation: Equatable, Sendable {
    /// UTF-8 offsets into the article's text, without the quotation marks.
    public var range: Range<Int>
    public var speaker: EntityID?
    public var cue: String?
    public var confidence: Double

    public init(range: Range<Int>, speaker: EntityID?, cue: String?, confidence: Double) {
        self.range = range
        self.speaker = speaker
        self.cue = cue
        self.confidence = confidence
    }
}
