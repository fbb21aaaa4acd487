import Articles

/// A reader of bytes that nobody vouches for, and what it is first given.
enum FuzzedReader: String, CaseIterable {
    case page, feed, dates, encodings, mail, markdown, epub, docx, odt, pdf, archive, data, capture

    /// Reads bytes; what is refused is fine, and so is any article that is sound.
    func read(_ bytes: [UInt8]) {
        switch self {
        case .page: read(bytes, as: "a.html")
        case .feed: read(bytes, as: "a.xml")
        case .dates: read(Self.entry(dated: bytes), as: "a.xml")
        case .encodings: read(Self.page(labelled: bytes), as: "a.html")
        case .mail: read(bytes, as: "a.eml")
        case .markdown: read(bytes, as: "a.md")
        case .epub: read(FuzzedDocument.book(bytes), as: "a.epub")
        case .docx: read(FuzzedDocument.word(bytes), as: "a.docx")
        case .odt: read(FuzzedDocument.openDocument(bytes), as: "a.odt")
        case .pdf: readPrinted(bytes)
        case .archive: read(bytes, as: "a.zip")
        case .data: read(bytes, as: "a.json")
        case .capture: read(bytes, as: "a.warc")
        }
    }

    /// What a program has printed of a PDF is made up too.
    private func readPrinted(_ bytes: [UInt8]) {
        let input = ArticleInput(bytes: [], path: "a.pdf", fileTime: "2020-01-02T03:04:05Z")
        guard let found = try? PDFArticle.article(bytes, input) else { return }
        check(found.article)
    }

    private func read(_ bytes: [UInt8], as name: String) {
        let input = ArticleInput(bytes: bytes, path: name, fileTime: "2020-01-02T03:04:05Z", takesAny: true)
        guard let articles = try? input.articles() else { return }
        for found in articles { check(found.article) }
    }

    /// Stops the program when an article is not sound.
    private func check(_ article: Article) {
        precondition(!article.title.isEmpty)
        var end = 0
        let length = article.text.utf8.count
        for block in article.blocks {
            precondition(block.range.lowerBound >= end && block.range.upperBound <= length)
            end = block.range.upperBound
        }
        let isSafe = article.text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
        precondition(isSafe)
    }

    /// A feed whose entry is dated so.
    private static func entry(dated date: [UInt8]) -> [UInt8] {
        Array("<rss><channel><item><title>A</title><pubDate><![CDATA[".utf8) + date
            + Array("]]></pubDate></item></channel></rss>".utf8)
    }

    private static let labels = [
        "utf-8", "windows-1251", "shift_jis", "gb18030", "big5", "euc-kr", "iso-2022-jp", "koi8-r", "utf-16",
    ]

    /// A page that says that it is in the encoding that the first byte chooses.
    private static func page(labelled bytes: [UInt8]) -> [UInt8] {
        let label = labels[Int(bytes.first ?? 0) % labels.count]
        return Array("<meta charset=\(label)><h1>A</h1><p>".utf8) + bytes.dropFirst()
    }
}

extension FuzzedReader {
    /// The reader that the program was started for.
    static let chosen = CommandLine.arguments.dropFirst().first.flatMap(FuzzedReader.init)
}
