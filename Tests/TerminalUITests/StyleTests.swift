import TerminalUI
import Testing

@Suite struct `The notation of looks` {
    @Test(arguments: [
        ("", Style()), ("default", Style()), ("179", Style(foreground: 179)),
        ("16/214 bold", Style(foreground: 16, background: 214, attributes: .bold)),
        ("default/237", Style(background: 237)), ("reverse", Style(attributes: .reverse)),
        ("underline italic dim", Style(attributes: [.underline, .italic, .dim])),
    ])
    func `is read`(notation: String, style: Style) {
        #expect(Style(notation) == style)
    }

    @Test(arguments: ["256", "red", "1/2/3", "1 2", "-1", "bold/3"])
    func `knows what it is not`(notation: String) {
        #expect(Style(notation) == nil)
    }

    @Test func `a theme has looks for each number of colours`() {
        let role = Role(rawValue: 3)
        let theme = Theme("mine", [Theme.Row(role, "200", "9", "1 dim")], withoutColour: [role: "reverse"])
        #expect(
            ColourDepth.allCases.map { theme.style(of: role, at: $0) } == ["reverse", "1 dim", "9", "200"])
        #expect(theme.style(of: .plain, at: .full) == .plain)
    }
}

@Suite struct `Signs in ASCII` {
    private func ascii(_ text: String, columns: Int = 12) -> String {
        var screen = Screen(size: Size(columns: columns, rows: 1))
        screen.put(text, column: 0, row: 0)
        screen.writeInASCII()
        return screen.text(row: 0)
    }

    @Test(arguments: [
        ("● ★ ▸ ·", "* # > -     "), ("┌─┐│└┘", "+-+|++      "), ("═║", "==          "),
        ("“a”", "\"a\"         "),
        ("Marić", "Marić       "), ("a long titl…", "a long ti..."), ("one …", "one ...     "),
        ("…", "...         "),
        ("ab…cd", "...cd       "), ("日本…", "日...       "),
    ])
    func `stand for those of ours, and letters stay`(text: String, expected: String) {
        #expect(ascii(text) == expected)
    }

    @Test func `only the lines of a role are doubled`() {
        var screen = Screen(size: Size(columns: 4, rows: 1))
        screen.put("─│", column: 0, row: 0, role: Role(rawValue: 5))
        screen.put("─│", column: 2, row: 0)
        screen.doubleLines(of: Role(rawValue: 5))
        #expect(screen.text(row: 0) == "═║─│")
    }
}
