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

    public init(
        row: ArticleRow, article: Article, entities: [ArticleEntity], mentions: [LibraryMention],
        quotations: [LibraryQuotation], sentences: [Range<Int>], seen: SeenText = .nothing
    ) {
        self.row = row
        self.article = article
        self.entities = entities
        self.mentions = mentions
        self.quotations = quotations
        self.sentences = sentences
        self.seen = seen
    }
}
