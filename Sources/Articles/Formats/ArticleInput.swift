/// The bytes of a file that holds articles, and what is known of it besides.
public struct ArticleInput: Sendable {
    /// All of the file.
    public var bytes: [UInt8]
    /// Names the file in errors; a date in its last part may be the article's.
    public var path: String
    /// The file's time of change as ISO 8601, an article's date if nothing better is known.
    public var fileTime: String

    /// Whether all text is taken where no article is found in it: the file was named with that wish.
    public var takesAny: Bool

    /// A file that has been read.
    public init(bytes: [UInt8], path: String, fileTime: String, takesAny: Bool = false) {
        self.bytes = bytes
        self.path = path
        self.fileTime = fileTime
        self.takesAny = takesAny
    }

    /// The format of the file.
    public var format: ArticleFormat.Name { detected.name }

    private var detected: ArticleFormat { ArticleFormat.of(FileHead(bytes, path: path)) }

    /// Gives the articles in the file one at a time, in their order.
    ///
    /// - Throws: ``ArticleError`` when the file holds no article, and what `each` throws.
    public func forEachArticle(_ each: (FoundArticle) throws -> Void) throws {
        guard bytes.count <= ArticleFile.largest else {
            throw ArticleError.tooBig(path: path, bytes: bytes.count)
        }
        try detected.read(self, each)
    }

    /// All articles in the file.
    ///
    /// - Throws: ``ArticleError`` when there is none.
    public func articles() throws -> [FoundArticle] {
        var found: [FoundArticle] = []
        try forEachArticle { found.append($0) }
        return found
    }
}
