import ArgumentParser
import Articles
import CrossReferences
import Library

/// `dossier searches`: searches that were given names.
struct SearchesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "searches", abstract: "Searches kept under a name, and how many articles answer each.",
        discussion: """
            examples:
              dossier searches save 'Harbour, unread' 'harbour is:unread'
              dossier searches
              dossier searches rename 'Harbour, unread' Harbour
              dossier searches remove Harbour
              dossier list "$(dossier searches --json | jq -r 'select(.name == "Harbour").query')"
            """,
        subcommands: [
            SearchesListCommand.self, SearchesSaveCommand.self, SearchesRemoveCommand.self,
            SearchesRenameCommand.self,
        ],
        defaultSubcommand: SearchesListCommand.self)

    /// What is said of a name that no search has.
    static func unknown(_ name: String) -> Failure {
        Failure("No search is kept under the name “\(name)”; “dossier searches” lists them.")
    }
}

/// `dossier searches list`: every saved search with its count.
struct SearchesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every search, with the number of articles that answer it now.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false

    func run() throws {
        var output = Output()
        let searches = try library.open().savedSearches()
        let width = min(40, searches.map { Columns.width(of: $0.name) }.max() ?? 0)
        for search in searches {
            if json {
                output.line([
                    "name": .string(search.name), "query": .string(search.query),
                    "articles": .int(search.articles),
                ])
            } else {
                let count = Columns.right("\(search.articles)", width: 8)
                output.row("\(count)  \(Columns.left(search.name, width: width))  \(search.query)")
            }
            output.flush()
            // The list shows the queries, so only what was not understood is told of them.
            for problem in Query(parsing: search.query).problems {
                Message.error("\(search.name): \(problem)")
            }
        }
    }
}

/// `dossier searches save`: keeps a search under a name.
struct SearchesSaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save", abstract: "Keep a search under a name; another one of that name is replaced.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false
    @Argument(help: ArgumentHelp("What to call it.", valueName: "NAME")) var name: String
    @Argument(
        help: ArgumentHelp("The search, as “dossier search” takes it.", valueName: "QUERY"),
        completion: LibraryCompletion.queries)
    var query: [String]

    func run() throws {
        guard name.contains(where: { !$0.isWhitespace }) else { throw Failure("A search needs a name.") }
        let (name, query) = (CleanText.safe(name), CleanText.safe(query.joined(separator: " ")))
        let library = try library.open()
        try library.saveSearch(query, as: name)
        let articles = try library.articles(matching: query, window: 0..<0).total
        var output = Output()
        for problem in Query(parsing: query).problems { Message.error(problem) }
        if json {
            return output.line([
                "name": .string(name), "query": .string(query), "articles": .int(articles),
            ])
        }
        let meaning = Query(parsing: query).description
        output.line("“\(name)” is kept: \(meaning), which \(articles.counted("article")) answer now.")
    }
}

/// `dossier searches remove`: forgets a search.
struct SearchesRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Forget a search; its articles are not touched.")

    @OptionGroup var library: LibraryOptions
    @Argument(
        help: ArgumentHelp("What it is called.", valueName: "NAME"),
        completion: LibraryCompletion.savedSearches) var name: String

    func run() throws {
        guard try library.open().removeSavedSearch(name) else { throw SearchesCommand.unknown(name) }
    }
}

/// `dossier searches rename`: gives a search another name.
struct SearchesRenameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Give a search another name.")

    @OptionGroup var library: LibraryOptions
    @Argument(
        help: ArgumentHelp("What it is called.", valueName: "NAME"),
        completion: LibraryCompletion.savedSearches) var name: String
    @Argument(help: ArgumentHelp("What it is to be called.", valueName: "NEW-NAME")) var newName: String

    func run() throws {
        guard newName.contains(where: { !$0.isWhitespace }) else { throw Failure("A search needs a name.") }
        guard try library.open().renameSavedSearch(name, to: newName) else {
            throw SearchesCommand.unknown(name)
        }
    }
}
