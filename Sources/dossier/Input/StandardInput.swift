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
        let input = ArticleInput(
            bytes: bytes, path: "Standard input", fileTime: ArticleFile.currentTime, takesAny: takesAny)
        let suffix = pathExtension(of: bytes, format: try input.format())
        try input.read(into: ArticleSink { _ in })
        let slash = library.utf8.lastIndex(of: UInt8(ascii: "/"))
        let parent = slash.map { String(library[..<$0]) } ?? "."
        let folder = "\(parent)/standard-input"
        let hash = String(UInt64(bitPattern: ArticleSource.hash(of: bytes)), radix: 16)
        let path = "\(folder)/\(String(repeating: "0", count: 16 - hash.utf8.count))\(hash).\(suffix)"
        if access(path, F_OK) == 0 { return path }
        try makeFolders(folder)
        try WholeFile.write(bytes, to: path, permissions: 0o600, advice: advice)
        return path
    }

    /// The extension that a file of these bytes usually has.
    private static func pathExtension(of bytes: [UInt8], format: ArticleFormat.Name) -> String {
        let known: [ArticleFormat.Name: String] = [
            .text: "txt", .page: "html", .note: "md",
            .mail: bytes.starts(with: "From ".utf8) ? "mbox" : "eml",
            .book: "epub", .pdf: "pdf",
        ]
        if let suffix = known[format] { return suffix }
        let beginnings: [([UInt8], String)] = [
            ([0x50, 0x4B], format == .document ? "docx" : "zip"), ([0xD0, 0xCF], "doc"),
            (Array("{\\rtf".utf8), "rtf"), ([0x1F, 0x8B], "gz"), (Array("BZh".utf8), "bz2"),
            ([0xFD, 0x37, 0x7A], "xz"),
            ([0x28, 0xB5, 0x2F, 0xFD], "zst"), (Array("WARC/".utf8), "warc"),
            (Array("SQLite format 3".utf8), "db"),
            (Array("{".utf8), "json"), (Array("[".utf8), "json"), (Array("<".utf8), "xml"),
        ]
        let start = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }.prefix(16)
        return beginnings.first { start.starts(with: $0.0) }?.1
            ?? (format.rawValue == "data" ? "csv" : format.rawValue)
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
