import Foundation

/// A shell in tmux: what a person has who stops and continues programs.
final class Multiplexer {
    private let socket = "dossier-test-\(UUID().uuidString.prefix(8))"

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux") }

    init(environment: [String: String], columns: Int = 120, rows: Int = 30) throws {
        var words = ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"]
        for (name, value) in environment where name != "TERM" { words += ["-e", "\(name)=\(value)"] }
        try run(words + ["env PS1='$ ' bash --norc --noprofile"])
    }

    deinit {
        try? run(["kill-server"])
    }

    /// Types keys, by tmux's names for them or as text.
    func press(_ keys: String...) throws {
        try run(["send-keys"] + keys)
    }

    /// A value that tmux knows of the pane, as `#{alternate_on}`.
    func value(_ format: String) throws -> String {
        try run(["display-message", "-p", format]).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func screen() throws -> String {
        try run(["capture-pane", "-p"])
    }

    /// Waits until the screen meets a condition.
    func wait(until condition: (String) throws -> Bool) throws -> Bool {
        let deadline = ContinuousClock.now + TerminalSession.patience
        while ContinuousClock.now < deadline {
            if try condition(screen()) { return true }
            usleep(10_000)
        }
        return false
    }

    @discardableResult
    private func run(_ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/tmux")
        process.arguments = ["-L", socket] + arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
