import Foundation
import Testing

/// A folder and a library for one test, and the program.
final class Workshop {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "dossier-commands-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Runs the program to its end.
    func run(_ arguments: String..., input: String = "") throws -> Outcome {
        try run(Self.program, arguments, input: input)
    }

    /// Runs a line of the shell, in which `$dossier` is the program.
    func shell(_ line: String) throws -> Outcome {
        try run("/bin/bash", ["-c", line], input: "")
    }

    /// What a run of the program printed, and its exit status.
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String

        /// The lines of the output, which are JSON objects.
        func objects() throws -> [[String: Any]] {
            try output.split(separator: "\n").map { line in
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
                return try #require(object as? [String: Any])
            }
        }
    }

    /// The program that was built beside the tests, or the one that `DOSSIER_PROGRAM` names.
    static var program: String {
        if let named = ProcessInfo.processInfo.environment["DOSSIER_PROGRAM"] { return named }
        return URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "dossier").path
    }

    private func run(_ program: String, _ arguments: [String], input: String) throws -> Outcome {
        // Files, not pipes: nothing waits for anything, however much is printed.
        let files = try ["in", "out", "err"].map { name in
            let path = folder.appending(path: ".\(name)").path
            try Data(name == "in" ? Array(input.utf8) : []).write(to: URL(filePath: path))
            return try #require(
                name == "in" ? FileHandle(forReadingAtPath: path) : FileHandle(forWritingAtPath: path))
        }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = [
            "HOME": folder.path, "PATH": "/usr/bin:/bin", "dossier": Self.program,
            "SWIFT_BACKTRACE": "enable=no",
            "DOSSIER_LIBRARY": folder.appending(path: ".library/a.db").path, "LANG": "C.UTF-8",
        ]
        (process.standardInput, process.standardOutput, process.standardError) = (
            files[0], files[1], files[2]
        )
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: folder.appending(path: ".\(name)")), as: UTF8.self)
        }
        return Outcome(status: process.terminationStatus, output: try text("out"), errors: try text("err"))
    }
}
