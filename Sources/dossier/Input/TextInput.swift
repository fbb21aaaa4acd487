import Articles
import Glibc

/// A text that was named on the command line: a file, one of a folder's files, or standard input.
struct TextInput: Sendable {
    /// As it was named; for a file of a folder, below the folder's name.
    var name: String
    private var file: ArticleFile?
    private var problem: ArticleProblem?
    /// What lists of exports say of the files beside them, of all that were named together.
    private let savedEntries: SavedEntries

    /// The texts that `names` stand for, in their order.
    static func all(named names: [String]) -> [TextInput] {
        let entries = SavedEntries()
        return names.flatMap { name -> [TextInput] in
            var status = stat()
            guard name != "-", stat(name, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                return [TextInput(name: name, entries)]
            }
            let found = ArticleFiles.files(at: [name])
            let real = realpath(name, nil)
            defer { free(real) }
            let folder = real.map { String(cString: $0) } ?? name
            let short = name.hasSuffix("/") ? String(name.dropLast()) : name
            return found.problems.map { TextInput(name: $0.path, problem: $0, entries) }
                + found.files.map { file in
                    let isBelow = file.path.hasPrefix(folder + "/")
                    return TextInput(
                        name: isBelow ? short + file.path.dropFirst(folder.count) : file.path, file: file,
                        entries)
                }
        }
    }

    private init(
        name: String, file: ArticleFile? = nil, problem: ArticleProblem? = nil, _ entries: SavedEntries
    ) {
        self.name = name
        self.file = file
        self.problem = problem
        savedEntries = entries
    }

    /// Whether its articles may be read together with those of others: a file that is not large.
    var isSmall: Bool {
        (file.map(\.size) ?? (try? ArticleFile(named: name).size) ?? 0) <= Self.smallFile && name != "-"
    }

    private static let smallFile = 1 << 20

    /// Hands on the articles in it, as they are found.
    ///
    /// - Throws: ``ArticleError`` or ``ArticleProblem``, and what the sink throws.
    func read(
        takesAny: Bool, fields: [String: String] = [:], limits: ReadingLimits = .standard,
        into sink: ArticleSink
    ) throws {
        if let problem { throw problem }
        func read(_ stream: ByteStream, time: String, size: Int?) throws {
            var input = ArticleInput(
                stream: stream, path: name == "-" ? "Standard input" : name, fileTime: time, size: size,
                takesAny: takesAny)
            input.fields = fields
            input.limits = limits
            input.savedEntries = savedEntries
            try input.read(into: sink)
        }
        if name == "-" {
            let stream = ByteStream(descriptor: STDIN_FILENO, path: "Standard input")
            return try read(stream, time: ArticleFile.currentTime, size: nil)
        }
        let named = try file ?? ArticleFile(named: name)
        if named.isRegular, named.size > Self.smallFile {
            return try named.withStream { try read($0, time: named.modifiedTime, size: named.size) }
        }
        // A pipe may be named too: /dev/stdin, or what a shell makes of <(command).
        let bytes = try named.read(allowingPipes: file == nil)
        try read(ByteStream(bytes), time: named.modifiedTime, size: bytes.count)
    }
}
