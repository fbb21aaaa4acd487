import TerminalUI

/// Lines text up in columns, counted in the cells of a terminal.
enum Columns {
    /// `text` with blanks after it.
    static func left(_ text: String, width: Int) -> String {
        text + blanks(width - CellWidth.width(of: text))
    }

    /// `text` with blanks before it.
    static func right(_ text: String, width: Int) -> String {
        blanks(width - CellWidth.width(of: text)) + text
    }

    /// The cells that `text` takes.
    static func width(of text: String) -> Int { CellWidth.width(of: text) }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
