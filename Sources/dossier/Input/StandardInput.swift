import Articles
import Glibc

/// An article on standard input.
enum StandardInput {
    /// Keeps standard input as a file beside the library, under a name made from its content.
    ///
    /// - Returns: The file's path; the same content always has the same.
    static func kept(beside library: String, takesAny: Bool) throws -> String {
        let bytes = try ArticleFile.readAll(STDIN_FILENO, path: "Standard input")
        let input = ArticleInput(
            bytes: bytes, path: "Standard input", fileTime: ArticleFile.currentTime, takesAny: takesAny)
        let suffix = KeptFile.pathExtension(of: bytes, format: try input.format())
        try input.read(into: ArticleSink { _ in })
        let file = KeptFile(
            "\(KeptFile.name(of: bytes)).\(suffix)", in: "standard-input", beside: library)
        if !file.exists { try file.write(bytes) }
        return file.path
    }
}
