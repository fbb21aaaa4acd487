import TerminalUI

/// The entries of a list in their place on the screen: a number of lines each, one of them selected.
///
/// What panes and overlays with a list have in common: moving, scrolling, clicks and the drawing of entries.
struct ListView {
    var area: Rect
    var count: Int
    var linesPerEntry = 1
    /// Whether the entry at the lower edge is drawn too when not all of its lines fit.
    var cutsLast = false

    /// The first line of an entry.
    struct Line {
        var rect: Rect
        /// The highlight of the line when the entry is selected.
        var highlight: Role?
        /// The line below it; `nil` where that is outside the list.
        var below: Rect?
    }

    /// How many entries are seen whole, one at least.
    var height: Int { max(1, area.height / linesPerEntry) }

    func select(_ index: Int, _ list: inout ListState) { list.select(index, count: count, height: height) }
    func move(_ list: inout ListState, by steps: Int) { list.move(by: steps, count: count, height: height) }
    func scroll(_ list: inout ListState, by rows: Int) {
        list.scrollView(by: rows, count: count, height: height)
    }
    func reveal(_ list: inout ListState) { list.reveal(count: count, height: height) }

    /// Moves by an arrow or a page; `false` for other keys.
    func move(_ list: inout ListState, by key: Key) -> Bool {
        switch key {
        case .down, .control("n"): move(&list, by: 1)
        case .up, .control("p"): move(&list, by: -1)
        case .pageDown: list.movePage(1, count: count, height: height)
        case .pageUp: list.movePage(-1, count: count, height: height)
        default: return false
        }
        return true
    }

    /// Moves by keys that would go to the line in an overlay with one; `false` for other keys.
    func moveByLetters(_ list: inout ListState, _ key: Key) -> Bool {
        switch key {
        case .character("j"): move(&list, by: 1)
        case .character("k"): move(&list, by: -1)
        case .control("d"): list.movePage(1, count: count, height: height)
        case .control("u"): list.movePage(-1, count: count, height: height)
        case .home, .character("g"): select(0, &list)
        case .end, .character("G"): select(count - 1, &list)
        default: return move(&list, by: key)
        }
        return true
    }

    /// The entry at a place on the screen.
    func entry(at position: Position, _ list: ListState) -> Int? {
        guard area.contains(position) else { return nil }
        let index = list.top + (position.row - area.y) / linesPerEntry
        return index < count ? index : nil
    }

    /// Draws the entries in view; the line of the selected one has its highlight already.
    func draw(
        _ list: ListState, hasFocus: Bool = true, on screen: inout Screen,
        _ draw: (_ index: Int, _ line: Line, inout Screen) -> Void
    ) {
        let rows = cutsLast ? (area.height + linesPerEntry - 1) / linesPerEntry : min(height, area.height)
        for (row, index) in list.visible(count: count, height: rows).enumerated() {
            let rect = Rect(x: area.x, y: area.y + linesPerEntry * row, width: area.width, height: 1)
            let below = Rect(x: area.x, y: rect.y + 1, width: area.width, height: 1)
            var line = Line(rect: rect, below: below.y < area.endY ? below : nil)
            if index == list.selection {
                line.highlight = hasFocus ? .selected : .selectedDim
                screen.setRole(hasFocus ? .selected : .selectedDim, in: rect)
            }
            draw(index, line, &screen)
        }
    }

    /// Where the selected entry stands.
    func cursor(_ list: ListState) -> Position {
        let row = linesPerEntry * (list.selection - list.top)
        return Position(column: area.x, row: area.y + max(0, min(area.height - 1, row)))
    }
}
