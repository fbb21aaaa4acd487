import Glibc
import ReaderApp

/// A file that is written under another name first: what has its own name is whole, and stays until the new one is.
enum WholeFile {
    /// Writes through a link, keeps the permissions of a file that is there, and writes into what is no regular file (a pipe, a
    /// device) instead of replacing it.
    ///
    /// - Parameters:
    ///   - permissions: Of a file that is made, as `open` takes them.
    ///   - advice: What the person is told to do where it cannot be written.
    /// - Throws: ``Failure``; then nothing is left but what was there before.
    static func write(_ bytes: [UInt8], to path: String, permissions: mode_t, advice: String) throws {
        let target = try target(of: path, advice: advice)
        var status = stat()
        let exists = stat(target, &status) == 0
        if exists, status.st_mode & S_IFMT != S_IFREG {
            return try writeInto(target, bytes, named: path, advice: advice)
        }
        let draft = "\(target).\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
        guard descriptor >= 0 else { throw unwritable(path, advice: advice) }
        let isKept = !exists || fchmod(descriptor, status.st_mode & 0o7777) == 0
        guard DescriptorWriting.put(bytes, into: descriptor), isKept, fsync(descriptor) == 0,
            close(descriptor) == 0,
            rename(draft, target) == 0
        else {
            let failure = unwritable(path, advice: advice)
            unlink(draft)
            throw failure
        }
    }

    /// Where a link leads, through links that follow; the path itself where it is none.
    private static func target(of path: String, advice: String) throws -> String {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
        guard let real = realpath(path, nil) else { throw unwritable(path, advice: advice) }
        defer { free(real) }
        return String(cString: real)
    }

    private static func writeInto(
        _ target: String, _ bytes: [UInt8], named path: String, advice: String
    ) throws {
        let descriptor = open(target, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unwritable(path, advice: advice) }
        let isWritten = DescriptorWriting.put(bytes, into: descriptor)
        let failure = unwritable(path, advice: advice)
        guard close(descriptor) == 0, isWritten else { throw failure }
    }

    /// That a file or a folder cannot be written, as the system has just said.
    static func unwritable(_ path: String, advice: String) -> Failure {
        Failure("\(path) cannot be written (\(String(cString: strerror(errno)))); \(advice).")
    }
}
