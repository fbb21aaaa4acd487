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
}
