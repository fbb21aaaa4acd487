import ArgumentParser
import Library

/// `dossier backup FILE`: a copy of the library.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the library into another file.",
        discussion: """
            The copy has all articles, names, corrections, tags and marks, and is a library like any other: to go \
            back to it, put it in the library’s place. It may be made while the library is read and added to; where \
            no dossier runs, copying the one file does the same.

            examples:
              dossier backup ~/backup/library-monday.db
              dossier list --library ~/backup/library-monday.db
            """)

    @OptionGroup var library: LibraryOptions
    @Argument(help: ArgumentHelp("A file that does not exist yet.", valueName: "FILE"), completion: .file())
    var file: String

    func run() throws {
        try library.open().backUp(to: file) { Message.progress("Copying … \(Int($0 * 100)) %") }
        Message.endProgress()
        var output = Output()
        output.line("The library was copied to \(file).")
    }
}
