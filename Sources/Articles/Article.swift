/// One news article as it was read from the world: cleaned text and what is known of it.
///
/// Every range in dossier is half-open and counts UTF-8 bytes of ``text``. (The command line's JSON counts Unicode
/// scalars; ``TextOffsets`` converts.)
public struct Article: Equatable, Sendable {
    /// The headline, in one line and never empty.
    public var title: String
    /// The whole cleaned text, the title first; paragraphs are separated by a newline or more.
    public var text: String
    /// What `text` is made of, in order, not overlapping; white space, and marks of headings (“# ”), belong to none.
    public var blocks: [Block]
    /// The day (and the time, if known) of the article.
    public var date: ArticleDate
    /// Who published it (“Reuters”, “example.com”), if the article says so.
    public var source: String?
    /// Who wrote it, if the article says so.
    public var byline: String?
    /// Where it was published, if the article says so; http or https only.
    public var url: String?
    /// The language as a BCP 47 tag (“en”), if known.
    public var language: String?

    /// An article of the given parts.
    public init(
        title: String, text: String, blocks: [Block], date: ArticleDate, source: String? = nil,
        byline: String? = nil, url: String? = nil, language: String? = nil
    ) {
        self.title = title
        self.text = text
        self.blocks = blocks
        self.date = date
        self.source = source
        self.byline = byline
        self.url = url
        self.language = language
    }

    /// The texts of its blocks without the headline.
    public var paragraphs: [String] {
        blocks.filter { $0.kind != .title }.map { String(text.slice(utf8: $0.range)) }
    }
}

extension Article {
    /// One block of an article's text: the headline, a paragraph, a heading within, or matter that surrounds the article.
    public struct Block: Equatable, Sendable {
        /// What a block is.
        ///
        /// Libraries are written with a kind's place in this order.
        public enum Kind: String, Codable, Sendable, CaseIterable {
            /// The headline, where the text has one of its own; only header lines, dates and the like stand above it.
            case title
            /// A paragraph of running text.
            case paragraph
            /// A short line that heads what follows.
            case heading
            /// Matter around the article: “READ MORE …”, captions, “Leave a Comment”.
            case furniture
        }
        /// What the block is.
        public var kind: Kind
        /// UTF-8 offsets into the article's text.
        public var range: Range<Int>

        /// A block of the given kind at the given place.
        public init(kind: Kind, range: Range<Int>) {
            self.kind = kind
            self.range = range
        }
    }
}
