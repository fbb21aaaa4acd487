import Articles
import Glibc
import Library

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
