import ArgumentParser
import Articles
import CrossReferences
import Entities
import Library

/// `dossier network NAME`: who is named with someone, and with each other.
struct NetworkCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--most", "--query", "--as"]
    static let configuration = CommandConfiguration(
        commandName: "network",
        abstract: "Who is named with someone, and how many articles name two of them.",
        discussion: """
            Without a name it is of the people whom the articles of a query name most. Groups are of people who are \
            often named together. --json has a line for each pair.

            examples:
              dossier network 'Ada Wren'
              dossier network 'Ada Wren' --as graphml > wren.graphml
              dossier network --query 'harbour after:2024' --most 40 --as csv
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Option(
        name: .customLong("as"), help: ArgumentHelp("graphml, dot or csv (its links).", valueName: "FORMAT"))
    var format: NetworkFormat?
    @Option(help: ArgumentHelp("How many people, at most.", valueName: "N")) var most = 16
    @Option(help: ArgumentHelp("Only in articles that answer this query.", valueName: "QUERY")) var query = ""
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id as “dossier who” prints it.", valueName: "NAME"),
        completion: LibraryCompletion.names)
    var name: [String] = []

    func validate() throws {
        if !(1...500).contains(most) { throw ValidationError("--most must be a number from 1 to 500.") }
        if json, format != nil { throw ValidationError("--json and --as cannot be given together.") }
    }

    func run() throws {
        let library = try library.open()
        var output = Output()
        let center = name.isEmpty ? nil : try library.entities(called: name.joined(separator: " ")).first
        let network =
            if let center {
                try library.neighbourhood(of: center.id, most: most, matching: query)
            } else {
                try library.network(matching: query, most: most)
            }
        if let format {
            for line in format.written(network, name: center?.name ?? query).split(
                separator: "\n", omittingEmptySubsequences: false
            ).dropLast() {
                output.line(String(line))
            }
        } else if json {
            for link in network.links { output.line(Self.json(link, network)) }
        } else {
            write(network, around: center, to: &output)
        }
    }

    private static func json(
        _ link: (one: Int, other: Int, articles: Int), _ network: Network
    ) -> JSON {
        func node(_ place: Int) -> JSON {
            let node = network.nodes[place]
            return [
                "id": node.entity.json, "name": .string(node.name), "articles": .int(node.articles),
                "shared": .int(node.shared), "group": .int(network.group(of: place) + 1),
            ]
        }
        return ["one": node(link.one), "other": node(link.other), "articles": .int(link.articles)]
    }

    private func write(_ network: Network, around center: EntityRow?, to output: inout Output) {
        let count = "\(network.nodes.count) of \(network.total.counted("person", "people"))"
        let title =
            center.map { "Around \($0.name) (\($0.kind.rawValue), \($0.id.text))" }
            ?? "The network of \(query)"
        output.line("\(title) · \(count)", bold: [0..<title.utf8.count])
        let width = network.nodes.map { Columns.width(of: $0.name) }.max() ?? 0
        for (number, group) in network.groups.enumerated() {
            if number > 0 { output.row("") }
            for place in group {
                let node = network.nodes[place]
                let shared = center == nil ? node.articles : node.shared
                let numbers = network.nodes.indices.map { other in
                    let count = network.together[place][other]
                    return Columns.right(other == place ? "■" : count == 0 ? "·" : "\(count)", width: 5)
                }
                output.row(
                    "\(Columns.left(node.name, width: width))  \(Columns.right("\(shared)", width: 6))  \(numbers.joined())"
                )
            }
        }
        let linking = network.groups.count > 1 ? network.linking.prefix(3) : []
        if !linking.isEmpty {
            let names = linking.map { "\(network.nodes[$0.place].name) (\($0.links))" }
            output.row("")
            output.row("who links the groups: \(names.joined(separator: ", "))")
        }
    }
}

extension NetworkFormat: ExpressibleByArgument {}
