/// Makes an article of an entry.
struct FeedArticle {
    /// Names the entry in its file: its identifier, else its address, else its title and date.
    let key: String
    /// When the entry got this form, as ISO 8601, as far as that is known.
    let formDate: String
    private let body: ArticleText
    private let leftOut: [LeftOut]
    private let passages: [LeftOutPassage]
    private let entry: FeedEntry

    /// - Returns: `nil` when the entry has neither a title nor a text.
    /// - Parameter givesLeftOut: Whether it comes with what was left out of it.
    init?(_ entry: FeedEntry, givesLeftOut: Bool = false) {
        self.entry = entry
        let isExport = entry.postType != nil
        let text = Self.longest(of: entry.texts, isExport: isExport, givesLeftOut)
        body = ArticleText(
            title: (entry.title ?? entry.lesserTitle)?.line ?? "", lines: text?.all ?? [])
        guard !body.blocks.isEmpty else { return nil }
        leftOut = text?.leftOut ?? []
        passages = givesLeftOut ? body.leftOut : []
        formDate = entry.formDate
        let address = entry.address ?? entry.links.first { $0.relation == "about" }?.address
        let said = entry.identifier ?? address ?? "\(body.title) \(entry.date ?? "")"
        key = CleanText.safe(said.trimmed)
    }

    /// The article, with what the feed says where the entry says nothing.
    ///
    /// - Parameter encoding: The file's.
    func found(_ header: FeedHeader, encoding: String, fileTime: String) -> FoundArticle {
        let address = entry.address ?? entry.links.first { $0.relation == "about" }?.address
        let url = address.flatMap { Particulars.webAddress(FeedAddress.resolve($0, base: header.address)) }
        let authors = (entry.authors.isEmpty ? header.authors : entry.authors).map {
            header.displayNames[$0] ?? $0
        }
        let source = entry.feedTitle ?? header.title
        let article = Article(
            title: body.title, text: body.text, blocks: body.blocks,
            date: entry.date.map { ArticleDate(iso: $0, origin: .text) }
                ?? ArticleDate(iso: fileTime, origin: .fileTime),
            source: source.map(CleanText.safe) ?? url.flatMap(Particulars.site),
            byline: authors.isEmpty ? nil : CleanText.safe(authors.joined(separator: ", ")), url: url,
            language: (entry.language ?? header.language).flatMap(LanguageTag.read))
        return FoundArticle(
            article: article,
            provenance: ArticleProvenance(format: .feed, part: key, encoding: encoding, leftOut: leftOut),
            marks: entry.marks, leftOut: passages)
    }

    /// How many bytes it takes up, about.
    var size: Int { body.text.utf8.count + 1024 }

    private static func longest(
        of texts: [FeedValue], isExport: Bool, _ givesLeftOut: Bool
    ) -> MarkupText? {
        var longest: (text: MarkupText, length: Int)?
        for value in texts {
            let text =
                value.isHTML
                ? isExport
                    ? WordPressMarkup.text(value.text, placesLeftOut: givesLeftOut) : MarkupText(value.text)
                : MarkupText(plain: value.text)
            let length = text.lines.reduce(0) { $0 + $1.text.utf8.count }
            if length > longest?.length ?? 0 { longest = (text, length) }
        }
        return longest?.text
    }
}
