import Articles
import Glibc
import Library

/// An article on standard input.
enum StandardInput {
    private static let advice = "the library’s folder must be writable"

    /// Keeps standard input as a file beside the library, under a name made from its content.
    ///
    /// - Returns: The file's path; the same content always has the same.
    static func kept(beside library: String, takesAny: Bool) throws -> String {
        let bytes = try ArticleFile.readAll(STDIN_FILENO, path: "Standard input")
        _ = try ArticleInput(
            bytes: bytes, path: "Standard input", fileTime: ArticleFile.currentTime, takesAny: takesAny
        )
        .articles()
        let slash = library.utf8.lastIndex(of: UInt8(ascii: "/"))
        let parent = slash.map { String(library[..<$0]) } ?? "."
        let folder = "\(parent)/standard-input"
        let hash = String(UInt64(bitPattern: ArticleSource.hash(of: bytes)), radix: 16)
        let path = "\(folder)/\(String(repeating: "0", count: 16 - hash.utf8.count))\(hash).txt"
        if access(path, F_OK) == 0 { return path }
        try makeFolders(folder)
        try WholeFile.write(bytes, to: path, permissions: 0o600, advice: advice)
        return path
    }

    private static func makeFolders(_ path: String) throws {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/\(part)"
            guard mkdir(made, 0o700) == 0 || errno == EEXIST else {
                throw WholeFile.unwritable(made, advice: advice)
            }
        }
    }
}
