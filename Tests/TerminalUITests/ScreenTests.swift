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
        screen.fill(Rect(x: 3, y: 0, width: 1, height: 1), with: "─")
        #expect(screen.text(row: 0) == " x ─ ")
    }

    @Test func `a rectangle is filled and given a role only inside the screen`() {
        var screen = Screen(size: Size(columns: 3, rows: 2))
        screen.fill(Rect(x: 1, y: -5, width: 9, height: 6), with: "─")
        screen.setRole(.marked, in: Rect(x: -1, y: 1, width: 2, height: 9))
        #expect(screen.goldenText == "| ──|\n|   |\n\n|...|\n|a..|\n")
    }

    @Test func `a screen is put onto another`() {
        var screen = Screen(size: Size(columns: 4, rows: 2))
        var small = Screen(size: Size(columns: 3, rows: 2))
        small.put("日x", column: 0, row: 0, role: .marked)
        screen.put(small, column: 2, row: 1)
        #expect(screen.goldenText == "|    |\n|  日|\n\n|....|\n|..aa|\n")
    }

    @Test func `equal pictures are equal screens`() {
        var one = Screen(size: Size(columns: 9, rows: 2))
        var other = one
        one.put("Café", column: 1, row: 1)
        other.put("Cafe\u{301}", column: 1, row: 1)
        #expect(one != other)
        other.put("Café", column: 1, row: 1)
        #expect(one == other)
        other.cursor = Position(column: 0, row: 0)
        #expect(one != other)
    }

    @Test(arguments: [(0, 0), (1, 1), (-3, 2)]) func `tiny screens take anything`(columns: Int, rows: Int) {
        var screen = Screen(size: Size(columns: columns, rows: rows))
        screen.put("日本", column: 0, row: 0)
        screen.fill(screen.bounds, role: .marked)
        screen.setRole(.plain, in: Rect(x: -9, y: -9, width: 99, height: 99))
        #expect(screen.row(5).isEmpty)
    }
}

@Suite struct `A role` {
    @Test func `has a letter for goldens`() {
        #expect([0, 1, 26, 27, 52, 53, 62, 63].map { Role(rawValue: $0).letter } == Array(".azAZ09?"))
    }
}
