import ArgumentParser
import CrossReferences
import Entities
import Library

/// `dossier corrections change-kind NAME KIND`.
struct CorrectionsChangeKind: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change-kind", abstract: "It is a person, organization, place, nationality or other.")

    @OptionGroup var options: CorrectionOptions
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id.", valueName: "NAME"),
        completion: LibraryCompletion.names) var name: String
    @Argument(help: ArgumentHelp("The kind that it is.", valueName: "KIND")) var kind: EntityKind

    func run() throws { try options.make { .about(try $0.entity(called: name).id, .changeKind(to: kind)) } }
}
