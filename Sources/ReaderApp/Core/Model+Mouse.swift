import Entities
import Library
import TerminalUI

/// The mouse: a click selects, two open, the wheel scrolls what is under the pointer.
extension Model {
    private static let wheelLines = 3

    mutating func take(_ event: MouseEvent) -> [Effect] {
        guard layout.form != .tooSmall else { return [] }
        if overlay != nil { return takeInOverlay(event) }
        guard let pane = layout.pane(at: event.position) ?? tab(at: event.position) else { return [] }
        switch event.kind {
        case .wheelUp where pane == .dossier, .wheelDown where pane == .dossier:
            let lines = event.kind == .wheelUp ? -Self.wheelLines : Self.wheelLines
            return wheelInDossier(lines, at: event.position)
        case .wheelUp: return wheel(-Self.wheelLines, in: pane)
        case .wheelDown: return wheel(Self.wheelLines, in: pane)
        case .press where event.button == .left: return click(in: pane, event)
        case .press, .release, .drag: return []
        }
    }

    private mutating func wheel(_ lines: Int, in pane: Pane) -> [Effect] {
        switch pane {
        case .articles: return moveInArticles { $0.scrollView(by: lines, count: $1, height: $2) }
        case .text: text.scroll(by: lines, height: textHeight)
        case .entities: entities.move(by: lines, height: layout.content(of: .entities).height)
        case .references: references.move(by: lines.signum(), height: layout.content(of: .references).height)
        case .dossier: return moveInDossier { $0.scroll(by: lines) }
        }
        return []
    }

    private mutating func click(in pane: Pane, _ event: MouseEvent) -> [Effect] {
        message = nil
        if pane == .dossier { return clickInDossier(event) }
        let area = layout.content(of: pane)
        let effects = focus(on: pane)
        guard area.contains(event.position) else { return effects }
        let row = event.position.row - area.y
        switch pane {
        case .articles:
            let index = articles.list.top + row
            guard index < articles.total else { return effects }
            let moved = moveInArticles { $0.select(index, count: $1, height: $2) }
            return effects + moved + (event.clickCount > 1 ? openSelected() : [])
        case .text: return effects + clickInText(event)
        case .dossier: return effects
        case .entities:
            guard entities.click(row: row, height: area.height), event.clickCount > 1 else { return effects }
            return effects + openSelected()
        case .references:
            guard references.click(row: row, height: area.height), event.clickCount > 1 else {
                return effects
            }
            return effects + openSelected()
        }
    }

    /// A click on a name puts the cursor there; a second one follows it.
    private mutating func clickInText(_ event: MouseEvent) -> [Effect] {
        let area = layout.textColumn
        let column = event.position.column - area.x
        guard let offset = text.offset(row: event.position.row - area.y, column: column),
            let index = text.mentionIndex(at: offset)
        else { return [] }
        text.point = index
        syncTrailWithPoint()
        return event.clickCount > 1 ? pickNameAtPoint() : []
    }

    /// The pane whose tab is at `position`, where a single pane stands under a line of tabs.
    private func tab(at position: Position) -> Pane? {
        guard layout.form == .single, focus != .dossier, position.row == 0 else { return nil }
        return tabs.first { $0.columns.contains(position.column) }?.pane
    }
}

extension EntitiesPane {
    /// Selects the name in a row of the pane; `false` where there is none.
    mutating func click(row: Int, height: Int) -> Bool {
        let line = list.top + row
        guard lines.indices.contains(line), case .entity = lines[line] else { return false }
        list.select(line, count: lines.count, height: height)
        return true
    }
}

extension ReferencesPane {
    /// Selects the article in a row of the pane; `false` where there is none.
    mutating func click(row: Int, height: Int) -> Bool {
        select(list.top + row / 2, height: height)
    }
}

extension TextPane {
    /// The offset in the text of what a cell of the view shows.
    func offset(row: Int, column: Int) -> Int? {
        guard rows.indices.contains(top + row), case .line(let index) = rows[top + row], column >= 0 else {
            return nil
        }
        let line = layout.line(index)
        return column < line.cells.count ? line.offset(ofColumn: column) : nil
    }
}
