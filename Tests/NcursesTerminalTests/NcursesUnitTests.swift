import CNcurses
import Glibc
import TerminalUI
import Testing

@testable import NcursesTerminal

@Suite struct `The looks of roles` {
    private static let role = Role(rawValue: 7)
    private let theme = Theme(
        "", [Theme.Row(role, "200 italic", "9 underline", "1 dim")], withoutColour: [role: "reverse bold"])

    private func attributes(_ depth: ColourDepth, _ role: Role = role) -> attr_t {
        Palette(theme, depth: depth).templates[Int(role.rawValue)].attr
    }

    @Test(arguments: [
        (ColourDepth.none, NC_REVERSE | NC_BOLD), (.eight, NC_DIM), (.sixteen, NC_UNDERLINE),
        (.full, NC_ITALIC),
    ])
    func `attributes are those of the terminal's number of colours`(depth: ColourDepth, expected: attr_t) {
        #expect(attributes(depth) & (NC_REVERSE | NC_BOLD | NC_UNDERLINE | NC_DIM | NC_ITALIC) == expected)
    }

    @Test func `a role without a style is plain`() {
        #expect(attributes(.none, Role(rawValue: 8)) == 0)
        #expect(Palette(theme, depth: .none).templates.count == 256)
    }

    @Test func `without colours no pair of colours is used`() {
        var template = Palette(theme, depth: .none).templates[Int(Self.role.rawValue)]
        var (attributes, pair): (attr_t, Int16) = (0, -1)
        var text = [wchar_t](repeating: 0, count: 6)
        #expect(getcchar(&template, &text, &attributes, &pair, nil) == OK)
        #expect(pair == 0 && text[0] == 0x20)
    }
}

@Suite struct `What of a row is painted anew` {
    private func row(_ text: String) -> ArraySlice<Cell> {
        var screen = Screen(size: Size(columns: 8, rows: 1))
        screen.put(text, column: 0, row: 0)
        return screen.row(0)
    }

    @Test(arguments: [
        ("abc", "abc", 0), ("abc", "axc", 1), ("abc", "abcd", 1), ("abcdefgh", "xbcdefgx", 8), ("", "a", 1),
    ])
    func `only from the first to the last cell that differs`(old: String, new: String, count: Int) {
        #expect(RowPainter.changed(from: row(old), to: row(new)).count == count)
    }

    @Test(arguments: [("a日c", "a本c"), ("a日c", "axyc"), ("axyc", "a日c"), ("日日日", "日x 日")])
    func `no wide character is cut`(old: String, new: String) {
        let (old, new) = (row(old), row(new))
        let changed = RowPainter.changed(from: old, to: new)
        #expect(!changed.isEmpty)
        for cells in [old, new] {
            #expect(!cells[changed.lowerBound].isContinuation)
            #expect(changed.upperBound == cells.endIndex || !cells[changed.upperBound].isContinuation)
        }
    }

    @Test func `a row of another width is painted whole`() {
        let new = row("abc")
        #expect(RowPainter.changed(from: row("abc").prefix(4), to: new) == new.indices)
    }
}

@Suite struct `What is said of terminals` {
    @Test(arguments: [
        (TerminalError.noTerminal, "dossier list"), (.unknownTerminal(name: ""), "not set"),
        (.unknownTerminal(name: "qx"), "“qx”"), (.dumbTerminal(name: "dumb"), "“dumb”"),
    ])
    func `it names the terminal and what to do`(error: TerminalError, words: String) {
        #expect(error.description.contains(words))
        #expect(error.description.contains("dossier list"))
    }
}

@Suite struct `Text for the clipboard` {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("ž☃", "xb7imIM="),
    ])
    func `is sent in base 64`(text: String, expected: String) {
        #expect(NcursesTerminal.base64(Array(text.utf8)) == expected)
    }
}

@Suite struct `Another program` {
    @Test func `that hangs is ended when it is waited for no longer`() {
        let clock = ContinuousClock()
        let took = clock.measure {
            #expect(
                ChildProgram.run(["sleep", "60"], input: [], patience: 0.1)
                    == "sleep did not answer and was ended.")
        }
        #expect(took < .seconds(30))
        #expect(ChildProgram.run(["true"], input: [], patience: 30) == nil)
        #expect(ChildProgram.run(["false"], input: [], patience: 30) == "false ended with status 1.")
    }
}

@Suite struct `The waker of the terminal's wait` {
    @Test func `tells once that a thread asked`() {
        let waker = EventWaker()
        #expect(!waker.clear() && !waker.takeRequest())
        waker.wake()
        waker.wake()
        #expect(waker.clear() && waker.takeRequest())
        #expect(!waker.clear() && !waker.takeRequest())
    }

    @Test func `ends a wait from another thread`() {
        let waker = EventWaker()
        var files = [pollfd(fd: waker.descriptor, events: Int16(POLLIN), revents: 0)]
        #expect(poll(&files, 1, 0) == 0)
        waker.wake()
        #expect(poll(&files, 1, 10_000) == 1)
    }

    @Test func `a signal that wakes is no request`() {
        let waker = EventWaker()
        var one: UInt64 = 1
        _ = write(waker.descriptor, &one, MemoryLayout<UInt64>.size)
        #expect(waker.clear() && !waker.takeRequest())
    }
}
