import ArgumentParser
import Articles
import Entities
import Glibc
import Library
import ReaderApp
import Synchronization

/// `dossier add PATH|-`: takes articles into the library.
struct AddCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--files0-from"]
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add articles to the library.",
        discussion: """
            Folders are searched for articles of every format that is read, by what is in the files where their \
            names say nothing; a file that is named is taken whatever it is called. What is in the library already and has not \
            changed is left alone. “-” reads one article from standard input and keeps it beside the library.

            Status 1 means that a file that was named could not be added; what is passed over in a folder is \
            only told.

            examples:
              dossier add ~/news
              dossier add --library ferry.db a.txt b.txt
              curl -s https://example.org/story | dossier add -
              dossier add --watch ~/news
              find ~/news -newer stamp -print0 | dossier add --files0-from -
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print the outcome as one JSON object.") var json = false
    @Flag(name: .customLong("any"), help: "Take all text of a page in which no article is found.")
    var takesAny = false
    @Flag(help: "Stay, and take in what appears in the folders.") var watch = false
    @Option(
        name: .customLong("files0-from"),
        help: ArgumentHelp(
            "Also add the files listed in FILE, each ended by a NUL; “-” is standard input.",
            valueName: "FILE"), completion: .file())
    var list: String?
    @Argument(
        help: ArgumentHelp("Files and folders; “-” is standard input.", valueName: "PATH"),
        completion: .file())
    var paths: [String] = []

    func validate() throws {
        if paths.isEmpty, list == nil { throw ValidationError("Give files or folders to add.") }
        if watch, paths.contains("-") { throw ValidationError("Standard input cannot be watched.") }
    }

    func run() throws {
        let place = try library.path()
        var paths = paths
        for (index, path) in paths.enumerated() where path == "-" {
            paths[index] = try StandardInput.kept(beside: place, takesAny: takesAny)
        }
        if let list { paths += try Self.paths(listedIn: list) }
        let annotator = try ArticleAnnotator.shipped()
        var importer = Importer(library: try library.openOrMake(), names: annotator.annotate)
        importer.takesAny = takesAny
        Interruption.watch()
        if watch {
            try importer.watch(
                paths: paths, progress: { Message.progress(Self.line($0)) },
                report: {
                    Message.endProgress()
                    tell($0)
                }, isCancelled: { Interruption.happened })
            throw ExitCode(130)
        }
        let outcome = Result {
            try importer.add(
                paths: paths, progress: { Message.progress(Self.line($0)) },
                isCancelled: { Interruption.happened })
        }
        // Also before an error is told, which would stand behind it.
        Message.endProgress()
        let report = try outcome.get()
        tell(report)
        if Interruption.happened {
            Message.error("Stopped. What was added stays; the same command goes on from there.")
            throw ExitCode(130)
        }
        guard !report.problems.isEmpty else { return }
        let named = Set(paths + paths.compactMap(Self.real))
        if report.problems.contains(where: { named.contains($0.path) }) { throw ExitCode(1) }
    }

    /// The paths of a list as `find -print0` writes it.
    private static func paths(listedIn list: String) throws -> [String] {
        let descriptor = list == "-" ? 0 : open(list, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ValidationError("\(list) cannot be read.") }
        let bytes = try ArticleFile.readAll(descriptor, path: list)
        return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func line(_ progress: ImportProgress) -> String {
        guard progress.stage == .taking else { return progress.sentence }
        let counts = [(progress.new, "new"), (progress.changed, "changed"), (progress.refused, "refused")]
        return progress.sentence + counts.filter { $0.0 > 0 }.map { " · \($0.0) \($0.1)" }.joined()
    }

    private func tell(_ report: ImportReport) {
        var output = Output()
        if json {
            let problems = report.problems.map { problem -> JSON in
                [
                    "path": .string(problem.path), "line": problem.line.map(JSON.int) ?? .null,
                    "message": .string(problem.message),
                ]
            }
            output.line([
                "new": .int(report.new), "changed": .int(report.changed), "unchanged": .int(report.unchanged),
                "refused": .int(report.refused), "moved": .int(report.moved),
                "gone": .int(report.missing), "stopped": .bool(Interruption.happened),
                "problems": .array(problems),
                "passed_over": .object(
                    PassedOver.Kind.allCases.compactMap { kind in
                        report.passedOver.counts[kind].map { .init(key: kind.rawValue, value: .int($0)) }
                    }),
            ])
        } else {
            let counts = [
                "\(report.new) new", "\(report.changed) changed", "\(report.unchanged) unchanged",
                "\(report.refused) refused",
            ]
            // These are told only where there are some.
            let moved = report.moved == 0 ? [] : ["\(report.moved) moved"]
            let gone = report.missing == 0 ? [] : ["\(report.missing) kept whose file is gone"]
            output.line((counts + moved + gone).joined(separator: ", "))
            if let sentence = report.passedOver.sentence { output.line(sentence) }
            output.flush()
            for problem in report.problems { Message.error(problem.description) }
        }
    }

    private static func real(_ path: String) -> String? {
        let real = realpath(path, nil)
        defer { free(real) }
        return real.map { String(cString: $0) }
    }
}
