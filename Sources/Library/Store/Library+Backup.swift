import Foundation
import GRDB
import Glibc

extension Library {
    /// Moves what lies in the file beside the library into the library's own file, as far as nobody is reading the
    /// earlier state, so that this one file can be copied.
    func mergeJournal() throws {
        guard !isReadOnly, !path.isEmpty else { return }
        try Self.translating(path) {
            _ = try writer().writeWithoutTransaction { try $0.checkpoint(.passive) }
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
            throw Self.taken(target)
        }
        let unfinished = try Self.makeDraft(for: target)
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
        try Self.give(unfinished, name: target)
    }

    /// An empty file beside the target, which nobody else has.
    private static func makeDraft(for target: String) throws -> String {
        for number in 0..<100 {
            let draft = "\(target).\(getpid()).\(number).unfinished"
            let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            if descriptor >= 0 {
                close(descriptor)
                return draft
            }
            guard errno == EEXIST else { break }
        }
        throw LibraryError.writeFailed(path: target)
    }

    /// Gives a file its name, unless another has got it meanwhile.
    private static func give(_ draft: String, name: String) throws {
        if link(draft, name) == 0 { return }
        guard errno != EEXIST else { throw taken(name) }
        // Not every file system has two names for one file.
        guard access(name, F_OK) != 0 else { throw taken(name) }
        guard rename(draft, name) == 0 else { throw LibraryError.writeFailed(path: name) }
    }

    private static func taken(_ name: String) -> LibraryError {
        .unusable(path: name, reason: "there is such a file already; give another name")
    }
}
