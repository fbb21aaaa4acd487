import Glibc

/// A text in a file of its own, for as long as a program changes it.
enum EditedText {
    /// - Parameter edit: Given the file's path; returns a sentence on what went wrong, if anything did.
    /// - Returns: What the file held afterwards, or a sentence on why that is not known.
    static func edited(_ text: String, _ edit: (String) -> String?) -> Result<String, Problem> {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        // A folder of its own, so that an editor may replace the file and keep others beside it.
        var name = Array("\(parent)/dossier-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else {
            return .failure(
                Problem(
                    "No file for the note can be made in \(parent) (\(String(cString: strerror(errno)))); set TMPDIR."
                ))
        }
        let folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let path = folder + "/note.md"
        var isKept = false
        defer {
            if !isKept {
                unlink(path)
                rmdir(folder)
            }
        }
        guard write(Array(text.utf8), to: path) else {
            return .failure(Problem("\(path) cannot be written (\(String(cString: strerror(errno))))."))
        }
        if let problem = edit(path) { return .failure(Problem(problem)) }
        guard let bytes = read(path) else {
            return .failure(Problem("The editor left no file at \(path), so the note is as it was."))
        }
        guard bytes.count <= mostBytes else {
            isKept = true
            return .failure(
                Problem(
                    "A note has at most \(mostBytes >> 20) MiB; this one is kept at \(path), and not in the library."
                ))
        }
        return .success(String(decoding: bytes, as: UTF8.self))
    }

    struct Problem: Error, Equatable {
        var sentence: String

        init(_ sentence: String) { self.sentence = sentence }
    }

    /// More than this is no note.
    private static let mostBytes = 4 << 20

    private static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return DescriptorWriting.put(bytes, into: descriptor)
    }

    private static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= mostBytes {
            let count = part.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { break }
            guard count > 0 || errno == EINTR else { return nil }
            bytes += part.prefix(max(0, count))
        }
        return bytes
    }
}
