import Articles
import Glibc
import Library
import ReaderApp

/// A file that is kept beside the library as it came: standard input, what was fetched.
struct KeptFile {
    let path: String

    private static let advice = "the library’s folder must be writable"

    /// - Parameters:
    ///   - library: The library's file.
    ///   - folder: The folder beside it.
    init(_ name: String, in folder: String, beside library: String) {
        let slash = library.utf8.lastIndex(of: UInt8(ascii: "/"))
        let parent = slash.map { String(library[..<$0]) } ?? "."
        path = "\(parent)/\(folder)/\(name)"
    }

    var exists: Bool { access(path, F_OK) == 0 }

    /// The path without links and dots, as the importer has it.
    var realPath: String {
        let real = realpath(path, nil)
        defer { free(real) }
        return real.map { String(cString: $0) } ?? path
    }

    private func makeFolder() throws {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        try Self.makeFolders(slash.map { String(path[..<$0]) } ?? ".")
    }

    /// Writes the file piece by piece, as the bytes come; what is there of a failed try is removed.
    ///
    /// - Parameter note: Is told each piece.
    /// - Throws: ``Failure``, and what the stream throws.
    func write(_ stream: ByteStream, _ note: (ArraySlice<UInt8>) -> Void) throws {
        try makeFolder()
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw WholeFile.unwritable(path, advice: Self.advice) }
        defer { close(descriptor) }
        do {
            while case let piece = try stream.next(), !piece.isEmpty {
                note(piece)
                guard DescriptorWriting.put(Array(piece), into: descriptor) else {
                    throw WholeFile.unwritable(path, advice: Self.advice)
                }
            }
            guard fsync(descriptor) == 0 else { throw WholeFile.unwritable(path, advice: Self.advice) }
        } catch {
            unlink(path)
            throw error
        }
    }

    /// Gives the file another name, in place of one that has it.
    ///
    /// - Throws: ``Failure``.
    func rename(to other: KeptFile) throws {
        guard Glibc.rename(path, other.path) == 0 else {
            throw WholeFile.unwritable(other.path, advice: Self.advice)
        }
    }

    /// Writes the file, in place of one that is there.
    ///
    /// - Throws: ``Failure``.
    func write(_ bytes: [UInt8]) throws {
        try makeFolder()
        try WholeFile.write(bytes, to: path, permissions: 0o600, advice: Self.advice)
    }

    /// Sixteen figures, the same for the same bytes.
    static func name(of bytes: [UInt8]) -> String {
        let hash = String(UInt64(bitPattern: ArticleSource.hash(of: bytes)), radix: 16)
        return String(repeating: "0", count: 16 - hash.utf8.count) + hash
    }

    /// The extension that a file of these bytes usually has.
    static func pathExtension(of bytes: [UInt8], format: ArticleFormat.Name) -> String {
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
