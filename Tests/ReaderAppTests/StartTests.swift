import Articles
import Entities
import Foundation
import Library
import TerminalUI
import Testing

@testable import ReaderApp

extension Answering {
    fileprivate var text: String {
        let screen = model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    fileprivate var lastRow: String { model.view().text(row: model.size.rows - 1) }

    fileprivate static func atStart(
        _ size: Size = Size(columns: 160, rows: 45), settings: Settings = Settings()
    )
        -> Answering
    {
        var options = Model.Options(startsWithNews: true)
        options.reading.settings = settings
        options.visit = FollowingFixture.facts.news.since
        return Answering(size: size, options: options)
    }
}

@Suite struct `The start screen` {
    @Test(arguments: [(160, 45), (80, 24), (60, 20), (40, 10)])
    func `it looks as it should`(columns: Int, rows: Int) throws {
        var reader = Answering.atStart(Size(columns: columns, rows: rows))
        reader.take(.followed([EntityID(rawValue: 1), EntityID(rawValue: 3)]))
        try expectGolden(reader.model.view(), "start-\(columns)x\(rows)")
    }

    @Test(arguments: [(160, 45), (80, 24), (40, 10)])
    func `a first start looks as it should`(columns: Int, rows: Int) throws {
        var reader = Answering.atStart(Size(columns: columns, rows: rows))
        reader.take(.news(StartFacts(News())))
        try expectGolden(reader.model.view(), "first-start-\(columns)x\(rows)")
    }

    @Test func `it asks what is new first, since the visit that was kept`() {
        let reader = Answering.atStart()
        #expect(reader.asked.first == .ask(.news(since: FollowingFixture.facts.news.since)))
        #expect(reader.text.contains("1 of your 2 names: 3 new mentions in 2 articles"))
    }

    @Test func `a part with nothing to say is left out`() {
        var reader = Answering.atStart()
        var facts = FollowingFixture.facts
        facts.news.searches = []
        facts.news.newcomers = []
        facts.news.doubts = 0
        facts.news.problems = 0
        facts.marks = []
        reader.take(.news(facts))
        for title in ["Saved searches", "New people", "To decide", "Marked"] {
            #expect(!reader.text.contains(title))
        }
        for title in ["Your people", "New articles", "Go on reading"] { #expect(reader.text.contains(title)) }
    }

    @Test func `Tab goes from part to part and round`() {
        var reader = Answering.atStart()
        var parts: [StartPart] = []
        for _ in 0..<8 {
            let pane = reader.model.startScreen
            parts.append(pane.arrangement.entries[pane.selection].part)
            reader.press("Tab")
        }
        #expect(
            parts == [.people, .articles, .begun, .searches, .newcomers, .decisions, .marks, .people])
        reader.press("S-Tab S-Tab")
        #expect(reader.model.startScreen.selected == .mark(0))
    }

    @Test(arguments: [
        ("Tab Enter", 3), ("Tab j Enter", 2), ("Tab Tab Enter", 1), ("S-Tab Enter", 2),
    ])
    func `Enter on an article opens it`(keys: String, article: Int64) {
        var reader = Answering.atStart()
        reader.press(keys)
        #expect(reader.model.text.opened?.row.id == ArticleID(rawValue: article))
        reader.press("H")
        #expect(reader.model.focus == .start)
    }

    @Test func `Enter leads to saved searches, newcomers, doubts and unreadable files`() {
        var reader = Answering.atStart()
        reader.press("Tab Tab Tab Enter")
        #expect(reader.model.articles.query == "verdict" && reader.model.focus == .articles)
        reader = Answering.atStart()
        reader.press("Tab Tab Tab Tab Enter")
        #expect(reader.model.dossier?.entity == EntityID(rawValue: 2))
        reader = Answering.atStart()
        reader.press("Tab Tab Tab Tab Tab Enter")
        #expect(reader.text.contains("y same · n different"))
        reader = Answering.atStart()
        reader.press("Tab Tab Tab Tab Tab j Enter")
        #expect(reader.text.contains("breaks off in entry 3"))
    }

    @Test func `P, i, Space, Esc and q do what they do everywhere`() {
        var reader = Answering.atStart()
        reader.press("P")
        #expect(reader.asked.contains(.change(.follow(EntityID(rawValue: 1), true))))
        reader.press("i")
        #expect(reader.model.dossier?.entity == EntityID(rawValue: 1))
        reader.press("q")
        #expect(reader.model.focus == .start)
        reader.press("Space")
        #expect(reader.model.focus == .articles && reader.model.articles.query.isEmpty)
        reader.press("g h Esc")
        #expect(reader.model.focus == .articles)
        reader.press("g h q")
        #expect(reader.unanswered.last == .quit)
    }

    @Test func `a long list of people is folded, unfolds with Enter, and can be gone through`() {
        var reader = Answering.atStart(Size(columns: 80, rows: 24))
        var facts = FollowingFixture.facts
        let one = facts.news.people[0]
        facts.news.people = (0..<200).map { number in
            var person = News.Person(
                id: EntityID(rawValue: Int64(number + 10)), name: "Person \(number)", kind: .person)
            person.new = one.new
            return person
        }
        reader.take(.news(facts))
        #expect(reader.text.contains("200 of your 200 people"))
        let more = reader.model.startScreen.arrangement.entries.first {
            if case .more = $0.item { true } else { false }
        }
        #expect(more?.item == .more(.people, 193))
        reader.press("7 j Enter")
        #expect(reader.model.startScreen.selected == .person(7))
        reader.press(String(repeating: "j ", count: 192))
        #expect(reader.model.startScreen.selected == .person(199))
        #expect(reader.text.contains("Person 199"))
    }

    @Test func `entries keep the selection when others come before them`() {
        var reader = Answering.atStart()
        reader.press("j")
        var facts = FollowingFixture.facts
        facts.news.people.insert(
            News.Person(id: EntityID(rawValue: 9), name: "New One", kind: .person), at: 0)
        reader.take(.news(facts))
        #expect(reader.model.startScreen.selected == .person(2))
    }

    @Test func `bars tell months by their share of the most`() {
        #expect(StartRow.bars([0, 1, 4, 8]) == " ▁▄█")
        #expect(StartRow.bars([0, 0]) == "  ")
        #expect(StartRow.bars([1, 1000]) == "▁█")
    }

    @Test(arguments: [(1, 1), (0, 0), (40, 10), (500, 200), (81, 12)])
    func `it can be drawn at every size, and clicked everywhere`(columns: Int, rows: Int) {
        var reader = Answering.atStart(Size(columns: columns, rows: rows))
        for event in [
            TerminalEvent.key(.down), .key(.pageDown), .key(.end), .key(.tab), .paste("x"),
            .mouse(MouseEvent(.wheelDown, at: Position(column: 3, row: 3))),
            .mouse(MouseEvent(.press, at: Position(column: columns / 2, row: rows / 2))),
            .resized(Size(columns: 60, rows: 20)),
        ] {
            reader.take(.terminal(event))
            #expect(reader.model.view().size == reader.model.size)
        }
    }
}

@Suite struct `A first start` {
    private var reader: Answering {
        var reader = Answering.atStart(Size(columns: 80, rows: 24))
        reader.take(.news(StartFacts(News())))
        return reader
    }

    @Test func `it offers to add articles, to look at the sample, and the keys`() {
        #expect(reader.text.contains("no articles yet"))
        #expect(reader.lastRow.contains("a add · t sample · ? keys · q leave"))
    }

    @Test func `a asks for a path, which is added`() {
        var reader = reader
        reader.press("a")
        reader.take(.terminal(.paste("'/tmp/some news'")))
        reader.press("Enter")
        #expect(reader.unanswered.last == .add(["/tmp/some news"]))
    }

    @Test func `an address of the web is added as it is, also behind the word add`() {
        var reader = reader
        reader.press("a")
        reader.take(.terminal(.paste("https://example.org/story")))
        reader.press("Enter")
        #expect(reader.unanswered.last == .add(["https://example.org/story"]))
        reader.press(": a d d Space")
        reader.take(.terminal(.paste("https://example.org/other")))
        reader.press("Enter")
        #expect(reader.unanswered.last == .add(["https://example.org/other"]))
    }

    @Test func `t goes to the sample, and q leaves`() {
        var reader = reader
        reader.press("t")
        #expect(reader.unanswered.last == .openSample)
        reader.press("q")
        #expect(reader.unanswered.last == .quit)
    }

    @Test func `Tab completes a path`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "paths-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["news", "newer", "other", ".hidden"] {
            let inner = folder.appending(path: name)
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            try "x".write(to: inner.appending(path: "a"), atomically: true, encoding: .utf8)
        }
        #expect(
            PathCompletion.paths(beginning: folder.path + "/ne")
                == ["newer/", "news/"].map { folder.path + "/" + $0 })
        #expect(PathCompletion.paths(beginning: folder.path + "/.h") == [folder.path + "/.hidden/"])
        #expect(PathCompletion.paths(beginning: folder.path + "/news/") == [folder.path + "/news/a"])
        var reader = reader
        reader.press("a")
        reader.take(.terminal(.paste(folder.path + "/ne")))
        reader.press("Tab")
        #expect(reader.model.prompt?.line.text == folder.path + "/newer/")
        reader.press("Tab")
        #expect(reader.model.prompt?.line.text == folder.path + "/news/")
    }
}

@Suite struct `Articles that come in while one reads` {
    private let before = LibraryVisit(seconds: 1, article: 3, entity: 3)
    private let after = LibraryVisit(seconds: 2, article: 6, entity: 4)

    private func reader(notify: String) -> Answering {
        var settings = Settings()
        settings.notify = notify
        var options = Model.Options()
        options.reading.settings = settings
        var reader = Answering(options: options)
        reader.take(.arrivals(Arrivals(articles: 0, naming: 0, now: before)))
        reader.press("Enter")
        return reader
    }

    @Test func `the status tells them once, and the list counts them until it is looked at`() {
        var reader = reader(notify: "none")
        reader.take(.libraryChanged)
        #expect(reader.asked.contains(.ask(.arrivals(after: before))))
        let arrivals = Arrivals(articles: 3, naming: 2, now: after)
        reader.take(.arrivals(arrivals))
        #expect(reader.lastRow.contains("3 new articles, 2 name your people · gh"))
        #expect(reader.text.contains("+3"))
        reader.press("j")
        reader.take(.arrivals(arrivals))
        #expect(!reader.lastRow.contains("new articles"))
        #expect(reader.text.contains("+3"))
        reader.press("1 j")
        #expect(!reader.text.contains("+3"))
        #expect(reader.asked.last == .ask(.arrivals(after: nil)))
    }

    @Test(arguments: ["none", "bell", "osc9"])
    func `the terminal calls for attention only by setting`(notify: String) {
        var reader = reader(notify: notify)
        reader.take(.arrivals(Arrivals(articles: 1, naming: 0, now: after)))
        let calls = reader.unanswered.filter { if case .terminal(.notify) = $0 { true } else { false } }
        #expect(calls == (notify == "none" ? [] : [.terminal(.notify("1 new article · gh", notify))]))
    }

    @Test func `what one takes in oneself is no surprise`() {
        var reader = reader(notify: "bell")
        reader.take(.importing(ImportProgress()))
        reader.take(.arrivals(Arrivals(articles: 5, naming: 0, now: after)))
        #expect(!reader.unanswered.contains { if case .terminal(.notify) = $0 { true } else { false } })
    }
}
