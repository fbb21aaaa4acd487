/// The text of an article that is put together from its title and its lines.
struct ArticleText {
    /// A paragraph, a heading, an item of a list or a row of a table, its cells apart by tabs.
    struct Line: Equatable {
        var text: String
        var isHeading = false
    }

    /// In one line.
    let title: String
    /// The title, then the lines, each on a line of its own.
    private(set) var text: String
    private(set) var blocks: [Article.Block]

    /// Puts a text together and cleans it; lines of which nothing is left are dropped.
    init(title: String, lines: some Sequence<Line>) {
        self.title = Self.clean(title)
        text = self.title
        blocks = [Article.Block(kind: .title, range: 0..<text.utf8.count)]
        for line in lines {
            let cells = line.text.split(separator: "\t").map { Self.clean(String($0)) }.filter { !$0.isEmpty }
            guard !cells.isEmpty else { continue }
            text += "\n"
            let start = text.utf8.count
            text += cells.joined(separator: "\t")
            blocks.append(
                Article.Block(kind: line.isHeading ? .heading : .paragraph, range: start..<text.utf8.count))
        }
    }

    /// In one line, safe to show.
    static func clean(_ text: String) -> String {
        CleanText.safe(CleanText.clean(Array(text.utf8)).text)
    }
}
