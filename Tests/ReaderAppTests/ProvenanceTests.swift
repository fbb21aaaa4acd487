import Articles
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Where an article comes from` {
    private func screen(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    private func opened(_ change: (inout ArticleRow) -> Void) -> OpenedArticle {
        var opened = Fixture.article(0)
        change(&opened.row)
        return opened
    }

    @Test func `the facts under the headline say what file an article is in and how many versions there are`()
    {
        var reader = Answering()
        reader.take(
            .opened(
                opened {
                    $0.path = "/mail/all.mbox"
                    $0.provenance.part = "7"
                    $0.versions = 2
                }, at: .top))
        #expect(screen(reader).contains("2 versions · from all.mbox"))
    }

    @Test func `gi tells about the article, and any key closes it`() {
        var reader = Answering()
        reader.press("Enter g i")
        let shown = screen(reader)
        #expect(shown.contains("About this article") && shown.contains("plain text"))
        #expect(shown.contains("/news/3.txt") && shown.contains("as the text says"))
        reader.press("j")
        #expect(reader.model.overlay == nil)
    }

    @Test func `gf lists what could not be read, with the reason`() {
        var reader = Answering()
        reader.press("g f")
        let shown = screen(reader)
        #expect(shown.contains("/news/bad.zip, line 3") && shown.contains("breaks off in entry 3."))
        reader.press("Enter")
        #expect(reader.unanswered.last == .terminal(.edit("/news/bad.zip")))
    }

    @Test func `gv goes through the versions, and marks what is new without colour too`() {
        var reader = Answering()
        reader.press("Enter g v")
        #expect(reader.model.message?.text == "There is one version of this article.")
        reader.take(.opened(opened { $0.versions = 2 }, at: .top))
        reader.press("g v")
        let first = screen(reader)
        #expect(first.contains("Version 1 of 2") && first.contains("{+The prosecutor Tomas Vale"))
        #expect(first.contains("with 1 more paragraph") && first.contains("stands in front"))
        reader.press("n")
        let second = screen(reader)
        #expect(second.contains("Version 2 of 2") && !second.contains("{+The"))
        reader.press("Esc")
        #expect(reader.model.overlay == nil)
    }

    @Test
    func
        `o opens the saved page where there is no address, and e shows an article of a file with others as text`()
    {
        var reader = Answering()
        reader.take(.opened(opened { $0.provenance.format = .page }, at: .top))
        reader.press("2 o")
        #expect(reader.unanswered.last == .terminal(.browseFile("/news/1.txt")))
        reader.model.text.opened?.row.provenance.part = "7"
        reader.press("e")
        #expect(reader.unanswered.last == .terminal(.show(text: Fixture.texts[0])))
    }

    private static let passages = [
        LeftOutPassage(what: "captions", text: "The minister at the quay.", position: 104),
        LeftOutPassage(what: "captions", text: "The quay.", position: 104),
        LeftOutPassage(what: "comments", text: "I have seen her.\nSo have I.", position: 999),
    ]

    /// A reader with the first article open, of which something was left out.
    private func leftOut(size: Size = Size(columns: 160, rows: 45)) -> Answering {
        var reader = Answering(size: size)
        reader.take(
            .opened(
                opened { $0.provenance.leftOut = [LeftOut(what: "captions", count: 2)] }, at: .top))
        reader.press("g l")
        #expect(reader.unanswered.last == .ask(.leftOut(ArticleID(rawValue: 1))))
        return reader
    }

    @Test(arguments: [
        Size(columns: 160, rows: 45), Size(columns: 100, rows: 30), Size(columns: 60, rows: 20),
    ])
    func `gl shows what was left out in its place with a bar at the edge, and again hides it`(size: Size)
        throws
    {
        var reader = leftOut(size: size)
        reader.take(.leftOut(ArticleID(rawValue: 1), .passages(Self.passages)))
        let rows = reader.model.text.rows
        let shown = rows.compactMap { row -> String? in
            if case .leftOut(let line) = row { reader.model.text.leftOutLines[line] } else { nil }
        }
        #expect(
            shown == [
                "captions · 2", "The minister at the quay.", "The quay.", "comments", "I have seen her.",
                "So have I.",
            ])
        // Captions stand between the two paragraphs of the text, comments behind them.
        let texts = Array(Fixture.texts[0].utf8)
        let order = rows.compactMap { row -> String? in
            switch row {
            case .leftOut: "out"
            case .line(let line):
                reader.model.text.layout.range(ofLine: line).isEmpty
                    ? nil
                    : String(
                        decoding: texts[reader.model.text.layout.range(ofLine: line)].prefix(3), as: UTF8.self
                    )
            default: nil
            }
        }
        let first = try #require(order.firstIndex(of: "out"))
        #expect(order[..<first].first == "Har" && order[first...].contains("The") && order.last == "out")
        let screen = reader.model.view()
        let quay = "The minister at the quay."
        let row = try #require((0..<size.rows).first { screen.text(row: $0).contains(quay) })
        let place = try #require(screen.text(row: row).firstRange(of: quay)).lowerBound
        let column = screen.text(row: row).distance(from: screen.text(row: row).startIndex, to: place)
        #expect(screen[column: column - 2, row: row].text == "│")
        #expect([column - 2, column].allSatisfy { screen[column: $0, row: row].role == .dim })
        #expect(reader.model.message?.text == "gl hides it again: captions, comments")
        reader.press("g l")
        #expect(reader.model.text.leftOut == nil)
        #expect(!reader.model.text.rows.contains { if case .leftOut = $0 { true } else { false } })
    }

    @Test func `gl says why nothing can be shown`() {
        var reader = Answering()
        reader.press("g l")
        #expect(reader.model.message?.text == "Open an article first.")
        reader.press("Enter g l")
        #expect(reader.model.message?.text == "Nothing was left out of this article.")
        reader = leftOut()
        reader.take(.leftOut(ArticleID(rawValue: 1), .gone(path: "/news/1.txt")))
        #expect(
            reader.model.message?.text
                == "/news/1.txt is gone, so what was left out cannot be shown; the article itself is kept.")
        #expect(reader.model.text.leftOut == nil)
    }

    @Test func `what was left out is hidden in the next article, and laid out again with the text`() {
        var reader = leftOut()
        reader.take(.leftOut(ArticleID(rawValue: 1), .passages(Self.passages)))
        reader.take(.terminal(.resized(Size(columns: 46, rows: 20))))
        #expect(reader.model.text.leftOutLines.allSatisfy { $0.count <= 44 })
        #expect(reader.model.text.leftOut == Self.passages)
        // An answer for an article that is open no longer is not shown.
        reader.take(.opened(Fixture.article(1), at: .top))
        #expect(reader.model.text.leftOut == nil)
        reader.take(.leftOut(ArticleID(rawValue: 1), .passages(Self.passages)))
        #expect(reader.model.text.leftOut == nil)
    }
}
