import TerminalUI

/// What the status line tells of a pane's keys.
extension Command {
    /// The commands that are told in each pane of the reading screen, the most useful first, each with a word on what it does there.
    static let hinted: [Pane: [(name: String, words: String)]] = [
        .articles: [
            ("open", "opens"), ("search", "search"), ("filter", "filter"), ("sort-oldest", "order"),
            ("mark-row", "marks"), ("fold", "folds"), ("next-pane", "next pane"),
        ],
        .text: [
            ("pick", "follows a name"), ("next", "next mention"), ("find", "finds"), ("dossier", "dossier"),
            ("leave", "back"),
        ],
        .entities: [
            ("open", "walks their mentions"), ("dossier", "dossier"), ("narrow-names", "narrows"),
            ("sort-names", "sorts"), ("fold-kind", "folds"), ("leave", "back"),
        ],
        .related: [("open", "opens"), ("back", "back"), ("find-entry", "finds"), ("leave", "to the list")],
    ]

    /// The keys of a pane and what they do, as many as there is room for.
    ///
    /// - Parameter width: In columns.
    static func hints(in pane: Pane, width: Int, _ bindings: KeyBindings) -> String {
        var text = ""
        for (name, words) in hinted[pane] ?? [] {
            guard let keys = bindings.keys(of: name, in: pane).first else { continue }
            // Of keys that begin several commands, the first is told.
            let shown = words == "order" ? keys.prefix(1) : keys[...]
            let hint = (text.isEmpty ? "" : " · ") + shown.map(\.shortName).joined() + " " + words
            guard CellWidth.width(of: text) + CellWidth.width(of: hint) <= width else { break }
            text += hint
        }
        return text
    }
}
