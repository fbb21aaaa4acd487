import ArgumentParser
import CrossReferences
import Library

/// `dossier corrections export [FILE]`: writes the corrections as text.
struct CorrectionsExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the corrections as text, a decision a line.",
        discussion: """
            “dossier corrections import” takes the text into another library. A file that is there is replaced. A \
            correction that cannot be read is told, and written as it is kept.
            """)

    @OptionGroup var options: CorrectionOptions
    @Argument(
        help: ArgumentHelp("The file; standard output without it, or with “-”.", valueName: "FILE"),
        completion: .file())
    var file = "-"

    func run() throws {
        let library = try options.library.open()
        let text = try library.exportedCorrections()
        Message.unread(try library.corrections())
        guard file != "-" else {
            var output = Output()
            if options.json {
                for kept in try library.corrections() { options.write(kept, to: &output) }
                return
            }
            for line in text.split(separator: "\n") { output.line(String(line)) }
            return
        }
        try WholeFile.write(
            Array(text.utf8), to: file, permissions: 0o666, advice: "choose another place")
        let count = try library.corrections().count
        var output = Output()
        if options.json { return output.line(["path": .string(file), "corrections": .int(count)]) }
        output.line("\(count.counted("correction")) written to \(file).")
    }
}
