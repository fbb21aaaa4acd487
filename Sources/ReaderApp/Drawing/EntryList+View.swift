import TerminalUI

extension EntryList {
    /// Draws the entries in view and puts the cursor at the selected one.
    func draw(_ state: EntryListState, hasFocus: Bool, on screen: inout Screen) {
        var row = area.y - state.skip
        let withCopies = state.isOnCopies ? headed(state.selection).entry : nil
        for index in visible(state) {
            guard let entry = entry(index) else { continue }
            row += space(entry, at: index)
            if let section = entry.section {
                draw(section, row: row, on: &screen)
                row += 1
            }
            let highlight: Role? =
                index != state.selection ? nil : hasFocus && !state.isOnCopies ? .selected : .selectedDim
            if let heading = entry.heading {
                draw(
                    heading, row: row, highlight: entry.isTitleOnly ? highlight : nil,
                    isOnCopies: index == withCopies && hasFocus, on: &screen)
                row += 1
            }
            row = draw(entry, row: row, highlight: highlight, on: &screen)
        }
    }

    private func draw(_ section: Entry.Section, row: Int, on screen: inout Screen) {
        guard row >= area.y, row < area.endY else { return }
        let used = screen.put(section.title, column: area.x, row: row, width: area.width, role: .heading)
        let end = area.endX - CellWidth.width(of: section.count) - 1
        guard used + 1 < end - area.x else { return }
        let rule = Rect(x: area.x + used + 1, y: row, width: end - area.x - used - 1, height: 1)
        screen.fill(rule, with: "─", role: .border)
        screen.put(section.count, column: end + 1, row: row, role: .dim)
    }

    private func draw(
        _ heading: Entry.Heading, row: Int, highlight: Role?, isOnCopies: Bool, on screen: inout Screen
    ) {
        guard row >= area.y, row < area.endY else { return }
        if let highlight {
            screen.setRole(highlight, in: Rect(x: area.x, y: row, width: area.width, height: 1))
            if highlight == .selected { screen.cursor = Position(column: area.x, row: row) }
        }
        let date = CellWidth.width(of: heading.date)
        screen.put(
            heading.date, column: area.x + max(0, 11 - date), row: row, width: 11, role: highlight ?? .dim)
        let copies = heading.copies == 0 ? "" : "+\(heading.copies)"
        let room = area.width - 13
        var right = room < 50 ? "" : CellWidth.truncate(heading.source, to: 26 - copies.count)
        if !copies.isEmpty { right += right.isEmpty ? copies : " \(copies)" }
        let size = CellWidth.width(of: right)
        screen.put(right, column: area.endX - size, row: row, width: size, role: .dim)
        if isOnCopies {
            let column = area.endX - copies.count
            screen.put(copies, column: column, row: row, role: .selected)
            screen.cursor = Position(column: column, row: row)
        }
        screen.put(
            heading.title, from: area.x + (heading.isWide ? 1 : 12),
            to: area.endX - size - (size > 0 ? 2 : 0), row: row, role: highlight ?? .listTitle)
    }

    /// - Returns: The row after the entry.
    private func draw(_ entry: Entry, row: Int, highlight: Role?, on screen: inout Screen) -> Int {
        let lines = entry.lines(width: textWidth, isWhole: highlight != nil)
        let column = area.x + indent
        for (offset, number) in lines.shown.enumerated() where lines.layout.lineCount > 0 {
            let row = row + offset
            guard row >= area.y, row < area.endY else { continue }
            let line = lines.layout.line(number)
            let rest = area.endX - column
            screen.put(line: line, column: column, row: row, width: rest, roles: lines.roles)
            let isCut = offset == lines.shown.count - 1 && number < lines.layout.lineCount - 1
            if isCut {
                screen.put("…", column: column + min(line.cells.count, textWidth - 1), row: row, role: .dim)
            }
            if offset == 0, number > 0 { screen.put("…", column: column - 2, row: row, role: .dim) }
            if let highlight {
                highlightLine(row: row, highlight, marked: lines.roles, line, on: &screen)
            }
        }
        if row >= area.y, row < area.endY, !entry.isTitleOnly {
            drawFirst(entry, row: row, highlight: highlight, on: &screen)
        }
        return row + lines.shown.count
    }

    /// Gives the cells of a selected entry its role; the marks in it keep theirs.
    private func highlightLine(
        row: Int, _ highlight: Role, marked: [RoleSpan], _ line: TextLayout.Line, on screen: inout Screen
    ) {
        let column = area.x + indent
        screen.setRole(highlight, in: Rect(x: column, y: row, width: area.endX - column, height: 1))
        for span in marked where span.role != .dim && span.range.overlaps(line.range) {
            let cells = line.cells(of: span.range)
            // Two names that are told apart stay so.
            let isCursor = highlight == .selected && span.role == .currentName
            screen.setRole(
                isCursor ? .cursor : span.role,
                in: Rect(x: column + cells.lowerBound, y: row, width: cells.count, height: 1))
        }
    }

    private func drawFirst(_ entry: Entry, row: Int, highlight: Role?, on screen: inout Screen) {
        if !entry.count.isEmpty {
            let place = area.endX - CellWidth.width(of: entry.count)
            screen.put(entry.count, column: place, row: row, role: highlight ?? .dim)
        }
        guard highlight != nil else { return }
        let column = area.x + indent - 2
        screen.put("▸", column: column, row: row, role: highlight == .selected ? .key : .dim)
        if highlight == .selected { screen.cursor = Position(column: column, row: row) }
    }
}
