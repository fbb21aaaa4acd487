/// All that was understood of one article.
public struct Reading: Equatable, Sendable {
    /// Whom and what the article names, in order of first mention.
    public var entities: [Entity]
    /// In text order, not overlapping.
    public var mentions: [Mention]
    /// In text order.
    public var quotations: [Quotation]
    /// The sentences, in text order, as UTF-8 offsets; every mention lies within one.
    public var sentences: [Range<Int>]

    public init(
        entities: [Entity] = [], mentions: [Mention] = [], quotations: [Quotation] = [],
        sentences: [Range<Int>] = []
    ) {
        self.entities = entities
        self.mentions = mentions
        self.quotations = quotations
        self.sentences = sentences
    }
}
