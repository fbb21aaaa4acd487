import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

extension DoubtsOverlay {
    /// From this width on, both sides are next to each other.
    private static let besideFrom = 84

    /// A row of a side: words, or a line of a sentence with the name highlighted.
    private struct Row {
        var words = ""
        var role = Role.plain
        var line: TextLayout.Line?
        var name = 0..<0
        /// The sentence that it belongs to.
        var sentence: Int?
        var isFirst = false
    }

    private func box(in size: Size) -> Rect {
        let margin = size.rows > 24 ? 1 : 0
        let width = min(size.columns, 150)
        return Rect(
            x: (size.columns - width) / 2, y: margin, width: width,
            height: max(0, size.rows - 1 - 2 * margin))
    }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let place = total == 0 ? "" : " · \(index + 1) of \(total)"
        let inner = screen.drawBox(box, title: "Doubts\(place)")
        screen.cursor = Position(column: inner.x, row: inner.y)
        guard let current else {
            let words =
                doubts == nil
                ? "…"
                : "There are no doubts: nobody in the library is uncertain, or every doubt has been answered."
            screen.putWrapped(words, in: inner, row: inner.y, role: .dim)
            screen.putHint([answered.isEmpty ? "q leaves" : "u undo · q leaves"], on: box)
            return
        }
        screen.putHint(
            [
                "y same · n different · x neither is a name · c kind · s skip · u undo · ↓ sentence · Enter reads it · q leaves",
                "y same · n different · x neither · c kind · s skip · u undo · Enter reads it · q leaves",
                "y same · n different · x neither · c kind · s skip · q", "y same · n different · s skip",
            ], on: box)
        let row = drawQuestion(current, in: inner, on: &screen)
        let area = Rect(x: inner.x, y: row, width: inner.width, height: max(0, inner.endY - row))
        let count = current.subject.sentences.count
        if area.width < Self.besideFrom {
            let gap = inner.height > 12 ? [Row()] : []
            let rows =
                rows(of: current.subject, from: 0, width: area.width) + gap
                + rows(of: current.candidate, from: count, width: area.width)
            draw(rows, in: area, on: &screen)
        } else {
            drawBeside(current, in: area, on: &screen)
        }
    }

    /// The question, the reason for it, and what depends on it.
    ///
    /// - Returns: The row below.
    private func drawQuestion(_ doubt: Doubt, in inner: Rect, on screen: inout Screen) -> Int {
        let kind = doubt.subject.kind.inWords
        let names = (doubt.subject.name, doubt.candidate.name)
        let question =
            doubt.isLinked
            ? "“\(names.0)” is taken for “\(names.1)”. Is it the same \(kind)?"
            : "Is “\(names.0)” the same \(kind) as “\(names.1)”?"
        let state = doubt.isLinked ? "taken for one" : "kept apart"
        let facts =
            "\(doubt.reason). Now \(state), \(sureness(doubt.confidence)); "
            + "\(doubt.mentions.counted("mention")) \(doubt.mentions == 1 ? "depends" : "depend") on it."
        guard inner.height > 12 else {
            // With little space, the sentences matter more than the reasons.
            screen.put(
                CellWidth.truncate(question, to: inner.width), column: inner.x, row: inner.y, role: .heading)
            screen.put(
                CellWidth.truncate(facts, to: inner.width), column: inner.x, row: inner.y + 1, role: .dim)
            return inner.y + 2
        }
        var row = screen.putWrapped(question, in: inner, row: inner.y, role: .heading)
        row = screen.putWrapped(facts, in: inner, row: row, role: .dim)
        return row + 1
    }

    private func drawBeside(_ doubt: Doubt, in area: Rect, on screen: inout Screen) {
        let width = (area.width - 3) / 2
        let left = Rect(x: area.x, y: area.y, width: width, height: area.height)
        let right = Rect(x: area.x + width + 3, y: area.y, width: width, height: area.height)
        let middle = Rect(x: area.x + width + 1, y: area.y, width: 1, height: area.height)
        screen.fill(middle, with: "│", role: .border)
        let count = doubt.subject.sentences.count
        draw(rows(of: doubt.candidate, from: count, width: width), in: right, on: &screen)
        draw(rows(of: doubt.subject, from: 0, width: width), in: left, on: &screen)
    }

    private func rows(of side: DoubtSide, from first: Int, width: Int) -> [Row] {
        var rows = [Row(words: CellWidth.truncate(side.name, to: width), role: side.kind.role)]
        let counts = "\(side.articles.counted("article")), \(side.mentions.counted("mention"))"
        let roles = side.roles.distinctWhenFolded.prefix(3).joined(separator: ", ")
        let facts = roles.isEmpty ? counts : "\(roles) · \(counts)"
        rows += facts.wrapped(to: width).map { Row(words: $0, role: .dim) }
        for (number, sentence) in side.sentences.enumerated() {
            let date = DateInWords.short(sentence.headline.date).drop { $0 == " " }
            let source = CellWidth.truncate("\(date) · \(sentence.headline.title)", to: width - 2)
            rows.append(Row(words: source, role: .dim, sentence: first + number, isFirst: true))
            let text = sentence.sentence
            let layout = TextLayout(text, paragraphs: [0..<text.utf8.count], width: max(1, width - 2))
            rows += layout.lines.map {
                Row(line: $0, name: sentence.rangeInSentence, sentence: first + number)
            }
        }
        return rows
    }

    /// Draws rows, scrolled so that the selected sentence is in view.
    private func draw(_ rows: [Row], in area: Rect, on screen: inout Screen) {
        let first = rows.firstIndex { $0.sentence == sentence }
        let last = rows.lastIndex { $0.sentence == sentence }
        var top = 0
        if let first, let last, last >= area.height { top = min(first, last - area.height + 1) }
        for (offset, row) in rows.dropFirst(top).prefix(max(0, area.height)).enumerated() {
            let y = area.y + offset
            let indent = row.sentence == nil ? 0 : 2
            let isSelected = row.sentence == sentence && row.isFirst
            if isSelected {
                screen.put("▸", column: area.x, row: y, role: .key)
                screen.cursor = Position(column: area.x, row: y)
            }
            if let line = row.line {
                screen.put(
                    line: line, column: area.x + indent, row: y, width: area.width - indent,
                    roles: [RoleSpan(row.name, .currentName)])
            } else {
                screen.put(
                    row.words, column: area.x + indent, row: y, width: area.width - indent, role: row.role)
            }
        }
        if rows.count - top > area.height, area.height > 0 {
            screen.put("↓", column: area.endX - 1, row: area.endY - 1, role: .dim)
        }
    }
}
