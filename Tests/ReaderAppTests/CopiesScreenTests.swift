import Articles
import CrossReferences
import Entities
import Foundation
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Copies in the reader` {
    private func screen(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    /// A reader whose first article stands for two copies.
    private func reader(size: Size = Size(columns: 160, rows: 45)) -> Answering {
        var reader = Answering(size: size)
        var rows = Fixture.rows
        rows[0].copies = 2
        let window = Window(offset: 0, items: rows, total: rows.count)
        reader.take(.articles(query: "", ArticleList(window: window)))
        return reader
    }

    private func article(_ text: String) -> Article {
        Article(
            title: "", text: text, blocks: [.init(kind: .paragraph, range: 0..<text.utf8.count)],
            date: ArticleDate(iso: "2024-03-04", origin: .text))
    }

    @Test func `a row tells how many copies it stands for, and tc shows them all`() {
        var reader = reader()
        #expect(screen(reader).contains(" +2"))
        reader.press("t c")
        #expect(reader.model.articles.query == "copies:all")
        reader.press("t c")
        #expect(reader.model.articles.query == "")
        _ = reader.model.applyFilter("karsk")
        reader.press("t c")
        #expect(reader.model.articles.query == "karsk copies:all")
        reader.press("t c")
        #expect(reader.model.articles.query == "karsk")
    }

    @Test(arguments: [Size(columns: 160, rows: 45), Size(columns: 60, rows: 20), Size(columns: 40, rows: 10)])
    func `w shows what differs, word by word, and c lets the copy stand for all`(size: Size) {
        var reader = reader(size: size)
        reader.press("w")
        let front = Fixture.rows[0]
        #expect(reader.asked.last == .ask(.copies(front.id)))
        // Where the library knows of none.
        #expect(
            reader.model.overlay == nil && reader.model.message?.text == "There is no copy of this article.")
        reader.model.overlay = .copies(CopiesOverlay(of: front.id))
        let copies = [("It was a quiet night.", 1), ("It was a loud night.", 2)].map { text, number in
            ArticleCopy(
                row: Fixture.rows[number],
                comparison: TextComparison(of: article(text), with: article("It was a quiet night.")))
        }
        reader.take(.overlay(.copies(front.id, front: front, copies)))
        #expect(screen(reader).contains("Copy 1 of 2") && screen(reader).contains("the same text"))
        reader.press("n")
        let shown = screen(reader)
        #expect(shown.contains("Copy 2 of 2") && shown.contains("1 word changed"))
        if size.rows > 10 { #expect(shown.contains("It was a [-quiet-] {+loud+} night.")) }
        reader.press("c")
        #expect(reader.asked.contains(.change(.standForCopies(Fixture.rows[2].id))))
        reader.press("Esc")
        #expect(reader.model.overlay == nil)
    }

    @Test func `an article without copies says so`() {
        var reader = Answering()
        reader.press("w")
        #expect(reader.model.message?.text == "There is no copy of this article, and no name here.")
    }

    @Test func `w in the list of related articles says why one is there`() {
        var reader = Answering()
        reader.press("Enter 4 w")
        #expect(reader.model.message?.text == "also names Tomas Vale")
    }

    @Test func `related articles stand under headings, and nothing is cut within a word`() {
        var reader = Answering()
        reader.press("Enter")
        let id = reader.model.text.opened!.row.id
        func related(_ number: Int, _ kind: RelationKind, _ names: [String]) -> RelatedArticle {
            RelatedArticle(
                Headline(
                    article: ArticleID(rawValue: Int64(number + 50)),
                    title: "A rather long headline with the number \(number) that does not fit into one line",
                    date: ArticleDate(iso: "2025-01-31", origin: .text)), relation: kind, score: 1,
                reasons: kind == .copy
                    ? ["without the last 4 paragraphs; 12 words changed"] : ["2 days apart"],
                particulars: names.map { Particular($0, kind: .person) })
        }
        reader.take(
            .related(
                id,
                [
                    related(1, .background, ["Ada Wren"]), related(2, .copy, []),
                    related(
                        3, .story, ["Selim Şahin", "Łucja Wierzba", "Derya Holm", "Jon Berg", "Ida Crane"]),
                    related(4, .quotation, ["Ada Wren"]),
                ], entity: nil, naming: [Fixture.rows[2]]))
        let narrow = screen(reader)
        #expect(
            narrow.contains("31 Jan 2025 · Şahin, Wierzba +3") || narrow.contains("31 Jan 2025 · Şahin +4"))
        #expect(narrow.contains("number 3") && !narrow.contains("both name"))
        reader.press("4 z")
        let shown = screen(reader)
        let headings = ["Copies · 1", "Same matter · 2", "Background · 1", "Also names it · 1"]
        let places = headings.compactMap { shown.range(of: $0)?.lowerBound }
        #expect(places.count == 4 && places == places.sorted())
        #expect(shown.contains("31 Jan 2025 · Şahin, Wierzba, Holm, Berg, Crane · 2 days apart"))
        #expect(shown.contains("31 Jan 2025 · quotes the same words, Wren"))
        #expect(reader.model.related.order.map(\.rawValue) == [52, 53, 54, 51, Fixture.rows[2].id.rawValue])
    }

    @Test func `what does not fit is counted`() {
        func fitted(_ parts: [String], _ width: Int) -> String {
            RelatedReason.fitted(
                RelatedReason(date: ArticleDate(iso: "2025-01-31", origin: .text), parts: parts), to: width)
        }
        #expect(fitted(["Şahin", "Wierzba", "Vasko"], 40) == "31 Jan 2025 · Şahin, Wierzba, Vasko")
        #expect(fitted(["Şahin", "Wierzba", "Vasko"], 30) == "31 Jan 2025 · Şahin +2")
        #expect(fitted(["Şahin", "Wierzba", "Vasko"], 31) == "31 Jan 2025 · Şahin, Wierzba +1")
        #expect(fitted(["Ministry of Rivers and Harbours"], 20) == "31 Jan 2025 · +1")
        #expect(fitted([], 20) == "31 Jan 2025")
    }
}
