import ArgumentParser
import Library

/// `dossier corrections list`: the corrections that stand.
struct CorrectionsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The corrections in the order in which they were made.",
        discussion: """
            “waits” means that nothing in the library fits a correction now; it is kept for articles yet to come. \
            “unread” means that its line says nothing that this dossier knows; why is told, and it is kept as it is.
            """)

    @OptionGroup var options: CorrectionOptions

    func run() throws {
        var output = Output()
        let corrections = try options.library.open().corrections()
        for kept in corrections { options.write(kept, to: &output) }
        output.flush()
        Message.unread(corrections)
    }
}
