extension ArticleFormat {
    /// Every format that is read; of those that speak for a file alike, the first is taken.
    ///
    /// Documents that are archives by their make stand before archives.
    static let all: [ArticleFormat] = [
        .text, .feed, .page, .mail, .note, .book, .document, .oldDocument, .pdf, .data, .capture, .archive,
    ]

    /// The extensions of all of them; files with one of these are taken from a folder.
    static let allExtensions: Set<String> = all.reduce(into: []) { $0.formUnion($1.extensions) }
}
