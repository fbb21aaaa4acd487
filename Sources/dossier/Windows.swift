import Library
import TerminalUI

/// Goes through a long answer of the library piece by piece, so that it is never in memory as a whole.
enum Windows {
    private static let size = 500

    /// Calls `body` with each element of the list that `window` gives a part of, up to `limit` of them.
    static func each<Element>(
        limit: Int = .max, _ window: (Range<Int>) throws -> Window<Element>, _ body: (Element) throws -> Void
    ) throws {
        var start = 0
        while start < limit {
            let part = try window(start..<start + min(size, limit - start))
            for element in part.items { try body(element) }
            start += part.items.count
            if part.items.isEmpty || start >= part.total { return }
        }
    }
}

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

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
