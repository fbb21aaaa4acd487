/// Something that was passed over while articles were read, told in one sentence.
public struct ArticleProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file or folder.
    public var path: String
    /// The line of the file, from 1, where it is known.
    public var line: Int?
    /// One sentence on what happened and what to do; it names the path.
    public var message: String
    /// The message, safe to show on a terminal.
    public var description: String { CleanText.safe(message) }

    /// A problem told in a sentence that names the path.
    public init(path: String, line: Int? = nil, message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    /// The problem that an error tells of.
    public init(_ error: ArticleError, path: String) {
        self.init(path: path, message: error.description)
    }
}
