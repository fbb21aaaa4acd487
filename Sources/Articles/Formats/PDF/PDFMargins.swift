/// Finds what stands at the edges of pages and is no text: headers and footers that repeat, and the pages' numbers.
struct PDFMargins {
    private var repeated: Set<String> = []
    /// For each page, at which heights its number stands.
    private var numbers: [Set<Int>] = []
    private let pages: Int

    /// The part of a page, from above and from below, in which they stand.
    private static let share = 0.12
    private static let leastPages = 2

    init(_ layout: PDFLayout) {
        pages = layout.pages.count
        var counts: [String: Int] = [:]
        for page in layout.pages {
            var seen: Set<String> = []
            var rows: Set<Int> = []
            for block in page.blocks {
                for line in block.lines where Self.isAtEdge(line, of: page) {
                    seen.insert(Self.key(line, of: page))
                    if pages > 1, Self.isPageNumber(line.text) { rows.insert(Self.row(line)) }
                }
            }
            numbers.append(rows)
            for key in seen { counts[key, default: 0] += 1 }
        }
        // Left and right pages have their own.
        let least = max(Self.leastPages, pages / 4)
        repeated = Set(counts.filter { $0.value >= least }.keys)
    }

    /// Whether a line is not of the text: it repeats, is the page's number, or stands beside that.
    func holds(_ line: PDFLayout.Line, of page: PDFLayout.Page, at index: Int) -> Bool {
        guard Self.isAtEdge(line, of: page) else { return false }
        let row = Self.row(line)
        return repeated.contains(Self.key(line, of: page))
            || (row - 2...row + 2).contains(where: numbers[index].contains)
    }

    /// Where a line stands, in points from above.
    private static func row(_ line: PDFLayout.Line) -> Int { Int(max(-1e6, min(1e6, line.bottom))) }

    private static func isAtEdge(_ line: PDFLayout.Line, of page: PDFLayout.Page) -> Bool {
        line.bottom < page.height * share || line.top > page.height * (1 - share)
    }

    /// The line without what changes from page to page, and the edge at which it stands.
    private static func key(_ line: PDFLayout.Line, of page: PDFLayout.Page) -> String {
        let isAbove = line.bottom < page.height / 2
        var text = ""
        for character in line.text.lowercased() where character != " " {
            if character.isNumber {
                if text.last != "#" { text.append("#") }
            } else {
                text.append(character)
            }
        }
        return (isAbove ? "^" : "_") + text
    }

    /// “3”, “- 3 -”, “iv”, “Page 3 of 10”, “3/10”.
    private static func isPageNumber(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard (1...4).contains(words.count), text.utf8.count <= 24 else { return false }
        let known: Set<Substring> = [
            "page", "of", "p", "seite", "von", "s", "pagina", "página", "di", "de", "sur", "стр", "из",
            "strona", "z", "pág",
        ]
        let numbers = words.count { isNumber($0) }
        return numbers >= 1 && words.allSatisfy { isNumber($0) || known.contains($0) }
    }

    private static func isNumber(_ word: Substring) -> Bool {
        if word.count <= 4, word.allSatisfy({ $0.isASCII && $0.isNumber }) { return true }
        return word.count <= 6 && word.allSatisfy { "ivxlc".contains($0) }
    }
}
