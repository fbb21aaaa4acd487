import ArgumentParser

/// `dossier [PATH…]`: the reader.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Open the reader (this is what happens without a command).")

    @OptionGroup var library: LibraryOptions
    @Argument(help: ArgumentHelp("Files and folders to add first.", valueName: "PATH"))
    var paths: [String] = []

    func run() throws {
        throw Failure("The reader is not part of this build; use “dossier list” and “dossier show”.")
    }
}
