extension ArticleFormat {
    /// A PDF, by pdftotext where it is installed: one article a file.
    static let pdf = ArticleFormat(
        name: .pdf, extensions: ["pdf"],
        sniff: { $0.bytes.prefix(1024).range(of: "%PDF-") == nil ? .none : .certain },
        read: { input, sink in try sink.take(try PDFArticle.found(input)) })
}

/// The article of a PDF.
package enum PDFArticle {
    /// - Throws: ``ArticleError`` when it cannot be read, or holds only pictures.
    static func found(_ input: ArticleInput) throws -> FoundArticle {
        let program = HelperProgram.pdfToText
        let printed: [UInt8]
        do {
            printed = try program.text(of: try input.wholeFile())
        } catch let failure as HelperProgram.Failure {
            throw ArticleError.helper(failure, program, path: input.path, what: "a PDF")
        }
        return try article(printed, input)
    }

    /// - Parameter printed: What pdftotext says of the document.
    package static func article(_ printed: [UInt8], _ input: ArticleInput) throws -> FoundArticle {
        let layout = try PDFLayout(
            XMLEvents(try DecodedStream(ByteStream(printed)), deepest: input.limits.xmlDepth))
        let text = PDFText(layout)
        guard !text.lines.kept.isEmpty else { throw ArticleError.onlyPictures(path: input.path) }
        var properties = DocumentProperties()
        properties.title = layout.title
        properties.authors = layout.author.map { [$0] } ?? []
        var lines = text.lines
        // The largest line of the beginning is the headline, where the document does not name itself.
        let beginning = lines.indices.filter { lines[$0].leftOut == nil }.prefix(4)
        if properties.givenTitle == nil, let heading = beginning.first(where: { lines[$0].isHeading }) {
            properties.title = lines[heading].text
            // A line that only names a file is no headline, and stays in the text.
            if properties.givenTitle != nil { lines.remove(at: heading) }
        }
        return OfficeDocument.found(lines, properties, lines.leftOut(), input, format: .pdf)
    }
}
