import Foundation
import Glibc

/// A shell in tmux: what a person has who stops and continues programs.
final class Multiplexer {
    private let socket = "dossier-test-\(UUID().uuidString.prefix(8))"

    private static let program = "/usr/bin/tmux"

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    init(environment: [String: String], columns: Int = 120, rows: Int = 30) throws {
        var words = ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"]
        for (name, value) in environment where name != "TERM" { words += ["-e", "\(name)=\(value)"] }
        try run(words + ["env PS1='$ ' bash --norc --noprofile"])
    }

    deinit {
        _ = try? run(["kill-server"])
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
        // Foundation's Process would wait for tmux's server too, which the first command leaves behind.
        let output = FileManager.default.temporaryDirectory.appending(path: "\(socket)-\(UUID().uuidString)")
            .path
        defer { unlink(output) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let words = [Multiplexer.program, "-L", socket] + arguments
        let process = try TerminalSession.spawn(
            words, environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"], actions: actions)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
    }
}
