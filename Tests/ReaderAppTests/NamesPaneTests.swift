import Articles
import Entities
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The names of an article` {
    /// An article with people of these counts here and in all, named A, B, C …, in this order in the text.
    private func reader(_ counts: [(here: Int, all: Int)], kind: EntityKind = .person) -> Answering {
        var reader = Answering()
        var opened = Fixture.article(0)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        opened.entities = counts.enumerated().map { number, count in
            ArticleEntity(
                id: EntityID(rawValue: Int64(number + 1)), name: "\(letters[number]) Name", kind: kind,
                aliases: [], roles: number == 0 ? ["minister"] : [], mentionsHere: count.here,
                articles: count.all, isNew: number == 1)
        }
        opened.mentions = []
        reader.take(.opened(opened, at: .top))
        reader.press("3")
        return reader
    }

    private func rows(_ reader: Answering) -> [String] {
        let area = reader.model.layout.content(of: .entities)
        let screen = reader.model.view()
        return (area.y..<area.y + area.height).map { row in
            String(screen.text(row: row).dropFirst(area.x).prefix(area.width))
        }
    }

    private func names(_ reader: Answering) -> String {
        rows(reader).compactMap { row in row.contains(" Name ") ? row.dropFirst(3).first : nil }.map(
            String.init
        )
        .joined()
    }

    @Test func `the title explains the numbers, and the selected name has its role below it`() {
        var reader = reader([(5, 28), (2, 3)])
        #expect(reader.model.view().text(row: 0).contains("here · in all"))
        #expect(rows(reader)[1].hasSuffix("5 · 28"))
        #expect(rows(reader)[2].contains("     minister"))
        reader.press("j")
        #expect(!rows(reader)[2].contains("minister") && reader.model.entities.selected?.name == "B Name")
        #expect(rows(reader)[2].hasPrefix(" + B Name") || rows(reader)[2].hasPrefix(" +"))
    }

    @Test func `= goes through the orders, and the choice is kept`() {
        var reader = reader([(3, 1), (2, 9), (1, 5)])
        #expect(names(reader) == "ABC")
        var orders: [String] = []
        for _ in 0..<5 {
            reader.press("=")
            orders.append(names(reader))
        }
        #expect(orders == ["BCA", "ABC", "ACB", "ABC", "ABC"])
        #expect(reader.model.kept.nameOrder == .here)
    }

    @Test func `more than 8 names of one mention are folded`() {
        var reader = reader([(3, 3)] + Array(repeating: (1, 1), count: 15))
        #expect(names(reader).count == 9)
        #expect(rows(reader).contains { $0.contains("7 more") })
        reader.press("G Enter")
        #expect(names(reader).count == 16 && !rows(reader).contains { $0.contains(" more") })
        #expect(reader.model.entities.selected?.name == "J Name")
    }

    @Test func `a kind is folded to its heading, and that is kept`() {
        var reader = reader([(3, 3), (2, 2)])
        reader.press("-")
        #expect(names(reader).isEmpty && rows(reader)[0].contains("▸ People ─"))
        #expect(reader.model.kept.foldedKinds == [.person])
        reader.press("Enter")
        #expect(names(reader) == "AB" && reader.model.entities.selected?.name == "A Name")
    }

    @Test func `f narrows the names as one types, and Esc shows all again`() {
        var reader = reader([(3, 3), (2, 2)])
        reader.press("f b")
        #expect(names(reader) == "B" && reader.model.view().text(row: 0).contains("Names with “b”"))
        reader.press("Enter Esc")
        #expect(names(reader) == "AB")
    }
}

@Suite struct `The names of an article in another language` {
    private func reader(_ language: String, _ text: String, size: Size) -> Answering {
        var opened = Fixture.article(0)
        opened.article.text = text
        opened.article.blocks = [Article.Block(kind: .paragraph, range: 0..<text.utf8.count)]
        opened.article.language = language
        opened.mentions = []
        var reader = Answering(size: size)
        reader.take(.opened(opened, at: .top))
        reader.press("3")
        return reader
    }

    private func screen(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    @Test(arguments: [
        Size(columns: 160, rows: 45), Size(columns: 100, rows: 30), Size(columns: 60, rows: 20),
    ])
    func `are told to be found by rule, above the names, which can be chosen as ever`(size: Size) {
        var reader = reader("pl", "Nikt nie wie, dlaczego Helena Wasko milczy.", size: size)
        #expect(reader.model.entities.note.joined(separator: " ") == "names in Polish are found by rule only")
        #expect(screen(reader).contains("names in Polish"))
        #expect(reader.model.entities.selected?.name == "Jelena Marić")
        reader.press("j k k")
        #expect(reader.model.entities.selected?.name == "Jelena Marić")
        // Another article has no such note.
        reader.take(.opened(Fixture.article(1), at: .top))
        #expect(reader.model.entities.note.isEmpty)
    }

    @Test func `are not looked for where there are no capitals, which is told`() {
        let reader = reader("ja", "船は九日間とまったままだった。", size: Size(columns: 160, rows: 45))
        #expect(
            reader.model.entities.note.joined(separator: " ")
                == "Japanese has no capitals: no names are looked for")
    }
}
