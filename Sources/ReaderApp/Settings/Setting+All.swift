import TerminalUI

extension Setting {
    /// Every setting, those outside of tables first, then table by table.
    public static let all: [Setting] = [
        Setting(
            "theme", .word(["auto"] + Theme.builtIn.map(\.name), \.theme),
            "The colours; auto asks the terminal whether it is light or dark."),
        Setting(
            "counts", .word(["panes", "vim"], \.counts),
            "Whether 1 to 4 go to panes, or begin counts as all digits do; Alt-1 to Alt-4 always go to panes."
        ),
        Setting(
            "start", .word(["people", "last", "list"], \.start),
            "What is shown first: the start screen, when you follow somebody, where you left, or the list."),
        Setting(
            "notify", .word(["none", "bell", "osc9"], \.notify),
            "How articles that come in call for attention: not at all, with the bell, or with a message of the desktop (OSC 9)."
        ),
        Setting("text.measure", .number(40...120, \.measure), "The widest line of text, in columns."),
        Setting("text.margin", .number(0...20, \.margin), "The columns left free at both sides of the text."),
        Setting(
            "text.overlap", .number(0...20, \.overlap), "The rows of a page that the next page shows again."),
        Setting(
            "text.read_on", .flag(\.readsOn), "Space at the end of an article goes to the next unread one."),
        Setting(
            "text.names", .word(Settings.NamesShown.allCases.map(\.rawValue), \.namesShown),
            "Which names are marked in the text; tn goes through them."),
        Setting(
            "text.bars", .flag(\.bars),
            "A bar beside paragraphs in which the current name is named or speaks; tq switches it."),
    ]
}

extension Settings {
    /// ``names`` as a word.
    fileprivate var namesShown: String {
        get { names.rawValue }
        set { names = NamesShown(rawValue: newValue) ?? .all }
    }

    /// ``countsAsInVim`` as a word.
    fileprivate var counts: String {
        get { countsAsInVim ? "vim" : "panes" }
        set { countsAsInVim = newValue == "vim" }
    }
}
