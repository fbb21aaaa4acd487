/// Words that somebody spoke or wrote, as an article quotes them.
public struct Quotation: Equatable, Sendable {
    /// UTF-8 offsets into the article's text, without the quotation marks.
    public var range: Range<Int>
    /// Index into ``Reading/entities`` of the speaker; `nil` when the article does not name them.
    public var speaker: Int?
    /// The word that introduces it (“said”), if there is one.
    public var cue: String?
    /// How likely the speaker is right, 0…1.
    public var confidence: Double

    public init(range: Range<Int>, speaker: Int?, cue: String?, confidence: Double) {
        self.range = range
        self.speaker = speaker
        self.cue = cue
        self.confidence = confidence
    }
}
