import CNcurses
import TerminalUI

/// Turns the cells of a screen's row into curses characters and hands them over.
struct RowPainter {
    private var buffer: [cchar_t] = []
    private static let replacement: UInt32 = 0xfffd

    /// The part of a row that differs from before, with whole characters at both ends; empty when nothing differs.
    static func changed(from old: ArraySlice<Cell>, to new: ArraySlice<Cell>) -> Range<Int> {
        guard old.count == new.count else { return new.indices }
        let shift = old.startIndex - new.startIndex
        var start = new.startIndex
        while start < new.endIndex, new[start] == old[start + shift] { start += 1 }
        guard start < new.endIndex else { return start..<start }
        var end = new.endIndex
        while end > start, new[end - 1] == old[end - 1 + shift] { end -= 1 }
        // The second half of a character of two columns goes with its first.
        while start > new.startIndex, new[start].isContinuation || old[start + shift].isContinuation {
            start -= 1
        }
        while end < new.endIndex, new[end].isContinuation || old[end + shift].isContinuation { end += 1 }
        return start..<end
    }

    /// Paints cells of a row of the standard window, the first of them in `column`.
    mutating func paint(_ cells: ArraySlice<Cell>, row: Int, column: Int, templates: [cchar_t]) {
        buffer.removeAll(keepingCapacity: true)
        for cell in cells where !cell.isContinuation {
            var character = templates[Int(cell.role.rawValue)]
            let value = cell.scalarValue
            if value < 0x7f {
                character.chars.0 = wchar_t(value)
            } else if wcwidth(wchar_t(value)) == Int32(cell.width) {
                character.chars.0 = wchar_t(value)
            } else {
                // The C library assumes a different width, so curses would shift the row.
                appendReplacement(width: cell.width, template: character)
                continue
            }
            if cell.hasMarks { RowPainter.addMarks(of: cell, to: &character) }
            buffer.append(character)
        }
        _ = mvwadd_wchnstr(nc_stdscr(), Int32(row), Int32(column), buffer, Int32(buffer.count))
    }

    private mutating func appendReplacement(width: Int, template: cchar_t) {
        var character = template
        character.chars.0 = wchar_t(RowPainter.replacement)
        buffer.append(character)
        if width == 2 { buffer.append(template) }
    }

    private static func addMarks(of cell: Cell, to character: inout cchar_t) {
        let marks = cell.markValues.filter { wcwidth(wchar_t($0)) == 0 }
        if marks.count > 0 { character.chars.1 = wchar_t(marks[0]) }
        if marks.count > 1 { character.chars.2 = wchar_t(marks[1]) }
        if marks.count > 2 { character.chars.3 = wchar_t(marks[2]) }
        if marks.count > 3 { character.chars.4 = wchar_t(marks[3]) }
    }
}
