import Articles
import Library

extension Range<Int> {
    /// The range moved up by `distance`.
    func shifted(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}

/// Converts places in the library's articles to Unicode scalars; remembers the last article.
struct ArticleOffsets {
    private let library: Library
    private var last: (id: ArticleID, offsets: TextOffsets)?

    init(_ library: Library) {
        self.library = library
    }

    /// The offsets of an article's text.
    mutating func of(_ id: ArticleID) throws -> TextOffsets {
        if let last, last.id == id { return last.offsets }
        let offsets = TextOffsets(utf8: try library.text(of: id) ?? [])
        last = (id, offsets)
        return offsets
    }
}
