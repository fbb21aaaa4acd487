import ArgumentParser
import CrossReferences
import Library

/// `dossier corrections not-a-name NAME`.
struct CorrectionsNotAName: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--in", "--at"]
    static let configuration = CommandConfiguration(
        commandName: "not-a-name", abstract: "It is no name, anywhere or in one place.",
        discussion: """
            examples:
              dossier corrections not-a-name Monday
              dossier corrections not-a-name Rice --in 12 --at 210
            """)

    @OptionGroup var options: CorrectionOptions
    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("Only in this article: an id or a path.", valueName: "ARTICLE"),
        completion: LibraryCompletion.articles)
    var article: String?
    @Option(
        help: ArgumentHelp(
            "The mention that stands there, counted as “dossier mentions --json” does.", valueName: "OFFSET"))
    var at: Int?
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id.", valueName: "NAME"),
        completion: LibraryCompletion.names) var name: String

    func validate() throws {
        guard (article == nil) == (at == nil) else { throw ValidationError("--in and --at go together.") }
    }

    func run() throws {
        try options.make { library in
            guard let article, let at else { return .about(try library.entity(called: name).id, .notAName) }
            let opened = try library.article(called: article)
            let mention = try library.mention(of: name, at: at, in: opened)
            return .about(
                mention.entity, .notAName, in: [.init(opened.row.id, at: mention.range.lowerBound)])
        }
    }
}
