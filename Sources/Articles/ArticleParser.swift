/// Reads a plain text as an article: headline, paragraphs, headings, what surrounds them, and what is said of it.
public struct ArticleParser: Sendable {
    /// A parser; it has no state and can be shared.
    public init() {}

    /// Reads a file's bytes.
    ///
    /// - Parameters:
    ///   - path: Names the file in errors; a date in its last part may be the article's.
    ///   - fileTime: The file's time of change as ISO 8601, the article's date if nothing better is known.
    /// - Throws: ``ArticleError`` when the bytes are not a text, or hold none.
    public func article(from bytes: [UInt8], path: String, fileTime: String) throws -> Article {
        try parse(bytes, path: path, fileTime: fileTime).article
    }

    /// As ``article(from:path:fileTime:)``, with the encoding that the bytes were in.
    ///
    /// - Parameter name: In which a date may be, where that is not the path.
    func parse(
        _ bytes: [UInt8], path: String, name: String? = nil, fileTime: String
    ) throws -> (article: Article, encoding: TextEncoding) {
        guard bytes.count <= ArticleFile.largest else {
            throw ArticleError.tooBig(path: path, bytes: bytes.count)
        }
        if let format = FileSignature.format(of: bytes) {
            throw ArticleError.notText(path: path, format: format)
        }
        let cleaned = CleanText.cleanedBytes(bytes)
        if FileSignature.isBinary(bytes, encoding: cleaned.encoding) {
            throw ArticleError.notText(path: path, format: nil)
        }
        let trimmed = cleaned.bytes.withUnsafeBufferPointer { TextLine.trimmed($0.indices, of: $0) }
        guard !trimmed.isEmpty else { throw ArticleError.empty(path: path) }
        let text = trimmed.count == cleaned.bytes.count ? cleaned.bytes : Array(cleaned.bytes[trimmed])
        var layout = TextBlocks(text)
        layout.classify()
        let said = layout.particulars
        let date =
            said.date.map { ArticleDate(iso: $0, origin: .text) } ?? FileNameDate.date(in: name ?? path)
            ?? ArticleDate(iso: fileTime, origin: .fileTime)
        let article = Article(
            title: layout.title, text: String(decoding: text, as: UTF8.self), blocks: layout.blocks,
            date: date,
            source: said.source ?? said.url.flatMap(Particulars.site), byline: said.byline, url: said.url,
            language: said.language)
        return (article, cleaned.encoding)
    }
}
