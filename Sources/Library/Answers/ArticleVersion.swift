public import Articles

/// One of the texts that an article had, by the file it comes from.
public struct ArticleVersion: Equatable, Sendable {
    /// From 1, the one in front first.
    public var number: Int
    /// The file's path.
    public var path: String
    /// When it was saved or its file last changed, as ISO 8601 in UTC.
    public var saved: String
    public var words: Int
    /// Whether its file is gone.
    public var missing: Bool
    /// How it was read from its file.
    public var provenance: ArticleProvenance
    public var article: Article
    /// How it differs from the version saved before it; `nil` for the first that was saved.
    public var change: TextComparison?

    /// A version, of which everything is told.
    public init(
        number: Int, path: String, saved: String, words: Int, missing: Bool, provenance: ArticleProvenance,
        article: Article, change: TextComparison?
    ) {
        self.number = number
        self.path = path
        self.saved = saved
        self.words = words
        self.missing = missing
        self.provenance = provenance
        self.article = article
        self.change = change
    }
}

extension Library {
    /// The versions of an article: the one that stands in front, then the others, the last saved first.
    public func versions(of id: ArticleID) throws -> [ArticleVersion] {
        try read { snapshot in
            let stored = StoredVersions(snapshot.database, snapshot.texts)
            guard let front = try stored.front(id.rawValue) else { return [] }
            let behind = try stored.behind(id.rawValue).sorted { $0.modified > $1.modified }
            let all = [front] + behind
            let bySaving = all.indices.sorted { (all[$0].modified, $1) < (all[$1].modified, $0) }
            var changes: [Int: TextComparison] = [:]
            for (before, after) in zip(bySaving, bySaving.dropFirst()) {
                changes[after] = TextComparison(of: all[after].contents, with: all[before].contents)
            }
            return all.enumerated().map { index, version in
                ArticleVersion(
                    number: index + 1, path: version.place.path,
                    saved: ArticleFile(path: "", size: 0, modified: version.modified).modifiedTime,
                    words: version.words, missing: version.missing, provenance: version.provenance,
                    article: version.contents, change: changes[index])
            }
        }
    }
}
