public import Articles

/// An article with everything the reading screen and `dossier show` need.
public struct OpenedArticle: Equatable, Sendable {
    public var row: ArticleRow
    public var article: Article
    /// People first, then organisations, places, nationalities, others; within a kind the most mentioned first.
    public var entities: [ArticleEntity]
    /// In text order, not overlapping.
    public var mentions: [LibraryMention]
    public var quotations: [LibraryQuotation]
    public var sentences: [Range<Int>]
    /// What of the text was read.
    public var seen: SeenText
    /// What the person wrote down about it: about all of it, then about passages in their order.
    public var notes: [Note]

    public init(
        row: ArticleRow, article: Article, entities: [ArticleEntity], mentions: [LibraryMention],
        quotations: [LibraryQuotation], sentences: [Range<Int>], seen: SeenText = .nothing,
        notes: [Note] = []
    ) {
        self.row = row
        self.article = article
        self.entities = entities
        self.mentions = mentions
        self.quotations = quotations
        self.sentences = sentences
        self.seen = seen
        self.notes = notes
    }
}
