public import Articles
import Dispatch
public import Entities
import Foundation
import Synchronization

/// Adds files to a library: they are read and understood on all cores while one writer stores.
///
/// Stored articles stay stored whatever happens later: adding the same files again continues where it stopped.
public struct Importer: Sendable {
    /// Finds the names in an article.
    public typealias NameFinder = @Sendable (Article) -> Annotation

    let library: Library
    let names: NameFinder?
    /// Whether articles are stored before names are looked for in them, so that they can be read at once.
    public var namesFollow: Bool
    /// Whether all text of a page is taken where no article is found in it.
    public var takesAny = false
    /// Which fields of rows are an article's title, text and so on; empty where they are to be guessed.
    public var fields: [String: String] = [:]
    /// Whether copies and stories are found among the articles; only measuring what that costs does without.
    package var findsRelations = true
    /// Says which annotations are taken from the files themselves; where it is set, no names are looked for.
    public var annotations: LineAnnotations?
    /// What the lists of exports say of the files beside them.
    let savedEntries = SavedEntries()
    /// Where files were fetched from, by their paths.
    public var origins: [String: WebOrigin] = [:]
    /// Whether what a file held and does not hold any more is as good as there: a feed tells only what is new.
    public var entriesMayLeave = false
    /// Files that somebody is still writing, and that are left for later.
    var unfinished: Set<String> = []
    /// How large and how deep things may be that are read.
    public var limits = ReadingLimits.standard

    /// - Parameter names: Finds names; without it only texts are added.
    public init(library: Library, names: NameFinder?, namesFollow: Bool = false) {
        self.library = library
        self.names = names
        self.namesFollow = namesFollow
    }

    /// Adds files and folders.
    ///
    /// - Parameters:
    ///   - progress: Told after each transaction, from this thread or another, never twice at once.
    ///   - isCancelled: Asked often; what is stored by then stays.
    /// - Throws: ``LibraryError`` when the library cannot be written; a bad file only becomes a problem of the report.
    public func add(
        paths: [String], progress: @escaping @Sendable (ImportProgress) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws -> ImportReport {
        let run = ImportRun(self, progress: progress, isCancelled: isCancelled)
        run.tell()
        let found = ArticleFiles.files(at: paths)
        run.begin(found)
        let folders = paths.map { URL(filePath: $0).resolvingSymlinksInPath().path }.filter(Self.isFolder)
        // First, so that a file that has moved leads to the article that it was.
        try run.markMissing(in: folders, listed: found.files)
        try run.keepProblems(found.problems, in: folders, listed: found.files)
        let last = try library.lastArticle()
        try run.take(found.files)
        try run.findNames()
        try run.noteCopies(after: last)
        try library.mergeJournal()
        return run.report
    }

    /// Looks for names in the articles that were added without, the newest first.
    public func addNames(
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws {
        try ImportRun(self, progress: progress, isCancelled: isCancelled).findNames()
    }
}

/// How many articles go into a transaction: few at first, to show something at once, then as many as take about a second.
///
/// More would be lost when the program is killed, and fewer cost more each.
struct ImportWaves {
    private(set) var count = 32
    private let largest: Int
    /// What an article of the previous wave took.
    private var lastEach: Duration?
    /// So that memory stays bounded whatever the size of the files.
    static let byteLimit = 12 << 20
    /// A larger file goes into a transaction of its own.
    static let largeFile = 2 << 20
    static let smallest = 16
    static let time = Duration.seconds(1)
    /// A wave that takes little longer than it should stays as it is.
    static let longestTime = Duration.milliseconds(1_500)
    private static let growth = 4

    /// - Parameter largest: The most articles of a wave. With their names they take much more memory than texts alone.
    init(largest: Int) { self.largest = largest }

    /// The positions of the files that go into the next transaction.
    func next(of files: ArticleFileList, from first: Int) -> Range<Int> {
        var bytes = 0
        var end = first
        while end < files.count, end - first < count {
            let size = files.size(at: end)
            bytes += size
            if bytes > Self.byteLimit || size > Self.largeFile, end > first { break }
            end += 1
            if size > Self.largeFile { break }
        }
        return first..<end
    }

    /// Chooses the size of the next wave by how long one took.
    ///
    /// A single slow wave changes nothing: it may have had a long article in it, or parts of the index to merge.
    mutating func note(_ articles: Int, took time: Duration) {
        guard articles > 0 else { return }
        let each = time / articles
        let usual = max(.nanoseconds(1), min(each, lastEach ?? each))
        lastEach = each
        let fitting = Int(min(Double(largest), (Self.time / usual).rounded()))
        if fitting < count, usual * count <= Self.longestTime { return }
        count = min(largest, max(Self.smallest, min(fitting, count * Self.growth)))
    }
}
