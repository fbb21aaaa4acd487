import Articles
import Entities
import Fetch
import Library

/// One run through feeds: they are asked, their entries are taken, and their pages if that is wished.
struct SyncRun {
    let sync: FeedSync
    let annotator: ArticleAnnotator
    /// Whether pages are fetched too.
    let isFull: Bool
    /// The feeds that are taken from now on, and how many that were to be added were there already.
    var added: [Feed] = []
    var known = 0
    private(set) var outcomes: [FeedSync.Outcome] = []
    private(set) var report = ImportReport()

    private var library: Library { sync.library }

    init(sync: FeedSync, annotator: ArticleAnnotator, isFull: Bool) {
        (self.sync, self.annotator, self.isFull) = (sync, annotator, isFull)
    }

    /// Asks feeds, one after the other.
    mutating func ask(_ feeds: [Feed]) throws {
        for (index, feed) in feeds.enumerated() {
            if Interruption.happened { return }
            Message.progress("asking \(feed.name) · \(index + 1) of \(feeds.count)")
            do {
                note(try sync.ask(feed))
            } catch FetchError.stopped {
                return
            }
        }
    }

    mutating func note(_ outcome: FeedSync.Outcome) { outcomes.append(outcome) }

    /// Takes what is new into the library.
    mutating func takeEntries() throws {
        let last = try library.newestArticle()
        var importer = importer
        importer.entriesMayLeave = true
        var paths: [String] = []
        for outcome in outcomes where outcome.hasNews {
            let path = sync.file(of: outcome.feed).realPath
            paths.append(path)
            importer.origins[path] = WebOrigin(address: outcome.feed.address)
        }
        if !paths.isEmpty {
            report.add(
                try importer.add(
                    paths: paths, progress: { Message.progress(AddCommand.line($0)) },
                    isCancelled: { Interruption.happened }))
        }
        // What was not taken is to come again.
        if Interruption.happened { return }
        for index in outcomes.indices {
            if try !library.keepFeed(outcomes[index].feed) {
                outcomes[index].mergedInto = outcomes[index].feed.address
            }
        }
        guard isFull else { return }
        try library.noteNewPages(after: last)
        try takePages()
    }

    private mutating func takePages() throws {
        var articles: [String: [ArticleID]] = [:]
        var pages = PageImport(
            PageFetching(library: library, fetcher: sync.fetcher),
            isCancelled: { Interruption.happened })
        pages.tell = { Message.progress($0) }
        for (article, address) in try library.pagesToFetch() {
            if articles[address] == nil {
                pages.wishes.append(
                    PageFetching.Wish(address: address, asksRobots: true, knownAs: address))
            }
            articles[address, default: []].append(article)
        }
        guard !pages.wishes.isEmpty else { return }
        let kept = library
        pages.isDone = { wish in
            for article in articles[wish.address] ?? [] { try kept.notePageDone(of: article) }
        }
        report.add(
            try pages.add([], by: importer, progress: { Message.progress(AddCommand.line($0)) }))
    }

    private var importer: Importer { Importer(library: library, names: annotator.annotate) }
}

extension Library {
    /// The feed that somebody calls by its address or its title.
    ///
    /// - Throws: ``Failure`` when there is none, or there are several.
    func feed(called words: String) throws -> Feed {
        let feeds = try feeds()
        func same(_ one: String?) -> Bool { one?.lowercased() == words.lowercased() }
        var found = feeds.filter { same($0.address) }
        if found.isEmpty { found = feeds.filter { same($0.title) } }
        guard let feed = found.first else {
            throw Failure("There is no feed “\(words)”; “dossier sync --list” tells which there are.")
        }
        guard found.count == 1 else {
            throw Failure("Several feeds are called “\(words)”; say which by its address.")
        }
        return feed
    }
}
