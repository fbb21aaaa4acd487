import CVterm
import Glibc
import Testing

@Suite struct `The harness` {
    private func shell(_ script: String) throws -> TerminalSession {
        try TerminalSession(["/bin/sh", "-c", script], environment: ["TERM": "xterm"], columns: 20, rows: 4)
    }

    @Test func `sees what a program draws`() throws {
        let session = try shell(
            "printf '\\033[1;7mab\\033[m \\346\\227\\245x'; read answer; echo got $answer; exit 3")
        #expect(session.wait(for: "ab 日x"))
        #expect(session.cell(column: 0, row: 0).bold)
        #expect(session.cell(column: 1, row: 0).reverse)
        #expect(!session.cell(column: 3, row: 0).bold)
        #expect(session.cell(column: 3, row: 0).width == 2)
        #expect(session.cursor == (6, 0))
        session.type("yes\r")
        #expect(session.wait(for: "got yes"))
        #expect(session.waitForEnd() == .exited(3))
    }

    @Test func `sees modes, sizes and how a program ends`() throws {
        let session = try shell(
            "trap 'stty size' WINCH; stty raw -echo; printf '\\033[?1049h\\033[?25l\\033[?1000hup'; "
                + "while :; do sleep 0.05; done")
        #expect(session.wait(for: "up"))
        #expect(session.isAlternateScreen && session.reportsMouse && !session.isCursorVisible)
        #expect(!session.hasShellModes)
        session.resize(columns: 33, rows: 7)
        #expect(session.wait(for: "7 33"))
        session.signal(SIGKILL)
        #expect(session.waitForEnd() == .signalled(SIGKILL))
    }
}
