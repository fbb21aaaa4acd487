import Articles
import Entities
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Panes and their sizes` {
    @Test(arguments: [80, 100, 119])
    func `from 80 to 119 columns the list stands above the text, both as wide as the screen`(columns: Int)
        throws
    {
        for rows in [24, 30, 40, 60] {
            let layout = Layout(
                size: Size(columns: columns, rows: rows), focus: .text, side: .articles, isZoomed: false)
            let (list, text) = (try #require(layout.boxes[.articles]), try #require(layout.boxes[.text]))
            #expect(list.width == columns && text.width == columns)
            #expect(list.height == min(12, rows / 3) && text.y == list.height && text.endY == rows - 1)
        }
    }

    @Test func `as columns they stand as before`() {
        var choices = Layout.Choices()
        choices.hasRows = false
        let layout = Layout(
            size: Size(columns: 100, rows: 30), focus: .text, side: .articles, isZoomed: false,
            choices: choices)
        #expect(layout.form == .twoColumns && layout.boxes[.articles]?.height == 29)
    }

    @Test func `names and related articles are a drawer, which its key and Esc close`() {
        var reader = Answering(size: Size(columns: 80, rows: 24))
        reader.press("Enter 3")
        #expect(reader.model.layout.isDrawerOpen)
        #expect(
            reader.model.view().text(row: 0).contains("┌ Names ")
                && reader.model.view().text(row: 0).hasSuffix("┐"))
        #expect(reader.model.view().text(row: 1).contains("▾ People"))
        reader.press("3")
        #expect(!reader.model.layout.isDrawerOpen && reader.model.focus == .text)
        reader.press("4 Esc")
        #expect(!reader.model.layout.isDrawerOpen && reader.model.focus == .text)
        reader.press("3 4")
        #expect(reader.model.layout.boxes[.related] != nil && reader.model.layout.boxes[.entities] == nil)
    }

    @Test(arguments: 40...79)
    func `tabs of a single pane are whole words or numbers`(columns: Int) {
        var reader = Answering(size: Size(columns: columns, rows: 20))
        for key in ["1", "2", "3", "4"] {
            reader.press(key)
            let tabs = reader.model.tabs
            #expect(tabs.count == 4 && (tabs.last?.columns.upperBound ?? 0) <= columns)
            for (number, tab) in tabs.enumerated() where tab.pane != reader.model.focus {
                #expect([" \(number + 1) ", " \(number + 1) \(tab.pane.title) "].contains(tab.label))
            }
            #expect(!tabs.contains { $0.label.contains("…") })
        }
    }

    @Test(arguments: [60, 80, 120, 160, 200])
    func `sizes are changed with keys, kept for the class of widths, and never break the screen`(columns: Int)
        throws
    {
        var reader = Answering(size: Size(columns: columns, rows: 40))
        let before = reader.model.layout.boxes
        reader.press("Enter 1")
        let list = reader.model.layout.boxes[.articles]
        reader.press(columns >= 120 ? "C-w >" : "C-w +")
        let wider = reader.model.layout.boxes[.articles]
        if columns >= 120 { #expect(try #require(wider).width == (list?.width ?? 0) + 4) }
        if columns == 80 { #expect(try #require(wider).height == (list?.height ?? 0) + 2) }
        if columns >= 80 {
            #expect(
                reader.unanswered.contains {
                    if case .keep(let kept) = $0 { kept.sizes.count == 1 } else { false }
                })
        }
        for _ in 0..<40 { reader.press("C-w > C-w +") }
        #expect((reader.model.layout.boxes[.text]?.width ?? 99) >= 30)
        for _ in 0..<80 { reader.press("C-w < C-w -") }
        reader.press("C-w =")
        reader.press("1")
        #expect(reader.model.layout.boxes == before && reader.model.kept.sizes.isEmpty)
    }

    @Test func `panes are taken off the screen and come back`() {
        var reader = Answering()
        reader.press("Enter t l")
        #expect(reader.model.layout.boxes[.articles] == nil && reader.model.layout.boxes[.text]?.x == 0)
        reader.press("t e t x")
        #expect(reader.model.layout.boxes.count == 1 && reader.model.layout.boxes[.text]?.width == 160)
        reader.press("1")
        #expect(reader.model.layout.boxes[.articles] != nil, "going to it brings it back")
        reader.press("t e t x")
        #expect(reader.model.layout.boxes.count == 4)
    }

    @Test func `a border follows the mouse`() throws {
        var reader = Answering()
        reader.press("Enter")
        let list = try #require(reader.model.layout.place(of: .list))
        func mouse(_ kind: MouseEvent.Kind, _ column: Int) {
            reader.take(
                .terminal(
                    .mouse(MouseEvent(kind, at: Position(column: column, row: 20)))))
        }
        mouse(.press, list)
        mouse(.drag, list + 7)
        mouse(.release, list + 7)
        #expect(reader.model.layout.place(of: .list) == list + 7)
        mouse(.drag, list + 20)
        #expect(reader.model.layout.place(of: .list) == list + 7, "only while the button is down")
    }

    @Test func `sizes are kept as text`() {
        var sizes = PaneSizes()
        (sizes.list, sizes.side, sizes.upper, sizes.rows) = (4, -8, 2, 0)
        sizes.hidden = [.related, .articles]
        #expect(sizes.text == "4 -8 2 0 articles related")
        #expect(PaneSizes(sizes.text) == sizes)
        #expect(PaneSizes("4 x") == nil && PaneSizes("9999 0 0 0") == nil)
    }

    @Test func `keys go down and up between panes`() {
        var reader = Answering()
        reader.press("3 C-w j")
        #expect(reader.model.focus == .related)
        reader.press("C-w k")
        #expect(reader.model.focus == .entities)
        reader.take(.terminal(.resized(Size(columns: 90, rows: 30))))
        reader.press("1 C-w j")
        #expect(reader.model.focus == .text)
        reader.press("C-w k")
        #expect(reader.model.focus == .articles)
        for (number, pane) in Pane.reading.enumerated() {
            reader.press("M-\(number + 1)")
            #expect(reader.model.focus == pane)
        }
    }

    @Test func `without the preview only Enter shows an article`() {
        var reader = Answering()
        reader.press("t v j")
        #expect(!reader.model.awaitsPreview)
        reader.take(.settled)
        #expect(reader.model.text.opened == nil)
        reader.press("t v")
        #expect(reader.model.awaitsPreview)
    }
}
