import Articles
import Glibc

/// A text that was named on the command line: a file, one of a folder's files, or standard input.
struct TextInput: Sendable {
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
            let found = ArticleFiles.files(at: [name])
            let real = realpath(name, nil)
            defer { free(real) }
            let folder = real.map { String(cString: $0) } ?? name
            let short = name.hasSuffix("/") ? String(name.dropLast()) : name
            return found.problems.map { TextInput(name: $0.path, problem: $0) }
                + found.files.map { file in
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

    /// Reads the articles in it.
    ///
    /// - Throws: ``ArticleError`` or ``ArticleProblem``.
    func articles(takesAny: Bool) throws -> [FoundArticle] {
        if let problem { throw problem }
        let (bytes, time) = try read()
        let path = name == "-" ? "Standard input" : name
        return try ArticleInput(bytes: bytes, path: path, fileTime: time, takesAny: takesAny).articles()
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
