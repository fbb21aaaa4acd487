import CMD4C

extension ArticleFormat {
    /// A note in Markdown, as Obsidian and many other programs keep them: one article a file.
    static let note = ArticleFormat(
        name: .note, extensions: ["md", "markdown", "mdown", "mkd"], sniff: NoteArticle.judge,
        read: { input, sink in try sink.take(try NoteArticle(input).found()) })
}

/// The article of a note, put together from its front matter and its text.
struct NoteArticle {
    private let input: ArticleInput
    private let encoding: String
    private let facts: NoteFacts
    private let text: MarkupText
    private var lines: [ArticleText.Line] { text.lines }

    /// Front matter says that a text is a note; else its name does.
    static func judge(_ head: FileHead) -> ArticleFormat.Likelihood {
        let start = head.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? head.bytes.dropFirst(3) : head.bytes
        guard FileSignature.looksLikeText(Array(head.bytes)) else { return .none }
        if let (matter, _) = FrontMatter.split(start), !matter.fields.isEmpty { return .certain }
        let isNamed = head.pathExtension.map(ArticleFormat.note.extensions.contains) ?? false
        return isNamed ? .possible : .none
    }

    init(_ input: ArticleInput) throws {
        self.input = input
        let bytes = try input.wholeFile()
        if let format = FileSignature.format(of: bytes) {
            throw ArticleError.notText(path: input.path, format: format)
        }
        let cleaned = CleanText.cleanedBytes(bytes)
        guard !FileSignature.isBinary(bytes, encoding: cleaned.encoding) else {
            throw ArticleError.notText(path: input.path, format: nil)
        }
        encoding = cleaned.encoding.rawValue
        let split = FrontMatter.split(cleaned.bytes[...])
        let source = NoteSource(split?.rest ?? cleaned.bytes[...])
        var text = Self.text(of: source.markdown)
        text.leaveOut(source.cut) { [markdown = source.markdown] place in
            input.givesLeftOut ? Self.text(of: Array(markdown.prefix(place))).lines.count : nil
        }
        self.text = text
        facts = NoteFacts(split?.matter)
    }

    private static func text(of markdown: [UInt8]) -> MarkupText {
        MarkupText(String(decoding: html(of: markdown), as: UTF8.self), withPictures: true)
    }

    /// Markdown as HTML, by md4c.
    private static func html(of markdown: [UInt8]) -> [UInt8] {
        final class Output { var bytes: [UInt8] = [] }
        let output = Output()
        _ = markdown.withUnsafeBytes { raw in
            // An article has at most 64 MiB.
            md_html(
                raw.bindMemory(to: CChar.self).baseAddress, MD_SIZE(raw.count),
                { text, count, context in
                    guard let text, let context else { return }
                    Unmanaged<Output>.fromOpaque(context).takeUnretainedValue().bytes.append(
                        contentsOf: UnsafeRawBufferPointer(start: text, count: Int(count)))
                }, Unmanaged.passUnretained(output).toOpaque(), md_wiki_dialect, 0)
        }
        return output.bytes
    }

    /// - Throws: ``ArticleError`` when nothing is written in it.
    func found() throws -> FoundArticle {
        let lines = lines
        guard lines.contains(where: { !$0.text.isEmpty }) else { throw ArticleError.empty(path: input.path) }
        let heading = lines.first.flatMap { $0.isHeading ? $0.text : nil }
        let title = facts.title ?? heading ?? titleInName
        let body = ArticleText(title: title ?? "", lines: text.all)
        let said = try Said(body, path: input.path, fileTime: input.fileTime)
        let date =
            (facts.date ?? said.particulars.date).map { ArticleDate(iso: $0, origin: .text) }
            ?? FileNameDate.date(in: input.name ?? input.path)
            ?? ArticleDate(iso: input.fileTime, origin: .fileTime)
        let url = facts.url ?? said.particulars.url
        let article = Article(
            title: body.title, text: body.text, blocks: said.blocks, date: date,
            source: facts.source ?? said.particulars.source ?? url.flatMap(Particulars.site),
            byline: facts.byline ?? said.particulars.byline, url: url,
            language: facts.language ?? said.particulars.language)
        return FoundArticle(
            article: article,
            provenance: ArticleProvenance(
                format: .note, encoding: encoding, leftOut: text.all.leftOut(order: [LeftOutKind.pictures])),
            marks: SavedMarks(tags: facts.tags, savedTime: facts.saved),
            leftOut: input.givesLeftOut ? body.leftOut : [])
    }

    /// A file's name of several words, as notes are called by what they are about.
    private var titleInName: String? {
        let name = (input.name ?? input.path).split(separator: "/").last.map(String.init) ?? ""
        let stem = FileHead.pathExtension(of: name).map { name.dropLast($0.utf8.count + 1) } ?? name[...]
        let words = stem.split(separator: " ").filter { $0.contains(where: \.isLetter) }
        return words.count >= 2 ? ArticleText.clean(String(stem)) : nil
    }

    /// What the lines of a note say of it, as those of a plain text do.
    private struct Said {
        var particulars = Particulars()
        var blocks: [Article.Block]

        init(_ body: ArticleText, path: String, fileTime: String) throws {
            blocks = body.blocks
            // A blank line between all, as between paragraphs.
            let text = Array(body.text.utf8)
            let apart = text.flatMap { $0 == 0x0A ? [0x0A, 0x0A] : [$0] }
            var layout = TextBlocks(apart)
            layout.classify()
            particulars = layout.particulars
            let around = Set(layout.blocks.filter { $0.kind == .furniture }.map { Array(apart[$0.range]) })
            for index in blocks.indices where blocks[index].kind == .paragraph {
                if around.contains(Array(text[blocks[index].range])) { blocks[index].kind = .furniture }
            }
        }
    }
}
