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
        page = WebPage(try input.wholeFile())
        lines = page.articleLines()
    }

    /// A paragraph or a heading.
    private struct Line {
        var text: String
        var isHeading = false
    }

    /// - Throws: ``ArticleError`` when the page holds no article.
    func found() throws -> FoundArticle {
        let chosen = try chosenLines()
        let site = PageOrigin.site(page.metadata)
        let address = PageOrigin.address(page.metadata, savedFrom: page.savedFrom)
        let title =
            PageTitle.title(page.metadata, headline: page.headline, site: site) ?? chosen.first?.text
            ?? input.path
        var (text, blocks) = Self.joined(title: title, chosen)
        if blocks.isEmpty {
            (text, blocks) = (title, [Article.Block(kind: .title, range: 0..<title.utf8.count)])
        }
        let kept = lines?.kept
        let date = PageDate(page: page, firstBlock: kept?.first).date(address: address)
        let range = kept.flatMap { kept in kept.first.flatMap { first in kept.last.map { first...$0 } } }
        let article = Article(
            title: String(decoding: text.utf8.prefix(blocks[0].range.upperBound), as: UTF8.self), text: text,
            blocks: blocks,
            date: date ?? ArticleDate(iso: input.fileTime, origin: .fileTime),
            source: site.map(Self.clean) ?? address.flatMap(Particulars.site),
            byline: PageByline(page: page, site: site, textRange: range).byline.map(Self.clean), url: address,
            language: PageOrigin.language(page.metadata))
        return FoundArticle(
            article: article,
            provenance: ArticleProvenance(
                format: .page, encoding: page.encoding,
                isPartial: PagePartial(page, kept: kept ?? []).isPartial,
                leftOut: leftOut))
    }

    private var leftOut: [LeftOut] {
        LeftOutKind.allCases.compactMap { kind in
            lines?.leftOut[kind].map { LeftOut(what: kind.words, count: $0) }
        }
    }

    /// The lines of the article: those found on the page, those of its data where the page has none, all where any will do.
    private func chosenLines() throws -> [Line] {
        let found = (lines?.kept ?? []).map { Line(text: page.text($0), isHeading: page.isHeading($0)) }
        let words = (lines?.kept ?? []).reduce(0) { $0 + page.blocks.blocks[$1].words }
        if let body = dataLines(words: words) { return body }
        if let reason = PageRefusal(page, lines: lines).reason {
            guard input.takesAny else { throw ArticleError.noArticle(path: input.path, what: reason) }
            return allLines
        }
        return found.isEmpty ? allLines : found
    }

    private static let neverText: Set<LeftOutKind> = [
        .hidden, .navigation, .footers, .shareLines, .consentDialogues,
    ]

    private var allLines: [Line] {
        page.blocks.blocks.indices.filter { index in
            let kind = page.regions.kind(ofBlock: index)
            return page.blocks.blocks[index].words > 0 && !(kind.map(Self.neverText.contains) ?? false)
        }.map { Line(text: page.text($0), isHeading: page.isHeading($0)) }
    }

    /// The body in the page's JSON-LD, where the page itself has hardly any of it.
    private func dataLines(words: Int) -> [Line]? {
        guard let body = page.metadata.article?["articleBody"]?.string, body.utf8.count > 200 else {
            return nil
        }
        let lines = body.split(whereSeparator: \.isNewline).map { String($0).plainText }.filter {
            !$0.isEmpty
        }
        let bodyWords = lines.reduce(0) { $0 + TitleWords($1).words.count }
        return bodyWords >= 40 && words * 10 < bodyWords * 3 ? lines.map { Line(text: $0) } : nil
    }

    /// The title and the lines, each on a line of its own, cleaned.
    private static func joined(title: String, _ lines: [Line]) -> (text: String, blocks: [Article.Block]) {
        var text = clean(title)
        var blocks = [Article.Block(kind: .title, range: 0..<text.utf8.count)]
        for line in lines {
            let cells = line.text.split(separator: "\t").map { clean(String($0)) }.filter { !$0.isEmpty }
            guard !cells.isEmpty else { continue }
            text += "\n"
            let start = text.utf8.count
            text += cells.joined(separator: "\t")
            blocks.append(
                Article.Block(kind: line.isHeading ? .heading : .paragraph, range: start..<text.utf8.count))
        }
        return (text, blocks)
    }

    private static func clean(_ text: String) -> String {
        CleanText.safe(CleanText.clean(Array(text.utf8)).text)
    }
}
