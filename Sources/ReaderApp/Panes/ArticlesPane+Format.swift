import Articles
import CrossReferences
import Library
import TerminalUI

/// Rows of the list in the form that a person has given them.
extension ArticlesPane {
    /// Draws the first line of a row.
    ///
    /// - Returns: The columns that its title has, and what of the title they do not show.
    func draw(
        _ row: ArticleRow, by format: RowFormat, in line: RowLine, isBold: Bool, _ facts: PaneFacts,
        on screen: inout Screen
    ) -> (columns: Range<Int>, rest: String) {
        let rect = Rect(x: line.rect.x + 1, y: line.rect.y, width: max(0, line.rect.width - 1), height: 1)
        let texts = format.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .fill: ""
            case .part(let part, _): text(of: part, in: row, width: line.rect.width)
            }
        }
        var title = (columns: rect.x..<rect.x, rest: "")
        for place in format.places(width: rect.width, needed: texts.map { CellWidth.width(of: $0) }) {
            let (start, end) = (rect.x + place.columns.lowerBound, rect.x + place.columns.upperBound)
            var text = texts[place.piece]
            var role = line.highlight ?? .dim
            if case .part(let part, _) = format.pieces[place.piece] {
                switch part {
                case .unread, .star, .followed: role = line.highlight ?? .mark
                case .title:
                    role = line.highlight ?? (isBold ? .listTitle : .plain)
                    let parts = line.hasSecond ? text.parted(at: end - start) : (text, "")
                    title = (start..<rect.endX, parts.1)
                    text = parts.0
                case .day, .source, .people, .words, .tags, .copies: break
                }
            }
            screen.put(text, from: start, to: end, row: rect.y, role: role)
        }
        return title
    }

    private func text(of part: RowFormat.Part, in row: ArticleRow, width: Int) -> String {
        switch part {
        case .day: dateOfRow(row.headline.date, width: width).trimmed
        case .unread: row.unread ? "●" : " "
        case .star: row.starred ? "★" : " "
        case .title: titleOfRow(row)
        case .source: row.headline.source ?? ""
        case .people: ShortNames.short(people(of: row.id)).prefix(3).joined(separator: ", ")
        case .words: row.words.counted("word")
        case .tags: row.tags.map { "#\($0)" }.joined(separator: " ")
        case .copies: row.copies > 0 ? "+\(row.copies)" : ""
        case .followed: String(repeating: "◆", count: min(Self.mostFollowMarks, row.followed.count))
        }
    }
}

extension String {
    /// Without the blank at its end that keeps it apart from what follows.
    fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
