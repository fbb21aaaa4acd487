import ArgumentParser
import Articles
import CrossReferences
import Glibc
import Library

/// `dossier corrections import FILE|-`: takes written corrections in.
struct CorrectionsImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in corrections that were exported or written by hand.",
        discussion: """
            Those that were made here already are not made again. What fits nothing in the library is told and kept: \
            it applies when the articles come. A line that says nothing known is told with its number, and passed \
            over; it makes the status 1.
            """)

    @OptionGroup var options: CorrectionOptions
    @Argument(help: ArgumentHelp("The file; “-” is standard input.", valueName: "FILE"), completion: .file())
    var file: String

    func run() throws {
        let report = try options.library.openOrMake().importCorrections(try GivenFile.bytes(of: file))
        var output = Output()
        if options.json {
            output.line(report.json)
        } else {
            var counts = "\(report.new) new, \(report.known) known"
            if !report.problems.isEmpty { counts += ", \(report.problems.count) not understood" }
            output.line(counts)
            if !report.unapplied.isEmpty {
                output.line("Nothing in the library fits these now; they are kept:")
                for correction in report.unapplied { output.line("  \(correction.line)") }
            }
            output.flush()
            let name = file == "-" ? "Standard input" : file
            for problem in report.problems {
                Message.error("\(name), line \(problem.line): \(problem.message)")
            }
        }
        output.flush()
        if !report.problems.isEmpty { throw ExitCode(1) }
    }
}

extension CorrectionImport {
    fileprivate var json: JSON {
        let problems = problems.map { problem -> JSON in
            ["line": .int(problem.line), "message": .string(problem.message)]
        }
        return [
            "new": .int(new), "known": .int(known), "problems": .array(problems),
            "unapplied": JSON(unapplied.map(\.line)),
        ]
    }
}
