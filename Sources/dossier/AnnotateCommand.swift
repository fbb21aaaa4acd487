import ArgumentParser
import Articles
import Entities
import Glibc

/// `dossier annotate [FILE…]`: the names in texts, without a library.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate", abstract: "The names and quotations in texts, without a library.",
        discussion: """
            Reads the files and the folders given, or standard input. With --json the offsets are counted in \
            Unicode scalars of “text”, and the objects come in the order of the files.

            examples:
              dossier annotate story.txt
              dossier annotate --json ~/news > names.jsonl
              pandoc -t plain story.html | dossier annotate --json -
            """)

    @Flag(help: "Print one JSON object a line.") var json = false
    @Argument(help: ArgumentHelp("Files and folders; “-”, or nothing, is standard input.", valueName: "FILE"))
    var files: [String] = []

    func run() throws {
        let reader = ArticleReader(model: try NameModel.shipped())
        var output = Output()
        var failed = false
        for input in TextInput.all(named: files.isEmpty ? ["-"] : files) {
            do {
                let article = try input.article()
                let reading = reader.read(article)
                if json {
                    output.line(ReadArticle(article).json(id: input.name, reading: reading))
                } else {
                    Self.write(article, reading, to: &output)
                }
            } catch let error as ArticleError {
                failed = true
                output.flush()
                Message.error(error.description)
            } catch let problem as ArticleProblem {
                failed = true
                output.flush()
                Message.error(problem.description)
            }
        }
        output.flush()
        if failed { throw ExitCode(1) }
    }

    private static func write(_ article: Article, _ reading: Reading, to output: inout Output) {
        output.line(article.title, bold: [0..<article.title.utf8.count])
        var counts = [Int](repeating: 0, count: reading.entities.count)
        for mention in reading.mentions { counts[mention.entity] += 1 }
        let entities = reading.entities.enumerated().sorted {
            (counts[$0.offset], $1.offset) > (counts[$1.offset], $0.offset)
        }
        output.writeEntities(
            entities.map { (kind: $0.element.kind, name: $0.element.name, mentions: counts[$0.offset]) })
        output.line()
    }
}

/// A text that was named on the command line: a file, one of a folder's files, or standard input.
struct TextInput {
    /// As it was named; for a file of a folder, below the folder's name.
    var name: String
    private var file: ArticleFile?
    private var problem: ArticleProblem?

    /// The texts that `names` stand for, in their order.
    static func all(named names: [String]) -> [TextInput] {
        names.flatMap { name -> [TextInput] in
            var status = stat()
            guard name != "-", stat(name, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                return [TextInput(name: name)]
            }
            let (files, problems) = ArticleFiles.files(at: [name])
            let real = realpath(name, nil)
            defer { free(real) }
            let folder = real.map { String(cString: $0) } ?? name
            let short = name.hasSuffix("/") ? String(name.dropLast()) : name
            return problems.map { TextInput(name: $0.path, problem: $0) }
                + files.map { file in
                    let isBelow = file.path.hasPrefix(folder + "/")
                    return TextInput(
                        name: isBelow ? short + file.path.dropFirst(folder.count) : file.path, file: file)
                }
        }
    }

    private init(name: String, file: ArticleFile? = nil, problem: ArticleProblem? = nil) {
        self.name = name
        self.file = file
        self.problem = problem
    }

    /// Reads the text as an article.
    ///
    /// - Throws: ``ArticleError`` or ``ArticleProblem``.
    func article() throws -> Article {
        if let problem { throw problem }
        let (bytes, time) = try read()
        return try ArticleParser().article(
            from: bytes, path: name == "-" ? "Standard input" : name, fileTime: time)
    }

    private func read() throws -> (bytes: [UInt8], time: String) {
        if let file { return (try file.read(), file.modifiedTime) }
        if name == "-" {
            return (try ArticleFile.readAll(STDIN_FILENO, path: "Standard input"), ArticleFile.currentTime)
        }
        // A pipe may be named too: /dev/stdin, or what a shell makes of <(command).
        let file = try ArticleFile(named: name)
        return (try file.read(allowingPipes: true), file.modifiedTime)
    }
}
