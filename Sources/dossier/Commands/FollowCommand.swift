import ArgumentParser
import Entities
import Library

/// `dossier follow NAME …`: follows people, organisations and places.
struct FollowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow", abstract: "Follow people, organisations and places, or no longer.",
        discussion: """
            What is said of them is new until it was read in the reader, or its article was marked as read. A follow \
            lasts, whatever is corrected or added later. The articles that name them are found by is:followed, those \
            with something new by is:new, and those of one of them by follows:NAME.

            examples:
              dossier follow "Jelena Marić" Karsk
              dossier follow --drop Karsk
              dossier follow --list
              dossier news
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Flag(help: "Follow them no longer.") var drop = false
    @Flag(help: "Only say who is followed, and how many mentions are new.") var list = false
    @Argument(
        help: ArgumentHelp("Names, other names, or ids as “dossier who” prints them.", valueName: "NAME"),
        completion: LibraryCompletion.names)
    var names: [String] = []

    func validate() throws {
        if names.isEmpty, drop { throw ValidationError("Whom to follow no longer? Give a name.") }
        if list, drop || !names.isEmpty { throw ValidationError("--list takes no names and no --drop.") }
    }

    func run() throws {
        let library = try library.open()
        var output = Output()
        if names.isEmpty { return try writeFollowed(library, &output) }
        for entity in try names.map({ try choose($0, in: library) }) {
            let changed = try library.setFollowed(entity.id, !drop)
            if json {
                output.line([
                    "id": entity.id.json, "name": .string(entity.name), "kind": .string(entity.kind.rawValue),
                    "followed": .bool(!drop), "changed": .bool(changed),
                ])
            } else {
                output.line(sentence(entity.name, changed: changed))
            }
        }
    }

    private func choose(_ name: String, in library: Library) throws -> EntityRow {
        let entity = try library.entity(called: name)
        guard entity.kind.canBeFollowed else {
            throw Failure("“\(name)” is no person, organisation or place; only these can be followed.")
        }
        return entity
    }

    private func sentence(_ name: String, changed: Bool) -> String {
        switch (drop, changed) {
        case (false, true): "You follow \(name)."
        case (false, false): "You follow \(name) already."
        case (true, true): "You follow \(name) no longer."
        case (true, false): "You do not follow \(name)."
        }
    }

    private func writeFollowed(_ library: Library, _ output: inout Output) throws {
        let followed = try library.followed()
        if followed.isEmpty, !json {
            Message.error("You follow nobody; “dossier follow NAME” begins to.")
        }
        if !json, !followed.isEmpty { output.head("     new  articles  name") }
        for item in followed {
            if json {
                output.line([
                    "id": item.entity.id.json, "name": .string(item.entity.name),
                    "kind": .string(item.entity.kind.rawValue), "new": .int(item.new.mentions),
                    "articles": .int(item.new.articles),
                ])
            } else {
                output.row(
                    Columns.right("\(item.new.mentions)", width: 8) + "  "
                        + Columns.right("\(item.new.articles)", width: 8) + "  " + item.entity.name)
            }
        }
    }
}
