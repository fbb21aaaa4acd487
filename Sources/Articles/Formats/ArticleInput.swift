/// A file that holds articles, or a member of one, and what is known of it besides.
public struct ArticleInput {
    /// All of its bytes; they can be read once.
    public let stream: ByteStream
    /// Names the file in errors; a date in its last part may be the article's.
    public var path: String
    /// The file's time of change as ISO 8601, an article's date if nothing better is known.
    public var fileTime: String
    /// How many bytes the stream has, where that is known.
    public var size: Int?
    /// Whether all text is taken where no article is found in it: the file was named with that wish.
    public var takesAny: Bool
    /// Which fields of rows are an article's title, text and so on, as it was told (“title” → “Headline”); empty where they are to be guessed.
    public var fields: [String: String] = [:]
    /// Whether articles come with what was left out of them.
    public var givesLeftOut = false
    /// Where in the file the stream begins, where that is not its beginning.
    public var readingOn: ReadingOn?
    /// How large and how deep things may be.
    public var limits = ReadingLimits.standard
    /// What it is called where the path does not end with that: a member of an archive, a compressed file without its suffix.
    var name: String?
    /// What lists beside the file may say of it.
    public var savedEntries: SavedEntries?
    /// Understands what lines say of the names in their articles; where it is set, a file is lines of annotated articles, or refused.
    package var annotations: AnnotatedLines.Reader?
    /// The encoding that came with the bytes, if any did.
    public var charset: String?
    /// The address that it was fetched from, where that came with the bytes.
    public var address: String?
    /// What is unpacked of the file it stands in; `nil` where it stands in none.
    var unpacking: Unpacking?
    /// How many archives it stands in.
    var depth = 0

    /// A file whose bytes are read as they are needed.
    public init(
        stream: ByteStream, path: String, fileTime: String, size: Int? = nil, takesAny: Bool = false
    ) {
        self.stream = stream
        self.path = path
        self.fileTime = fileTime
        self.size = size
        self.takesAny = takesAny
    }

    /// A file that is in memory.
    public init(bytes: [UInt8], path: String, fileTime: String, takesAny: Bool = false) {
        self.init(
            stream: ByteStream(bytes), path: path, fileTime: fileTime, size: bytes.count, takesAny: takesAny)
    }

    /// The format of the file, told from its beginning.
    ///
    /// - Throws: ``ArticleError`` when its beginning cannot be read.
    public func format() throws -> ArticleFormat.Name { try detected().name }

    private func detected() throws -> ArticleFormat {
        var head = Array(try readingOn?.beginning.prefix(FileHead.length) ?? stream.peek(FileHead.length))
        // Markup in UTF-16 without a mark.
        if let (wide, markLength) = PageCharset.marked(head), wide.isUTF16, markLength == 0 {
            head = TextConverter(wide).convert(head[...], isLast: false)
        }
        return ArticleFormat.of(FileHead(head, path: name ?? path))
    }

    /// Hands the articles in the file on one at a time, in their order.
    ///
    /// - Throws: ``ArticleError`` when the file holds no article, and what `sink` throws.
    public func read(into sink: ArticleSink) throws {
        var sink = sink
        // What stands in an archive goes through the archive's own sink.
        if depth == 0 {
            let take = sink.take
            sink.take = { found in
                var found = found
                found.article.language = LanguageDetector.settled(found.article)
                try take(found)
            }
        }
        if let annotations { return try readAnnotated(by: annotations, into: sink) }
        if depth == 0, try readSavedEntry(into: sink) { return }
        try detected().read(self, sink)
    }

    private func readAnnotated(by reader: @escaping AnnotatedLines.Reader, into sink: ArticleSink) throws {
        let format = try detected()
        switch format.name {
        case .data: try AnnotatedLines(self, reader, sink).read()
        case .archive: try format.read(self, sink)
        default: throw ArticleError.notAnnotated(path: path)
        }
    }

    /// Reads a file that is the text of an entry of an export.
    ///
    /// - Returns: Whether it is that.
    private func readSavedEntry(into sink: ArticleSink) throws -> Bool {
        guard let (name, export) = savedEntries?.entry(of: path) else { return false }
        var lists = export
        guard var found = lists.article(try wholeFile(), name: name, input: self) else {
            throw ArticleError.holdsNone(path: path, what: "an entry without text")
        }
        // The file is this article.
        found.provenance.part = nil
        try sink.take(found)
        return true
    }

    /// All articles in the file.
    ///
    /// - Throws: ``ArticleError`` when there is none.
    public func articles() throws -> [FoundArticle] {
        var found: [FoundArticle] = []
        try read(into: ArticleSink { found.append($0) })
        return found
    }

    /// All bytes that are left, for a format whose file is one article.
    ///
    /// - Throws: ``ArticleError/tooBig(path:bytes:)``, or that they cannot be read.
    func wholeFile() throws -> [UInt8] {
        if let size, size > limits.article { throw ArticleError.tooBig(path: path, bytes: size) }
        guard let bytes = try stream.rest(limit: limits.article) else {
            throw ArticleError.tooBig(path: path, bytes: size ?? limits.article + 1)
        }
        return bytes
    }
}
