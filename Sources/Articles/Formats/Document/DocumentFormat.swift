extension ArticleFormat {
    /// A document of a word processor: one article a file.
    static let document = ArticleFormat(
        name: .document, extensions: ["docx", "docm", "odt", "ott"],
        sniff: { [.word, .openDocumentText].contains(ZipDocument.kind(of: $0)) ? .certain : .none },
        read: { input, sink in try sink.take(try OfficeDocument.article(input)) })
}

/// The article of a document that is a zip archive of XML.
enum OfficeDocument {
    /// - Throws: ``ArticleError`` when it is encrypted, damaged, or holds no text.
    static func article(_ input: ArticleInput) throws -> FoundArticle {
        let members = try ZipMembers(input) { [givesLeftOut = input.givesLeftOut] name in
            WordDocument.wants(name, withComments: givesLeftOut) || OpenDocumentText.wants(name)
        }
        guard !members.isEncrypted, !isLocked(members) else { throw ArticleError.encrypted(path: input.path) }
        let deepest = input.limits.xmlDepth
        let lines: [ArticleText.Line]
        let leftOut: [LeftOut]
        let properties: DocumentProperties
        if let content = try members.events("content.xml", deepest: deepest) {
            lines = try OpenDocumentText(content).text.lines
            leftOut = lines.leftOut(order: OpenDocumentText.leftOutKinds)
            properties = try DocumentProperties(
                members.events("meta.xml", deepest: deepest), creator: ["initial-creator", "creator"],
                created: "creation-date")
        } else {
            lines = try WordDocument(members, deepest: deepest).text.lines
            leftOut = lines.leftOut(order: WordDocument.leftOutKinds)
            properties = try DocumentProperties(
                members.events("docProps/core.xml", deepest: deepest), creator: ["creator"],
                created: "created")
        }
        guard !lines.kept.isEmpty else {
            if members.isDamaged { throw ArticleError.damaged(path: input.path) }
            throw ArticleError.holdsNone(path: input.path, what: "a document without text")
        }
        return found(lines, properties, leftOut, input)
    }

    /// Whether an OpenDocument file says that its parts are encrypted.
    private static func isLocked(_ members: ZipMembers) -> Bool {
        members["META-INF/manifest.xml"]?[...].range(of: "encryption-data") != nil
    }

    /// Puts an article together: the day that its first lines say goes before that of its making, all else that they say behind its
    /// properties.
    static func found(
        _ lines: [ArticleText.Line], _ properties: DocumentProperties, _ leftOut: [LeftOut],
        _ input: ArticleInput,
        format: ArticleFormat.Name = .document
    ) -> FoundArticle {
        let kept = lines.kept
        let heading = kept.first.flatMap { $0.isHeading ? $0.text : nil }
        let body = ArticleText(title: properties.givenTitle ?? heading ?? "", lines: lines)
        let said = Self.said(by: kept, below: body.title)
        let date =
            (said.date ?? properties.date).map { ArticleDate(iso: $0, origin: .text) }
            ?? FileNameDate.date(in: input.name ?? input.path)
            ?? ArticleDate(iso: input.fileTime, origin: .fileTime)
        let article = Article(
            title: body.title, text: body.text, blocks: body.blocks, date: date, source: said.source,
            byline: properties.byline ?? said.byline,
            language: properties.language)
        return FoundArticle(
            article: article,
            provenance: ArticleProvenance(
                format: format, encoding: TextEncoding.utf8.rawValue, leftOut: leftOut),
            leftOut: input.givesLeftOut ? body.leftOut : [])
    }

    /// What the first lines say of the article.
    private static func said(by lines: [ArticleText.Line], below title: String) -> Particulars {
        let beginning = ([title] + lines.prefix(firstLines).map(\.text)).joined(separator: "\n\n")
        var layout = TextBlocks(Array(beginning.utf8))
        layout.classify()
        return layout.particulars
    }

    private static let firstLines = 8
}
