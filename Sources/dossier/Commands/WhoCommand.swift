import ArgumentParser
import Entities
import Library

/// `dossier who [QUERY]`: the entities of the library.
struct WhoCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--kind"]
    static let configuration = CommandConfiguration(
        commandName: "who", abstract: "People, organisations and places, most mentioned first.",
        discussion: """
            examples:
              dossier who
              dossier who wren
              dossier who --kind person --json
              dossier who 'after:2024-03 source:herald'    who is named in those articles, and how often there
              dossier who 'wren OR vale -ada'
              dossier who is:followed --json               whom you follow, with how many mentions are new

            Words are looked for in names and aliases, the last perhaps unfinished. With fields that speak of \
            articles, mentions, articles, first and last are those of the articles that answer. The language of \
            queries is told by: dossier search --help
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Option(help: ArgumentHelp("Only person, organization, place, nationality or other.", valueName: "KIND"))
    var kind: EntityKind?
    @Argument(
        help: ArgumentHelp(
            "Words of the name, and fields that say in which articles; all names without it.",
            valueName: "QUERY"), completion: LibraryCompletion.queries)
    var query: [String] = []

    func run() throws {
        let library = try library.open()
        var output = Output()
        let query = query.joined(separator: " ")
        QueryMessage.understood(query, subject: .entities, json: json)
        let found = try library.roster(matching: query, kind: kind)
        if !json, !found.entries.isEmpty { output.head("      id  mentions  articles  kind          name") }
        let rows = RosterOutput(found, followed: try library.followed())
        json ? rows.writeJSON(to: &output) : rows.writeRows(to: &output)
        if found.entries.isEmpty {
            try QueryMessage.nothingFound(query, in: library, subject: .entities, output: &output)
        }
    }
}

extension EntityKind: ExpressibleByArgument {}
