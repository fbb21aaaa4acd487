extension ArticleFormat {
    /// A feed of any kind, a WordPress export, or newsboat's cache: an article an entry.
    static let feed = ArticleFormat(
        name: .feed, extensions: ["rss", "atom", "rdf", "cdf", "xml", "opml", "db"],
        sniff: FeedSniffer.judge,
        read: { input, sink in
            switch FeedSniffer.kind(
                of: FileHead(Array(try input.stream.peek(FileHead.length)), path: input.path))
            {
            case .json: try JSONFeed(input).read(into: sink)
            case .database: try NewsboatCache(input).read(into: sink)
            case .xml, nil: try FeedFile(input).read(into: sink)
            }
        })
}

/// A feed that is XML.
struct FeedFile {
    private let input: ArticleInput

    init(_ input: ArticleInput) { self.input = input }

    /// - Throws: ``ArticleError`` when it holds no article, and what `sink` throws.
    func read(into sink: ArticleSink) throws {
        let head = Array(try input.stream.peek(FileHead.length))
        if FeedSniffer.root(of: head)?.name == "opml" {
            throw ArticleError.feedList(path: input.path)
        }
        let stream = try DecodedStream(input.stream, label: input.charset)
        let events = XMLEvents(stream, deepest: input.limits.xmlDepth)
        var reader = FeedReader(events, largest: input.limits.article, address: input.address)
        var entries = FeedEntries(input, sink, encoding: events.encoding)
        while let entry = try reader.next() { try entries.add(entry, header: reader.header) }
        if events.isBrokenOff, reader.isFeed {
            entries.breakOff(inEntry: reader.isInEntry ? reader.entryCount : nil)
        }
        try entries.finish(header: reader.header, what: reader.isFeed ? nil : "XML that is no feed")
    }
}

/// Hands the entries of a feed on as articles, and tells of those that are none.
struct FeedEntries {
    private let input: ArticleInput
    private let sink: ArticleSink
    private let encoding: String
    private var hold = FeedHold()
    private var taken = 0
    private var leftOut: [String: Int] = [:]
    private var breakOff: String?

    init(_ input: ArticleInput, _ sink: ArticleSink, encoding: String) {
        (self.input, self.sink, self.encoding) = (input, sink, encoding)
    }

    /// - Throws: What the sink throws.
    mutating func add(_ entry: FeedEntry, header: FeedHeader) throws {
        if let what = Self.unpublished(entry) {
            leftOut[what, default: 0] += 1
        } else if entry.size > input.limits.article {
            report(
                .entryTooBig(
                    path: input.path, entry: "entry \(entry.number)", bytes: entry.size,
                    limit: input.limits.article))
        } else if let article = FeedArticle(entry, givesLeftOut: input.givesLeftOut) {
            hold.add(article)
            try handOn(hold.release(isLast: false), header: header)
        } else {
            leftOut["entries without title and text", default: 0] += 1
        }
    }

    /// The file ended before it should.
    ///
    /// - Parameter number: The entry that it ended in.
    mutating func breakOff(inEntry number: Int?) {
        breakOff = number.map { "entry \($0)" } ?? "what follows its entries"
    }

    /// - Parameter what: What the file is, where it is no feed.
    /// - Throws: ``ArticleError`` when nothing was handed on, and what the sink throws.
    mutating func finish(header: FeedHeader, what: String?) throws {
        try handOn(hold.release(isLast: true), header: header)
        if hold.olderForms > 0 { leftOut["older forms of entries", default: 0] += hold.olderForms }
        for (what, count) in leftOut.sorted(by: { $0.key < $1.key }) {
            sink.leaveOut(LeftOut(what: what, count: count))
        }
        guard taken > 0 else {
            if let what = breakOff.map({ "it breaks off in \($0)" }) ?? what {
                throw ArticleError.holdsNone(path: input.path, what: what)
            }
            throw ArticleError.noEntries(path: input.path)
        }
        if let breakOff { report(.breaksOff(path: input.path, place: breakOff, read: taken)) }
    }

    private mutating func handOn(_ articles: [FeedArticle], header: FeedHeader) throws {
        for article in articles {
            try sink.take(article.found(header, encoding: encoding, fileTime: input.fileTime))
            taken += 1
        }
    }

    /// Tells of an entry that is left out.
    func report(_ error: ArticleError) {
        sink.report(ArticleProblem(error, path: input.path))
    }

    /// What an entry of a WordPress export is that is no published post or page.
    private static func unpublished(_ entry: FeedEntry) -> String? {
        guard let type = entry.postType else { return nil }
        switch type {
        case "post", "page": break
        case "attachment": return "attachments"
        case "nav_menu_item": return "entries of menus"
        case "revision": return "older forms of entries"
        default: return "entries of other kinds"
        }
        switch entry.status ?? "publish" {
        case "publish", "": return nil
        case "private": return "private entries"
        case "future": return "entries for later"
        case "trash": return "deleted entries"
        default: return "drafts"
        }
    }
}
