import ArgumentParser
import Glibc
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
    @Argument(help: ArgumentHelp("The file; standard output without it, or with “-”.", valueName: "FILE"))
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
        try Self.replace(file, with: text)
        let count = try library.corrections().count
        var output = Output()
        if options.json { return output.line(["path": .string(file), "corrections": .int(count)]) }
        output.line("\(count == 1 ? "1 correction" : "\(count) corrections") written to \(file).")
    }

    /// Writes a file under another name first, so that what was there stays until the new one is whole.
    private static func replace(_ path: String, with text: String) throws {
        let draft = "\(path).\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw unwritable(path) }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else { break }
            bytes = bytes.dropFirst(max(0, written))
        }
        guard bytes.isEmpty, fsync(descriptor) == 0, close(descriptor) == 0, rename(draft, path) == 0 else {
            let failure = unwritable(path)
            unlink(draft)
            throw failure
        }
    }

    private static func unwritable(_ path: String) -> Failure {
        Failure("\(path) cannot be written (\(String(cString: strerror(errno)))); choose another place.")
    }
}
