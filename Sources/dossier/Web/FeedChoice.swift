import Articles
import Fetch
import Library

/// Finds the feeds that somebody means by an address or a file.
struct FeedChoice {
    let sync: FeedSync

    /// Feeds that were found, and what came of asking the one that was, if it was.
    struct Finding {
        var added: [Feed] = []
        /// How many were there already.
        var known = 0
        var outcome: FeedSync.Outcome?
    }

    /// - Parameter words: The address of a feed, of a page that names its feed, or of a list of feeds; or a file that is such a list.
    /// - Throws: ``Failure``, ``FetchError``, ``ArticleError``.
    func add(_ words: String) throws -> Finding {
        guard WebAddress.isMeant(by: words) else { return try add(listIn: GivenFile.bytes(of: words), words) }
        let request = FetchRequest(words)
        let answer = try fetch(request)
        let input = FeedSync.input(answer)
        if let feeds = try ListedFeeds.inList(input) { return try add(feeds) }
        switch try input.format() {
        case .feed: return try add(answer, request)
        case .page: return try add(namedBy: answer)
        default: throw Self.noFeed(words)
        }
    }

    private func fetch(_ request: FetchRequest) throws -> FetchAnswer {
        let outcome = Result { try sync.fetcher.fetch(request).checked(for: request) }
        try sync.library.keepHeldHosts(sync.fetcher.holdsForNextRun)
        return try outcome.get()
    }

    private func add(_ answer: FetchAnswer, _ request: FetchRequest) throws -> Finding {
        let host = PageFetching.fileName(ofHostIn: answer.lastingAddress)
        let (feed, isNew) = try sync.library.addFeed(at: answer.lastingAddress, title: nil, host: host)
        let outcome = try sync.take(answer, of: feed, request)
        if isNew, let problem = outcome.feed.problem {
            try sync.library.dropFeed(feed.id)
            throw Failure(problem)
        }
        return Finding(added: isNew ? [feed] : [], known: isNew ? 0 : 1, outcome: outcome)
    }

    /// The feed that a page names, if it is one.
    private func add(namedBy page: FetchAnswer) throws -> Finding {
        let named = ListedFeeds.ofPage(page.bytes, address: page.address)
        guard let first = named.first else { throw Self.noFeed(page.address) }
        guard named.count == 1 else {
            let list = named.map { feed in "\(feed.address)\(feed.title.map { " (\($0))" } ?? "")" }
            throw Failure(
                "\(page.address) names several feeds; add the one that you want: "
                    + list.joined(separator: ", ") + ".")
        }
        let request = FetchRequest(first.address)
        let answer = try fetch(request)
        guard try FeedSync.input(answer).format() == .feed else { throw Self.noFeed(first.address) }
        return try add(answer, request)
    }

    private func add(listIn bytes: [UInt8], _ name: String) throws -> Finding {
        let input = ArticleInput(bytes: bytes, path: name, fileTime: ArticleFile.currentTime)
        guard let feeds = try ListedFeeds.inList(input) else {
            throw Failure("\(name) is no list of feeds; give one (OPML), or the address of a feed.")
        }
        return try add(feeds)
    }

    private func add(_ feeds: [ListedFeed]) throws -> Finding {
        var finding = Finding()
        for feed in feeds {
            let host = PageFetching.fileName(ofHostIn: feed.address)
            let (added, isNew) = try sync.library.addFeed(at: feed.address, title: feed.title, host: host)
            if isNew { finding.added.append(added) } else { finding.known += 1 }
        }
        return finding
    }

    private static func noFeed(_ address: String) -> Failure {
        Failure(
            "\(address) is no feed and names none; look on its page for “RSS” or “Atom”, and give that address."
        )
    }
}
