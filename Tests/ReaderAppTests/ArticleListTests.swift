import Articles
import Entities
import Foundation
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The list of articles` {
    /// A reader whose list has these articles, with headings by day unless told otherwise.
    private func reader(
        _ days: [String], size: Size = Size(columns: 160, rows: 45), origin: ArticleDate.Origin = .text
    ) -> Answering {
        var reader = Answering(size: size)
        let rows = days.enumerated().map { number, day in
            var row = Fixture.row(0)
            row.headline.article = ArticleID(rawValue: Int64(100 + number))
            row.headline.title = "Article \(number)"
            row.headline.date = ArticleDate(iso: day, origin: day.isEmpty ? .fileTime : .text)
            if day.isEmpty { row.headline.date.iso = "2026-11-29T10:00:00Z" }
            return row
        }
        var groups: [ArticleGroup] = []
        for day in days {
            if groups.last?.name != day { groups.append(ArticleGroup(name: day, count: 0)) }
            groups[groups.count - 1].count += 1
        }
        let window = Window(offset: 0, items: rows, total: rows.count)
        reader.take(.articles(query: "", ArticleList(window: window, groups: groups)))
        return reader
    }

    /// The rows of the list as the screen shows them, without the border.
    private func rows(_ reader: Answering) -> [String] {
        let area = reader.model.layout.content(of: .articles)
        let screen = reader.model.view()
        return (area.y..<area.y + area.height).map { row in
            String(screen.text(row: row).dropFirst(area.x).prefix(area.width))
        }
    }

    private let threeMonths = ["2024-05-20", "2024-05-02", "2024-03-08", "2024-03-08", "2024-01-31", ""]

    @Test func `stands under months, each with its number of articles`() {
        let rows = rows(reader(threeMonths)).map { $0.prefix { $0 != "─" }.trimmed }
        let headings = rows.filter { $0.contains("20") && !$0.contains("Article") }
        #expect(headings == ["May 2024", "March 2024", "January 2024"])
        #expect(rows.contains("No date known"))
        #expect(rows.contains { $0.hasPrefix("20●") && $0.contains("Article 0") })
        #expect(rows.contains { $0.hasPrefix("~29●") && $0.contains("Article 5") })
        #expect(self.rows(reader(threeMonths))[0].hasSuffix(" 2 "))
    }

    @Test func `a month with more than a page stands under its days`() {
        let days = (0..<60).map { "2024-05-\(30 - $0 / 20)" } + ["2024-04-01"]
        var reader = reader(days, size: Size(columns: 100, rows: 30))
        let names = reader.model.articles.items.headings.map(\.name)
        #expect(names == ["2024-05-30", "2024-05-29", "2024-05-28", "2024-04"])
        #expect(rows(reader)[0].contains("30 May 2024 ─"))
        reader.press("0 2 5 j")
        #expect(rows(reader)[0].contains("29 May 2024 ─") || rows(reader)[0].contains("30 May 2024 ─"))
        #expect(rows(reader)[0].contains("─"), "the heading of what is at the top stays in sight")
    }

    @Test func `the cursor goes from article to article, and every one can be reached`() {
        var reader = reader(threeMonths)
        for place in 0..<6 {
            #expect(reader.model.articles.place == place)
            reader.press("j")
        }
        #expect(reader.model.articles.place == 5)
        reader.press("g g")
        #expect(reader.model.articles.place == 0)
        reader.press("G k")
        #expect(reader.model.articles.place == 4)
    }

    @Test func `a group is folded to its heading and shown again`() {
        var reader = reader(threeMonths)
        reader.press("j j -")
        #expect(reader.model.articles.selected == nil)
        #expect(!rows(reader).contains { $0.contains("Article 2") || $0.contains("Article 3") })
        #expect(rows(reader).contains { $0.contains("▸ March 2024 ") })
        reader.press("j")
        #expect(reader.model.articles.place == 4)
        reader.press("k -")
        #expect(reader.model.articles.place == 2)
        reader.press("_")
        #expect(rows(reader).filter { $0.contains("Article") }.isEmpty)
        #expect(rows(reader).filter { $0.contains("▸") }.count == 4)
        reader.press("_")
        #expect(rows(reader).filter { $0.contains("Article") }.count == 6)
        reader.press("j j - Enter")
        #expect(rows(reader).contains { $0.contains("Article 2") }, "Enter shows them too")
    }

    @Test(arguments: [40, 60, 79, 80, 100, 119, 120, 140, 160, 200])
    func `at every width each row or its heading tells the date`(columns: Int) {
        var reader = reader(threeMonths, size: Size(columns: columns, rows: 24))
        var rows = rows(reader)
        #expect(rows.contains { $0.contains("May 2024") })
        #expect(rows.contains { $0.contains("20●") })
        reader.press("= t")
        rows = self.rows(reader)
        #expect(rows.contains { $0.contains("1 May") && $0.contains("24") }, "\(rows)")
        #expect(!rows.contains { $0.contains("─") })
    }

    @Test func `it is sorted by a key, which the title tells and which is kept`() {
        var reader = Answering()
        reader.press("= o")
        #expect(
            reader.model.articles.selected?.headline.title == "Marić speaks in Karsk", "it stays selected")
        #expect(reader.model.articles.place == 2)
        #expect(reader.model.view().text(row: 0).contains("Articles · oldest first"))
        #expect(
            reader.unanswered.contains {
                if case .keep(let kept) = $0 { kept.sort == .oldest } else { false }
            })
        var kept = KeptState()
        kept.sort = .oldest
        #expect(Answering(options: Model.Options(kept: kept)).model.articles.order.key == .oldest)
    }

    @Test func `=g goes through the kinds of headings`() {
        var reader = Answering()
        reader.press("= g")
        #expect(rows(reader)[0].contains("Harbour Post ─"))
        reader.press("= g")
        #expect(rows(reader)[0].contains("An inquiry ─"))
        #expect(reader.model.message?.text == "Under headings by story.")
        reader.press("= g")
        #expect(!rows(reader)[0].contains("─"))
        reader.press("= g")
        #expect(rows(reader)[0].contains("May 2024 ─"))
    }

    @Test func `two lines hold a long title, source, people and length`() {
        var reader = Answering()
        #expect(reader.model.layout.linesOfArticle == 2)
        #expect(rows(reader)[2].contains("Harbour Post · Vale · "))
        _ = reader.model.set("list.lines=1")
        #expect(!rows(reader)[2].contains("Harbour Post"))
        reader.take(.terminal(.resized(Size(columns: 100, rows: 40))))
        _ = reader.model.set("list.lines=auto")
        #expect(reader.model.layout.linesOfArticle == 1)
    }

    @Test func `several articles are marked, and all are starred, tagged and copied at once`() {
        var reader = Answering()
        reader.press("x x")
        #expect(reader.model.articles.marked.count == 2)
        #expect(reader.model.view().text(row: 0).contains("2 marked"))
        #expect(rows(reader).contains { $0.hasPrefix("x") })
        reader.press("B")
        #expect(reader.model.articles.rows.values.filter(\.starred).count == 2)
        reader.press("u")
        #expect(reader.model.articles.rows.values.filter(\.starred).isEmpty)
        reader.press("y t")
        #expect(reader.unanswered.last == .terminal(.copy("Marić speaks in Karsk\nVale names new deputy")))
        reader.press("Esc")
        #expect(reader.model.articles.marked.isEmpty)
        reader.press("g g x G X")
        #expect(reader.model.articles.marked.count == 3)
        reader.press("T p o r t Enter")
        #expect(reader.model.articles.rows.values.allSatisfy { $0.tags == ["port"] })
    }

    @Test func `marked rows alone are exported, and the whole list in its order`() {
        var reader = Answering()
        reader.press("x j x E Enter")
        let marked = [Fixture.rows[0].id, Fixture.rows[2].id]
        guard case .ask(.export(let view, let title, _, _))? = reader.unanswered.last else {
            Issue.record("nothing is exported")
            return
        }
        #expect(view == .articles(marked) && title == "marked articles")
        reader.press("Esc = o E Enter")
        guard case .ask(.export(let whole, _, _, _))? = reader.unanswered.last else {
            Issue.record("nothing is exported")
            return
        }
        #expect(whole == .list(query: "", order: ArticleOrder(.oldest)))
    }

    @Test func `an article is opened by its number as soon as its row is there`() {
        var reader = Answering()
        reader.press(": o p e n Space 2 Enter")
        #expect(reader.model.text.opened?.row.id == Fixture.rows[1].id && reader.model.focus == .text)
        reader.press(": o p e n Space 9 Enter")
        #expect(reader.model.message?.text == "The list has 3 articles.")
        // Of a list that is only known in part.
        func isOpening(_ effect: Effect) -> Bool {
            if case .ask(.article(let article, _)) = effect { article == Fixture.rows[1].id } else { false }
        }
        let part = Window(offset: 0, items: Fixture.rows, total: 500)
        var long = Answering()
        _ = long.model.update(.articles(query: "", ArticleList(window: part)))
        let asked = long.model.runLine("open 300")
        #expect(!asked.contains(where: isOpening))
        let rest = Window(offset: 298, items: [Fixture.rows[2], Fixture.rows[1]], total: 500)
        #expect(long.model.update(.articles(query: "", ArticleList(window: rest))).contains(where: isOpening))
    }

    @Test func `only unread titles that the settings name are bold`() {
        var reader = Answering()
        func bold() -> Bool {
            let screen = reader.model.view()
            return screen[column: 9, row: 5].role == .listTitle
        }
        #expect(!bold())
        _ = reader.model.set("list.bold=unread")
        #expect(bold())
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " || $0 == "▸" }.reversed().drop { $0 == " " }.reversed())
    }
}

@Suite struct `Titles of the sample in the list` {
    /// How many of the sample's titles are cut in a list of this size, whichever part of it is in view.
    private func cut(_ size: Size, lines: String) throws -> (cut: Int, of: Int, linesOfArticle: Int) {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Resources/sample").path
        let library = try Library.inMemory()
        _ = try Importer(library: library, names: nil).add(paths: [folder])
        var reader = Answering(size: size)
        _ = reader.model.set("list.lines=\(lines)")
        let list = try library.list(matching: "", in: ArticleOrder(), window: 0..<200)
        reader.take(.articles(query: "", list))
        var titles: [Int: Bool] = [:]
        for place in 0..<list.window.total {
            _ = reader.model.articles.select(place, in: reader.model.layout)
            let (area, screen) = (reader.model.layout.content(of: .articles), reader.model.view())
            let shape = reader.model.articles.shape(in: reader.model.layout)
            for placed in reader.model.articles.list.placed(in: shape)
            where placed.line + placed.lines <= area.height {
                guard let article = reader.model.articles.items.article(at: placed.entry) else { continue }
                let rows = (0..<placed.lines).map { line -> String in
                    String(screen.text(row: area.y + placed.line + line).dropFirst(area.x).prefix(area.width))
                }
                titles[article] = rows.contains { $0.contains("…") }
            }
        }
        return (titles.values.count { $0 }, titles.count, reader.model.layout.linesOfArticle)
    }

    @Test func `with two lines few of them are cut`() throws {
        let wide = try cut(Size(columns: 160, rows: 45), lines: "2")
        #expect(wide.of == 54 && wide.cut <= 5 && wide.linesOfArticle == 2, "\(wide)")
        let narrow = try cut(Size(columns: 120, rows: 40), lines: "2")
        #expect(narrow.of == 54 && narrow.cut <= 12 && narrow.linesOfArticle == 2, "\(narrow)")
        #expect(try cut(Size(columns: 160, rows: 45), lines: "1").cut > 30, "as a line alone is too short")
        #expect(try cut(Size(columns: 120, rows: 40), lines: "auto").linesOfArticle == 2)
    }
}
