import ArgumentParser
import CrossReferences
import Library

/// `dossier corrections rename NAME NEW`.
struct CorrectionsRename: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Show someone or something under another name.",
        discussion: "A name that another one of the kind has makes the two one, as merge does.")

    @OptionGroup var options: CorrectionOptions
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id.", valueName: "NAME"),
        completion: LibraryCompletion.names) var name: String
    @Argument(help: ArgumentHelp("The name to show.", valueName: "NEW")) var new: String

    func run() throws { try options.make { .about(try $0.entity(called: name).id, .rename(to: new)) } }
}
