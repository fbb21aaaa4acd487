extension ArticleFormat {
    /// Every format that is read.
    static let all: [ArticleFormat] = [.text, .feed, .page]

    /// The extensions of all of them; files with one of these are taken from a folder.
    static let allExtensions: Set<String> = all.reduce(into: []) { $0.formUnion($1.extensions) }
}
