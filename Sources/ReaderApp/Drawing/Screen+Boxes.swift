import TerminalUI

extension Size {
    /// A box in the middle of the screen, somewhat above; the last row stays free for what is said.
    func box(width: Int, height: Int) -> Rect {
        let width = min(columns, width)
        let height = max(0, min(rows - 1, height))
        return Rect(x: (columns - width) / 2, y: (rows - 1 - height) / 3, width: width, height: height)
    }

    /// A box for a long list, as high as the screen allows.
    func listBox(width: Int) -> Rect { box(width: width, height: max(5, rows - (rows > 24 ? 6 : 1))) }
}

extension Screen {
    /// Clears `box` and draws a border with a title around it; gives the cells inside.
    mutating func drawBox(_ box: Rect, title: String) -> Rect {
        fill(box, role: .plain)
        var frame = Frame(box)
        frame.add(box, isFocused: true)
        frame.draw(on: &self)
        put(" \(title) ", column: box.x + 2, row: box.y, width: box.width - 4, role: .titleFocused)
        return box.inset(columns: 2, rows: 1)
    }

    /// Writes a line being typed behind a sign, with the cursor in it.
    ///
    /// - Parameter isSelected: Whether what is typed next replaces the line.
    mutating func putInput(_ line: LineEditor, column: Int, row: Int, width: Int, isSelected: Bool = false) {
        put("› ", column: column, row: row, role: .key)
        let shown = line.visible(width: width - 3)
        put(shown.text, column: column + 2, row: row, width: width - 2, role: isSelected ? .selected : .input)
        cursor = Position(column: column + 2 + shown.cursorColumn, row: row)
        isCursorVisible = true
    }

    /// Writes the keys that an overlay takes on its lower border: the longest of the texts that fits.
    mutating func putHint(_ texts: [String], on box: Rect) {
        let fitting = texts.first { CellWidth.width(of: $0) <= box.width - 6 } ?? texts.last ?? ""
        let shown = CellWidth.truncate(" \(fitting) ", to: max(0, box.width - 4))
        put(shown, column: box.x + 2, row: box.endY - 1, role: .dim)
    }

    /// Writes a text in as many lines as it takes, at most to the end of `area`.
    ///
    /// - Returns: The row after it.
    @discardableResult
    mutating func putWrapped(_ text: String, in area: Rect, row: Int, role: Role) -> Int {
        var row = row
        for line in text.wrapped(to: area.width) where row < area.endY {
            put(line, column: area.x, row: row, width: area.width, role: role)
            row += 1
        }
        return row
    }

    /// Writes a text in a line, with a sign that it goes on where it does not fit.
    mutating func put(_ text: String, from column: Int, to end: Int, row: Int, role: Role) {
        let width = max(0, end - column)
        put(CellWidth.truncate(text, to: width), column: column, row: row, width: width, role: role)
    }

    /// Writes what a query was taken to mean, where it says more than its words.
    mutating func putUnderstood(_ understood: String?, in inner: Rect) {
        guard let understood else { return }
        put("understood: \(understood)", from: inner.x + 2, to: inner.endX, row: inner.y + 1, role: .dim)
    }
}
