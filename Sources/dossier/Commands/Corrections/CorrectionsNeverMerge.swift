import ArgumentParser
import Library

/// `dossier corrections never-merge NAME OTHER`.
struct CorrectionsNeverMerge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "never-merge", abstract: "Two are different, whatever speaks for their being one.")

    @OptionGroup var options: CorrectionOptions
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id.", valueName: "NAME"),
        completion: LibraryCompletion.names) var name: String
    @Argument(help: ArgumentHelp("The other.", valueName: "OTHER"), completion: LibraryCompletion.names)
    var other: String

    func run() throws {
        try options.make { library in
            let subject = try library.entity(called: name)
            return .neverMerge(subject.id, try library.entity(called: other, kind: subject.kind).id)
        }
    }
}
