import Articles
import Glibc
import TextBytes

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

    /// Keeps lines from standard input as a file beside the library, as ``kept(beside:takesAny:)`` does, however many there are.
    ///
    /// - Returns: The file's path.
    static func keptLines(beside library: String) throws -> String {
        let draft = KeptFile(".\(getpid())", in: "standard-input", beside: library)
        var hash = FNV1a.start
        var head: [UInt8] = []
        try draft.write(ByteStream(descriptor: STDIN_FILENO, path: "Standard input")) { piece in
            for byte in piece { FNV1a.add(UInt64(byte), to: &hash) }
            head += piece.prefix(max(0, 16 - head.count))
        }
        let suffix = KeptFile.pathExtension(of: head, format: .data)
        let file = KeptFile("\(FNV1a.figures(hash)).\(suffix)", in: "standard-input", beside: library)
        try draft.rename(to: file)
        return file.path
    }
}
