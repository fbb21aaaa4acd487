import ArgumentParser
import Library

/// `dossier corrections merge NAME OTHER`.
struct CorrectionsMerge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Two are the same; they go on under the second name.")

    @OptionGroup var options: CorrectionOptions
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id.", valueName: "NAME"),
        completion: LibraryCompletion.names) var name: String
    @Argument(
        help: ArgumentHelp("The other, whose name stays.", valueName: "OTHER"),
        completion: LibraryCompletion.names) var other: String

    func run() throws {
        try options.make { library in
            let subject = try library.entity(called: name)
            return .merge(subject.id, into: try library.entity(called: other, kind: subject.kind).id)
        }
    }
}
