import Entities
import Library
import TerminalUI

/// Moving within the focused pane and between panes.
extension Model {
    var articlesHeight: Int { layout.content(of: .articles).height }
    var textHeight: Int { layout.textColumn.height }

    mutating func move(by lines: Int) -> [Effect] { inPane(focus) { $0.move(by: lines, in: $1) } ?? [] }

    mutating func movePages(_ pages: Double) -> [Effect] {
        let height = max(1, content(of: focus)?.pageHeight(in: layout) ?? 0)
        let overlap = focus == .text ? min(settings.overlap, height / 2) : 1
        let lines = Int((Double(height - overlap) * pages).rounded(.awayFromZero))
        return move(by: lines == 0 ? (pages < 0 ? -1 : 1) : lines)
    }

    mutating func moveToTop() -> [Effect] { move(by: -1_000_000_000) }

    mutating func moveToBottomOrLine() -> [Effect] {
        guard pending.hasCount else { return move(by: 1_000_000_000) }
        return goToLine(count)
    }

    mutating func scroll(by lines: Int) -> [Effect] { inPane(focus) { $0.scroll(by: lines, in: $1) } ?? [] }

    mutating func focus(on pane: Pane) -> [Effect] {
        // A key that went to what stands over the text takes it away again.
        let isDrawer = layout.form == .rows && (pane == .entities || pane == .related)
        focus = isDrawer && focus == pane ? .text : pane
        if sizes.hidden.contains(pane), focus == pane {
            sizes.hidden.remove(pane)
        }
        if pane != .text, !pane.fillsScreen { side = pane }
        layOutPanes()
        return []
    }

    mutating func focusNeighbour(by steps: Int) -> [Effect] {
        let all = Pane.reading
        let index = all.firstIndex(of: focus) ?? 0
        return focus(on: all[(index + steps + all.count) % all.count])
    }

    /// To the pane left or right of this one; the column of names and related articles counts as one place.
    mutating func focusSideways(by steps: Int) -> [Effect] {
        if focus.isPage { return movePageSideways(by: steps) }
        if focus == .start { return moveStartPart(by: steps) }
        let column = focus.column + steps
        let panes = Pane.reading.filter { $0.column == column }
        guard let pane = panes.first(where: { $0 == side }) ?? panes.first else { return [] }
        return focus(on: pane)
    }

    /// To the pane below or above this one.
    mutating func focusVertically(by steps: Int) -> [Effect] {
        guard let box = layout.boxes[focus] else { return [] }
        let middle = box.x + box.width / 2
        let others = layout.boxes.filter { other, rect in
            other != focus && (steps > 0 ? rect.y >= box.endY - 1 : rect.endY - 1 <= box.y)
                && (rect.x...rect.endX).contains(middle)
        }
        let next = others.min { steps > 0 ? $0.value.y < $1.value.y : $0.value.y > $1.value.y }
        return next.map { focus(on: $0.key) } ?? []
    }

    mutating func toggleZoom() -> [Effect] {
        isZoomed.toggle()
        layOutPanes()
        return []
    }
}
