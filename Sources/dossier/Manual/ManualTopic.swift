import Articles
import Library
import ReaderApp
import TerminalUI

/// A page of the manual that is about no command: the language of queries, the keys, the settings.
///
/// The page, and what `dossier help keys` prints, are made from the same entries.
struct ManualTopic {
    /// A heading, and what is listed under it.
    struct Part {
        var heading: String
        var entries: [(tag: String, text: String)]
    }

    /// As it is typed after `help`.
    let name: String
    /// 5 for files, 7 for all else.
    let section: Int
    /// What it is about, in a few words without a full stop.
    let summary: String
    let introduction: String
    let parts: [Part]
    let related: [(name: String, section: Int)]

    /// What the page is called: “dossier-keys”.
    var pageName: String { "dossier-\(name)" }

    /// Every one, with keys and settings as they are set.
    static func all(_ settings: Settings) -> [ManualTopic] {
        [queries, keys(settings), config(settings)]
    }

    static let queries = ManualTopic(
        name: "query", section: 7, summary: "the language of dossier’s searches",
        introduction: """
            Search and filter of the reader, saved searches, and the commands list, search and who speak one language. \
            How a query was understood, and what of it was not, is shown beside the answer.
            """,
        parts: [Part(heading: "", entries: QueryLanguage.lines.map { ($0.example, $0.help) })],
        related: [("dossier", 1), ("dossier-search", 1), ("dossier-list", 1), ("dossier-who", 1)])

    private static func keys(_ settings: Settings) -> ManualTopic {
        let groups = Command.Group.allCases.map { group in
            Part(
                heading: group.rawValue,
                entries: Command.all.filter { $0.group == group }.map { command in
                    let keys = settings.keys.inWords(of: command)
                    return (keys.isEmpty ? ":\(command.name)" : keys, command.help)
                })
        }
        let own = settings.keys.rows.map { ($0.keys, $0.help) }
        return ManualTopic(
            name: "keys", section: 7, summary: "the keys of dossier’s reader",
            introduction: """
                In the reader ? shows these keys, and ^P finds a command by its name; dossier-config(5) says how keys are \
                given to other commands.
                """,
            parts: groups + (own.isEmpty ? [] : [Part(heading: "Several commands in a row", entries: own)]),
            related: [("dossier", 1), ("dossier-read", 1), ("dossier-config", 5)])
    }

    private static func config(_ settings: Settings) -> ManualTopic {
        let usual = Settings()
        let rows = Setting.all.map { setting in
            let (now, before) = (setting.value(in: settings).inTOML, setting.value(in: usual).inTOML)
            let change = now == before ? "" : " Without settings it is \(before)."
            return ("\(setting.name) = \(now)", "\(setting.help) It may be \(setting.allowed).\(change)")
        }
        return ManualTopic(
            name: "config", section: 5, summary: "the settings of dossier’s reader",
            introduction: """
                A file of settings is written in TOML; the part of a name before the point is its table. What is wrong in it \
                is told with its line when the reader starts, and the rest holds. “dossier --print-config” prints such a \
                file with every setting, key and role and its default; in the reader :set shows and changes them for as \
                long as it runs, and :reload reads the file again.
                """,
            parts: [
                Part(heading: "Settings", entries: rows), Part(heading: "Keys", entries: keyHelp),
                Part(
                    heading: "Themes",
                    entries: themeHelp + Settings.roles.map { ("theme.NAME.\($0.name)", $0.help) }),
                Part(
                    heading: "Files",
                    entries: [
                        (
                            "$XDG_CONFIG_HOME/dossier/config.toml",
                            "The settings; without $XDG_CONFIG_HOME in ~/.config."
                        ),
                        ("themes/NAME.toml", "A theme of one’s own, beside the settings."),
                    ]),
            ], related: [("dossier", 1), ("dossier-keys", 7)])
    }

    private static let keyHelp = [
        (
            "keys.\"g d\" = \"doubts\"",
            "Keys pressed one after the other, apart by blanks, and the name of a command: those are told by ^P in the "
                + "reader. Keys are written j, C-d, M-b, Enter, Space, F1. In panes where the command does not work, the "
                + "keys do what they do otherwise."
        ),
        (
            "keys.J = [\"next-article\", \"top\"]",
            "Several commands in a row: those that work where one is."
        ), ("keys.Q = []", "A key that does nothing any more."),
    ]

    private static let themeHelp = [
        (
            "theme.NAME.inherit = \"light\"",
            "What a theme of one’s own is like where nothing else is said: both, if not set."
        ),
        (
            "theme.NAME.person = { fg = 94, bold = true }",
            "The looks of a role: fg and bg are colours from 0 to 255 or \"default\"; bold, underline, italic, reverse and "
                + "dim are true or false; what is not said stays. On terminals with 16 or 8 colours the nearest is taken. "
                + "Names in headlines look as elsewhere, and bold. These are the roles:"
        ),
    ]
}

extension ManualTopic {
    /// As a page in the macros of man(7).
    var manualPage: ManualPage {
        var page = ManualPage(pageName, section: section, summary: summary)
        page.heading("DESCRIPTION")
        page.paragraphs(introduction)
        for part in parts {
            if !part.heading.isEmpty { page.subheading(part.heading) }
            for (tag, text) in part.entries { page.entry(tag, text) }
        }
        page.seeAlso(related)
        return page
    }
}

extension Output {
    /// Writes a topic of the manual for reading.
    mutating func write(_ topic: ManualTopic) {
        wrapped(topic.introduction, indent: 0)
        for part in topic.parts {
            line()
            if !part.heading.isEmpty { line(part.heading, bold: [0..<part.heading.utf8.count]) }
            for (tag, text) in part.entries {
                line("  " + tag)
                wrapped(text, indent: 6)
            }
        }
    }

    /// Writes a text in lines that are easily read, set in by some columns.
    private mutating func wrapped(_ text: String, indent: Int) {
        let width = (isTerminal ? min(columns, 100) : 100) - indent
        let rows = TextLayout(text, paragraphs: [0..<text.utf8.count], width: width).lines
        for row in rows {
            line(String(repeating: " ", count: indent) + String(text.slice(utf8: row.range)))
        }
    }
}
