/// The annotation of one article: everything the program found in it.
public struct Annotation: Equatable, Sendable {
    /// Who and what the article names, in order of first mention.
    public var entities: [Entity]
    /// The mentions in text order, not overlapping.
    public var mentions: [Mention]
    /// The quotations in text order.
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
