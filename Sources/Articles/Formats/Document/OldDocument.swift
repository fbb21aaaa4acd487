extension ArticleFormat {
    /// An old document of Word (.doc), or one in RTF, by catdoc where it is installed: one article a file.
    static let oldDocument = ArticleFormat(
        name: .document, extensions: ["doc", "dot", "rtf"], sniff: OldDocument.judge,
        read: { input, sink in try sink.take(try OldDocument.found(input)) })
}

/// The article of an old document.
enum OldDocument {
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    private static let rich = Array("{\\rtf".utf8)

    static func judge(_ head: FileHead) -> ArticleFormat.Likelihood {
        if head.bytes.starts(with: rich) { return .certain }
        guard head.bytes.starts(with: compound) else { return .none }
        // Tables, presentations and mails are made in the same way.
        let isNamed = head.pathExtension.map { ["doc", "dot", "docx"].contains($0) } ?? false
        return isNamed || head.bytes.range(of: inTwoBytes("WordDocument")) != nil ? .certain : .none
    }

    /// A text as the names in such a file are written.
    private static func inTwoBytes(_ text: String) -> String {
        text.map { "\($0)\u{0}" }.joined()
    }

    /// - Throws: ``ArticleError`` when it cannot be read, or holds no text.
    static func found(_ input: ArticleInput) throws -> FoundArticle {
        let bytes = try input.wholeFile()
        let isRich = bytes.starts(with: rich)
        if !isRich {
            if bytes[...].range(of: inTwoBytes("EncryptedPackage")) != nil {
                throw ArticleError.encrypted(path: input.path)
            }
            guard bytes[...].range(of: inTwoBytes("WordDocument")) != nil else {
                throw ArticleError.notText(path: input.path, format: "an office document")
            }
        }
        let program = HelperProgram.catdoc
        let printed: [UInt8]
        do {
            printed = try program.text(of: bytes)
        } catch let failure as HelperProgram.Failure {
            let what = isRich ? "an RTF document" : "an old Word document"
            throw ArticleError.helper(failure, program, path: input.path, what: what)
        }
        let lines = CleanText.cleanedBytes(printed).bytes.split(separator: 0x0A).map {
            ArticleText.Line(text: String(decoding: $0, as: UTF8.self).trimmed)
        }.filter { !$0.text.isEmpty }
        guard !lines.isEmpty else {
            throw ArticleError.holdsNone(path: input.path, what: "a document without text")
        }
        let body = ArticleText(title: "", lines: lines)
        let (article, _) = try ArticleParser().parse(
            Array(lines.map(\.text).joined(separator: "\n\n").utf8), path: input.path, name: input.name,
            fileTime: input.fileTime)
        return FoundArticle(
            article: Article(
                title: article.title, text: body.text, blocks: body.blocks, date: article.date,
                source: article.source, byline: article.byline, url: article.url, language: article.language),
            provenance: ArticleProvenance(format: .document, encoding: TextEncoding.utf8.rawValue))
    }
}
