import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The preview beside the list` {
    @Test func `it follows the selection once nothing happens, and marks nothing as read`() {
        var reader = Answering()
        reader.take(.settled)
        #expect(reader.model.text.opened?.row.headline.title == "Marić speaks in Karsk")
        #expect(reader.model.focus == .articles)
        #expect(reader.unanswered.isEmpty)
        reader.press("j")
        #expect(reader.model.awaitsPreview)
        reader.take(.settled)
        #expect(reader.model.text.opened?.row.headline.title == "Vale names new deputy")
        #expect(!reader.model.awaitsPreview)
    }

    @Test func `where the text has no room there is none`() {
        var reader = Answering(size: Size(columns: 60, rows: 20))
        #expect(!reader.model.awaitsPreview)
        reader.take(.settled)
        #expect(reader.model.text.opened == nil)
    }

    @Test func `going back passes over what was only shown`() {
        var reader = Answering()
        reader.press("j j Enter q k")
        reader.take(.settled)
        reader.press("k")
        reader.take(.settled)
        reader.press("Enter H")
        #expect(reader.model.text.opened?.row.headline.title == "Harbour minister steps down")
    }

    @Test(arguments: [
        ("3", "Open an article to see its names"), ("4", "Open an article to see what belongs"),
    ])
    func `without an article the panes about one say what to do`(key: String, words: String) {
        var reader = Answering(size: Size(columns: 60, rows: 20))
        reader.press(key)
        #expect(reader.model.view().text(row: 1).contains(words))
    }
}
