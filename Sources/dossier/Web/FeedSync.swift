import Articles
import Fetch
import Glibc
import Library

/// Asks feeds for what is new, and keeps what comes beside the library.
struct FeedSync {
    /// What came of asking a feed.
    struct Outcome {
        var feed: Feed
        /// Whether its file holds something new, which is to be taken into the library.
        var hasNews = false
        /// The address that it had.
        var movedFrom: String?
        /// The address of another feed that it turned out to be.
        var mergedInto: String?
        /// Whether it was found to be gone for good.
        var isGone = false
        var hasFailed: Bool { feed.problem != nil }
    }

    let library: Library
    let fetcher: Fetcher

    /// The folder beside the library.
    static let folder = "feeds"

    func file(of feed: Feed) -> KeptFile { KeptFile(feed.file, in: Self.folder, beside: library.path) }

    /// Asks a feed, unless nothing is to be had; what is known of it then is kept when its entries are taken.
    ///
    /// - Throws: ``FetchError/stopped``; ``LibraryError``; ``Failure`` when its file cannot be written.
    func ask(_ feed: Feed) throws -> Outcome {
        let request = FetchRequest(feed.address, etag: feed.etag, lastModified: feed.lastModified)
        do {
            let answer = try fetcher.fetch(request)
            try library.keepHeldHosts(fetcher.holdsForNextRun)
            return try take(answer, of: feed, request)
        } catch FetchError.stopped {
            throw FetchError.stopped
        } catch let error as FetchError {
            try library.keepHeldHosts(fetcher.holdsForNextRun)
            var outcome = Outcome(feed: feed)
            outcome.feed.problem = error.description
            if case .toldToWait = error { return outcome }
            (outcome.feed.asked, outcome.feed.status) = (Self.now, nil)
            return outcome
        }
    }

    /// Takes what a feed answered.
    func take(_ answer: FetchAnswer, of feed: Feed, _ request: FetchRequest) throws -> Outcome {
        var outcome = Outcome(feed: feed)
        (outcome.feed.asked, outcome.feed.status, outcome.feed.problem) = (Self.now, answer.status, nil)
        do {
            let answer = try answer.checked(for: request)
            if answer.status != 304 {
                outcome.feed.title = try Self.title(answer) ?? feed.title
                (outcome.feed.etag, outcome.feed.lastModified) = (answer.etag, answer.lastModified)
                outcome.hasNews = try keep(answer.bytes, of: feed)
            }
            if answer.lastingAddress != feed.address {
                outcome.movedFrom = feed.address
                outcome.feed.address = answer.lastingAddress
            }
        } catch let error as FetchError {
            outcome.isGone = answer.status == 410
            outcome.feed.isStopped = outcome.isGone
            outcome.feed.problem = error.description
        } catch let error as ArticleError {
            outcome.feed.problem = error.description
        }
        return outcome
    }

    /// - Returns: Whether it is not what the file held.
    private func keep(_ bytes: [UInt8], of feed: Feed) throws -> Bool {
        let file = file(of: feed)
        if file.exists, let old = try? ArticleFile(named: file.path).read(), old == bytes { return false }
        try file.write(bytes)
        return true
    }

    static func input(_ answer: FetchAnswer) -> ArticleInput {
        var input = ArticleInput(
            bytes: answer.bytes, path: answer.address, fileTime: ArticleFile.currentTime)
        (input.charset, input.address) = (answer.charset, answer.address)
        return input
    }

    /// What a feed calls itself.
    ///
    /// - Throws: ``ArticleError`` when it is no feed.
    private static func title(_ answer: FetchAnswer) throws -> String? {
        guard try input(answer).format() == .feed else {
            throw ArticleError.holdsNone(path: answer.address, what: "it is no feed")
        }
        // All of it: what only begins like a feed is none. One without entries is.
        do {
            try input(answer).read(into: ArticleSink { _ in })
        } catch ArticleError.noEntries {
            return try ListedFeeds.title(of: input(answer))
        }
        return try ListedFeeds.title(of: input(answer))
    }

    private static var now: Int { time(nil) }
}
