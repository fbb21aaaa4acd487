import Foundation

/// A folder for one test, with a home of its own, and the programs that were built beside the tests.
final class Workplace {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "dossier-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The program under test.
    static var program: String {
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appending(path: "dossier").path
    }

    /// The only variables the program gets.
    var environment: [String: String] {
        [
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": folder.path, "PATH": "/usr/bin:/bin",
            "XDG_DATA_HOME": folder.appending(path: "data").path, "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    /// Writes a file, with the folders above it.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    /// Writes a file, with the folders above it.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// Starts the program with arguments.
    func start(
        _ arguments: [String], columns: Int = 100, rows: Int = 30, variables: [String: String] = [:]
    ) throws -> TerminalSession {
        let merged = environment.merging(variables) { $1 }
        return try TerminalSession(
            [Workplace.program] + arguments, environment: merged, columns: columns, rows: rows)
    }
}
