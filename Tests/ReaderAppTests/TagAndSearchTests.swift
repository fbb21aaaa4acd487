import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Tags in the reader` {
    private func tagging(_ keys: String, size: Size = Size(columns: 160, rows: 45)) -> Answering {
        var reader = Answering(size: size)
        reader.press("T")
        reader.take(
            .tags([
                TagCount(tag: "harbour", articles: 2), TagCount(tag: "hearing", articles: 9),
                TagCount(tag: "to check", articles: 1),
            ]))
        reader.press(keys)
        return reader
    }

    @Test func `a tag that is typed is put on the selected article`() {
        let reader = tagging("P r e s s Enter")
        let id = reader.model.articles.selected?.id
        #expect(reader.unanswered.last == id.map { .change(.mark(.tag("press", true), $0)) })
        #expect(reader.model.articles.selected?.tags == ["press"])
        #expect(reader.model.prompt == nil)
    }

    @Test func `a tag that is on already is taken off`() {
        var reader = tagging("p r e s s Enter")
        reader.press("+ p r e s s")
        #expect(reader.model.view().text(row: 44).contains("Enter takes it off"))
        reader.press("Enter")
        #expect(reader.model.articles.selected?.tags == [])
    }

    @Test(arguments: [
        ("h Tab", "hearing"), ("h Tab Tab", "harbour"), ("h Tab Tab Tab", "hearing"), ("h Up", "harbour"),
        ("t o Tab", "to check"), ("x Tab", "x"), ("h Tab Backspace Tab", "hearing"),
    ])
    func `Tab completes what is typed to tags there are, the commonest first`(keys: String, text: String) {
        #expect(tagging(keys).model.prompt?.line.text == text)
    }

    @Test func `the tags it may become stand beside the prompt`() {
        let row = tagging("h").model.view().text(row: 44)
        #expect(row.contains("tag: h") && row.contains("Tab: hearing · harbour"))
    }

    @Test func `Esc leaves everything as it was`() {
        let reader = tagging("h Esc")
        #expect(reader.model.prompt == nil)
        #expect(reader.unanswered == [.ask(.tags)])
        #expect(reader.model.articles.selected?.tags == [])
    }

    @Test func `the tags of the open article stand under its title`() {
        var reader = Answering()
        reader.press("Enter T d o c k s Enter")
        let screen = reader.model.view()
        #expect((0..<45).contains { screen.text(row: $0).contains("#docks") })
    }
}

@Suite struct `Saved searches in the reader` {
    private static let kept = [
        SavedSearch(name: "Harbour", query: "harbour", articles: 1),
        SavedSearch(name: "Unread about Vale", query: "vale is:unread", articles: 12),
    ]

    private func showing(_ keys: String, size: Size = Size(columns: 160, rows: 45)) -> Answering {
        var reader = Answering(size: size)
        reader.press("F")
        reader.take(.overlay(.savedSearches(Self.kept)))
        reader.press(keys)
        return reader
    }

    @Test func `a search is kept under the name that is typed`() {
        var reader = Answering()
        reader.press("s k a r s k C-o P o r t Space n e w s Enter")
        // What was seen is kept: what begins so.
        #expect(reader.unanswered.last == .change(.saveSearch("karsk*", as: "Port news")))
        guard case .search(let search) = reader.model.overlay else {
            Issue.record("the search has gone")
            return
        }
        #expect(search.line.text == "karsk")
    }

    @Test func `the cursor is where the name is typed`() {
        var reader = Answering(size: Size(columns: 100, rows: 30))
        reader.press("s k a r s k C-o P o")
        #expect(reader.model.view().cursor == Position(column: 24, row: 29))
    }

    @Test func `what the list shows is kept too, everything is not`() {
        var reader = Answering()
        reader.press("W")
        #expect(reader.model.prompt == nil)
        reader.press("f v a l e Enter W V a l e Enter")
        #expect(reader.unanswered.last == .change(.saveSearch("vale", as: "Vale")))
        #expect(reader.model.view().text(row: 0).contains("┌ Vale ─"))
    }

    @Test func `the articles of one that is chosen are listed under its name`() {
        let reader = showing("Enter")
        #expect(reader.model.overlay == nil)
        #expect(reader.model.articles.query == "harbour")
        #expect(reader.model.view().text(row: 0).contains("┌ Harbour ─"))
    }

    @Test func `typing narrows the list by name and by query`() {
        guard case .savedSearches(let saved) = showing("u n r e a d").model.overlay else {
            Issue.record("the list has gone")
            return
        }
        #expect(saved.searches.map(\.name) == ["Unread about Vale"])
    }

    @Test func `Tab puts it into a search`() {
        guard case .search(let search) = showing("Tab").model.overlay else {
            Issue.record("there is no search")
            return
        }
        #expect(search.line.text == "harbour")
    }

    @Test func `one is forgotten only when the key is pressed twice`() {
        var reader = showing("C-x Down C-x")
        #expect(!reader.unanswered.contains(.change(.removeSearch("Harbour"))))
        reader.press("C-x")
        #expect(reader.unanswered.last == .change(.removeSearch("Unread about Vale")))
    }

    @Test func `one is given another name`() {
        let reader = showing("C-t C-u D o c k s Enter")
        #expect(
            reader.unanswered.suffix(2) == [
                .change(.renameSearch("Harbour", to: "Docks")), .ask(.savedSearches),
            ])
    }

    @Test(arguments: [(160, 45), (60, 20)])
    func `the list looks as it should`(columns: Int, rows: Int) throws {
        let reader = showing("Down", size: Size(columns: columns, rows: rows))
        try expectGolden(reader.model.view(), "saved-searches-\(columns)x\(rows)")
    }

    @Test(arguments: [(1, 1), (39, 10), (40, 9), (40, 10), (0, 0), (500, 200)])
    func `every size can be drawn, also with nothing kept`(columns: Int, rows: Int) {
        let size = Size(columns: columns, rows: rows)
        #expect(showing("Down x", size: size).model.view().size == size)
        var reader = Answering(size: size)
        reader.press("F")
        reader.take(.overlay(.savedSearches([])))
        #expect(reader.model.view().size == size)
    }
}
