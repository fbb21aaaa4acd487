/// The text of an article put together from its title and its lines, as every format but plain text has it.
struct ArticleText {
    /// A paragraph, a heading, an item of a list, or a row of a table whose cells are parted by tabs.
    struct Line: Equatable {
        var text: String
        var isHeading = false
    }

    /// The headline; where there is none, the beginning of the text.
    ///
    /// Empty only where there is no text either.
    let title: String
    /// The title, where there is one, and the lines, each on a line of its own.
    private(set) var text = ""
    private(set) var blocks: [Article.Block] = []

    /// How long the title of an article without headline may be, in characters.
    private static let longestTitle = 80

    /// - Parameters:
    ///   - title: The headline; empty where there is none.
    ///   - lines: A first line that says what the title says is left out.
    init(title: String, lines: some Sequence<Line>) {
        let title = Self.clean(title)
        var lines = Array(lines)
        if let first = lines.first, !title.isEmpty, first.text.utf8.count < 2 * title.utf8.count,
            first.text.inOneLine == title
        {
            lines.removeFirst()
        }
        if !title.isEmpty {
            text = title
            blocks.append(Article.Block(kind: .title, range: 0..<title.utf8.count))
        }
        for line in lines {
            let cells = line.text.utf8.split(separator: 0x09).map { Self.clean(String(Substring($0))) }
                .filter { !$0.isEmpty }
            guard !cells.isEmpty else { continue }
            if !text.isEmpty { text += "\n" }
            let start = text.utf8.count
            text += cells.joined(separator: "\t")
            blocks.append(
                Article.Block(kind: line.isHeading ? .heading : .paragraph, range: start..<text.utf8.count))
        }
        self.title = title.isEmpty ? Self.shortened(text) : title
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
