import Articles
import Library
import TerminalUI
import Testing
import TextBytes

@testable import ReaderApp

@Suite struct `Overlays and prompts` {
    @Test func `the palette runs what was chosen by name`() {
        var reader = Answering()
        reader.press("C-p z o o m Enter")
        #expect(reader.model.isZoomed)
        #expect(reader.model.overlay == nil)
    }

    @Test func `a search opens at its hit and marks it`() {
        var reader = Answering()
        reader.press("s n o b o d y Enter")
        #expect(reader.model.text.opened?.row.headline.title == "Harbour minister steps down")
        #expect(reader.model.text.find?.needle == "nobody")
        #expect(reader.model.view().text(row: 44).contains("hit 1 of 1 · article 1 of 1 of “nobody”"))
    }

    @Test func `from a hit n goes to the next place that the search found, N back, and Esc ends it`() {
        var reader = Answering()
        reader.press("s k a r s k")
        let article = Fixture.article(0)
        let places = FoldedText(article.article.text).ranges(of: "e").prefix(3)
        reader.press("Esc")
        reader.take(.opened(article, at: .hit(places[1], of: "karsk", all: Array(places))))
        #expect(reader.model.view().text(row: 44).contains("hit 2 of 3 of “karsk”"))
        reader.press("n")
        #expect(reader.model.text.find?.current == 2)
        reader.press("n")
        #expect(reader.model.text.find?.current == 0)
        reader.press("N N")
        #expect(reader.model.text.find?.current == 1)
        reader.press("Esc")
        #expect(reader.model.text.find == nil)
        #expect(reader.model.repeats == .mentions)
    }

    @Test func `choosing a name ends walking the hits`() {
        var reader = Answering()
        reader.press("s n o b o d y Enter *")
        #expect(reader.model.text.find == nil && reader.model.repeats == .mentions)
    }

    @Test func `an answer to a query that has since changed is dropped`() {
        var model = Model(size: Size(columns: 100, rows: 30))
        _ = model.update(.terminal(.key(.character("s"))))
        #expect(
            model.update(.terminal(.key(.character("a")))) == [
                .ask(.hits("a", order: .newest, window: SearchOverlay.firstWindow))
            ])
        _ = model.update(.terminal(.key(.character("b"))))
        _ = model.update(
            .overlay(
                .hits(query: "a", order: .newest, Window(offset: 0, items: [], total: 7), suggestion: nil)))
        guard case .search(let search) = model.overlay else {
            Issue.record("the search has gone")
            return
        }
        #expect(search.answered == nil)
    }

    @Test func `Tab finishes the field at the end of a search, with another value each time`() {
        var reader = Answering()
        func typed() -> String? {
            guard case .search(let search) = reader.model.overlay else { return nil }
            return search.line.text
        }
        reader.press("s p e r s o n : t o Tab")
        #expect(typed() == "person:\"Tomas Vale\"")
        reader.press("Tab")
        #expect(typed() == "person:Tonda")
        reader.press("Tab")
        #expect(typed() == "person:\"Tomas Vale\"")
    }

    @Test func `a key puts the best first, and the newest again`() {
        var reader = Answering()
        reader.press("s k a r s k C-r")
        #expect(reader.model.view().text(row: 1).contains("best first"))
        reader.press("C-r")
        #expect(reader.model.view().text(row: 1).contains("newest first"))
    }

    @Test func `what was understood of a query is shown`() {
        var reader = Answering()
        reader.press("s p e r s o n : v a l e")
        #expect(reader.model.view().text(row: 3).contains("understood: person:"))
    }

    @Test func `where nothing is found Tab takes what is offered instead`() {
        var reader = Answering()
        reader.press("s k a s r k")
        let screen = reader.model.view()
        #expect((0..<45).contains { screen.text(row: $0).contains("Tab or Enter searches for: karsk") })
        reader.press("Tab Enter")
        #expect(reader.model.text.find?.needle == "karsk")
        reader.press("s k a s r k Enter Enter")
        #expect(reader.model.text.find?.needle == "karsk" && reader.model.overlay == nil)
    }

    @Test func `the last word of a filter may be unfinished until Enter`() {
        var reader = Answering()
        reader.press("f v a")
        #expect(reader.model.articles.query == "va*")
        #expect(reader.model.view().text(row: 44).hasSuffix(" 1 article "))
        reader.press("l e Enter")
        #expect(reader.model.articles.query == "vale")
    }

    @Test func `what was understood of a filter is shown beside it, where there is room`() {
        var reader = Answering()
        reader.press("f a f t e r : 2 0 2 4 - 1 3 Space t i t l e : v a l e")
        let row = reader.model.view().text(row: 44)
        #expect(row.contains("title:vale*") && row.contains("“after:2024-13” is no date"))
        var small = Answering(size: Size(columns: 60, rows: 20))
        small.press("f t i t l e : v a l e")
        #expect(small.model.view().text(row: 19).contains("filter: title:vale"))
    }

    @Test(arguments: ["Tab Enter", "Enter"])
    func `where a filter finds nothing the nearest word is offered and taken`(keys: String) {
        var reader = Answering()
        reader.press("f k a s k")
        #expect(reader.model.view().text(row: 44).contains("Tab filters by: karsk"))
        reader.press(keys)
        #expect(reader.model.articles.query == "karsk")
        #expect(reader.model.prompt == nil)
    }

    @Test func `a filter narrows the list, stays, and Esc takes it off`() {
        var reader = Answering()
        reader.press("f v a l e Enter")
        #expect(reader.model.articles.total == 1)
        #expect(reader.model.view().text(row: 0).contains("filter: vale"))
        reader.press("Esc")
        #expect(reader.model.articles.total == 3)
    }

    @Test func `leaving a filter with Esc while typing brings the old list back`() {
        var reader = Answering()
        reader.press("f v a l e Esc")
        #expect(reader.model.articles.total == 3)
        #expect(reader.model.articles.query.isEmpty)
    }

    @Test func `what is pasted into a search becomes one line of it`() {
        var reader = Answering()
        reader.press("s")
        reader.take(.terminal(.paste("karsk\n\tport")))
        guard case .search(let search) = reader.model.overlay else {
            Issue.record("the search has gone")
            return
        }
        #expect(search.line.text == "karsk  port")
    }

    @Test func `Esc only ever takes one thing away`() {
        var reader = Answering()
        reader.press("j j Enter 3 Enter / v Enter ?")
        reader.press("Esc")
        #expect(reader.model.overlay == nil && reader.model.text.find != nil)
        reader.press("Esc")
        #expect(reader.model.text.find == nil && reader.model.trail != nil)
        reader.press("Esc")
        #expect(reader.model.trail == nil && reader.model.focus == .text)
        reader.press("Esc")
        #expect(reader.model.focus == .articles)
        reader.press("Esc")
        #expect(reader.unanswered.allSatisfy { $0 != .quit })
    }

    @Test func `Ctrl-C ends what is being typed, and then the reader`() {
        var reader = Answering()
        reader.press("s a")
        reader.take(.terminal(.interrupted))
        #expect(reader.model.overlay == nil && reader.unanswered.last != .abandon)
        reader.take(.terminal(.interrupted))
        #expect(reader.unanswered.last == .abandon)
    }

    @Test func `why says what a name was tied by`() {
        var reader = Answering()
        reader.press("j j Enter ] p w")
        let screen = reader.model.view()
        let text = (0..<screen.size.rows).map { screen.text(row: $0) }.joined()
        #expect(text.contains("Because: the full name"))
        #expect(text.contains("98% sure"))
    }
}

@Suite struct `The mouse` {
    private func event(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int, clicks: Int = 1) -> Event {
        .terminal(.mouse(MouseEvent(kind, at: Position(column: column, row: row), clickCount: clicks)))
    }

    @Test func `a click selects, two open`() {
        var reader = Answering()
        reader.take(event(.press, 10, 5))
        #expect(reader.model.articles.place == 1)
        #expect(reader.model.text.opened == nil)
        reader.take(event(.press, 10, 5, clicks: 2))
        #expect(reader.model.text.opened?.row.headline.title == "Vale names new deputy")
    }

    @Test func `two clicks on a name in the text follow it`() throws {
        var reader = Answering()
        reader.press("j j Enter")
        let area = reader.model.layout.textColumn
        let row = try #require(
            (0..<area.height).first { reader.model.view().text(row: area.y + $0).contains("Marić had") })
        reader.take(event(.press, area.x, area.y + row, clicks: 2))
        #expect(reader.model.trail?.name == "Jelena Marić")
    }

    @Test func `the wheel scrolls the pane under the pointer and leaves the focus`() {
        var reader = Answering(size: Size(columns: 160, rows: 12))
        reader.press("j j Enter")
        let focus = reader.model.focus
        reader.take(event(.wheelDown, 5, 3))
        #expect(reader.model.focus == focus)
    }

    @Test(arguments: [0, 1, 5, 20, 59])
    func `a click anywhere, in any size, does no harm`(column: Int) {
        for size in [(60, 20), (100, 30), (160, 45), (30, 5)] {
            var reader = Answering(size: Size(columns: size.0, rows: size.1))
            for keys in ["", "j Enter", "?", "s k", "C-p"] {
                reader.press(keys)
                for row in 0..<20 { reader.take(event(.press, column, row, clicks: 1 + row % 2)) }
            }
        }
    }
}
