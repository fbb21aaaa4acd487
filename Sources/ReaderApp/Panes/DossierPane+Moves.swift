import Entities
import Library
import TerminalUI

/// Keys and clicks in a dossier.
extension DossierPane: PaneContent {
    func put(into model: inout Model) { model.dossier = self }
    func enter() -> Action { { $0.openInDossier() } }
    func pageHeight(in layout: Layout) -> Int { layout.dossierShape.heights[0] }

    /// Asks for what has come into view and is not there yet.
    var question: [Effect] {
        let missing = missing()
        return missing.isEmpty ? [] : [.ask(.appearances(entity, missing))]
    }

    mutating func move(by lines: Int, in layout: Layout) -> [Effect] {
        move(by: lines)
        return question
    }

    mutating func scroll(by lines: Int, in layout: Layout) -> [Effect] {
        scroll(by: lines)
        return question
    }

    mutating func wheel(_ lines: Int, at position: Position, in layout: Layout) -> [Effect] {
        scroll(by: lines, column: shape?.columns.firstIndex { $0.contains(position) })
        return question
    }

    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        let isOnLine = click(event.position)
        let effects = question
        return { effects + (isOnLine && event.clickCount > 1 ? $0.openInDossier() : []) }
    }

    mutating func layOut(in layout: Layout) {
        if layout.boxes[.dossier] != nil { layOut(layout.dossierShape) }
    }

    private var height: Int { shape.map { $0.heights[min(column, $0.heights.count - 1)] } ?? 0 }

    private mutating func move(by steps: Int) {
        guard columns.indices.contains(column) else { return }
        awaited = nil
        let count = columns[column].count
        let here = columns[column].list.selection
        let target = max(0, min(count - 1, here + max(-count, min(count, steps))))
        let there =
            nearest(to: target, down: steps > 0, column) ?? nearest(to: target, down: steps < 0, column)
        select(there ?? target)
        // The lines above the first selectable line belong to it.
        if steps < 0, nearest(to: selectedRow - 1, down: false, column) == nil { scrollView(by: -count) }
    }

    /// The first line from a row on that the cursor may be on.
    private func nearest(to row: Int, down: Bool, _ column: Int) -> Int? {
        var row = row
        let count = columns[column].count
        while row >= 0, row < count {
            if line(at: row, column: column).isSelectable { return row }
            row += down ? 1 : -1
        }
        return nil
    }

    mutating func select(_ row: Int) {
        columns[column].list.select(row, count: columns[column].count, height: height)
    }

    mutating func scrollView(by rows: Int) {
        columns[column].list.scrollView(by: rows, count: columns[column].count, height: height)
    }

    /// Moves a column's cursor onto a line that it may be on, and scrolls its lines into view.
    mutating func settle(_ index: Int) {
        guard let shape else { return }
        let count = columns[index].count
        let height = shape.heights[index]
        columns[index].list.reveal(count: count, height: height)
        let row = columns[index].list.selection
        guard !line(at: row, column: index).isSelectable,
            let near = nearest(to: row, down: true, index) ?? nearest(to: row, down: false, index)
        else { return }
        columns[index].list.select(near, count: count, height: height)
    }

    private mutating func scroll(by rows: Int, column index: Int? = nil) {
        let index = index ?? column
        guard columns.indices.contains(index), let shape else { return }
        awaited = nil
        columns[index].list.scrollView(by: rows, count: columns[index].count, height: shape.heights[index])
        settle(index)
    }

    /// To the next part; its heading comes to the top if the list is long enough.
    mutating func movePart(by steps: Int) {
        guard columns.indices.contains(column) else { return }
        awaited = nil
        let all = columns.indices.flatMap { index in columns[index].blocks.map { (column: index, block: $0) }
        }
        let here = all.lastIndex { $0.column == column && $0.block.start <= selectedRow } ?? 0
        // From within a part the way back leads to its beginning first.
        let isInside =
            nearest(to: all[here].block.start, down: true, column).map { $0 < selectedRow } ?? false
        let target = here + steps + (steps < 0 && isInside ? 1 : 0)
        guard let goal = all.isEmpty ? nil : all[max(0, min(all.count - 1, target))] else { return }
        column = goal.column
        guard let row = nearest(to: goal.block.start, down: true, column) else { return }
        select(row)
        scrollView(by: goal.block.start - columns[column].list.top)
        select(row)
    }

    /// To the column beside; `false` when there is none.
    mutating func moveSideways(by steps: Int) -> Bool {
        guard columns.indices.contains(column + steps) else { return false }
        awaited = nil
        column += steps
        return true
    }

    /// Puts the cursor where the mouse points; `false` when there is nothing to choose.
    private mutating func click(_ position: Position) -> Bool {
        guard let shape, let index = shape.columns.firstIndex(where: { $0.contains(position) }),
            columns.indices.contains(index)
        else { return false }
        awaited = nil
        column = index
        let row = columns[index].list.top + position.row - shape.columns[index].y
        var target = row
        if case .article = line(at: row, column: index) { target += 1 }
        guard line(at: target, column: index).isSelectable else { return false }
        select(target)
        return true
    }
}
