import CNcurses
import Glibc
import TerminalUI
import Testing

@testable import NcursesTerminal

/// What needs the description of a terminal, but none to be there: curses draws to /dev/null.
@Suite(.serialized) struct `Curses without a terminal` {
    /// There can be one screen in a process.
    private static let isReady: Bool = {
        TextLocale.adopt()
        guard let output = fopen("/dev/null", "w"), let input = fopen("/dev/null", "r") else { return false }
        guard newterm("xterm-256color", output, input) != nil else { return false }
        // Only then has curses numbers for the keys that the terminal's description names.
        return keypad(nc_stdscr(), true) == OK
    }()

    init() throws { try #require(Self.isReady) }

    @Test(arguments: [
        (KEY_UP, Key.up), (KEY_PPAGE, .pageUp), (KEY_BTAB, .backTab), (KEY_DC, .delete),
        (KEY_SLEFT, .shiftLeft),
        (KEY_BACKSPACE, .backspace), (KEY_ENTER, .enter), (KEY_HOME, .home), (KEY_C3, .pageDown),
    ])
    func `a key with a number of its own is known by it`(code: Int32, key: Key) {
        #expect(Key.named(by: code) == key)
    }

    @Test(arguments: [1, 5, 12, 24])
    func `a function key is known by its number`(number: Int) {
        #expect(Key.named(by: nc_function_key(Int32(number))) == .function(number))
    }

    @Test(arguments: [
        ("kLFT3", Key.altLeft), ("kRIT3", .altRight), ("kUP5", .controlUp), ("kDN5", .controlDown),
        ("kHOM5", .controlHome), ("kEND5", .controlEnd),
    ])
    func `a key with Alt or Control is known by its name`(name: String, key: Key) throws {
        let code = try #require(
            (KEY_MAX..<KEY_MAX + 200).first { keyname($0).map { String(cString: $0) } == name })
        #expect(Key.named(by: code) == key)
    }

    @Test func `what is no key here is none`() {
        #expect(Key.named(by: KEY_COMMAND) == nil)
        #expect(Key.named(by: 1_999) == nil)
    }

    private func painted(_ text: String, role: Role = .plain, templates: [cchar_t]) -> [cchar_t] {
        var screen = Screen(size: Size(columns: 20, rows: 1))
        screen.put(text, column: 0, row: 0, role: role)
        var painter = RowPainter()
        painter.paint(screen.row(0), row: 2, column: 3, templates: templates)
        return (0..<20).map { column in
            var cell = cchar_t()
            _ = mvwin_wch(nc_stdscr(), 2, Int32(3 + column), &cell)
            return cell
        }
    }

    @Test func `text is painted where it belongs, in the looks of its role`() {
        let role = Role(rawValue: 3)
        let templates = Palette(Theme("", withoutColour: [role: "bold"]), depth: .none).templates
        let cells = painted("Vale", role: role, templates: templates)
        #expect(cells.prefix(5).map(\.chars.0) == Array("Vale ".unicodeScalars).map { wchar_t($0.value) })
        #expect(cells[0].attr & NC_BOLD != 0 && cells[4].attr & NC_BOLD == 0)
    }

    @Test func `marks stay with their letter, and a wide character takes two columns`() {
        let templates = Palette(Theme(""), depth: .none).templates
        let cells = painted("e\u{301}日x", templates: templates)
        #expect(cells[0].chars.0 == 0x65 && cells[0].chars.1 == 0x301)
        #expect(cells[1].chars.0 == 0x65E5)
        #expect(cells[3].chars.0 == 0x78)
    }
}
