/// A page taken apart: what it says of itself, its lines, and which of them may be an article.
struct WebPage {
    let encoding: String
    let savedFrom: String?
    let tree: PageTree
    let metadata: PageMetadata
    let blocks: PageBlocks
    let headline: PageHeadline?
    let regions: PageRegions

    /// - Parameters:
    ///   - bytes: The file, in any encoding, or one of several parts (MHTML).
    ///   - charset: The encoding that came with the bytes, if any did.
    ///   - address: The address that they were fetched from, if that is known.
    init(_ bytes: [UInt8], charset: String? = nil, address: String? = nil) {
        let archive = WebArchive.isOne(bytes[...]) ? WebArchive(bytes) : nil
        let (utf8, encoding) = PageEncoding.decode(
            archive?.markup ?? bytes, label: archive?.charset ?? charset)
        self.encoding = encoding
        let source = PageSource(utf8)
        savedFrom = archive?.address ?? source.savedFrom ?? address
        tree = PageTreeBuilder.tree(of: source.markup)
        metadata = PageMetadata(tree, structuredData: source.structuredData)
        blocks = PageBlocks(tree)
        headline = PageHeadline.find(in: blocks, tree, titles: metadata.titles)
        regions = PageRegions(blocks, tree, headline: headline)
    }

    /// The lines of the article; `nil` when the page has no running text.
    func articleLines() -> ArticleLines? {
        guard !tree.nodes.isEmpty else { return nil }
        let finder = ArticleFinder(tree: tree, page: blocks, regions: regions, headline: headline)
        let lines = finder.container().map { ArticleLines($0, regions: regions, headline: headline) }
        return lines.flatMap { $0.kept.isEmpty ? nil : $0 }
    }

    /// Whether a block is a heading.
    func isHeading(_ block: Int) -> Bool { tree.nodes[blocks.blocks[block].node].tag.headingLevel != nil }

    /// The lines of the article, and among them what was left out.
    func lines(kept: [Int], _ leftOut: [Int: LeftOutKind] = [:]) -> [ArticleText.Line] {
        (kept + leftOut.keys).sorted().map { block in
            let what = leftOut[block]?.words
            return ArticleText.Line(text: text(block), isHeading: isHeading(block), leftOut: what)
        }
    }

    /// A line of the article as it is kept.
    func text(_ block: Int) -> String {
        let text = blocks.string(block)
        return isHeading(block) && blocks.blocks[block].linkWords > 0 ? PageTitle.withoutNote(text) : text
    }
}
