import Articles
import Entities

extension Importer {
    /// Takes in what another library has: articles and their versions, marks, tags, what was read, notes, whom it follows,
    /// saved searches, corrections, chosen copies, feeds and places marked with a letter.
    ///
    /// Nothing in the other library changes. What is taken stays, and the same again goes on from there. A correction
    /// that contradicts one made here is told and not made.
    ///
    /// - Parameters:
    ///   - progress: Told how many of the other library's articles were looked at, and how many there are.
    ///   - isCancelled: Asked often.
    /// - Throws: ``LibraryError``, for either of the two.
    public func merge(
        _ other: Library, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws -> MergeReport {
        var merge = try LibraryMerge(self, MergeSource(library: other))
        try merge.takeArticles(progress: progress, isCancelled: isCancelled)
        guard !isCancelled() else {
            merge.report.wasCancelled = true
            return merge.report
        }
        try addNames(isCancelled: isCancelled)
        try merge.takeCorrections()
        try merge.takeNotes()
        try merge.takeFollows()
        try merge.takeSearches()
        try merge.takeChosenCopies()
        try merge.takeFeeds()
        try merge.takeLetters()
        try library.mergeJournal()
        return merge.report
    }
}

/// One library on its way into another.
struct LibraryMerge {
    let importer: Importer
    let source: MergeSource
    var report = MergeReport()
    /// The other library's articles, by what they are here.
    var articles: [Int64: Int64] = [:]
    private let known: MergeKnown

    var library: Library { importer.library }

    init(_ importer: Importer, _ source: MergeSource) throws {
        self.importer = importer
        self.source = source
        known = try MergeKnown(importer.library)
    }

    mutating func takeArticles(
        progress: (Int, Int) -> Void, isCancelled: @Sendable () -> Bool
    ) throws {
        let total = try source.count()
        var last: Int64 = .min
        var done = 0
        while !isCancelled(), case let wave = try source.articles(after: last), let end = wave.last {
            try take(wave)
            last = end.id
            done += wave.count
            progress(done, total)
        }
    }

    private mutating func take(_ wave: [MergedArticle]) throws {
        // The library cannot be asked while it is written.
        var coming: [(id: Int64, version: StoredVersion, annotation: Annotation?)] = []
        for article in wave {
            for (index, version) in ([article.front] + article.behind).enumerated() {
                if let found = try known.article(version.source, besides: source) {
                    if index == 0 {
                        articles[article.id] = found
                        report.known += 1
                    }
                } else {
                    coming.append((article.id, version, index == 0 ? article.annotation : nil))
                }
            }
        }
        let lexicon = try library.newestLexicon()
        let findsRelations = importer.findsRelations
        var sources: [ArticleSource] = []
        for item in coming { sources.append(place(of: item.version)) }
        let incoming = zip(coming, sources).map { (item: $0, file: $1) }.mapOnAllCores {
            IncomingArticle(
                file: $0.file,
                found: FoundArticle(
                    article: $0.item.version.contents, provenance: $0.item.version.provenance),
                annotation: $0.item.annotation, lexicon: lexicon, findsRelations: findsRelations)
        }
        let stored = incoming.isEmpty ? [] : try library.store(incoming)
        for (item, result) in zip(coming, stored) {
            if item.version.row == nil { articles[item.id] = result.id.rawValue }
            count(result, of: item.version)
        }
        report.marked += try takeMarks(of: wave.map(\.id))
    }

    /// Where the article is to be here: under the other library's name where its own name is taken.
    private mutating func place(of version: StoredVersion) -> ArticleSource {
        var file = version.source
        guard known.isTaken(file) else { return file }
        file.path = source.library.path + (file.path.hasPrefix("/") ? "" : "/") + file.path
        report.renamed += 1
        return file
    }

    private mutating func count(_ stored: StoredArticle, of version: StoredVersion) {
        switch stored {
        case .new: report.new += 1
        case .version, .changed: report.versions += 1
        case .unchanged, .moved, .copy: report.known += version.row == nil ? 1 : 0
        }
    }
}
