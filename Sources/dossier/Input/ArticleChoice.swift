import ArgumentParser
import CrossReferences
import Library

/// Which articles a command is to change: some that are named, all that answer a query, or both.
struct ArticleChoice: ParsableArguments {
    @Option(
        help: ArgumentHelp("All articles that answer this.", valueName: "QUERY"),
        completion: LibraryCompletion.queries) var query: String?
    @Argument(
        help: ArgumentHelp("Ids as “dossier list” prints them, or paths.", valueName: "ARTICLE"),
        completion: LibraryCompletion.articles)
    var articles: [String] = []

    func validate() throws {
        if articles.isEmpty, query == nil {
            throw ValidationError("Say which articles: ids, paths, or --query.")
        }
    }

    /// The articles' ids, each once.
    ///
    /// - Throws: ``Failure`` when one that is named is not in the library.
    func ids(in library: Library) throws -> [ArticleID] {
        var ids = try articles.map { try library.articleID(called: $0) }
        if let query, Query(parsing: query).isEmpty, query.contains(where: { !$0.isWhitespace }) {
            throw Failure(
                "The query “\(query)” asks for nothing that is understood, so it would mean every article; "
                    + "“dossier search --help” tells what can be asked.")
        }
        if let query { ids += try library.articleIDs(matching: query) }
        var seen: Set<ArticleID> = []
        return ids.filter { seen.insert($0).inserted }
    }
}
