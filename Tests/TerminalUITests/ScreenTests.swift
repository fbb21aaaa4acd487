import Testing

@testable import TerminalUI

extension Role {
    static let marked = Role(rawValue: 1)
}

@Suite struct `Drawing on a screen` {
    @Test func `text is cut off at the edges and at its width`() {
        var screen = Screen(size: Size(columns: 6, rows: 2))
        #expect(screen.put("abcdefgh", column: 2, row: 0) == 4)
        #expect(screen.put("xyz", column: -1, row: 1, width: 2, role: .marked) == 2)
        screen.put("nowhere", column: 0, row: 2)
        #expect(screen.goldenText == "|  abcd|\n|y     |\n\n|......|\n|a.....|\n")
    }

    @Test func `a wide character never shows a half`() {
        var screen = Screen(size: Size(columns: 5, rows: 1))
        screen.put("日本", column: 0, row: 0)
        screen.put("x", column: 1, row: 0)
        #expect(screen.text(row: 0) == " x本 ")
        screen.put("語", column: 4, row: 0)
        #expect(screen.text(row: 0) == " x本 ")
        screen.put("語", column: -1, row: 0)
        #expect(screen.text(row: 0) == " x本 ")
    }
}
