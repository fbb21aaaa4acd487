import ArgumentParser
import Articles
import Entities
import Fetch
import Glibc
import Library
import ReaderApp
import Synchronization

/// `dossier add PATH|-|ADDRESS`: takes articles into the library.
struct AddCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = WebOptions.withValue.union([
        "--files0-from", "--map", "--limit",
    ])
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add articles to the library.",
        discussion: """
            Folders are searched for articles of every format that is read, by what is in the files where their \
            names say nothing; a file that is named is taken whatever it is called. What is in the library already and has not \
            changed is left alone. “-” reads standard input, of any format, and keeps it beside the library.

            An address of the web is fetched, kept beside the library as it came, and read; nothing else is fetched, \
            whatever stands in it. With --fetch the pages are fetched too of which a file holds only the addresses \
            (bookmarks, what Pocket or a table keeps), as far as they are not there yet and the sites’ robots.txt allows it. \
            A page has 60 seconds and 32 MiB; a host is asked once a second. dossier sync takes feeds.

            A table or an export says how its fields were understood; --map names them where that was wrong, and \
            --dry-run shows the first articles without adding any.

            Status 1 means that a file that was named gave nothing; what is passed over in a folder is only told. \
            The formats and their limits are told by: dossier help formats

            With --annotated the files are what “dossier annotate --lines” printed, plain or compressed: names are taken from \
            the lines, and not looked for again. Lines of another model are refused unless --other-models is said, and such \
            whose text has changed.

            examples:
              dossier add ~/news
              dossier add --library ferry.db a.txt b.txt
              dossier add https://example.org/story
              dossier add --fetch bookmarks.html
              curl -s https://example.org/story | dossier add -
              dossier add --watch ~/news
              dossier add --annotated part-0001.jsonl.zst part-0002.jsonl.zst
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
    @Flag(help: "Take lines that were annotated, with the names in them.") var annotated = false
    @Flag(help: "Also take lines that another model annotated.") var otherModels = false
    @Flag(help: "Show the first articles of each file, and add none.") var dryRun = false
    @OptionGroup var limits: LimitOptions
    @Flag(name: .customLong("fetch"), help: "Fetch the pages of which the files hold only the addresses.")
    var fetchesAddresses = false
    @OptionGroup var web: WebOptions
    @Flag(help: "Stay, and take in what appears in the folders.") var watch = false
    @Option(
        name: .customLong("files0-from"),
        help: ArgumentHelp(
            "Also add the files listed in FILE, each ended by a NUL; “-” is standard input.",
            valueName: "FILE"), completion: .file())
    var list: String?
    @Argument(
        help: ArgumentHelp(
            "Files, folders and addresses of the web; “-” is standard input.", valueName: "PATH"),
        completion: .file())
    var paths: [String] = []

    func validate() throws {
        if paths.isEmpty, list == nil { throw ValidationError("Give files or folders to add.") }
        if watch, dryRun {
            throw ValidationError("--dry-run adds nothing, so there is nothing to watch for.")
        }
        if watch, paths.contains("-") { throw ValidationError("Standard input cannot be watched.") }
        if otherModels, !annotated {
            throw ValidationError("--other-models says which lines --annotated takes; give both.")
        }
        if annotated, dryRun || fetchesAddresses || map != nil || takesAny {
            throw ValidationError(
                "Annotated lines are taken as they are; leave out --dry-run, --fetch, --map and --any.")
        }
        if annotated, paths.contains(where: WebAddress.isMeant) {
            throw ValidationError("Annotated lines are read from files; fetch them first.")
        }
        if watch, fetchesAddresses || paths.contains(where: WebAddress.isMeant) {
            throw ValidationError(
                "Only files and folders can be watched; “dossier sync” takes what is new in feeds.")
        }
        if dryRun, paths.contains(where: WebAddress.isMeant) {
            throw ValidationError("--dry-run fetches nothing; give files.")
        }
    }

    func run() throws {
        if dryRun {
            return try DryRun(fields: map?.names ?? [:], takesAny: takesAny, limits: limits.limits).show(
                paths)
        }
        var paths = try givenFiles(beside: try library.path())
        let annotator = try ArticleAnnotator.shipped()
        let library = try library.openOrMake()
        let importer = importer(into: library, by: annotator)
        Interruption.watch()
        var fetching = PageImport(
            PageFetching(
                library: library,
                fetcher: try web.fetcher(for: library, isCancelled: { Interruption.happened }),
                takesAny: takesAny, limits: limits.limits),
            isCancelled: { Interruption.happened })
        fetching.tell = { Message.progress($0) }
        fetching.wishes = self.paths.filter(WebAddress.isMeant).map { PageFetching.Wish(address: $0) }
        if fetchesAddresses { paths = try fetching.wish(forAddressesIn: paths, fields: map?.names ?? [:]) }
        if watch { try watch(paths, importer) }
        let outcome = Result {
            try fetching.add(paths, by: importer, progress: { Message.progress(Self.line($0)) })
        }
        // Also before an error is told, which would stand behind it.
        Message.endProgress()
        let report = try outcome.get()
        tell(report)
        if report.foundNothing, !Interruption.happened {
            Message.error(
                "There is nothing there to add. Give folders or files with articles, or web addresses.")
        }
        if Interruption.happened {
            Message.error(Interruption.words)
            throw ExitCode(130)
        }
        let named = Set(self.paths + paths + paths.compactMap(Self.real))
        let gaveNothing = fetchesAddresses && report.refused > 0 && report.taken == 0
        if gaveNothing || !named.isDisjoint(with: report.refusedFiles) { throw ExitCode(1) }
    }

    /// The files and folders that were named, with what came from standard input as a file.
    private func givenFiles(beside place: String) throws -> [String] {
        var paths = paths.filter { !WebAddress.isMeant(by: $0) }
        for (index, path) in paths.enumerated() where path == "-" {
            paths[index] =
                annotated
                ? try StandardInput.keptLines(beside: place)
                : try StandardInput.kept(beside: place, takesAny: takesAny)
        }
        if let list { paths += try Self.paths(listedIn: list) }
        return paths
    }

    private func importer(into library: Library, by annotator: ArticleAnnotator) -> Importer {
        var importer = Importer(library: library, names: annotator.annotate)
        if annotated {
            importer.annotations = LineAnnotations(
                ofModel: annotator.modelVersion, takesOtherModels: otherModels)
        }
        importer.takesAny = takesAny
        importer.fields = map?.names ?? [:]
        importer.limits = limits.limits
        return importer
    }

    /// Adds what comes to the paths, until it is ended.
    private func watch(_ paths: [String], _ importer: Importer) throws -> Never {
        try importer.watch(
            paths: paths, progress: { Message.progress(Self.line($0)) },
            report: {
                Message.endProgress()
                tell($0)
            },
            notice: {
                Message.endProgress()
                Message.error($0)
            }, isCancelled: { Interruption.happened })
        throw ExitCode(130)
    }

    /// The paths of a list as `find -print0` writes it.
    private static func paths(listedIn list: String) throws -> [String] {
        let descriptor = list == "-" ? 0 : open(list, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ValidationError("\(list) cannot be read.") }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        let bytes = try ArticleFile.readAll(descriptor, path: list, most: .max)
        return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    /// How far an import has come, as a person is told.
    static func line(_ progress: ImportProgress) -> String {
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
