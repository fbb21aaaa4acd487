import ArgumentParser
import Articles
import Entities
import Library

/// `dossier timeline NAME`: how often someone is mentioned over time.
struct TimelineCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--by", "--compare", "--query"]
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "How often someone or something is mentioned, month by month.",
        discussion: """
            Without a name it counts the articles of the library, or those that answer a query. Times without a mention, \
            between the first and the last, are told too, but for days; articles without a date come last.

            examples:
              dossier timeline 'Ada Wren'
              dossier timeline e12 --by year --json
              dossier timeline 'Ada Wren' --compare 'Thomas Reed' --query source:Courier
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Option(help: ArgumentHelp("day, week, month, quarter, year or decade.", valueName: "STEP"))
    var by = TimeStep.month
    @Option(help: ArgumentHelp("Somebody else, over the same time; up to three.", valueName: "NAME"))
    var compare: [String] = []
    @Option(help: ArgumentHelp("Only in articles that answer this query.", valueName: "QUERY")) var query = ""
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id as “dossier who” prints it.", valueName: "NAME"),
        completion: LibraryCompletion.names)
    var name: [String] = []

    func validate() throws {
        if compare.count > 3 { throw ValidationError("--compare can be given three times at most.") }
        if name.isEmpty, !compare.isEmpty { throw ValidationError("--compare needs a NAME to compare with.") }
    }

    func run() throws {
        let library = try library.open()
        let names = name.isEmpty ? [] : [name.joined(separator: " ")] + compare
        let entities = try names.flatMap { try library.entities(called: $0) }
        let subjects: [EntityRow?] = entities.isEmpty ? [nil] : entities
        let stops = try subjects.map { try library.stops(of: $0?.id, matching: query) }
        // Those that are compared share the time of all.
        let numbers = stops.joined().lazy.filter(\.isDated).map { by.number(of: $0.seconds) }
        let span =
            compare.isEmpty ? nil : numbers.min().flatMap { low in numbers.max().map { low...$0 } }
        var output = Output()
        for (entity, stops) in zip(subjects, stops) {
            write(TimeCounts(stops, by: by, over: span), of: entity, to: &output)
        }
    }

    private func write(_ counts: TimeCounts, of entity: EntityRow?, to output: inout Output) {
        if !json, let entity {
            let text = "\(entity.name) (\(entity.kind.rawValue), \(entity.id.text))"
            output.line(text, bold: [0..<entity.name.utf8.count])
        }
        let all = counts.counts.enumerated().map { Period(name: by.name(of: counts.first + $0), count: $1) }
        var periods = all.filter { by != .day || $0.count.articles > 0 }
        if counts.undated.articles > 0 { periods.append(Period(name: nil, count: counts.undated)) }
        let most = periods.map { $0.height(of: entity) }.max() ?? 0
        for period in periods {
            if json {
                output.line(period.json(of: entity))
            } else {
                output.row(period.row(of: entity, most: most, columns: output.columns))
            }
        }
    }
}

extension TimeStep: ExpressibleByArgument {}

/// A part of time, and what was written in it.
private struct Period {
    /// As in `2024-07`; `nil` for the articles that give no date.
    var name: String?
    var count: TimeCounts.Count

    private static let longestBar = 60

    /// What a bar is as long as: the mentions of somebody, else the articles.
    func height(of entity: EntityRow?) -> Int { entity == nil ? count.articles : count.mentions }

    func json(of entity: EntityRow?) -> JSON {
        [
            "entity": entity?.id.json ?? .null, "name": JSON(entity?.name), "period": JSON(name),
            "articles": .int(count.articles),
            "mentions": entity == nil ? .null : .int(count.mentions),
        ]
    }

    /// - Parameters:
    ///   - most: The highest of the bars.
    ///   - columns: The width of the terminal.
    func row(of entity: EntityRow?, most: Int, columns: Int) -> String {
        let mentions = entity == nil ? "" : "\(Columns.right("\(count.mentions)", width: 7))  in "
        let start =
            Columns.left(name ?? "no date", width: 12) + mentions
            + Columns.left(
                entity == nil ? Columns.right("\(count.articles)", width: 7) : "\(count.articles)", width: 5)
        let room = min(Self.longestBar, max(0, columns - Columns.width(of: start) - 2))
        let height = height(of: entity)
        let length = height == 0 ? 0 : max(1, height * room / max(1, most))
        return start + " " + String(repeating: "▇", count: min(room, length))
    }
}
