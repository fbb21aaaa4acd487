import CrossReferences
import TerminalUI

/// What a typed command may become, in a box above the line.
extension Model {
    private static let mostChoices = 10

    func drawChoices(on screen: inout Screen) {
        guard case .command(let content) = prompt, !content.line.isEmpty else { return }
        let (rows, shown) = content.choices(self)
        let room = min(Self.mostChoices, size.rows - 5)
        guard !rows.isEmpty, room > 0 else { return }
        // The one that stands in the line is always among them.
        let height = min(rows.count, room)
        let first = max(0, min((shown ?? 0) - height / 2, rows.count - height))
        let box = Rect(x: 0, y: size.rows - 3 - height, width: size.columns, height: height + 2)
        let inner = screen.drawBox(box, title: "Tab · \(rows.count.counted("choice"))")
        let widest = rows[first..<first + height].map { CellWidth.width(of: $0.text) }.max() ?? 0
        let column = inner.x + min(widest, inner.width * 2 / 3) + 2
        for (place, row) in rows[first..<first + height].enumerated() {
            let highlight: Role? = first + place == shown ? .selected : nil
            let line = Rect(x: inner.x, y: inner.y + place, width: inner.width, height: 1)
            if let highlight { screen.setRole(highlight, in: line) }
            screen.put(row.text, from: line.x, to: column - 2, row: line.y, role: highlight ?? .plain)
            screen.put(row.help, from: column, to: line.endX, row: line.y, role: highlight ?? .dim)
        }
    }
}
