import Articles
import Entities
import TerminalUI

extension Output {
    /// The longest lines that are easily read.
    private static let textWidth = 80

    /// Writes an article for reading: the title, what is known of it, and its paragraphs.
    ///
    /// - Parameter isPartial: Whether only its beginning was saved.
    mutating func write(_ article: Article, date: String?, isPartial: Bool) {
        line(article.title, bold: [0..<article.title.utf8.count])
        let part = isPartial ? "only the beginning was saved" : nil
        let known = [date, article.source, article.byline, article.url, part].compactMap { $0 }
        if !known.isEmpty { line(known.joined(separator: " · ")) }
        for block in article.blocks where block.kind != .title {
            line()
            if isTerminal {
                let layout = TextLayout(
                    article.text, paragraphs: [block.range], width: min(columns, Self.textWidth))
                for row in layout.lines { line(String(article.text.slice(utf8: row.range))) }
            } else {
                let text = article.text.slice(utf8: block.range)
                line(text.split { $0 == "\n" }.joined(separator: " "))
            }
        }
    }

    /// Writes who and what is named, a kind a paragraph.
    mutating func writeEntities(_ entities: [(kind: EntityKind, name: String, mentions: Int)]) {
        let headings: [(EntityKind, String)] = [
            (.person, "People"), (.organization, "Organisations"), (.place, "Places"),
            (.nationality, "Nationalities"), (.other, "Others"),
        ]
        for (kind, heading) in headings {
            let ofKind = entities.filter { $0.kind == kind }
            guard !ofKind.isEmpty else { continue }
            line()
            line(heading, bold: [0..<heading.utf8.count])
            for entity in ofKind { row("\(Columns.right("\(entity.mentions)", width: 5))  \(entity.name)") }
        }
    }
}
