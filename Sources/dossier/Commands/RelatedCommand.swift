import ArgumentParser
import Articles
import Library

/// `dossier related ARTICLE`: the articles that belong with one, and why.
struct RelatedCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--limit"]
    static let configuration = CommandConfiguration(
        commandName: "related", abstract: "The articles that belong with one, closest first, and why.",
        discussion: """
            examples:
              dossier related 12
              dossier related ~/news/story.txt --json
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Option(help: ArgumentHelp("At most this many.", valueName: "N")) var limit = 20
    @Argument(
        help: ArgumentHelp("An id as “dossier list” prints it, or a path.", valueName: "ARTICLE"),
        completion: LibraryCompletion.articles)
    var article: String

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be 1 or more.") }
    }

    func run() throws {
        let library = try library.open()
        var output = Output()
        let opened = try library.article(called: article)
        if !json { output.head(Headline.columnNames("title, and why it belongs with this one")) }
        for related in try library.related(to: opened.row.id, limit: limit) {
            if json {
                output.line(related.json)
            } else {
                output.row(related.headline.columns, related.headline.titleAndSource)
                output.row(String(repeating: " ", count: 20), related.reasons.joined(separator: "; "))
            }
        }
    }
}
