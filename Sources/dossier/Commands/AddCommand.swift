import ArgumentParser
import Articles
import Entities
import Glibc
import Library
import ReaderApp
import Synchronization

/// `dossier add PATH|-`: takes articles into the library.
struct AddCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--files0-from", "--map", "--limit"]
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add articles to the library.",
        discussion: """
            Folders are searched for articles of every format that is read, by what is in the files where their \
            names say nothing; a file that is named is taken whatever it is called. What is in the library already and has not \
            changed is left alone. “-” reads standard input, of any format, and keeps it beside the library.

            A table or an export says how its fields were understood; --map names them where that was wrong, and \
            --dry-run shows the first articles without adding any.

            Status 1 means that a file that was named gave nothing; what is passed over in a folder is only told. \
            The formats and their limits are told by: dossier help formats

            examples:
              dossier add ~/news
              dossier add --library ferry.db a.txt b.txt
              curl -s https://example.org/story | dossier add -
              dossier add --watch ~/news
              dossier add --map title=Headline,text=Body --dry-run export.csv
              find ~/news -newer stamp -print0 | dossier add --files0-from -
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print the outcome as one JSON object.") var json = false
    @Flag(name: .customLong("any"), help: "Take all text of a page in which no article is found.")
    var takesAny = false
    @Option(
        help: ArgumentHelp("Which fields of rows are which: title=Headline,text=Body.", valueName: "FIELDS"))
    var map: FieldNames?
    @Flag(help: "Show the first articles of each file, and add none.") var dryRun = false
    @OptionGroup var limits: LimitOptions
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
        if watch, dryRun {
            throw ValidationError("--dry-run adds nothing, so there is nothing to watch for.")
        }
        if watch, paths.contains("-") { throw ValidationError("Standard input cannot be watched.") }
    }

    func run() throws {
        if dryRun {
            return try DryRun(fields: map?.names ?? [:], takesAny: takesAny, limits: limits.limits).show(
                paths)
        }
        let place = try library.path()
        var paths = paths
        for (index, path) in paths.enumerated() where path == "-" {
            paths[index] = try StandardInput.kept(beside: place, takesAny: takesAny)
        }
        if let list { paths += try Self.paths(listedIn: list) }
        let annotator = try ArticleAnnotator.shipped()
        var importer = Importer(library: try library.openOrMake(), names: annotator.annotate)
        importer.takesAny = takesAny
        importer.fields = map?.names ?? [:]
        importer.limits = limits.limits
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
        let named = Set(paths + paths.compactMap(Self.real))
        if !named.isDisjoint(with: report.refusedFiles) { throw ExitCode(1) }
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
        return progress.sentence + progress.counts
    }

    private func tell(_ report: ImportReport) {
        var output = Output()
        if json { return output.line(report.json(stopped: Interruption.happened)) }
        for remark in report.remarks { output.line(remark) }
        output.line(report.counts)
        for line in report.asides { output.line(line) }
        output.flush()
        for problem in report.problems { Message.error(problem.description) }
    }

    private static func real(_ path: String) -> String? {
        let real = realpath(path, nil)
        defer { free(real) }
        return real.map { String(cString: $0) }
    }
}
