import ArgumentParser
import Articles
import Entities
import Fetch
import Glibc
import Library
import NcursesTerminal
import ReaderApp
import TerminalUI

/// `dossier [PATH…]`: the reader.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Open the reader (this is what happens without a command).",
        discussion: """
            Files and folders are added to the library first, in the background: their articles can be read at \
            once, and names appear in them as they are found. Without any, the whole library is opened.

            examples:
              dossier ~/news
              dossier --library ferry.db ~/news/ferry
              dossier ~/news --keys "j Enter 3 Enter n" --size 100x30   print a screen, without a terminal
            """)

    @OptionGroup var library: LibraryOptions
    @Argument(help: ArgumentHelp("Files and folders to add first.", valueName: "PATH"), completion: .file())
    var paths: [String] = []
    @Flag(name: .customLong("any"), help: "Take all text of a page in which no article is found.")
    var takesAny = false
    @Option(help: "When to use colours: auto, always or never.") var color = Colours.auto
    @Flag(help: "Draw lines in plain ASCII.") var ascii = false
    @Flag(help: "For a screen reader: one pane, no lines, words for signs, the cursor where one is.")
    var accessible = false
    @Option(help: ArgumentHelp("The colours: \(Self.themes), or one of your own.", valueName: "NAME"))
    var theme: String?
    @Option(
        help: ArgumentHelp(
            "The settings (default: dossier/config.toml in your folder of settings).", valueName: "FILE"))
    var config: String?
    @Flag(help: "Print every setting with its default and what it does.") var printConfig = false
    @Flag(help: "Begin with the list, and not where the reader was left.") var fresh = false
    @Flag(help: "Leave the mouse to the terminal.") var noMouse = false
    @Flag(help: "Print what --accessible would show first, or after --keys, as lines; needs no terminal.")
    var plain = false
    @Option(
        help: ArgumentHelp(
            "Press these keys and print the last screen; needs no terminal.", valueName: "KEYS"))
    var keys: String?
    @Option(help: ArgumentHelp("With --keys or --plain: the size of the screen.", valueName: "COLUMNSxROWS"))
    var size: ScreenSize?

    /// The words that `--color` takes.
    enum Colours: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

    private static let themes = (["auto"] + Theme.builtIn.map(\.name)).joined(separator: ", ")

    func validate() throws {
        if let theme, let problem = try ReaderFiles.problem(withTheme: theme, config: config) {
            throw ValidationError(problem)
        }
        if size != nil, keys == nil, !plain {
            throw ValidationError("--size goes with --keys or --plain.")
        }
    }

    func run() throws {
        if printConfig { return printSettings() }
        let files = try ReaderFiles(config: config, theme: theme, isAccessible: accessible || plain)
        let scope = try scope()
        try refusePathsThatAreNotThere(scope)
        let opened = try paths.isEmpty ? library.openToRead() : library.openOrMake()
        if plain || keys != nil {
            let size = size?.size ?? Size(columns: 100, rows: 30)
            let terminal = ScriptedTerminal(size: size, keys: keys ?? "")
            return print(try run(on: terminal, opened, scope, files))
        }
        guard isatty(STDOUT_FILENO) == 1 else { throw TerminalError.noTerminal }
        let options = TerminalOptions(
            colours: TerminalOptions.Colours(rawValue: color.rawValue) ?? .auto, usesMouse: !noMouse,
            asksBackground: files.asksBackground)
        let wasInterrupted = try NcursesTerminal.with(theme: Theme(""), options: options) { terminal in
            let reader = reader(on: terminal, opened, scope, files)
            reader.run()
            guard reader.wantsSample else { return reader.wasInterrupted }
            let sample = try self.sample(on: terminal, files)
            sample.run()
            return sample.wasInterrupted
        }
        if wasInterrupted { throw ExitCode(130) }
    }

    /// Articles whose files are gone can still be read; where there are none of them either, a name is mistyped.
    private func refusePathsThatAreNotThere(_ scope: Model.Scope?) throws {
        guard let scope, paths.allSatisfy({ access($0, F_OK) != 0 }),
            let problem = ArticleFiles.files(at: paths).problems.first
        else { return }
        let place = try library.path()
        if access(place, F_OK) == 0,
            try library.openToRead().articles(matching: scope.query, window: 0..<1).total > 0
        {
            return
        }
        throw Failure(problem.description)
    }

    /// Runs the reader, and then the one on the sample when that was asked for; the last screen is returned.
    private func run(
        on terminal: any Terminal, _ library: Library, _ scope: Model.Scope?, _ files: ReaderFiles
    ) throws -> Screen {
        let reader = reader(on: terminal, library, scope, files)
        let screen = reader.run()
        return reader.wantsSample ? try sample(on: terminal, files).run() : screen
    }

    /// The reader on the sample collection, in a library of its own.
    private func sample(on terminal: any Terminal, _ files: ReaderFiles) throws -> Reader {
        let sample = try SampleLibrary()
        var command = self
        command.paths = [sample.folder]
        return command.reader(
            on: terminal, try Library(path: sample.path),
            Model.Scope(query: "", name: "sample"), files)
    }

    /// What the reader shows first.
    private func startsWithNews(_ library: Library, _ scope: Model.Scope?, _ settings: Settings) -> Bool {
        guard scope == nil, !fresh else { return false }
        let isEmpty = (try? library.articles(matching: "", window: 0..<1).total) == 0
        let follows = (try? library.followedIDs().isEmpty) == false
        return isEmpty || settings.start == "people" && follows
    }

    private func reader(
        on terminal: any Terminal, _ library: Library, _ scope: Model.Scope?, _ files: ReaderFiles
    ) -> Reader {
        let isFresh = fresh || scope != nil || files.settings.settings.start == "list"
        return Reader(
            terminal: terminal, library: library,
            options: Model.Options(
                isASCII: ascii || !NcursesTerminal.showsUTF8,
                hasASCIILetters: !NcursesTerminal.showsUTF8, usesMouse: !noMouse, scope: scope,
                isReadOnly: library.isReadOnly, reading: files.settings,
                kept: files.kept, depth: terminal.depth, background: files.background,
                session: isFresh ? nil : Session.last(in: library),
                visit: try? LibraryVisit.last(in: library),
                startsWithNews: startsWithNews(library, scope, files.settings.settings)),
            files: Reader.Files(settings: files.readSettings, keep: files.keep),
            importing: Self.importing(paths, takesAny: takesAny, into: library), adding: adding(to: library),
            offersSample: scope == nil)
    }

    private func printSettings() {
        var output = Output()
        for line in Setting.file.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            output.line(String(line))
        }
        output.flush()
    }

    /// How what is added while one reads is taken in; `nil` for a library that can only be read.
    private func adding(to library: Library) -> (@Sendable ([String]) -> Reader.Importing)? {
        guard !library.isReadOnly else { return nil }
        let takesAny = takesAny
        return { paths in Self.importing(paths, takesAny: takesAny, into: library) }
    }

    /// Takes the paths in, and looks for the names that an earlier run was stopped before finding.
    private static func importing(
        _ paths: [String], takesAny: Bool, into library: Library
    ) -> Reader.Importing {
        { progress, isCancelled in
            let annotator = Result { try ArticleAnnotator.shipped() }
            var importer = Importer(library: library, names: try? annotator.get().annotate, namesFollow: true)
            importer.takesAny = takesAny
            var report: ImportReport?
            if paths.isEmpty {
                try importer.addNames(progress: progress, isCancelled: isCancelled)
            } else {
                let fetcher = try WebOptions.usual.fetcher(for: library, isCancelled: isCancelled)
                var pages = PageImport(
                    PageFetching(library: library, fetcher: fetcher, takesAny: takesAny),
                    isCancelled: isCancelled)
                pages.wishes = paths.filter(WebAddress.isMeant).map { PageFetching.Wish(address: $0) }
                let added = try pages.add(
                    paths.filter { !WebAddress.isMeant(by: $0) }, by: importer, progress: progress)
                // What was not fetched is in no list of files that could not be read.
                if let wish = pages.wishes.first, added.refusedFiles.contains(wish.address),
                    let problem = added.problems.first(where: { $0.path == wish.address })
                {
                    throw Failure(problem.message)
                }
                report = added
            }
            // Without its model and word lists the reader still reads, but says what is missing.
            _ = try annotator.get()
            return report
        }
    }

    /// The part of the library that the paths are.
    private func scope() throws -> Model.Scope? {
        let absolute = paths.map { path in
            let real = realpath(path, nil)
            defer { free(real) }
            return real.map { String(cString: $0) } ?? path
        }
        guard let first = absolute.first else { return nil }
        let name = first.split(separator: "/").last.map(String.init) ?? first
        return Model.Scope(
            query: absolute.map { "path:\"\($0)\"" }.joined(separator: " OR "),
            name: absolute.count == 1 ? name : "\(name) and \(absolute.count - 1) more")
    }

    /// Lines without blanks at their ends and without empty ones among them.
    private static func withoutBlanks(_ rows: [String]) -> [String] {
        rows.map { row in
            String(row[..<(row.lastIndex { $0 != " " }.map(row.index(after:)) ?? row.startIndex)])
        }
        .filter { !$0.isEmpty }
    }

    private func print(_ screen: Screen) {
        var output = Output()
        let rows = (0..<screen.size.rows).map { screen.text(row: $0) }
        for row in plain ? Self.withoutBlanks(rows) : rows { output.line(row) }
        output.flush()
    }
}

/// `100x30`.
struct ScreenSize: ExpressibleByArgument {
    let size: Size

    init?(argument: String) {
        let parts = argument.split(separator: "x").map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...1000).contains(columns),
            (1...1000).contains(rows)
        else { return nil }
        size = Size(columns: columns, rows: rows)
    }
}
