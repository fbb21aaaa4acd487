extension ArticleFormat {
    /// A web page: one article, found in what surrounds it.
    static let page = ArticleFormat(
        name: .page, extensions: ["html", "htm", "xhtml", "xht", "mhtml", "mht"], sniff: PageSniffer.judge,
        read: { input, sink in try sink.take(try PageArticle(input).found()) })
}

/// The article of a page, put together from what was found.
struct PageArticle {
    private let input: ArticleInput
    private let page: WebPage
    private let lines: ArticleLines?

    init(_ input: ArticleInput) throws {
        self.input = input
        page = WebPage(try input.wholeFile(), charset: input.charset, address: input.address)
        lines = page.articleLines()
    }

    /// - Throws: ``ArticleError`` when the page holds no article.
    func found() throws -> FoundArticle {
        let (chosen, counts) = try chosenLines()
        let site = PageOrigin.site(page.metadata)
        let address = PageOrigin.address(page.metadata, savedFrom: page.savedFrom)
        let title = PageTitle.title(page.metadata, headline: page.headline, site: site)
        let isEmpty = chosen.allSatisfy { $0.leftOut != nil }
        let body = ArticleText(title: title ?? (isEmpty ? input.path : ""), lines: chosen)
        let kept = lines?.kept
        let date = PageDate(page: page, firstBlock: kept?.first).date(address: address)
        let range = kept.flatMap { kept in kept.first.flatMap { first in kept.last.map { first...$0 } } }
        let article = Article(
            title: body.title, text: body.text, blocks: body.blocks,
            date: date ?? ArticleDate(iso: input.fileTime, origin: .fileTime),
            source: site.map(ArticleText.clean) ?? address.flatMap(Particulars.site),
            byline: PageByline(page: page, site: site, textRange: range).byline.map(ArticleText.clean),
            url: address,
            language: PageOrigin.language(page.metadata))
        return FoundArticle(
            article: article,
            provenance: ArticleProvenance(
                format: .page, encoding: page.encoding,
                isPartial: PagePartial(page, kept: kept ?? []).isPartial, leftOut: counts),
            leftOut: body.leftOut)
    }

    /// The lines of the article, and how much was left out: those found on the page, those of its data where the page has none, all
    /// where any will do.
    private func chosenLines() throws -> ([ArticleText.Line], [LeftOut]) {
        let kept = lines?.kept ?? []
        let leftOut = lines?.leftOut ?? [:]
        let words = kept.reduce(0) { $0 + page.blocks.blocks[$1].words }
        if let body = dataLines(words: words) {
            return (body + linesOfPage([], leftOut), LeftOutKind.counts(leftOut.values))
        }
        if let reason = PageRefusal(page, lines: lines).reason {
            guard input.takesAny else { throw ArticleError.noArticle(path: input.path, what: reason) }
            return allLines
        }
        if kept.isEmpty { return allLines }
        return (linesOfPage(kept, leftOut), LeftOutKind.counts(leftOut.values))
    }

    private func linesOfPage(_ kept: [Int], _ leftOut: [Int: LeftOutKind]) -> [ArticleText.Line] {
        page.lines(kept: kept, input.givesLeftOut ? leftOut : [:])
    }

    private static let neverText: Set<LeftOutKind> = [
        .hidden, .navigation, .footers, .shareLines, .consentDialogues,
    ]

    private var allLines: ([ArticleText.Line], [LeftOut]) {
        var kept: [Int] = []
        var leftOut: [Int: LeftOutKind] = [:]
        for index in page.blocks.blocks.indices where page.blocks.blocks[index].words > 0 {
            if let kind = page.regions.kind(ofBlock: index), Self.neverText.contains(kind) {
                leftOut[index] = kind
            } else {
                kept.append(index)
            }
        }
        return (linesOfPage(kept, leftOut), LeftOutKind.counts(leftOut.values))
    }

    /// The body in the page's JSON-LD, where the page itself has hardly any of it.
    private func dataLines(words: Int) -> [ArticleText.Line]? {
        guard let body = page.metadata.article?["articleBody"]?.string, body.utf8.count > 200 else {
            return nil
        }
        let lines = body.split(whereSeparator: \.isNewline).map { String($0).plainText }.filter {
            !$0.isEmpty
        }
        let bodyWords = lines.reduce(0) { $0 + TitleWords($1).words.count }
        return bodyWords >= 40 && words * 10 < bodyWords * 3 ? lines.map { ArticleText.Line(text: $0) } : nil
    }
}
