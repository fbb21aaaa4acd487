import Algorithms
import Articles
import Entities
import Library
import TerminalUI

extension TextPane {
    func title(_ facts: PaneFacts) -> String {
        // The headline stands in the text itself while its top is in view.
        guard let row = opened?.row else { return "Text" }
        return top == 0 && facts.layout.form != .single ? row.headline.source ?? "Text" : row.headline.title
    }

    func hints(_ facts: PaneFacts) -> [String] {
        let place = placeInWords(height: facts.layout.textColumn.height)
        return ["\(place) · * follow a name · n next mention · / find · q back"]
    }

    /// How far the view is through the text: “top”, “45%”, “end”.
    private func placeInWords(height: Int) -> String {
        if rows.count <= height { return "all" }
        if top == 0 { return "top" }
        if top + height >= rows.count { return "end" }
        return "\((top + height) * 100 / rows.count)%"
    }

    /// Draws the text; mentions of the current entity stand out.
    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let area = facts.layout.textColumn
        guard let opened else { return drawWelcome(in: area, on: &screen) }
        for offset in 0..<max(0, area.height) where rows.indices.contains(top + offset) {
            let y = area.y + offset
            switch rows[top + offset] {
            case .blank: break
            case .facts:
                let facts = CellWidth.truncate(Self.facts(of: opened), to: area.width)
                screen.put(facts, column: area.x, row: y, width: area.width, role: .dim)
            case .line(let index):
                let line = layout.line(index)
                let role = role(ofParagraph: line.paragraph)
                screen.put(
                    line: line, column: area.x, row: y, width: area.width, role: role,
                    roles: spans(in: line.range, current: facts.trail?.entity))
            }
        }
        if facts.hasFocus { placeCursor(in: area, on: &screen) }
    }

    private func role(ofParagraph index: Int) -> Role {
        guard let blocks = opened?.article.blocks, blocks.indices.contains(index) else { return .plain }
        return switch blocks[index].kind {
        case .title: .title
        case .heading: .heading
        case .paragraph: .plain
        case .furniture: .dim
        }
    }

    /// The roles of mentions, finds and the cursor within a range of the text, later ones over earlier.
    private func spans(in range: Range<Int>, current: EntityID?) -> [RoleSpan] {
        guard let mentions = opened?.mentions else { return [] }
        var spans: [RoleSpan] = []
        var index = mentions.partitioningIndex { $0.range.upperBound > range.lowerBound }
        while index < mentions.count, mentions[index].range.lowerBound < range.upperBound {
            let mention = mentions[index]
            let isPoint = index == point
            if isPoint {
                spans.append(RoleSpan(mention.range, .cursor))
            } else if mention.entity == current {
                spans.append(RoleSpan(mention.range, .currentName))
            } else if mention.form == .name {
                spans.append(RoleSpan(mention.range, mention.kind.role))
            }
            index += 1
        }
        if let find {
            var index = find.matches.partitioningIndex { $0.upperBound > range.lowerBound }
            while index < find.matches.count, find.matches[index].lowerBound < range.upperBound {
                spans.append(RoleSpan(find.matches[index], index == find.current ? .currentMatch : .match))
                index += 1
            }
        }
        return spans
    }

    /// Puts the terminal's cursor on the find or mention one is at, for screen readers; else on the first line.
    private func placeCursor(in area: Rect, on screen: inout Screen) {
        screen.cursor = Position(column: area.x, row: area.y)
        let match = find.flatMap { find in find.current.map { find.matches[$0] } }
        guard let range = match ?? pointRange else { return }
        let row = row(of: range.lowerBound)
        guard row >= top, row < top + area.height, case .line(let index) = rows[row] else { return }
        let cells = layout.line(index).cells(of: range)
        screen.cursor = Position(column: area.x + cells.lowerBound, row: area.y + row - top)
    }

    /// Date, source, byline and length in a line.
    private static func facts(of opened: OpenedArticle) -> String {
        let minutes = max(1, (opened.row.words + 115) / 230)
        var facts = [DateInWords.long(opened.article.date)]
        if let source = opened.article.source { facts.append(source) }
        if let byline = opened.article.byline { facts.append("by \(byline)") }
        facts.append("\(opened.row.words) words, \(minutes) min")
        if opened.row.provenance.isPartial { facts.append("only the beginning was saved") }
        if opened.row.versions > 1 { facts.append("\(opened.row.versions) versions") }
        if let container = opened.row.containerName { facts.append("from \(CleanText.safe(container))") }
        if opened.row.starred { facts.append("★") }
        facts += opened.row.tags.map { "#\($0)" }
        if opened.row.missing { facts.append("its file is gone") }
        return facts.joined(separator: " · ")
    }

    private func drawWelcome(in area: Rect, on screen: inout Screen) {
        let lines = ["Enter opens the selected article.", "", "s searches all of them, ? shows every key."]
        for (offset, line) in lines.enumerated() where offset + 1 < area.height {
            screen.put(line, column: area.x, row: area.y + 1 + offset, width: area.width, role: .dim)
        }
    }
}
