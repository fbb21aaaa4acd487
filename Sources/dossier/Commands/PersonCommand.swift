import ArgumentParser
import Articles
import Entities
import Library

/// `dossier person NAME`: all that is known of someone, in short.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Who someone or something is: names, roles, company, first and last seen.",
        discussion: """
            What they said, their mentions and the months stand in “dossier quotes”, “dossier mentions” and “dossier \
            timeline”. --json leaves nothing out: id, name, kind, names and roles (each: text, articles, first, last), \
            first, last, mentions, articles, undated (how many give no date), quotes, with (each: id, name, kind, articles), \
            notes.

            examples:
              dossier person 'Ada Wren'
              dossier person e12 --json
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id as “dossier who” prints it.", valueName: "NAME"),
        completion: LibraryCompletion.names)
    var name: [String]

    /// How much of a list is printed for people to read.
    private static let shown = 12

    func run() throws {
        let library = try library.open()
        var output = Output()
        var isFirst = true
        for entity in try library.entities(called: name.joined(separator: " ")) {
            guard let dossier = try library.dossier(of: entity.id) else { continue }
            let company = try library.company(of: entity.id)
            if json {
                output.line(Self.json(entity, dossier, company))
                continue
            }
            if !isFirst { output.row("") }
            isFirst = false
            write(entity, dossier, company, to: &output)
        }
    }

    private func write(
        _ entity: EntityRow, _ dossier: EntityDossier, _ company: EntityCompany, to output: inout Output
    ) {
        let title = "\(entity.name) (\(entity.kind.rawValue), \(entity.id.text))"
        output.line(title, bold: [0..<entity.name.utf8.count])
        let quotes = dossier.quotations == 0 ? "" : ", \(dossier.quotations) quotations"
        output.row("\(dossier.mentions) mentions in \(dossier.stops.count) articles\(quotes)")
        if let first = entity.first, let last = entity.last {
            output.row("first  \(first)  ", dossier.first?.title ?? "")
            output.row("last   \(last)  ", dossier.last?.title ?? "")
        }
        if dossier.undated > 0 { output.row("\(dossier.undated) of the articles without a date") }
        for note in dossier.notes {
            output.row("noted  \(note.text.split(whereSeparator: \.isWhitespace).joined(separator: " "))")
        }
        let parts: [(title: String, uses: [EntityCompany.Use])] = [
            ("called", company.names), ("described as", company.roles),
        ]
        for part in parts {
            write(part.title, part.uses, to: &output) { use in
                let (first, last) = (Self.day(use.first), Self.day(use.last))
                let span = [first, last].compactMap(\.self).reduce(into: [String]()) {
                    if $0.last != $1 { $0.append($1) }
                }.joined(separator: " to ")
                let start = Columns.right("\(use.articles)", width: 8) + "  "
                return start + Columns.left(span, width: 24) + "  \(use.text)"
            }
        }
        for kind in EntityKind.allCases {
            let companions = company.companions.filter { $0.kind == kind }
            write("named with (\(kind.rawValue))", companions, to: &output) { companion in
                let id = Columns.left(companion.entity.text, width: 24)
                return "\(Columns.right("\(companion.articles)", width: 8))  \(id)  \(companion.name)"
            }
        }
    }

    /// Writes the beginning of a list, and how much more there is.
    private func write<Item>(
        _ title: String, _ items: [Item], to output: inout Output, line: (Item) -> String
    ) {
        guard !items.isEmpty else { return }
        output.row("")
        output.line("\(title) · \(items.count)", bold: [0..<title.utf8.count])
        for item in items.prefix(Self.shown) { output.row(line(item)) }
        let rest = items.count - Self.shown
        if rest > 0 { output.row("          … and \(rest) more; --json has all") }
    }

    private static func day(_ stop: EntityDossier.Stop) -> String? {
        stop.isDated ? CalendarDay(secondsSince1970: stop.seconds).iso : nil
    }

    private static func json(
        _ entity: EntityRow, _ dossier: EntityDossier, _ company: EntityCompany
    ) -> JSON {
        func uses(_ uses: [EntityCompany.Use]) -> JSON {
            .array(
                uses.map {
                    [
                        "text": .string($0.text), "articles": .int($0.articles),
                        "first": JSON(day($0.first)), "last": JSON(day($0.last)),
                    ]
                })
        }
        let with = company.companions.map { companion -> JSON in
            [
                "id": companion.entity.json, "name": .string(companion.name),
                "kind": .string(companion.kind.rawValue), "articles": .int(companion.articles),
            ]
        }
        return [
            "id": entity.id.json, "name": .string(entity.name), "kind": .string(entity.kind.rawValue),
            "names": uses(company.names), "roles": uses(company.roles), "first": JSON(entity.first),
            "last": JSON(entity.last), "mentions": .int(dossier.mentions),
            "articles": .int(dossier.stops.count), "undated": .int(dossier.undated),
            "quotes": .int(dossier.quotations), "with": .array(with),
            "notes": .array(dossier.notes.map { $0.json(place: nil) }),
        ]
    }
}
