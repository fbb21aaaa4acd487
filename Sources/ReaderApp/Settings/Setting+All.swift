import Library

extension Setting {
    /// Every setting, those outside of tables first, then table by table.
    public static let all: [Setting] = [
        Setting(
            "theme", .theme(\.theme),
            "The colours; auto asks the terminal whether it is light or dark."),
        Setting(
            "accessible", .flag(\.isAccessible),
            "For a screen reader: one pane, no lines, map or bars, words for signs, the cursor where one is."),
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
        Setting(
            "list.lines", .word(["auto", "1", "2"], \.listLines),
            "The lines of an article in the list; auto takes two where the list is narrow and high."),
        Setting(
            "list.sort", .word(ArticleOrder.Key.allCases.map(\.rawValue), \.sortName),
            "What the list of articles is sorted by; = and a letter changes it."),
        Setting(
            "list.group", .word(ArticleOrder.Grouping.allCases.map(\.rawValue), \.groupName),
            "What headings the list has; =g goes through them."),
        Setting(
            "list.bold", .word(Settings.BoldTitles.allCases.map(\.rawValue), \.boldName),
            "Which titles of unread articles are bold."),
        Setting(
            "list.undated", .word(["last", "file"], \.undated),
            "Whether articles without a date come last, or stand where the times of their files would put them."
        ),
        Setting(
            "list.format", .format(\.rowFormat),
            "The parts of a row of the list: \(RowFormat.Part.names); {>} moves what follows to the right end, and {source:15} is 15 columns wide."
        ),
        Setting(
            "layout.narrow", .word(["rows", "columns"], \.narrow),
            "From 80 to 119 columns: the list above the text, or beside it."),
        Setting(
            "layout.preview", .flag(\.preview),
            "Whether the selected article is shown beside the list; tv switches it."),
        Setting(
            "programs.pager", .text(\.pager),
            "What | without a program gives the text to; without one, $PAGER, else less."),
        Setting(
            "programs.print", .text(\.printer), "What :print gives the article to, on its standard input."),
        Setting(
            "keys.preset", .word(KeyBindings.Preset.allCases.map(\.rawValue), \.keyPreset),
            "The keys that the reader comes with; emacs has those of Emacs before its own."),
        Setting(
            "keys.menu", .number(0...10_000, \.menuDelay),
            "After how many milliseconds the keys that may follow are shown; 0 shows them at once."),
    ]
}

extension Settings {
    /// ``names`` as a word.
    fileprivate var namesShown: String {
        get { names.rawValue }
        set { names = NamesShown(rawValue: newValue) ?? .all }
    }

    fileprivate var listLines: String {
        get { linesOfArticle.map(String.init) ?? "auto" }
        set { linesOfArticle = Int(newValue) }
    }

    fileprivate var sortName: String {
        get { sort.rawValue }
        set { sort = ArticleOrder.Key(rawValue: newValue) ?? .date }
    }

    fileprivate var groupName: String {
        get { group.rawValue }
        set { group = ArticleOrder.Grouping(rawValue: newValue) ?? .date }
    }

    fileprivate var boldName: String {
        get { boldTitles.rawValue }
        set { boldTitles = BoldTitles(rawValue: newValue) ?? .followed }
    }

    fileprivate var undated: String {
        get { undatedByFile ? "file" : "last" }
        set { undatedByFile = newValue == "file" }
    }

    fileprivate var narrow: String {
        get { hasRows ? "rows" : "columns" }
        set { hasRows = newValue == "rows" }
    }

    fileprivate var keyPreset: String {
        get { keys.preset.rawValue }
        set { keys.preset = KeyBindings.Preset(rawValue: newValue) ?? .vi }
    }

    /// ``countsAsInVim`` as a word.
    fileprivate var counts: String {
        get { countsAsInVim ? "vim" : "panes" }
        set { countsAsInVim = newValue == "vim" }
    }
}
