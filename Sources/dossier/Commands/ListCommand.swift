import ArgumentParser
import Articles
import Library

/// `dossier list [QUERY]`: the articles of the library.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Articles, newest first.",
        discussion: """
            examples:
              dossier list
              dossier list 'harbour after:2024-03'
              dossier list --json | jq -r .path

            The language of queries is told by: dossier search --help
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Flag(help: "Each copy of a text, not only the article that stands for them.") var copies = false
    @Argument(
        help: ArgumentHelp("Which articles; all without it.", valueName: "QUERY"),
        completion: LibraryCompletion.queries)
    var query: [String] = []

    func run() throws {
        let library = try library.open()
        var output = Output()
        let query = query.joined(separator: " ")
        QueryMessage.understood(query, json: json)
        var isEmpty = true
        var rows = Windows { try library.articles(matching: query, window: $0, copies: copies) }
        while let row = try rows.next() {
            if isEmpty, !json { output.head(Headline.columnNames("title")) }
            isEmpty = false
            if json {
                output.line(row.json)
            } else {
                let gone = row.missing ? "  (its file is gone)" : ""
                let more = row.copies > 0 ? "  +\(row.copies)" : ""
                output.row(row.headline.columns, row.headline.titleAndSource + more + gone)
            }
        }
        if isEmpty { try QueryMessage.nothingFound(query, in: library, output: &output) }
    }
}
