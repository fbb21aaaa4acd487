/// The text of an article put together from its title and its lines, as every format but plain text has it.
struct ArticleText {
    /// A paragraph, a heading, an item of a list, or a row of a table whose cells are parted by tabs.
    struct Line: Equatable {
        var text: String
        var isHeading = false
        /// What it is, in words, where it is left out of the article; such a piece may have several lines.
        var leftOut: String?
    }

    /// The headline; where there is none, the beginning of the text.
    ///
    /// Empty only where there is no text either.
    let title: String
    /// The title, where there is one, and the lines, each on a line of its own.
    private(set) var text = ""
    private(set) var blocks: [Article.Block] = []
    /// The lines that are left out, at their places.
    private(set) var leftOut: [LeftOutPassage] = []

    /// How long the title of an article without headline may be, in characters.
    private static let longestTitle = 80

    /// - Parameters:
    ///   - title: The headline; empty where there is none.
    ///   - lines: A first line that says what the title says is dropped.
    init(title: String, lines: some Sequence<Line>) {
        let title = Self.clean(title)
        var lines = Array(lines)
        if !title.isEmpty, let index = lines.firstIndex(where: { $0.leftOut == nil }),
            lines[index].text.utf8.count < 2 * title.utf8.count, lines[index].text.inOneLine == title
        {
            lines.remove(at: index)
        }
        if !title.isEmpty {
            text = title
            blocks.append(Article.Block(kind: .title, range: 0..<title.utf8.count))
        }
        for line in lines {
            if let what = line.leftOut {
                leftOut.append(
                    LeftOutPassage(what: what, text: Self.passage(line.text), position: text.utf8.count))
                continue
            }
            let cells = Self.cells(line.text)
            guard !cells.isEmpty else { continue }
            if !text.isEmpty { text += "\n" }
            let start = text.utf8.count
            text += cells.joined(separator: "\t")
            blocks.append(
                Article.Block(kind: line.isHeading ? .heading : .paragraph, range: start..<text.utf8.count))
        }
        self.title = title.isEmpty ? Self.shortened(text) : title
    }

    private static func cells(_ text: String) -> [String] {
        text.utf8.split(separator: 0x09).map { clean(String(Substring($0))) }.filter { !$0.isEmpty }
    }

    private static func passage(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { cells(String($0)).joined(separator: "\t") }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// In one line, safe to show.
    static func clean(_ text: String) -> String {
        CleanText.safe(CleanText.clean(Array(text.utf8)).text).trimmed
    }

    /// The beginning of a text's first line, cut between words.
    private static func shortened(_ text: String) -> String {
        let line = String(text.prefix { $0 != "\n" }).replacing("\t", with: " ")
        guard line.count > longestTitle else { return line }
        let start = line.prefix(longestTitle)
        return start[..<(start.lastIndex(of: " ") ?? start.endIndex)] + "…"
    }
}

extension [ArticleText.Line] {
    /// Those that are the article's.
    var kept: [ArticleText.Line] { filter { $0.leftOut == nil } }

    /// How many are left out, by their kinds.
    ///
    /// - Parameter order: The kinds that come first, in this order; the others follow as they stand.
    func leftOut(order: [String] = []) -> [LeftOut] {
        var counts = order.map { LeftOut(what: $0, count: 0) }
        for line in self {
            guard let what = line.leftOut else { continue }
            if let index = counts.firstIndex(where: { $0.what == what }) {
                counts[index].count += 1
            } else {
                counts.append(LeftOut(what: what, count: 1))
            }
        }
        return counts.filter { $0.count > 0 }
    }
}
