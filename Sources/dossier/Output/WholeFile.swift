import Glibc

/// A file that is written under another name first: what has its own name is whole, and stays until the new one is.
enum WholeFile {
    /// - Parameters:
    ///   - permissions: As `open` takes them.
    ///   - advice: What the person is told to do where it cannot be written.
    /// - Throws: ``Failure``; then nothing is left but what was there before.
    static func write(_ bytes: [UInt8], to path: String, permissions: mode_t, advice: String) throws {
        let draft = "\(path).\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, permissions)
        guard descriptor >= 0 else { throw unwritable(path, advice: advice) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else { break }
            rest = rest.dropFirst(max(0, written))
        }
        guard rest.isEmpty, fsync(descriptor) == 0, close(descriptor) == 0, rename(draft, path) == 0 else {
            let failure = unwritable(path, advice: advice)
            unlink(draft)
            throw failure
        }
    }

    /// That a file or a folder cannot be written, as the system has just said.
    static func unwritable(_ path: String, advice: String) -> Failure {
        Failure("\(path) cannot be written (\(String(cString: strerror(errno)))); \(advice).")
    }
}
