import Articles
import Entities
import TerminalUI

extension Output {
    /// The longest lines that are easily read.
    private static let textWidth = 80

    /// Writes an article for reading: the title, what is known of it, and its paragraphs.
    ///
    /// - Parameters:
    ///   - isPartial: Whether only its beginning was saved.
    ///   - leftOut: What was left out of it, to be shown in its place with a bar before it.
    mutating func write(
        _ article: Article, date: String?, isPartial: Bool, leftOut: [LeftOutPassage] = []
    ) {
        var waiting = leftOut[...]
        write(leftOut: &waiting, upTo: 0)
        if waiting.count < leftOut.count { line() }
        line(article.title, bold: [0..<article.title.utf8.count])
        let part = isPartial ? "only the beginning was saved" : nil
        let known = [date, article.source, article.byline, article.url, part].compactMap { $0 }
        if !known.isEmpty { line(known.joined(separator: " · ")) }
        for block in article.blocks {
            defer { write(leftOut: &waiting, upTo: block.range.upperBound) }
            if block.kind == .title { continue }
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

    /// Writes the passages that were left out before a place of the text.
    private mutating func write(leftOut passages: inout ArraySlice<LeftOutPassage>, upTo position: Int) {
        var what: String?
        while let passage = passages.first, passage.position <= position {
            passages.removeFirst()
            if passage.what != what {
                line()
                line("│ [\(passage.what)]")
                what = passage.what
            }
            for text in passage.text.split(separator: "\n") {
                for row in isTerminal
                    ? String(text).lines(of: min(columns, Self.textWidth) - 2) : [String(text)]
                {
                    line("│ \(row)")
                }
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

extension String {
    /// The text in lines of at most `width` cells.
    fileprivate func lines(of width: Int) -> [String] {
        TextLayout(self, paragraphs: [0..<utf8.count], width: width).lines.map {
            String(slice(utf8: $0.range))
        }
    }
}
