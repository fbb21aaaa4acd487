import ArgumentParser
import Entities
import Library

/// `dossier who [QUERY]`: the entities of the library.
struct WhoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "who", abstract: "People, organisations and places, most mentioned first.",
        discussion: """
            examples:
              dossier who
              dossier who wren
              dossier who --kind person --json
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Option(help: ArgumentHelp("Only person, organization, place, nationality or other.", valueName: "KIND"))
    var kind: EntityKind?
    @Argument(
        help: ArgumentHelp("What the name contains; all names without it.", valueName: "QUERY"))
    var query: [String] = []

    func run() throws {
        let library = try library.open()
        var output = Output()
        let query = query.joined(separator: " ")
        if !json, output.isTerminal { output.row("      id  mentions  articles  kind          name") }
        if query.isEmpty {
            let all = RosterOutput(try library.roster(kind: kind))
            return json ? all.writeJSON(to: &output) : all.writeRows(to: &output)
        }
        var rows = Windows { try library.entities(matching: query, window: $0) }
        while let row = try rows.next() {
            if let kind, row.kind != kind { continue }
            if json { output.line(row.json) } else { output.row(Self.line(row)) }
        }
    }

    private static func line(_ row: EntityRow) -> String {
        let columns = [
            Columns.right(row.id.text, width: 8), Columns.right("\(row.mentions)", width: 8),
            Columns.right("\(row.articles)", width: 8), Columns.left(row.kind.rawValue, width: 12),
        ]
        let aliases = row.aliases.isEmpty ? "" : "  (\(row.aliases.joined(separator: ", ")))"
        return columns.joined(separator: "  ") + "  \(row.name)\(aliases)"
    }
}

extension EntityKind: ExpressibleByArgument {}
