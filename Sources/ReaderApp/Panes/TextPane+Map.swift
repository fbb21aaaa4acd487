import Algorithms
import Entities
import Library
import TerminalUI

/// The map of the text in its right border: what is in view, and where there is something to go to.
extension TextPane {
    /// The row of the text that a place in the map stands for.
    func row(atMap place: Int, of height: Int) -> Int { place * rows.count / max(1, height) }

    /// Draws the map over the border.
    func drawMap(_ facts: PaneFacts, on screen: inout Screen) {
        guard let map = facts.layout.mapColumn, let opened, map.height > 0 else { return }
        let height = facts.layout.textColumn.height
        if rows.count > height {
            let first = top * map.height / rows.count
            let last = max(first, (top + height) * map.height / rows.count - 1)
            for place in first...min(last, map.height - 1) { drawThumb(map.x, map.y + place, on: &screen) }
        }
        func mark(row: Int, _ sign: Character, _ role: Role) {
            let place = min(map.height - 1, row * map.height / max(map.height, rows.count))
            screen.put(Cell(sign, role: role), column: map.x, row: map.y + place)
        }
        func mark(_ offset: Int, _ sign: Character, _ role: Role) {
            mark(row: row(of: offset), sign, role)
        }
        for index in rows.indices.dropFirst() where leftOut != nil {
            if case .leftOut = rows[index], rows[index - 1] == .blank { mark(row: index, "·", .dim) }
        }
        if let trail = facts.trail {
            for mention in opened.mentions where mention.entity == trail.entity {
                mark(mention.range.lowerBound, "●", trail.kind.role)
            }
        }
        for range in opened.notes.compactMap(\.subject.range) { mark(range.lowerBound, "+", .mark) }
        for match in find?.matches ?? [] { mark(match.lowerBound, "◆", .mark) }
    }

    private func drawThumb(_ column: Int, _ row: Int, on screen: inout Screen) {
        let under = screen[column: column, row: row]
        let sign: Character =
            switch under.text {
            case "├": "┠"
            case "┤": "┨"
            default: "┃"
            }
        screen.put(Cell(sign, role: under.role == .plain ? .border : under.role), column: column, row: row)
    }
}
