import ArgumentParser
import Articles
import CrossReferences
import Entities
import Fetch
import Library

/// `dossier sync`: takes what is new in feeds.
struct SyncCommand: OptionsWithValues {
    static let optionsWithValue = WebOptions.withValue.union(["--add", "--drop"])
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Take the new entries of feeds.",
        discussion: """
            The library keeps which feeds are taken. Each is asked for what has changed since last time, which costs \
            nothing where nothing has; the entries are articles like all others. With --full the pages of new entries are \
            fetched too, as far as the sites’ robots.txt allows it: a page and its entry are one article.

            A feed that moved for good is asked at its new address, one that is gone for good no more. Hosts are asked once \
            a second, and left alone for as long as they ask.

            examples:
              dossier sync --add https://example.org/feed
              dossier sync --add subscriptions.opml
              dossier sync
              dossier sync --full
              dossier sync --list
              dossier sync --drop https://example.org/feed
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print the outcome as one JSON object; with --list, one object a line.") var json = false
    @Option(
        help: ArgumentHelp(
            "Take this feed from now on: its address, that of a page which names it, or a list of feeds (OPML).",
            valueName: "FEED"), completion: .file())
    var add: String?
    @Option(
        help: ArgumentHelp("Take this feed no longer; its articles stay.", valueName: "FEED"),
        completion: LibraryCompletion.feeds)
    var drop: String?
    @Flag(help: "Only say which feeds are taken, and what came of asking them.") var list = false
    @Flag(help: "Fetch the pages of new entries too.") var full = false
    @OptionGroup var web: WebOptions

    func validate() throws {
        let wishes = [add != nil, drop != nil, list].count { $0 }
        if wishes > 1 { throw ValidationError("--add, --drop and --list go one at a time.") }
        if full, list || drop != nil { throw ValidationError("--full goes with --add, or alone.") }
    }

    func run() throws {
        if list { return try writeList(try library.open().feeds()) }
        if let drop { return try forget(drop) }
        let library = add == nil ? try library.open() : try library.openOrMake()
        Interruption.watch()
        let sync = FeedSync(
            library: library,
            fetcher: try web.fetcher(for: library, isCancelled: { Interruption.happened }))
        var run = SyncRun(sync: sync, annotator: try ArticleAnnotator.shipped(), isFull: full)
        let outcome = Result { try take(&run, library) }
        Message.endProgress()
        try outcome.get()
        tell(run)
        if Interruption.happened {
            Message.error(Interruption.words)
            throw ExitCode(130)
        }
        if !run.outcomes.isEmpty, run.outcomes.allSatisfy(\.hasFailed) { throw ExitCode(1) }
    }

    private func take(_ run: inout SyncRun, _ library: Library) throws {
        if let add {
            let found = try FeedChoice(sync: run.sync).add(add)
            run.added = found.added
            run.known = found.known
            if let outcome = found.outcome { run.note(outcome) } else { try run.ask(found.added) }
        } else {
            let feeds = try library.feeds()
            if feeds.isEmpty {
                throw Failure("No feeds are taken yet; “dossier sync --add ADDRESS” begins with one.")
            }
            try run.ask(feeds.filter { !$0.isStopped })
        }
        try run.takeEntries()
    }

    private func forget(_ words: String) throws {
        let library = try library.open()
        let feed = try library.feed(called: words)
        try library.dropFeed(feed.id)
        var output = Output()
        if json { return output.line(["address": .string(feed.address), "dropped": .bool(true)]) }
        output.line("\(feed.name) is taken no longer; its articles stay.")
    }

    // MARK: Output

    private func tell(_ run: SyncRun) {
        var output = Output()
        if json { return output.line(run.json(stopped: Interruption.happened)) }
        for line in run.lines { output.line(line) }
        output.line(run.report.counts)
        for line in run.report.asides { output.line(line) }
        output.flush()
        for outcome in run.outcomes {
            if let problem = outcome.feed.problem { Message.error(problem) }
        }
        for problem in run.report.problems { Message.error(problem.description) }
    }

    private func writeList(_ feeds: [Feed]) throws {
        var output = Output()
        if feeds.isEmpty, !json {
            Message.error("No feeds are taken yet; “dossier sync --add ADDRESS” begins with one.")
        }
        let width = min(40, feeds.map { Columns.width(of: $0.name) }.max() ?? 0)
        for feed in feeds {
            if json {
                output.line(feed.json)
                continue
            }
            let asked =
                feed.asked.map { String(ArticleFile.timestamp(secondsSince1970: $0).prefix(10)) } ?? ""
            output.row(
                "\(Columns.left(asked, width: 10))  \(Columns.left(feed.state, width: 7))  "
                    + "\(Columns.left(feed.name, width: width))  \(feed.address)")
            if let problem = feed.problem { output.row("            \(problem)") }
        }
    }
}

extension Feed {
    /// How it stands with it, in a word.
    fileprivate var state: String {
        if isStopped { return "gone" }
        if problem != nil { return "failed" }
        return asked == nil ? "new" : "taken"
    }

    fileprivate var json: JSON {
        [
            "address": .string(address), "title": JSON(title),
            "asked": JSON(asked.map { ArticleFile.timestamp(secondsSince1970: $0) }),
            "status": status.map(JSON.int) ?? .null, "stopped": .bool(isStopped), "problem": JSON(problem),
        ]
    }
}

extension SyncRun {
    /// What is told of feeds, a line each.
    fileprivate var lines: [String] {
        var lines: [String] = []
        if known > 0 || added.count > 1 {
            lines.append("\(added.count.counted("feed")) new, \(known) taken already.")
        } else if let feed = outcomes.first?.feed, added.count == 1 {
            lines.append("\(feed.name) is taken from now on.")
        }
        for outcome in outcomes {
            let name = outcome.feed.name
            if let merged = outcome.mergedInto {
                lines.append("\(name) is the same as \(merged) now, and taken there.")
            } else if outcome.movedFrom != nil {
                lines.append("\(name) has moved to \(outcome.feed.address), and is asked there from now on.")
            }
            if outcome.isGone {
                lines.append(
                    "\(name) is not asked any more; “dossier sync --drop \(outcome.feed.address)” forgets it."
                )
            }
        }
        let news = outcomes.count(where: \.hasNews)
        lines.append("\(news) of \(outcomes.count) feeds \(news == 1 ? "has" : "have") something new.")
        return lines
    }

    fileprivate func json(stopped: Bool) -> JSON {
        let feeds = outcomes.map { outcome -> JSON in
            [
                "address": .string(outcome.feed.address), "title": JSON(outcome.feed.title),
                "status": outcome.feed.status.map(JSON.int) ?? .null, "changed": .bool(outcome.hasNews),
                "moved_from": JSON(outcome.movedFrom), "stopped": .bool(outcome.feed.isStopped),
                "problem": JSON(outcome.feed.problem),
            ]
        }
        guard case .object(let members) = report.json(stopped: stopped) else { return .array(feeds) }
        return .object([.init(key: "feeds", value: .array(feeds))] + members)
    }
}
