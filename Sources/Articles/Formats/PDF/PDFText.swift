/// The lines of a document's text put together from the lines of its pages.
struct PDFText {
    /// The lines, and among them headers, footers and page numbers, which are left out.
    private(set) var lines: [ArticleText.Line] = []

    /// What headers, footers and page numbers are called where they are told.
    private static let margins = "headers, footers and page numbers"

    private let usualHeight: Double
    private let hyphens: HyphenJoiner
    /// The paragraph that may go on in the next block.
    private var open: Paragraph?
    /// What is left out between the beginning of the open paragraph and its end.
    private var waiting: [ArticleText.Line] = []

    private struct Paragraph {
        var text: String
        var isHeading: Bool
        var height: Double
    }

    /// Letters so much higher than the usual are a heading's.
    private static let headingRatio = 1.15
    private static let longestHeading = 200

    init(_ layout: PDFLayout) {
        usualHeight = layout.usualHeight
        hyphens = HyphenJoiner(layout)
        let edges = PDFMargins(layout)
        for (index, page) in layout.pages.enumerated() {
            for block in page.blocks {
                let isKept = block.lines.map { !edges.holds($0, of: page, at: index) }
                add(zip(block.lines, isKept).filter(\.1).map(\.0))
                waiting += zip(block.lines, isKept).filter { !$0.1 }.map {
                    ArticleText.Line(text: $0.0.text, leftOut: Self.margins)
                }
                if open == nil { placeLeftOut() }
            }
        }
        finish()
    }

    private mutating func add(_ block: [PDFLayout.Line]) {
        guard let first = block.first else { return }
        let left = block.map(\.left).min() ?? 0
        let right = block.map(\.right).max() ?? 0
        for (index, line) in block.enumerated() {
            let isHigh = line.height > usualHeight * Self.headingRatio
            if index == 0 {
                if !goesOn(in: first, isHigh: isHigh) { finish() }
            } else if begins(line, after: block[index - 1], edges: (left, right), isHigh: isHigh) {
                finish()
            }
            append(line, isHigh: isHigh)
        }
    }

    /// Whether the open paragraph goes on in another block, of the next column or page.
    private func goesOn(in line: PDFLayout.Line, isHigh: Bool) -> Bool {
        guard let open, !open.isHeading, !isHigh, abs(open.height - line.height) < usualHeight * 0.1 else {
            return false
        }
        guard let last = open.text.last, let first = line.text.first else { return false }
        // A sentence that has not ended goes on with a small letter, or within a word.
        if ".!?:”\"»".contains(last) { return false }
        return first.isLowercase || last == "-" && first.isLetter
    }

    /// Whether a line begins a paragraph within its block: it is set in, or apart, or in other letters, or the last has ended early.
    private func begins(
        _ line: PDFLayout.Line, after last: PDFLayout.Line, edges: (left: Double, right: Double), isHigh: Bool
    ) -> Bool {
        guard let open else { return true }
        if open.isHeading != isHigh { return true }
        if line.top - last.bottom > usualHeight * 0.9 { return true }
        if Self.isItem(line.text) { return true }
        let isSetIn = line.left > edges.left + usualHeight * 0.7 && last.left < edges.left + usualHeight * 0.7
        let isShort = last.right < edges.right - (edges.right - edges.left) * 0.2
        let hasEnd = last.text.last.map { ".!?:”\"»’".contains($0) } ?? false
        return hasEnd && (isSetIn || isShort)
    }

    private static func isItem(_ text: String) -> Bool {
        guard let first = text.first else { return false }
        return "•▪‣◦●■–".contains(first) && text.dropFirst().first == " "
    }

    private mutating func append(_ line: PDFLayout.Line, isHigh: Bool) {
        guard var paragraph = open else {
            open = Paragraph(text: line.text, isHeading: isHigh, height: line.height)
            return
        }
        paragraph.text = hyphens.joined(paragraph.text, line.text)
        open = paragraph
    }

    private mutating func placeLeftOut() {
        lines += waiting
        waiting = []
    }

    private mutating func finish() {
        defer { placeLeftOut() }
        guard let paragraph = open else { return }
        open = nil
        let isHeading = paragraph.isHeading && paragraph.text.count <= Self.longestHeading
        lines.append(ArticleText.Line(text: paragraph.text, isHeading: isHeading))
    }
}

/// Joins words that were broken at the ends of lines, and keeps the hyphens of those that have one.
struct HyphenJoiner {
    /// The words of the document that stand within lines, in lower case.
    private var words: Set<String> = []

    init(_ layout: PDFLayout) {
        for page in layout.pages {
            for block in page.blocks {
                for line in block.lines {
                    // The last word of a line may be half of one.
                    for word in line.text.split(separator: " ") { words.insert(Self.bare(String(word))) }
                }
            }
        }
    }

    private static func bare(_ word: String) -> String {
        word.lowercased().filter { $0.isLetter || $0 == "-" || $0 == "\u{2019}" || $0 == "'" }
    }

    /// A line with the next: “har-” and “bour” as “harbour”, “well-” and “known” as “well-known” where it is written so elsewhere.
    func joined(_ line: String, _ next: String) -> String {
        if line.hasSuffix("\u{AD}") { return line.dropLast() + next }
        guard line.hasSuffix("-") || line.hasSuffix("\u{2010}"), let first = next.first, first.isLetter,
            let before = line.dropLast().last, before.isLetter
        else { return line + " " + next }
        let start = Self.bare(String(line.dropLast().split(separator: " ").last ?? ""))
        let end = Self.bare(String(next.split(separator: " ").first ?? ""))
        if words.contains(start + end) { return line.dropLast() + next }
        if words.contains(start + "-" + end) { return line + next }
        // A name, or a word that had its hyphen before: “Anglo-” and “French”, “so-and-” and “so”.
        let isPlausible =
            first.isLowercase && !start.contains("-")
            && !(words.contains(start) && words.contains(end) && start.count > 3)
        return isPlausible ? line.dropLast() + next : line + next
    }
}
