import Foundation
import GRDB
import Glibc

extension Library {
    /// Moves what lies in the file beside the library into the library's own file, as far as nobody is reading the
    /// earlier state, so that this one file can be copied.
    func mergeJournal() throws {
        guard !isReadOnly, !path.isEmpty else { return }
        try Self.translating(path) {
            _ = try database.writeWithoutTransaction { try $0.checkpoint(.passive) }
        }
    }

    /// Copies the library in its present state into a file of its own, even while others read it and add to it.
    ///
    /// The copy appears under its name when it is complete.
    ///
    /// - Parameters:
    ///   - target: A file that does not exist yet.
    ///   - progress: Told from time to time how much is done (0…1).
    /// - Throws: ``LibraryError``.
    public func backUp(to target: String, progress: @escaping (Double) -> Void = { _ in }) throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw LibraryError.unusable(
                path: target, reason: "there is such a file already; give another name")
        }
        let unfinished = target + ".unfinished"
        unlink(unfinished)
        defer { unlink(unfinished) }
        try Self.translating(target) {
            var configuration = Configuration()
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA page_size = \(Self.pageSize)") }
            let copy = try DatabaseQueue(path: unfinished, configuration: configuration)
            try database.backup(to: copy, pagesPerStep: 256) { step in
                progress(Double(step.completedPageCount) / Double(max(1, step.totalPageCount)))
            }
            try copy.close()
        }
        guard rename(unfinished, target) == 0 else { throw LibraryError.writeFailed(path: target) }
    }
}
