import Foundation
import Testing

@Suite(.enabled(if: Multiplexer.isInstalled, "tmux is not installed"), .serialized)
struct `The reader under a shell in tmux` {
    /// A shell in which the reader was started.
    private func readerInShell(_ workplace: Workplace) throws -> Multiplexer {
        let folder = try workplace.writeArticles()
        let shell = try Multiplexer(environment: workplace.environment)
        #expect(try shell.wait { $0.contains("$") })
        try shell.press("\(Workplace.program) \(folder)", "Enter")
        #expect(try shell.wait { $0.contains("Storm Closes Port") && $0.contains("Articles") })
        return shell
    }

    @Test func `Control-Z stops it and fg brings it back`() throws {
        let workplace = try Workplace()
        let shell = try readerInShell(workplace)
        try shell.press("C-z")
        #expect(try shell.wait { $0.contains("Stopped") })
        #expect(try shell.value("#{alternate_on} #{mouse_any_flag} #{cursor_flag}") == "0 0 1")
        try shell.press("echo still $((40 + 2)) here", "Enter")
        #expect(try shell.wait { $0.contains("still 42 here") })
        try shell.press("fg", "Enter")
        #expect(try shell.wait { $0.contains("Storm Closes Port") && $0.contains("Articles") })
        #expect(try shell.value("#{alternate_on} #{mouse_any_flag}") == "1 1")
        try shell.press("Q")
        #expect(try shell.wait { $0.contains("still 42 here") })
    }

    @Test func `a kill leaves the shell as it was`() throws {
        let workplace = try Workplace()
        let shell = try readerInShell(workplace)
        try shell.press("C-z")
        #expect(try shell.wait { $0.contains("Stopped") })
        try shell.press("fg & sleep 0; clear; fg", "Enter")
        #expect(try shell.wait { $0.contains("Articles") })
        let process = try shell.value("#{pane_pid}")
        try kill(childOf: process, SIGTERM)
        #expect(try shell.wait { _ in try shell.value("#{alternate_on} #{mouse_any_flag}") == "0 0" })
        try shell.press("echo status $?", "Enter")
        #expect(try shell.wait { $0.contains("status 143") })
    }

    @Test func `after a kill without warning the shell and the library work`() throws {
        let workplace = try Workplace()
        let shell = try readerInShell(workplace)
        try kill(childOf: shell.value("#{pane_pid}"), SIGKILL)
        #expect(try shell.wait { $0.contains("Killed") })
        try shell.press("stty sane; echo status $?", "Enter")
        #expect(try shell.wait { $0.contains("status 0") })
        try shell.press("\(Workplace.program) list", "Enter")
        #expect(try shell.wait { $0.contains("Storm Closes Port") })
    }

    /// Sends a signal to the program that a shell runs.
    private func kill(childOf shell: String, _ signal: Int32) throws {
        let path = "/proc/\(shell)/task/\(shell)/children"
        let children = try String(contentsOfFile: path, encoding: .utf8).split(separator: " ")
        let process = try #require(
            children.last.flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) })
        Glibc.kill(process, signal)
    }
}
