import Articles
import Library
import TerminalUI

/// What the rows of the text are.
extension TextPane {
    /// The layout's lines with the facts under the headline, and the rows around headings; lines of furniture stand together
    /// without blank ones.
    mutating func makeRows(of blocks: [Article.Block]) {
        let title = blocks.firstIndex { $0.kind == .title }
        let facts = facts.indices.map(Row.facts)
        var rows: [Row] = title == nil ? facts + [.blank] : []
        var rowOfLine: [Int] = []
        var leftOut = LeftOutRows(leftOut ?? [], width: layout.width)
        let above = leftOut.take(upTo: 0)
        if !above.isEmpty { rows += above.dropFirst() + [.blank] }
        rowOfLine.reserveCapacity(layout.lineCount)
        for line in 0..<layout.lineCount {
            let paragraph = layout.paragraph(ofLine: line)
            if layout.range(ofLine: line).isEmpty {
                let next = blocks.indices.contains(paragraph + 1) ? blocks[paragraph + 1].kind : .paragraph
                if paragraph == title { rows += [.blank] + facts }
                rows += leftOut.take(upTo: blocks[paragraph].range.upperBound)
                if blocks[paragraph].kind == .furniture, next == .furniture || next == .title {
                    rowOfLine.append(rows.count)
                    continue
                }
                // Two rows above a heading, one below it.
                if next == .heading, paragraph != title { rows.append(.blank) }
            }
            rowOfLine.append(rows.count)
            rows.append(.line(line))
        }
        if let title, title == blocks.count - 1 { rows += [.blank] + facts }
        rows += leftOut.take(upTo: .max)
        setRows(rows, rowOfLine: rowOfLine, leftOut: leftOut.lines)
    }

    /// Items of lists hang behind their mark, quotations stand 2 columns in.
    static func indent(of block: Article.Block, in text: String) -> TextLayout.Indent {
        guard block.kind == .paragraph || block.kind == .furniture else { return TextLayout.Indent() }
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: block.range.lowerBound)
        let beginning = String(decoding: bytes[start...].prefix(min(6, block.range.count)), as: UTF8.self)
        for mark in ["•", "-", "*"] where beginning.hasPrefix(mark + " ") {
            return TextLayout.Indent(rest: 2)
        }
        if beginning.hasPrefix("> ") { return TextLayout.Indent(first: 2, rest: 4) }
        let digits = beginning.prefix { $0.isASCII && $0.isNumber }.count
        let rest = beginning.dropFirst(digits)
        guard (1...3).contains(digits), rest.hasPrefix(". ") || rest.hasPrefix(") ") else {
            return TextLayout.Indent()
        }
        return TextLayout.Indent(rest: digits + 2)
    }

    /// So much of a note stands under the headline; `A` shows all of it.
    private static let mostOfNote = 200

    /// Date, source, byline and length, and what was noted.
    static func facts(of opened: OpenedArticle) -> String {
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
        facts += opened.notes.filter { $0.subject.range == nil }.map { note in
            let words = note.text.inOneLine
            return "noted: " + (words.count > mostOfNote ? words.prefix(mostOfNote) + " …" : words)
        }
        return facts.joined(separator: " · ")
    }
}
