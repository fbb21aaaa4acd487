import TerminalUI

extension Screen {
    /// The screen for those who hear it: no lines and bars, words for signs, short gaps, and the row of the selected entry
    /// says that it is.
    ///
    /// Every row stays in its place; the cursor stays on what it was at, and is shown.
    ///
    /// - Parameter size: Of the terminal; words take more room than signs.
    func inWords(size: Size) -> Screen {
        var spoken = Screen(size: size)
        for row in 0..<min(self.size.rows, size.rows) {
            let cursorColumn = cursor.flatMap { $0.row == row ? $0.column : nil }
            var line = SpokenRow(Array(self.row(row)), cursor: cursorColumn)
            line.sayAll()
            spoken.put(cells: line.cells, column: 0, row: row)
            guard let column = line.cursor else { continue }
            spoken.cursor = Position(column: max(0, min(column, size.columns - 1)), row: row)
        }
        if spoken.cursor == nil { spoken.cursor = Position(column: 0, row: 0) }
        spoken.isCursorVisible = true
        return spoken
    }
}

/// A row of the screen that is put into words.
private struct SpokenRow {
    private let drawn: [Cell]
    /// The column of the cursor in what was drawn; `nil` where it is in another row.
    private let place: Int?
    private(set) var cells: [Cell] = []
    /// The column of the cursor in words.
    private(set) var cursor: Int?

    /// Gaps longer than this tell nothing to those who hear them.
    private static let widestGap = 2

    init(_ cells: [Cell], cursor: Int?) {
        drawn = cells
        place = cursor
    }

    private var isSelected: Bool {
        place != nil && drawn.contains { $0.role == .selected || $0.role == .key && $0.text == "▸" }
    }

    mutating func sayAll() {
        if isSelected {
            say("selected", .selected)
            cursor = 0
        }
        var gap = 0
        for (column, cell) in drawn.enumerated() {
            if column == place, cursor == nil { cursor = cells.count + (cells.isEmpty ? 0 : gap) }
            if Self.isDrawn(cell) || cell.scalarValue == 0x20 && !cell.hasMarks {
                gap = min(gap + 1, Self.widestGap)
                continue
            }
            if let word = word(for: cell, at: column) {
                if !word.isEmpty { say(word, cell.role) }
                gap = max(gap, 1)
                continue
            }
            if !cells.isEmpty { addBlanks(gap, cell.role) }
            gap = 0
            cells.append(cell)
        }
        // One may be writing at the end of the row.
        if let place, place >= drawn.count, cursor == nil { cursor = cells.count }
    }

    private mutating func say(_ word: String, _ role: Role) {
        if !cells.isEmpty { addBlanks(1, role) }
        cells += word.map { Cell($0, role: role) }
        if word == "selected" { addBlanks(1, role) }
    }

    private mutating func addBlanks(_ count: Int, _ role: Role) {
        cells += Array(repeating: Cell(" ", role: role), count: count)
    }

    /// The word for a sign that stands alone; `nil` for what is text.
    private func word(for cell: Cell, at column: Int) -> String? {
        func isBlank(_ place: Int) -> Bool {
            !drawn.indices.contains(place) || drawn[place].scalarValue == 0x20 || Self.isDrawn(drawn[place])
                || Self.signs[drawn[place].text] != nil
        }
        // The sign of an unread article follows the day.
        let followsDay = cell.text == "●" && column > 0 && drawn[column - 1].text.first?.isNumber == true
        guard let meaning = Self.signs[cell.text], meaning.roles.contains(cell.role),
            isBlank(column - 1) || followsDay, isBlank(column + 1)
        else { return nil }
        let isFirst = column == 0 || drawn[..<column].allSatisfy { $0.scalarValue == 0x20 }
        if meaning.isOnlyFirst, !isFirst { return nil }
        // Several that follow each other say one thing.
        if column > 0, drawn[column - 1].text == cell.text { return "" }
        return isSelected && cell.text == "▸" ? "" : meaning.word
    }

    /// Lines, bars and shades.
    private static func isDrawn(_ cell: Cell) -> Bool {
        (0x2500...0x259F).contains(cell.scalarValue) || cell.text == "▲"
    }

    private struct Meaning {
        var word: String
        var roles: Set<Role>
        var isOnlyFirst = false
    }

    private static let ofMarks: Set<Role> = [.mark, .selected, .key]
    private static let signs: [String: Meaning] = [
        "●": Meaning(word: "unread", roles: ofMarks), "★": Meaning(word: "starred", roles: ofMarks),
        "◆": Meaning(word: "followed", roles: ofMarks.union([.titleFocused, .person, .currentName])),
        "✓": Meaning(word: "ticked", roles: ofMarks.union([.dim, .plain])),
        "■": Meaning(word: "the same", roles: ofMarks.union([.dim, .plain])),
        "▸": Meaning(word: "current", roles: ofMarks.union([.dim])),
        "▾": Meaning(word: "", roles: [.heading, .selected]),
        "+": Meaning(word: "new", roles: [.mark]),
        "x": Meaning(word: "marked", roles: [.key], isOnlyFirst: true),
    ]
}
