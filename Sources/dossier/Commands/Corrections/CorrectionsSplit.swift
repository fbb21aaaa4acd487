import ArgumentParser
import CrossReferences
import Library

/// `dossier corrections split NAME --in ARTICLE… --as NEW`.
struct CorrectionsSplit: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--at", "--as"]
    static let optionsWithValues: Set<String> = ["--in"]
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "In some articles, or in one place, it is somebody else.",
        discussion: """
            A name that somebody has already makes these articles theirs; where several have it, give the id.

            examples:
              dossier corrections split 'John Smith' --in 12 31 --as 'John Smith (footballer)'
              dossier corrections split Brandt --in ~/news/story.txt --at 210 --as 'Helen Brandt'
            """)

    @OptionGroup var options: CorrectionOptions
    @Option(
        name: .customLong("in"), parsing: .upToNextOption,
        help: ArgumentHelp("The articles: ids or paths.", valueName: "ARTICLE"),
        completion: LibraryCompletion.articles)
    var articles: [String] = []
    @Option(
        help: ArgumentHelp(
            "Only the mention that stands there, counted as “dossier mentions --json” does.",
            valueName: "OFFSET"))
    var at: Int?
    @Option(name: .customLong("as"), help: ArgumentHelp("Who it is: a name, or an id.", valueName: "NEW"))
    var new: String
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id.", valueName: "NAME"),
        completion: LibraryCompletion.names) var name: String

    func validate() throws {
        if articles.isEmpty { throw ValidationError("Say in which articles, with --in.") }
        if at != nil, articles.count > 1 { throw ValidationError("--at goes with one article.") }
    }

    func run() throws {
        try options.make { library in
            if let at {
                let opened = try library.article(called: articles[0])
                let mention = try library.mention(of: name, at: at, in: opened)
                let place = mention.range.lowerBound
                let known = try library.known(as: new, kind: mention.kind, besides: mention.entity)
                return .about(
                    mention.entity, .split(as: new), in: [.init(opened.row.id, at: place)], known: known)
            }
            let entity = try library.entity(called: name)
            let ids = try articles.map { try library.articleID(called: $0) }
            let named = Set(try library.trail(of: entity.id, copies: true).map(\.article))
            if let index = ids.firstIndex(where: { !named.contains($0) }) {
                throw Failure("\(entity.name) is not named in \(articles[index]); choose articles that do.")
            }
            let known = try library.known(as: new, kind: entity.kind, besides: entity.id)
            return .about(entity.id, .split(as: new), in: ids.map { .init($0) }, known: known)
        }
    }
}
