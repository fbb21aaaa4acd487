/// What a terminal shows, as a value: rows of cells with roles, and where the cursor stands.
///
/// Drawing outside the screen is cut off, never an error.
public struct Screen: Equatable, Sendable {
    public let size: Size
    /// Where the terminal's cursor is put after drawing; screen readers follow it even where it is not visible.
    public var cursor: Position?
    public var isCursorVisible = false
    /// All rows from the top, one after the other.
    private var cells: [Cell]

    /// An empty screen.
    public init(size: Size) {
        self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
        cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
    }

    /// The whole of the screen.
    public var bounds: Rect { Rect(x: 0, y: 0, width: size.columns, height: size.rows) }

    /// The cell at a place; blank outside the screen.
    public subscript(column column: Int, row row: Int) -> Cell {
        bounds.contains(Position(column: column, row: row)) ? cells[row * size.columns + column] : .blank
    }

    /// The cells of a row; none outside the screen.
    public func row(_ row: Int) -> ArraySlice<Cell> {
        guard row >= 0, row < size.rows else { return [] }
        return cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// Writes `text` on one row, in cells from `column` on; what does not fit `width` or the screen is cut off.
    ///
    /// Control characters and other characters that a terminal could misunderstand are shown as “�”, tabs and line
    /// breaks as spaces.
    /// - Returns: The cells used, also those cut off at the left.
    @discardableResult
    public mutating func put(
        _ text: some StringProtocol, column: Int, row: Int, width: Int = .max, role: Role = .plain
    ) -> Int {
        text.withBytes { bytes in
            var clusters = Clusters(bytes)
            var used = 0
            let room = min(max(0, width), max(0, size.columns - column))
            while used < room, let cluster = clusters.next(), used + Int(cluster.width) <= room {
                set(Cell(cluster, role: role), column: column + used, row: row)
                used += Int(cluster.width)
            }
            return used
        }
    }

    /// Writes ready cells on one row from `column` on, as ``put(_:column:row:width:role:)`` does.
    @discardableResult
    public mutating func put(cells line: some Sequence<Cell>, column: Int, row: Int, width: Int = .max) -> Int
    {
        var used = 0
        let room = min(max(0, width), max(0, size.columns - column))
        for cell in line where !cell.isContinuation {
            guard used + cell.width <= room else { break }
            set(cell, column: column + used, row: row)
            used += cell.width
        }
        return used
    }

    /// Writes a single cell.
    public mutating func put(_ cell: Cell, column: Int, row: Int) { set(cell, column: column, row: row) }

    /// Empties a rectangle and gives it a role.
    public mutating func fill(_ rect: Rect, role: Role = .plain) {
        fill(rect, with: " ", role: role)
    }

    /// Fills a rectangle with a character of one column.
    public mutating func fill(_ rect: Rect, with character: Character, role: Role = .plain) {
        let area = rect.intersection(bounds)
        let cell = Cell(character, role: role)
        guard !area.isEmpty, cell.width == 1 else { return }
        for row in area.y..<area.endY {
            mendEdges(of: area, row: row)
            for index in row * size.columns + area.x..<row * size.columns + area.endX { cells[index] = cell }
        }
    }

    /// Gives the cells of a rectangle a role and leaves what they show.
    public mutating func setRole(_ role: Role, in rect: Rect) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        for row in area.y..<area.endY {
            let start = row * size.columns
            for index in start + area.x..<start + area.endX { cells[index].role = role }
        }
    }

    /// Puts another screen onto this one, its top left corner at a place.
    public mutating func put(_ screen: Screen, column: Int, row: Int) {
        for line in 0..<screen.size.rows {
            put(cells: screen.row(line), column: column, row: row + line)
        }
    }

    /// Replaces cells of one column by others of one column; those for which `change` returns `nil` stay.
    mutating func changeCells(_ change: (Cell) -> Cell?) {
        for index in cells.indices where cells[index].width == 1 {
            if let new = change(cells[index]) { cells[index] = new }
        }
    }

    @inline(__always)
    private mutating func set(_ cell: Cell, column: Int, row: Int) {
        guard row >= 0, row < size.rows, column < size.columns, column >= 0 else {
            // A wide character cut by the left edge leaves its inner half empty.
            if column == -1, cell.width == 2 { set(.blank(role: cell.role), column: 0, row: row) }
            return
        }
        let index = row * size.columns + column
        if cell.width == 2 {
            guard column + 1 < size.columns else {
                return set(.blank(role: cell.role), column: column, row: row)
            }
            breakWide(at: index, column: column)
            breakWide(at: index + 1, column: column + 1)
            cells[index] = cell
            cells[index + 1] = .continuation(role: cell.role)
        } else {
            breakWide(at: index, column: column)
            cells[index] = cell
        }
    }

    /// Clears the other half of a wide character that is about to lose the half at `index`.
    @inline(__always)
    private mutating func breakWide(at index: Int, column: Int) {
        let width = cells[index].width
        if width == 1 { return }
        if width == 2, column + 1 < size.columns, cells[index + 1].isContinuation {
            cells[index + 1] = .blank(role: cells[index + 1].role)
        } else if width == 0, column > 0, cells[index - 1].width == 2 {
            cells[index - 1] = .blank(role: cells[index - 1].role)
        }
    }

    private mutating func mendEdges(of area: Rect, row: Int) {
        breakWide(at: row * size.columns + area.x, column: area.x)
        breakWide(at: row * size.columns + area.endX - 1, column: area.endX - 1)
    }
}

extension Screen {
    /// What a row shows, spaces at its end included.
    public func text(row: Int) -> String {
        self.row(row).reduce(into: "") { $0 += $1.text }
    }

    /// The screen for golden files: its rows between bars, an empty line, then a letter for each cell's role.
    public var goldenText: String {
        let rows = 0..<size.rows
        let texts = rows.map { "|" + text(row: $0) + "|\n" }.joined()
        let roles = rows.map { "|" + String(row($0).map(\.role.letter)) + "|\n" }.joined()
        return texts + "\n" + roles
    }
}
