/// Words that somebody spoke or wrote, as an article quotes or tells them.
public struct Quotation: Equatable, Sendable {
    /// How the words stand in the article.
    public enum Kind: String, CaseIterable, Sendable {
        /// Between quotation marks, as a sentence or sentences.
        case direct
        /// Between quotation marks, as a part of a sentence of the article's own.
        case partial
        /// In the article's words, without quotation marks: “Lind said that the wall would hold”.
        case reported
    }

    /// UTF-8 offsets into the article's text, without the quotation marks.
    public var range: Range<Int>
    /// Index into ``Annotation/entities`` of the speaker; `nil` when the article does not name them.
    public var speaker: Int?
    /// The word that introduces it (“said”), if there is one.
    public var cue: String?
    /// How likely the speaker is right, 0…1; of reported speech, how likely it is that and by this speaker.
    public var confidence: Double
    public var kind: Kind
    /// What the article calls the speaker where it does not name them: “a spokesman for the union”.
    public var speakerWords: String?
    /// Index into ``Annotation/entities`` of the organisation or place in whose name an unnamed speaker speaks.
    public var speaksFor: Int?

    public init(
        range: Range<Int>, speaker: Int?, cue: String?, confidence: Double, kind: Kind = .direct,
        speakerWords: String? = nil, speaksFor: Int? = nil
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
