import ArgumentParser
import Library

/// `dossier copies [ARTICLE]`: articles that are copies of one text.
struct CopiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copies", abstract: "Articles that are copies of one text, and how each differs.",
        discussion: """
            Of each text the fullest article stands for all of its copies: lists show it alone, and counts count it \
            once. --choose makes another one stand for them, also when fuller ones come.

            examples:
              dossier copies
              dossier copies 12
              dossier copies 31 --choose
              dossier diff 12 31
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Flag(help: "Make ARTICLE stand for its copies.") var choose = false
    @Argument(
        help: ArgumentHelp(
            "An id as “dossier list” prints it, or a path; all without it.", valueName: "ARTICLE"),
        completion: LibraryCompletion.articles)
    var article: String?

    func validate() throws {
        if choose, article == nil {
            throw ValidationError("Give the article that is to stand for its copies.")
        }
    }

    func run() throws {
        let library = try library.open()
        var output = Output()
        guard let article else {
            for front in try library.articlesWithCopies() { try show(front, in: library, &output) }
            return
        }
        let id = try library.articleID(called: article)
        if choose, !(try library.setStandsForCopies(id)) {
            throw Failure("\(article) has no copies, so there is nothing to stand for.")
        }
        try show(id, in: library, &output)
    }

    private func show(_ article: ArticleID, in library: Library, _ output: inout Output) throws {
        let group = try library.copies(of: article)
        guard let front = group.first else { return }
        if group.count == 1, !json { return output.line("\(front.headline.title) has no copies.") }
        for row in group {
            let comparison = row.id == front.id ? nil : try library.comparison(of: row.id, with: front.id)
            if json {
                output.line(
                    row.headline.json([
                        "path": .string(row.path), "copy_of": row.copyOf?.json ?? .null,
                        "copies": .int(row.copies),
                        "similarity": comparison.map { .number($0.similarity) } ?? .null,
                        "difference": JSON(comparison?.words),
                    ]))
            } else {
                output.row(row.headline.columns, row.headline.titleAndSource)
                if let comparison { output.row(String(repeating: " ", count: 20), comparison.words) }
            }
        }
    }
}
