import Glibc

/// A text in a file that cannot be written, for as long as a program shows it.
enum ReadOnlyText {
    /// - Parameter body: Given the file's path; afterwards the file is gone.
    /// - Returns: A sentence on why there is no file; `nil` when there was one.
    static func withFile(of text: String, _ body: (String) -> Void) -> String? {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array("\(parent)/dossier-XXXXXX.txt".utf8CString)
        let descriptor = mkstemps(&name, Int32(".txt".utf8.count))
        guard descriptor >= 0 else {
            return
                "No file for the text can be made in \(parent) (\(String(cString: strerror(errno)))); set TMPDIR."
        }
        let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let isWritten = DescriptorWriting.put(Array(text.utf8), into: descriptor)
        let reason = String(cString: strerror(errno))
        fchmod(descriptor, 0o400)
        close(descriptor)
        guard isWritten else {
            return "\(path) cannot be written (\(reason)); set TMPDIR to where there is room."
        }
        body(path)
        return nil
    }
}
