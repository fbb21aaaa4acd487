import CVterm
import Foundation
import Testing

@Suite(.serialized) struct `The reader in a terminal` {
    @Test func `shows four panes and leaves the terminal as it was`() throws {
        let workplace = try Workplace()
        let session = try workplace.read(workplace.writeArticles())
        #expect(session.isAlternateScreen)
        #expect(session.wait(for: "Council Argues Over Ferry"))
        #expect(session.wait(for: "Mayor Opens Harbour Bridge"))
        for title in ["Articles", "Names", "Related"] { #expect(session.wait(for: title)) }
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
        #expect(!session.isAlternateScreen && !session.reportsMouse && session.isCursorVisible)
        #expect(session.hasShellModes)
    }

    @Test func `keys move, open and go back`() throws {
        let workplace = try Workplace()
        let session = try workplace.read(workplace.writeArticles(), columns: 100, rows: 30)
        #expect(session.wait(for: "of 3"))
        let first = session.cursor
        session.type("j")
        #expect(session.wait(until: { session.cursor.row > first.row }))
        session.type("\r")
        #expect(session.wait(for: "argued until midnight"))
        session.type("1G\r")
        #expect(session.wait(for: "Meier"))
        session.type("?")
        #expect(session.wait(for: "In the pane “Text”"))
        session.type("\u{1b}")
        #expect(session.wait(until: { !session.text.contains("In the pane “Text”") }))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }

    @Test func `an article is printed, and a printer that is not there is told`() throws {
        let workplace = try Workplace()
        let session = try workplace.read(workplace.writeArticles(), columns: 100, rows: 30)
        #expect(session.wait(for: "of 3"))
        session.type("j\r")
        #expect(session.wait(for: "argued until midnight"))
        session.type(":set programs.print=no-such-printer\r:print\r")
        #expect(session.wait(for: "no-such-printer could not be started: No such file or directory; :set"))
        let paper = workplace.folder.appending(path: "paper.txt").path
        session.type(":set programs.print=cp /dev/stdin \(paper)\r:print\r")
        #expect(session.wait(for: "Printed “Council Argues Over Ferry” with cp"))
        let printed = try String(contentsOfFile: paper, encoding: .utf8)
        #expect(
            printed.hasPrefix("Council Argues Over Ferry\n\n") && printed.contains("argued until midnight"))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }

    @Test func `every size gets a screen of its own`() throws {
        let workplace = try Workplace()
        let session = try workplace.read(workplace.writeArticles())
        let sizes = [
            (30, 8), (200, 50), (40, 10), (1, 1), (80, 24), (39, 60), (121, 31), (5, 200), (160, 45),
        ]
        for (columns, rows) in sizes + sizes.reversed() { session.resize(columns: columns, rows: rows) }
        session.resize(columns: 30, rows: 8)
        #expect(session.wait(for: "too small (30x8)"))
        session.resize(columns: 132, rows: 40)
        #expect(session.wait(for: "Storm Closes Port"))
        #expect(session.wait(until: { session.line(0).hasPrefix("┌") && session.line(38).hasPrefix("└") }))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }

    @Test func `a long paste types nothing into the panes`() throws {
        let workplace = try Workplace()
        let session = try workplace.read(workplace.writeArticles())
        session.type("\u{1b}[200~QQQ\rqqq\u{1b}[201~")
        session.type("?")
        #expect(session.wait(for: "a line or an entry down"))
        session.type("\u{1b}")
        #expect(session.wait(until: { !session.text.contains("a line or an entry down") }))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func `a signal ends it and gives the terminal back`(signal: Int32)
        throws
    {
        let workplace = try Workplace()
        let session = try workplace.read(workplace.writeArticles())
        session.signal(signal)
        #expect(session.waitForEnd() == .signalled(signal))
        #expect(!session.isAlternateScreen && !session.reportsMouse && session.isCursorVisible)
        #expect(session.hasShellModes)
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGILL]) func `a crash gives the terminal back too`(signal: Int32)
        throws
    {
        let workplace = try Workplace()
        let session = try workplace.read(workplace.writeArticles())
        session.signal(signal)
        #expect(session.waitForEnd() == .signalled(signal))
        #expect(!session.isAlternateScreen && !session.reportsMouse && session.isCursorVisible)
        #expect(session.hasShellModes)
    }

    @Test func `it ends when the terminal goes away`() throws {
        let workplace = try Workplace()
        let session = try workplace.read(workplace.writeArticles())
        session.hangUp()
        #expect(session.waitForEnd() != .signalled(SIGKILL))
    }

    @Test func `Control-C ends it with the status of an interrupt`() throws {
        let workplace = try Workplace()
        let session = try workplace.read(workplace.writeArticles())
        #expect(session.wait(until: { !session.text.contains("for names …") }))
        session.type("\u{3}")
        #expect(session.waitForEnd() == .exited(130))
        #expect(session.hasShellModes && !session.isAlternateScreen)
    }
}

@Suite struct `Terminals of other kinds` {
    @Test(arguments: ["dumb", "no-such-terminal", ""]) func `one that cannot show it is told so`(name: String)
        throws
    {
        let workplace = try Workplace()
        let session = try workplace.start([workplace.writeArticles()], variables: ["TERM": name])
        #expect(session.waitForEnd() == .exited(1))
        #expect(session.text.contains("TERM"))
        #expect(!session.output.contains(0x1b))
    }

    @Test(arguments: ["linux", "xterm", "screen-256color", "tmux-256color", "vt100", "ansi"])
    func `all others show it`(name: String) throws {
        let workplace = try Workplace()
        let session = try workplace.start(
            [workplace.writeArticles()], columns: 120, rows: 30, variables: ["TERM": name])
        #expect(session.wait(for: "Storm Closes Port"))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }

    @Test func `no colour is used where none is wanted`() throws {
        let workplace = try Workplace()
        let session = try workplace.start(
            [workplace.writeArticles()], columns: 120, rows: 30, variables: ["NO_COLOR": "1"])
        #expect(session.wait(for: "Storm Closes Port"))
        for row in 0..<30 {
            let cells = (0..<120).map { session.cell(column: $0, row: row) }
            #expect(cells.allSatisfy { $0.foreground == -1 && $0.background == -1 })
        }
        session.type("Q")
        _ = session.waitForEnd()
    }

    @Test(arguments: [["LANG": "C"], ["LC_ALL": "POSIX"], ["LANG": "de_DE.utf8@euro"], ["LANG": ""]])
    func `text is shown right where the locale names no other character set`(variables: [String: String])
        throws
    {
        let workplace = try Workplace()
        try workplace.write("日本語 Überschrift\n\nEin Satz.\n", to: "articles/japan.txt")
        let folder = workplace.folder.appending(path: "articles").path
        let session = try workplace.start([folder], variables: variables)
        #expect(session.wait(for: "日本語 Überschrift"))
        session.type("Q")
        _ = session.waitForEnd()
    }

    @Test(arguments: [["LANG": "de_DE.ISO-8859-1"], ["LC_ALL": "pl_PL.ISO8859-2", "LANG": "C.UTF-8"]])
    func `a terminal without UTF-8 gets nothing that it cannot show`(variables: [String: String]) throws {
        let workplace = try Workplace()
        try workplace.write(
            "日本 Überschrift – 5 Łódź\n\nEin “Satz” von Selim Şahin.\n", to: "articles/japan.txt")
        let folder = workplace.folder.appending(path: "articles").path
        let session = try workplace.start([folder], variables: variables)
        #expect(session.wait(for: "? ?  Uberschrift - 5 Lodz"))
        session.type("\r")
        #expect(session.wait(for: "\"Satz\" von Selim Sahin"))
        session.type("?")
        #expect(session.wait(for: "In the pane \"Text\""))
        session.type("\u{1b}Q")
        _ = session.waitForEnd()
        #expect(session.output.allSatisfy { $0 < 0x80 })
    }

    @Test func `ESCDELAY says how long an Escape waits for more`() throws {
        let workplace = try Workplace()
        let articles = try workplace.writeArticles()
        let session = try workplace.start([articles], columns: 160, rows: 45, variables: ["ESCDELAY": "4000"])
        #expect(session.wait(for: "Storm Closes Port"))
        // With a long wait the rest of the sequence may come late: then it is the Down key, and no Escape.
        session.type("\u{1b}")
        usleep(400_000)
        session.type("[B")
        #expect(session.wait(for: "2 of 3"))
        session.type("Q")
        _ = session.waitForEnd()
    }
}

/// The looks of the reader: what the terminal says of its background decides.
@Suite(.serialized) struct `The theme in a terminal` {
    private static let light = "\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\"

    /// The colours of the letters on the screen.
    private func colours(_ session: TerminalSession) -> Set<Int32> {
        var colours: Set<Int32> = []
        for row in 0..<session.rows {
            for column in 0..<session.columns {
                colours.insert(session.cell(column: column, row: row).foreground)
            }
        }
        return colours
    }

    @Test func `an answer that comes after the first frame changes it, once, and is no key`() throws {
        let workplace = try Workplace()
        let session = try workplace.read(workplace.writeArticles())
        // Both: borders are 243.
        #expect(session.wait(until: { colours(session).contains(243) }))
        session.type(Self.light + "\u{1b}[?64;1;2c")
        #expect(session.wait(until: { colours(session).contains(250) && !colours(session).contains(243) }))
        #expect(session.text.contains("1 of 3") && session.text.contains("? help"))
        session.type("\u{1b}]11;rgb:0000/0000/0000\u{7}j")
        #expect(session.wait(for: "2 of 3"))
        #expect(colours(session).contains(250))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }

    @Test func `an answer after a second is swallowed`() throws {
        let workplace = try Workplace()
        let session = try workplace.read(workplace.writeArticles())
        usleep(1_100_000)
        session.type(Self.light + "j")
        #expect(session.wait(for: "2 of 3"))
        #expect(colours(session).contains(243) && !colours(session).contains(250))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }

    @Test func `it is asked only where it is not known`() throws {
        let workplace = try Workplace()
        let question = Array("\u{1b}]11;?".utf8)
        let articles = try workplace.writeArticles()
        for (variables, options, colour) in [
            (["COLORFGBG": "0;15"], [], 250), (["COLORFGBG": "15;0"], [], 241),
            ([:], ["--theme", "light"], 250),
        ] as [([String: String], [String], Int32)] {
            let session = try workplace.start(
                [articles] + options, columns: 160, rows: 45, variables: variables)
            #expect(session.wait(until: { session.text.contains("Storm Closes Port") }))
            #expect(session.wait(until: { colours(session).contains(colour) }))
            #expect(!session.output.indices.contains { session.output[$0...].starts(with: question) })
            session.type("Q")
            #expect(session.waitForEnd() == .exited(0))
        }
        let session = try workplace.read(articles)
        #expect(session.output.indices.contains { session.output[$0...].starts(with: question) })
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }
}

/// What the reader keeps from run to run.
@Suite(.serialized) struct `The next run` {
    @Test func `begins where the last one was, even if that was killed`() throws {
        let workplace = try Workplace()
        let first = try workplace.read(workplace.writeArticles())
        first.type("Q")
        #expect(first.waitForEnd() == .exited(0))
        let second = try workplace.start([])
        #expect(second.wait(for: "1 of 3"))
        second.type("j\r")
        #expect(second.wait(for: "argued until midnight"))
        second.type("tn")
        #expect(second.wait(for: "Only people are marked."))
        usleep(1_200_000)
        second.signal(SIGKILL)
        #expect(second.waitForEnd() == .signalled(SIGKILL))
        let third = try workplace.start([])
        #expect(third.wait(for: "argued until midnight"))
        third.type("1")
        #expect(third.wait(for: "2 of 3"))
        third.type("Q")
        #expect(third.waitForEnd() == .exited(0))
        let state = workplace.folder.appending(path: ".local/state/dossier/reader.toml")
        #expect(try String(contentsOf: state, encoding: .utf8).contains("names = \"people\""))
        let fresh = try workplace.start(["--fresh"])
        #expect(fresh.wait(for: "1 of 3"))
        #expect(!fresh.text.contains("argued until midnight"))
        fresh.type("Q")
        #expect(fresh.waitForEnd() == .exited(0))
    }
}
