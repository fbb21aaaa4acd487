extension ArticleFormat {
    /// An e-book (EPUB 2 and 3): a chapter an article.
    static let book = ArticleFormat(
        name: .book, extensions: ["epub"], sniff: { ZipDocument.kind(of: $0) == .book ? .certain : .none },
        read: { input, sink in
            var book = try BookFile(input, sink)
            try book.read()
        })
}

/// Reads the chapters of a book, in the order of its spine, cut and named by its table of contents.
private struct BookFile {
    private let input: ArticleInput
    private let sink: ContainerSink
    private let members: ZipMembers
    private let package: BookPackage
    /// The chapter that is put together, which may stand in several files.
    private var chapter: Chapter?

    private struct Chapter {
        var key: String
        var title: String
        var lines: [ArticleText.Line] = []
        var encoding: String
    }

    private static let pagesBesides = "covers, contents and copyright pages"
    /// A page before the first chapter with fewer words is a title page, a motto, a dedication.
    private static let fewWords = 100

    init(_ input: ArticleInput, _ sink: ArticleSink) throws {
        self.input = input
        self.sink = ContainerSink(sink)
        members = try ZipMembers(input, wants: BookPackage.wants)
        guard try !Self.isLocked(members, deepest: input.limits.xmlDepth) else {
            throw ArticleError.locked(path: input.path)
        }
        if members.isEncrypted { throw ArticleError.encrypted(path: input.path) }
        guard let package = try BookPackage(members, deepest: input.limits.xmlDepth) else {
            throw ArticleError.damaged(path: input.path)
        }
        self.package = package
    }

    /// Whether more than fonts is encrypted, or a shop's rights stand beside the book.
    private static func isLocked(_ members: ZipMembers, deepest: Int) throws -> Bool {
        if members.names.contains("META-INF/sinf.xml") || members.names.contains("META-INF/license.lcpl") {
            return true
        }
        guard let events = try members.events("META-INF/encryption.xml", deepest: deepest) else {
            return false
        }
        var isFont = false
        var isData = false
        while let event = try events.next() {
            guard case .start(let element) = event else { continue }
            if element.name == "EncryptedData" {
                if isData, !isFont { return true }
                (isData, isFont) = (true, false)
            }
            if element.name == "EncryptionMethod", let method = element.value("algorithm") {
                isFont =
                    method == "http://www.idpf.org/2008/embedding"
                    || method == "http://ns.adobe.com/pdf/enc#RC"
            }
        }
        return isData && !isFont
    }

    mutating func read() throws {
        var hasBegun = package.contents.isEmpty
        for item in package.spine {
            guard let bytes = members[item.file] else {
                sink.report(.damaged(path: "\(input.path)#\(item.idref)"), path: input.path)
                continue
            }
            let entries = chapterEntries(of: item.file)
            if item.isNavigation || package.besides.contains(item.file)
                || entries.contains(where: Self.isBesides)
            {
                sink.leaveOut(Self.pagesBesides)
                continue
            }
            let markup = ChapterMarkup(bytes)
            if !markup.types.isDisjoint(with: BookPackage.besidesTypes) {
                sink.leaveOut(Self.pagesBesides)
                continue
            }
            let kept = markup.lines.kept
            guard !kept.isEmpty else {
                sink.leaveOut(markup.hasPictures ? "pages of pictures" : "empty pages")
                continue
            }
            if !entries.isEmpty { hasBegun = true }
            let words = kept.reduce(0) { $0 + $1.text.split(separator: " ").count }
            if !hasBegun, words < Self.fewWords {
                sink.leaveOut(Self.pagesBesides)
                continue
            }
            try take(markup, item, entries)
        }
        try handOn()
        if members.isDamaged {
            sink.report(
                .breaksOff(path: input.path, place: "its archive", read: sink.articles), path: input.path)
        }
        let leftOut = sink.tellLeftOut()
        guard sink.articles == 0 else { return }
        throw ArticleError.holdsNone(path: input.path, what: leftOut ?? "no chapter with text")
    }

    /// The lines of the table of contents that begin a chapter in a file; sections within a chapter begin none.
    private func chapterEntries(of file: String) -> [BookPackage.Entry] {
        let all = package.contents.filter { $0.file == file }
        guard let first = all.first else { return [] }
        return all.filter { $0.depth <= first.depth }
    }

    private static let besidesTitles: Set<String> = [
        "cover", "contents", "table of contents", "copyright", "copyright page", "title page", "half title",
        "inhalt", "inhaltsverzeichnis", "impressum", "titelseite", "umschlag", "couverture", "sommaire",
        "table des matières", "page de titre", "portada", "índice", "créditos", "página de título",
        "copertina",
        "indice", "sommario", "capa", "sumário", "обложка", "содержание", "оглавление", "okładka",
        "spis treści",
        "strona tytułowa", "inhoud", "inhoudsopgave", "omslag",
    ]

    private static func isBesides(_ entry: BookPackage.Entry) -> Bool {
        besidesTitles.contains(entry.title.lowercased())
    }

    // MARK: Chapters

    private mutating func take(
        _ markup: ChapterMarkup, _ item: BookPackage.Item, _ entries: [BookPackage.Entry]
    ) throws {
        var cuts: [(start: Int, entry: BookPackage.Entry?)] = entries.map { entry in
            (entry.fragment.flatMap(markup.start) ?? 0, entry)
        }
        cuts.sort { $0.start < $1.start }
        if cuts.isEmpty, chapter == nil || package.contents.isEmpty { cuts = [(0, nil)] }
        // What stands before the first belongs to the chapter before, or to the first itself.
        let head = cuts.first?.start ?? markup.lines.count
        if head > 0 {
            if chapter != nil {
                chapter?.lines += markup.lines[..<head]
            } else {
                cuts[0].start = 0
            }
        }
        for (index, cut) in cuts.enumerated() {
            let end = index + 1 < cuts.count ? cuts[index + 1].start : markup.lines.count
            // Two entries at one place are one chapter.
            guard cut.start < end else { continue }
            try handOn()
            let key = index == 0 ? item.idref : "\(item.idref)#\(cut.entry?.fragment ?? String(index))"
            let title =
                cut.entry?.title.nilIfEmpty
                ?? markup.lines[cut.start..<end].first { $0.isHeading && $0.leftOut == nil }?.text
            chapter = Chapter(
                key: key, title: title ?? "", lines: Array(markup.lines[cut.start..<end]),
                encoding: markup.encoding)
        }
    }

    private mutating func handOn() throws {
        guard let chapter else { return }
        self.chapter = nil
        var lines = chapter.lines
        let name = chapter.title.inOneLine
        // The chapter's own heading says what its title says.
        while let index = lines.firstIndex(where: { $0.leftOut == nil }), lines[index].isHeading,
            name.lowercased().contains(lines[index].text.inOneLine.lowercased())
        {
            lines.remove(at: index)
        }
        guard !lines.kept.isEmpty else { return sink.leaveOut("pages with nothing but a heading") }
        let title = [package.title, name].filter { !$0.isEmpty }.joined(separator: ": ")
        let body = ArticleText(title: title, lines: lines)
        let authors = package.authors.flatMap { AuthorNames.split($0, site: nil) }.map(ArticleText.clean)
        let date =
            package.date.map { ArticleDate(iso: $0, origin: .text) }
            ?? ArticleDate(iso: input.fileTime, origin: .fileTime)
        try sink.take(
            FoundArticle(
                article: Article(
                    title: body.title, text: body.text, blocks: body.blocks, date: date,
                    source: package.publisher,
                    byline: authors.isEmpty ? nil : authors.joined(separator: ", "),
                    language: package.language),
                provenance: ArticleProvenance(
                    format: .book, part: chapter.key, encoding: chapter.encoding,
                    leftOut: lines.leftOut(order: [LeftOutKind.captions.words, LeftOutKind.pictures])),
                leftOut: input.givesLeftOut ? body.leftOut : []))
    }
}
