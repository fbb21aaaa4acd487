import Articles
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The list while articles come in` {
    private func rows(_ numbers: Range<Int>) -> [ArticleRow] {
        numbers.map { number in
            var row = Fixture.row(0)
            row.headline.article = ArticleID(rawValue: Int64(number))
            row.headline.title = "Article \(number)"
            return row
        }
    }

    /// A reader whose list holds articles 500 to 599, the cursor on the one at `place`.
    private func reader(at place: Int) -> Answering {
        var reader = Answering()
        let window = Window(offset: 0, items: rows(500..<600), total: 100)
        reader.take(.articles(query: "", ArticleList(window: window)))
        for _ in 0..<place { reader.press("j") }
        return reader
    }

    @Test func `the selected article stays in its row when others come before it`() throws {
        var reader = reader(at: 60)
        let row = reader.model.articles.list.selection - reader.model.articles.list.top
        reader.take(.libraryChanged)
        let kept = KeptRow(article: ArticleID(rawValue: 560), place: 60)
        #expect(
            reader.asked.contains {
                if case .ask(.articles("", _, _, kept)) = $0 { true } else { false }
            })
        // It moves on before the answer is there.
        reader.model = self.reader(at: 61).model
        reader.take(
            .articles(
                query: "", ArticleList(window: Window(offset: 200, items: rows(400..<600), total: 400)),
                kept: KeptRow(article: ArticleID(rawValue: 560), place: 360)))
        #expect(reader.model.articles.selected?.headline.title == "Article 561")
        #expect(reader.model.articles.place == 361)
        #expect(361 - reader.model.articles.list.top == row)
    }

    @Test func `at the top the newest come into sight`() throws {
        var reader = reader(at: 0)
        reader.take(.libraryChanged)
        #expect(reader.model.articles.keptRow == nil)
        reader.take(
            .articles(query: "", ArticleList(window: Window(offset: 0, items: rows(400..<600), total: 200))))
        #expect(reader.model.articles.selected?.headline.title == "Article 400")
    }

    private func text(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    @Test func `a failure ends the progress, and stays in sight where it happened`() {
        var reader = reader(at: 0)
        var progress = ImportProgress()
        (progress.stage, progress.done, progress.total) = (.taking, 10, 20)
        reader.take(.importing(progress))
        #expect(text(reader).contains("Taking in 10 of 20"))
        reader.take(.importFailed("There is no room left; make room and add again."))
        #expect(reader.asked.contains { if case .ask(.articles) = $0 { true } else { false } })
        for keys in ["", "j", "Tab Tab Tab Tab"] {
            reader.press(keys)
            let screen = text(reader)
            #expect(!screen.contains("Taking in"))
            #expect(screen.contains("There is no room left; make room and add again."))
            #expect(screen.contains("adding stopped"))
        }
        // Elsewhere the line is needed for what that pane offers.
        reader.press("Tab")
        #expect(!text(reader).contains("There is no room left"))
        #expect(text(reader).contains("adding stopped"))
    }
}
