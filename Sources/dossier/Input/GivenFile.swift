import Articles
import Glibc

/// A file that was named on the command line, read as a whole.
enum GivenFile {
    /// - Parameter file: “-” for standard input.
    /// - Throws: ``Failure`` when it cannot be read.
    static func bytes(of file: String) throws -> [UInt8] {
        if file == "-" { return try ArticleFile.readAll(STDIN_FILENO, path: "Standard input") }
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure("\(file) cannot be read (\(String(cString: strerror(errno)))); give another file.")
        }
        defer { close(descriptor) }
        return try ArticleFile.readAll(descriptor, path: file)
    }
}
