import ArgumentParser
import Articles
import Library

/// `dossier search QUERY`: sentences that answer a query.
struct SearchCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--limit"]
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Articles that answer a query, best first, each with its sentence.",
        discussion: """
            examples:
              dossier search harbour ferry
              dossier search '"old quay" -ferry' --limit 10
              dossier search --json 'person:Wren after:2023'

            \(QueryMessage.language)
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Flag(help: "Each copy of a text, not only the article that stands for them.") var copies = false
    @Option(help: ArgumentHelp("At most this many.", valueName: "N")) var limit: Int?
    @Argument(
        help: ArgumentHelp(
            "Words that must all occur, “a phrase”, OR, -not, field:value.", valueName: "QUERY"),
        completion: LibraryCompletion.queries)
    var query: [String]

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more.") }
    }

    func run() throws {
        let library = try library.open()
        var output = Output()
        var offsets = ArticleOffsets(library)
        let query = query.joined(separator: " ")
        QueryMessage.understood(query, json: json)
        var isEmpty = true
        var hits = Windows(limit: limit ?? .max) {
            try library.search(query, window: $0, isTyping: false, copies: copies)
        }
        while let hit = try hits.next() {
            if isEmpty, !json { output.head(Headline.columnNames("title, and the sentence found")) }
            isEmpty = false
            if json {
                output.line(hit.json(try offsets.of(hit.headline.article)))
            } else {
                output.row(hit.headline.columns, hit.headline.titleAndSource)
                output.row(String(repeating: " ", count: 20), hit.sentence, bold: hit.matches)
            }
        }
        if isEmpty { try QueryMessage.nothingFound(query, in: library, output: &output) }
    }
}
