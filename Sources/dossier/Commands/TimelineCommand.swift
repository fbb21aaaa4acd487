import ArgumentParser
import Articles
import Entities
import Library

/// `dossier timeline NAME`: how often someone is mentioned over time.
struct TimelineCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--by"]
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "How often someone or something is mentioned, month by month.",
        discussion: """
            Months and years without a mention, between the first and the last, are told too; days are not. What \
            articles without a date say stands in a line of its own at the end; its period is null in --json.

            examples:
              dossier timeline 'Ada Wren'
              dossier timeline e12 --by year --json
            """)

    /// How long the parts of time are.
    enum Step: String, ExpressibleByArgument, CaseIterable {
        case day, month, year

        /// How much of `2024-07-21` names a part.
        var length: Int {
            switch self {
            case .day: 10
            case .month: 7
            case .year: 4
            }
        }
    }

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Option(help: ArgumentHelp("day, month or year.", valueName: "STEP")) var by = Step.month
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id as “dossier who” prints it.", valueName: "NAME"),
        completion: LibraryCompletion.names)
    var name: [String]

    func run() throws {
        let library = try library.open()
        var output = Output()
        for entity in try library.entities(called: name.joined(separator: " ")) {
            let periods = try Self.periods(of: entity.id, by: by, in: library)
            if !json {
                let text = "\(entity.name) (\(entity.kind.rawValue), \(entity.id.text))"
                output.line(text, bold: [0..<entity.name.utf8.count])
            }
            let most = periods.map(\.mentions).max() ?? 0
            for period in periods {
                if json {
                    output.line(period.json(of: entity))
                } else {
                    output.row(period.row(most: most, columns: output.columns))
                }
            }
        }
    }

    /// The parts of time from the first to the last article that names an entity, and behind them those without a date.
    private static func periods(of entity: EntityID, by step: Step, in library: Library) throws -> [Period] {
        let stops = try library.trail(of: entity)
        let mentions = Dictionary(
            stops.map { ($0.article, $0.mentions) }, uniquingKeysWith: { first, _ in first })
        var rows = Windows { try library.articles(mentioning: entity, window: $0) }
        var periods: [Period] = []
        var undated = Period(name: nil)
        // Newest first, as the library lists them.
        while let row = try rows.next() {
            guard row.headline.date.origin != .fileTime else {
                undated.add(mentions[row.id] ?? 0)
                continue
            }
            let name = String(row.headline.date.day.prefix(step.length))
            if periods.last?.name != name {
                if step != .day, let last = periods.last { periods += last.gap(before: name) }
                periods.append(Period(name: name))
            }
            periods[periods.count - 1].add(mentions[row.id] ?? 0)
        }
        return periods.reversed() + (undated.articles > 0 ? [undated] : [])
    }
}

/// A day, month or year, and what was written in it.
private struct Period {
    /// As in `2024-07`; `nil` for the articles that give no date.
    var name: String?
    var articles = 0
    var mentions = 0

    /// Counts an article.
    mutating func add(_ mentions: Int) {
        articles += 1
        self.mentions += mentions
    }

    private static let longestBar = 60

    /// The empty months or years between this one and an earlier one, the latest first.
    func gap(before earlier: String) -> [Period] {
        var gap: [Period] = []
        guard var name else { return [] }
        while let before = Self.before(name), before > earlier {
            gap.append(Period(name: before))
            name = before
        }
        return gap
    }

    /// The month or year before one.
    private static func before(_ name: String) -> String? {
        let parts = name.split(separator: "-").compactMap { Int($0) }
        guard let year = parts.first, year > 0 else { return nil }
        guard parts.count > 1 else { return padded(year - 1, to: 4) }
        let isJanuary = parts[1] <= 1
        return padded(isJanuary ? year - 1 : year, to: 4) + "-" + padded(isJanuary ? 12 : parts[1] - 1, to: 2)
    }

    private static func padded(_ number: Int, to digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    func json(of entity: EntityRow) -> JSON {
        [
            "entity": entity.id.json, "name": .string(entity.name), "period": JSON(name),
            "articles": .int(articles), "mentions": .int(mentions),
        ]
    }

    /// - Parameters:
    ///   - most: The most mentions that a period has.
    ///   - columns: The width of the terminal.
    func row(most: Int, columns: Int) -> String {
        let counts = "\(Columns.right("\(mentions)", width: 7))  in \(Columns.left("\(articles)", width: 5))"
        let start = Columns.left(name ?? "no date", width: 12) + counts
        let room = min(Self.longestBar, max(0, columns - Columns.width(of: start) - 2))
        let length = mentions == 0 ? 0 : max(1, mentions * room / max(1, most))
        return start + " " + String(repeating: "▇", count: min(room, length))
    }
}
