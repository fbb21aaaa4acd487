public import Entities

/// What one article says about an entity: its mentions, each in its sentence, and what it is quoted, or reported, as saying.
public struct Appearance: Equatable, Sendable {
    public var headline: Headline
    /// Where the article is: its web address, else its file's path.
    public var address: String
    /// In text order.
    public var mentions: [MentionInSentence]
    /// In text order.
    public var quotations: [SpokenQuotation]

    public init(
        _ headline: Headline, address: String = "", mentions: [MentionInSentence],
        quotations: [SpokenQuotation]
    ) {
        self.headline = headline
        self.address = address
        self.mentions = mentions
        self.quotations = quotations
    }
}

/// A quotation with its words.
public struct SpokenQuotation: Equatable, Sendable {
    /// UTF-8 offsets into the article's text, without the quotation marks.
    public var range: Range<Int>
    /// In one line.
    public var text: String
    public var cue: String?
    public var confidence: Double
    public var kind: Quotation.Kind
    /// Whether it goes on with what the quotation before it began, as the second of “one,” she said, “and two” does.
    public var isContinued: Bool

    public init(
        range: Range<Int>, text: String, cue: String?, confidence: Double, kind: Quotation.Kind = .direct,
        isContinued: Bool = false
    ) {
        self.isContinued = isContinued
        self.range = range
        self.text = text
        self.cue = cue
        self.confidence = confidence
        self.kind = kind
    }
}
