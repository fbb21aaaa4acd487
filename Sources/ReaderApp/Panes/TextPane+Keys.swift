import Library
import TerminalUI

/// Keys and clicks in the text.
extension TextPane: PaneContent {
    func put(into model: inout Model) { model.text = self }
    func enter() -> Action { { $0.pickNameAtPoint() } }
    func pageHeight(in layout: Layout) -> Int { layout.textColumn.height }

    mutating func move(by lines: Int, in layout: Layout) -> [Effect] {
        scroll(by: lines, height: layout.textColumn.height)
        return []
    }

    /// A click on a name puts the cursor there; a second one follows it.
    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        let area = layout.textColumn
        guard
            let offset = offset(row: event.position.row - area.y, column: event.position.column - area.x),
            let index = mentionIndex(at: offset)
        else { return Model.nothing }
        point = index
        sentence = nil
        return {
            $0.syncTrailWithPoint()
            return event.clickCount > 1 ? $0.pickNameAtPoint() : []
        }
    }

    /// The offset in the text of what a cell of the view shows.
    private func offset(row: Int, column: Int) -> Int? {
        guard rows.indices.contains(top + row), case .line(let index) = rows[top + row], column >= 0 else {
            return nil
        }
        let line = layout.line(index)
        let cell = column - line.indent
        return line.cells.indices.contains(cell) ? line.offset(ofColumn: cell) : nil
    }

    /// Lays the text out again when its width has changed; the first line on the screen stays the first.
    mutating func layOut(in layout: Layout) {
        layOut(width: layout.textColumn.width, height: layout.textColumn.height)
    }
}
