import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Help on the keys` {
    private func text(_ reader: Answering) -> [String] {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }
    }

    @Test(arguments: Pane.allCases)
    func `is on two pages of a screen of 160 by 45`(pane: Pane) throws {
        let size = Size(columns: 160, rows: 45)
        var screen = Screen(size: size)
        HelpOverlay(pane: pane, settings: Settings()).draw(on: &screen)
        let hint = (0..<size.rows).map { screen.text(row: $0) }.first { $0.contains("next page") }
        #expect(try #require(hint).contains("1 of 2"))
    }

    @Test func `has keys in a column of their own, however long they are`() {
        let size = Size(columns: 160, rows: 45)
        var help = HelpOverlay(pane: .text, settings: Settings())
        for _ in 0..<2 {
            var screen = Screen(size: size)
            help.draw(on: &screen)
            for row in 1..<size.rows - 2 {
                for start in [2, 54, 106] {
                    let keys = (start..<start + 50).filter { screen[column: $0, row: row].role == .key }
                    guard let first = keys.first, let last = keys.last else { continue }
                    let text = String(Array(screen.text(row: row))[first...last])
                    let isQuery = QueryLanguage.lines.contains { $0.example == text }
                    #expect(first == start + 1 && last - start <= (isQuery ? 14 : 11), "\(text)")
                }
            }
            _ = help.press(.character(" "), in: size)
        }
    }

    @Test func `has nothing of the start screen elsewhere`() {
        var reader = Answering()
        reader.press("?")
        #expect(!text(reader).joined().contains("start screen: add"))
    }
}
