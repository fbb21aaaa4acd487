import ArgumentParser
import Library

/// `dossier stories [QUERY]`: articles about one matter, from its first day to its last.
struct StoriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories", abstract: "Articles about one matter, from its first day to its last.",
        discussion: """
            An article belongs to a story with another one where both are about the same event, or the next turn of it: \
            they share people, places and terms that few others have, and are not far apart in time. What is told of a \
            query are the stories of the articles that answer it, whole.

            examples:
              dossier stories
              dossier stories 'person:Wren after:2024'
              dossier stories --json | jq -r .title

            The language of queries is told by: dossier search --help
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Argument(
        help: ArgumentHelp("Which articles; all without it.", valueName: "QUERY"),
        completion: LibraryCompletion.queries)
    var query: [String] = []

    func run() throws {
        let library = try library.open()
        let query = query.joined(separator: " ")
        QueryMessage.understood(query, json: json)
        if !library.isReadOnly {
            try library.chainStories(progress: { _, waiting in
                Message.progress("Looking for stories: \(waiting) articles to go")
            })
            Message.endProgress()
        }
        var output = Output()
        let stories = try library.stories(matching: query)
        for story in stories { if json { output.line(story.json) } else { Self.write(story, to: &output) } }
        if stories.isEmpty, !json { output.line("No two articles here are about the same matter.") }
    }

    private static func write(_ story: Story, to output: inout Output) {
        let title = story.articles.last?.title ?? ""
        let days = story.days.map {
            $0.lowerBound == $0.upperBound ? $0.lowerBound : "\($0.lowerBound) to \($0.upperBound)"
        }
        let head =
            "\(title)  (\([days, "\(story.articles.count) articles"].compactMap { $0 }.joined(separator: ", ")))"
        output.line(head, bold: [0..<title.utf8.count])
        for article in story.articles { output.row(article.columns, article.titleAndSource) }
    }
}

extension Story {
    /// `story`, `title` (of its last article), `first`, `last`, and `articles`: `article`, `title`, `date` of each.
    fileprivate var json: JSON {
        [
            "story": id.json, "title": .string(articles.last?.title ?? ""),
            "first": JSON(days?.lowerBound), "last": JSON(days?.upperBound),
            "articles": .array(articles.map { $0.json([:]) }),
        ]
    }
}
