import ArgumentParser
import Library

/// `dossier corrections list`: the corrections that stand.
struct CorrectionsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The corrections in the order in which they were made.",
        discussion: """
            “waits” means that nothing in the library fits a correction now; it is kept for articles yet to come.
            """)

    @OptionGroup var options: CorrectionOptions

    func run() throws {
        var output = Output()
        for kept in try options.library.open().corrections() { options.write(kept, to: &output) }
    }
}
