import TerminalUI

extension KeyBindings {
    /// Keys that go together, after those of a well-known editor.
    public enum Preset: String, CaseIterable, Sendable {
        /// Those of the table of commands alone.
        case vi
        /// Besides, and before them, those of Emacs.
        case emacs

        var keys: [(keys: [Key], commands: [String])] {
            switch self {
            case .vi: []
            case .emacs: Self.ofEmacs
            }
        }

        /// Several commands of a key work in panes of their own.
        private static let ofEmacs: [(keys: [Key], commands: [String])] = [
            ("C-n", ["down"]), ("C-p", ["up"]), ("C-v", ["page-down"]), ("M-v", ["page-up"]),
            ("M-<", ["top"]), ("M->", ["bottom"]),
            ("C-s", ["find", "find-entry", "search-dossier"]),
            ("C-r", ["find-backwards", "find-entry-backwards", "search-dossier"]),
            ("C-x o", ["next-pane"]), ("C-x C-c", ["quit"]), ("C-g", ["escape"]), ("M-x", ["palette"]),
            // Control-H comes from the terminal as Backspace.
            ("C-h", ["help"]),
            // What would have no key any more.
            ("C-_", ["undo"]), ("M-_", ["redo"]),
        ].map { (Key.sequence($0.0) ?? [], $0.1) }
    }
}
