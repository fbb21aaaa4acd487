import ArgumentParser
import Articles
import Entities
import Glibc
import Library
import Synchronization

/// `dossier add PATH|-`: takes articles into the library.
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add articles to the library.",
        discussion: """
            Folders are searched for .txt, .text and .md files and for files without an extension that hold text; \
            a file that is named is taken whatever it is called. What is in the library already and has not \
            changed is left alone. “-” reads one article from standard input and keeps it beside the library.

            Status 1 means that a file that was named could not be added; what is passed over in a folder is \
            only told.

            examples:
              dossier add ~/news
              dossier add --library ferry.db a.txt b.txt
              pandoc -t plain story.html | dossier add -
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print the outcome as one JSON object.") var json = false
    @Argument(help: ArgumentHelp("Files and folders; “-” is standard input.", valueName: "PATH"))
    var paths: [String]

    func run() throws {
        let place = try library.path()
        var paths = paths
        for (index, path) in paths.enumerated() where path == "-" {
            paths[index] = try StandardInput.kept(beside: place)
        }
        let reader = ArticleReader(model: try NameModel.shipped())
        let importer = Importer(library: try library.openOrMake(), names: reader.read)
        Interruption.watch()
        let report = try importer.add(
            paths: paths,
            progress: { progress in
                Message.progress(Self.line(progress))
            }, isCancelled: { Interruption.happened })
        Message.endProgress()
        tell(report)
        if Interruption.happened { throw ExitCode(130) }
        let named = Set(paths + paths.compactMap(Self.real))
        if report.problems.contains(where: { named.contains($0.path) }) { throw ExitCode(1) }
    }

    private static func line(_ progress: ImportProgress) -> String {
        switch progress.stage {
        case .looking: "Looking for files …"
        case .taking, .naming:
            "\(progress.done) of \(progress.total) articles, \(Int(progress.rate)) a second"
                + " · \(progress.new) new, \(progress.changed) changed, \(progress.refused) refused"
        }
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
                "refused": .int(report.refused), "problems": .array(problems),
            ])
        } else {
            let counts = [
                "\(report.new) new", "\(report.changed) changed", "\(report.unchanged) unchanged",
                "\(report.refused) refused",
            ]
            output.line(counts.joined(separator: ", "))
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

/// Notes that the person pressed ^C, so that what was begun can be brought to an end.
enum Interruption {
    private static let flag = Atomic<Bool>(false)

    /// Whether it was pressed.
    static var happened: Bool { flag.load(ordering: .relaxed) }

    /// From now on ^C is noted; pressed again, it ends the program at once.
    static func watch() {
        signal(SIGINT) { _ in
            Interruption.flag.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
    }
}

/// An article on standard input.
enum StandardInput {
    /// Keeps standard input as a file beside the library, under a name made from its content.
    ///
    /// - Returns: The file's path; the same content always has the same.
    static func kept(beside library: String) throws -> String {
        let bytes = try ArticleFile.readAll(STDIN_FILENO, path: "Standard input")
        _ = try ArticleParser().article(
            from: bytes, path: "Standard input", fileTime: ArticleFile.currentTime)
        let slash = library.utf8.lastIndex(of: UInt8(ascii: "/"))
        let parent = slash.map { String(library[..<$0]) } ?? "."
        let folder = "\(parent)/standard-input"
        let hash = String(UInt64(bitPattern: ArticleSource.hash(of: bytes)), radix: 16)
        let path = "\(folder)/\(String(repeating: "0", count: 16 - hash.utf8.count))\(hash).txt"
        if access(path, F_OK) == 0 { return path }
        try makeFolders(folder)
        // Under another name first: a file that is there is whole.
        let draft = "\(path).\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unwritable(draft) }
        let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard close(descriptor) == 0, written == bytes.count, rename(draft, path) == 0 else {
            let failure = unwritable(path)
            unlink(draft)
            throw failure
        }
        return path
    }

    private static func makeFolders(_ path: String) throws {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/\(part)"
            guard mkdir(made, 0o700) == 0 || errno == EEXIST else { throw unwritable(made) }
        }
    }

    private static func unwritable(_ path: String) -> Failure {
        Failure(
            "\(path) cannot be written (\(String(cString: strerror(errno)))); the library’s folder must be writable."
        )
    }
}
