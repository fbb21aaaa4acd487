public import Entities

/// A quotation as the library keeps it.
public struct LibraryQuotation: Equatable, Sendable {
    /// UTF-8 offsets into the article's text, without the quotation marks.
    public var range: Range<Int>
    public var speaker: EntityID?
    public var cue: String?
    public var confidence: Double
    public var kind: Quotation.Kind
    /// What the article calls the speaker where it does not name them: “a spokesman for the union”.
    public var speakerWords: String?
    /// In whose name an unnamed speaker speaks.
    public var speaksFor: EntityID?

    public init(
        range: Range<Int>, speaker: EntityID?, cue: String?, confidence: Double,
        kind: Quotation.Kind = .direct, speakerWords: String? = nil, speaksFor: EntityID? = nil
    ) {
        self.range = range
        self.speaker = speaker
        self.cue = cue
        self.confidence = confidence
        self.kind = kind
        self.speakerWords = speakerWords
        self.speaksFor = speaksFor
    }
}
