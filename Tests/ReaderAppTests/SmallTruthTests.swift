import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `What the screen says` {
    private func lines(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    @Test(arguments: [(160, 45), (100, 30), (60, 20)])
    func `never gives a place among articles to one that does not name the person`(columns: Int, rows: Int) {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        reader.press("j j Enter 3 Enter n 2")
        #expect(lines(reader).contains("of 2"))
        // The article between the two that name her.
        reader.press("K")
        #expect(lines(reader).contains("Jelena Marić · not in this article"))
        reader.press("K")
        #expect(!lines(reader).contains("not in this article"))
    }

    @Test(arguments: [Pane.articles, .text, .entities, .related])
    func `of keys is true in the pane that has them`(pane: Pane) {
        for (name, _) in Command.hinted[pane] ?? [] {
            #expect(Command.all.contains { $0.name == name && $0.panes.contains(pane) }, "\(name)")
        }
    }
}

@Suite struct `The way out` {
    private let scope = Model.Scope(query: "harbour", name: "quay")

    @Test func `of a find, a filter and a folder is Esc, one after the other, to the whole library`() {
        var reader = Answering(options: Model.Options(scope: scope))
        reader.press("Enter / m a r Enter")
        #expect(reader.model.text.find != nil)
        reader.press("Esc")
        #expect(reader.model.text.find == nil)
        reader.press("Esc f m i n i s t e r Enter")
        #expect(reader.model.articles.query == "minister")
        reader.press("Esc")
        #expect(reader.model.articles.query == "harbour")
        reader.press("Esc")
        #expect(reader.model.articles.query.isEmpty)
        #expect(reader.model.view().text(row: 44).contains("The whole library"))
        reader.press("Esc")
        #expect(!reader.asked.contains(.quit))
    }

    @Test func `of a filter is q before it leaves the reader`() {
        var reader = Answering()
        reader.press("f m i n i s t e r Enter q")
        #expect(reader.model.articles.query.isEmpty)
        #expect(!reader.asked.contains(.quit))
        reader.press("q")
        #expect(reader.asked.last == .quit)
    }
}

@Suite struct `Under a storm` {
    @Test func `of sizes, keys and pastes every screen is whole`() {
        var reader = Answering(size: Size(columns: 80, rows: 24))
        var state: UInt64 = 17
        func number(upTo most: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return 1 + Int(state >> 33) % most
        }
        let keys = Key.script(`A screen that is heard`.walk)
        for round in 0..<300 {
            let size = Size(columns: number(upTo: 500), rows: number(upTo: 200))
            reader.take(.terminal(.resized(size)))
            reader.take(.terminal(.key(keys[round % keys.count])))
            if round % 10 == 0 {
                reader.take(.terminal(.paste("Qq\u{1b}[A\n\tŞ👩‍👩‍👧 " + String(repeating: "x", count: 2_000))))
            }
            let screen = reader.model.view()
            #expect(screen.size == size)
            if let cursor = screen.cursor { #expect(screen.bounds.contains(cursor), "\(size) \(cursor)") }
        }
        reader.take(.terminal(.resized(Size(columns: 160, rows: 45))))
        for index in 0..<1_001 { reader.take(.terminal(.key(keys[index % keys.count]))) }
        #expect(reader.model.view().size == Size(columns: 160, rows: 45))
    }
}
