import Foundation
import Testing

/// What may stand in an article, but must never be obeyed by the terminal.
@Suite struct `Hostile articles` {
    private static let hostile = """
        Quiet Title \u{1b}]0;OWNED\u{7}\u{1b}[2J

        First\tparagraph \u{1b}[31mred\u{1b}[0m and \u{9b}2J and \u{90}+q\u{9c} \u{8}\u{8}\u{8}back \u{0} nul.

        Over\rwritten \u{1b}[10;10HMOVED \u{202e}txet desrever\u{202c} \u{2066}isolated\u{2069} end\u{7f}.

        \(String(repeating: "Plain words stand between the others, as in any article. ", count: 20))

        \u{1b}]52;c;T1dORUQ=\u{7}\u{1b}]8;;file:///etc/passwd\u{7}link\u{1b}]8;;\u{7} \u{1b}c reset \u{e}shift.
        """

    @Test func `their text is text`() throws {
        let workplace = try Workplace()
        try workplace.write(Array(Self.hostile.utf8), to: "articles/hostile.txt")
        let session = try workplace.start(
            [workplace.folder.appending(path: "articles").path], columns: 160, rows: 45)
        #expect(session.wait(for: "Quiet Title"))
        session.type("\r")
        #expect(session.wait(for: "isolated"))
        session.type("?")
        session.type("\u{1b}")
        session.type("\u{c}")
        session.resize(columns: 60, rows: 20)
        #expect(session.wait(for: "MOVED"))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
        let sent = String(decoding: session.output, as: UTF8.self)
        for forbidden in [
            "\u{1b}]0;", "\u{1b}]52", "\u{1b}]8", "\u{1b}c", "\u{7}", "\u{9b}", "\u{90}", "\u{202e}",
            "\u{2066}", "\u{0}", "\u{e}",
        ] {
            #expect(!sent.contains(forbidden), "\(forbidden.debugDescription) was sent")
        }
        #expect(!session.output.contains(0x9b) || !sent.contains("\u{9b}"))
    }

    @Test func `borders stay where they are beside wide, combining and broken characters`() throws {
        let workplace = try Workplace()
        let lines = [
            "日本語の文章が続く。", "e\u{301}a\u{308}\u{301}o\u{302}\u{303}\u{304}\u{305}\u{306}", "👨‍👩‍👧‍👦 👍🏽 🇩🇪 ❤️ 1️⃣ 🏳️‍🌈 🫨",
            "한국어 \u{1112}\u{1161}\u{11ab}", "\u{200b}\u{200d}\u{feff}zero", "עברית و العربية",
        ]
        try workplace.write("Widths\n\n" + lines.joined(separator: "\n\n"), to: "articles/widths.txt")
        let session = try workplace.start(
            [workplace.folder.appending(path: "articles").path], columns: 160, rows: 45)
        #expect(session.wait(for: "Widths"))
        session.type("\r")
        #expect(session.wait(for: "日本語の文章が続く。"))
        #expect(session.wait(for: "zero"))
        let frame = (0..<160).filter { column in
            session.scalar(column: column, row: 0).map { "┌┬┐".unicodeScalars.contains($0) } ?? false
        }
        #expect(frame.count >= 3)
        for column in frame {
            for row in 1..<43 {
                let scalar = session.scalar(column: column, row: row)
                #expect(
                    scalar.map { "│├┤┼─┬┴".unicodeScalars.contains($0) } ?? false,
                    "row \(row), column \(column)")
            }
        }
        session.type("Q")
        _ = session.waitForEnd()
    }

    @Test func `a line of a million characters can be read`() throws {
        let workplace = try Workplace()
        let line = String(repeating: "All work and no play. ", count: 48_000)
        try workplace.write("Endless Line\n\n" + line + "Finis", to: "articles/endless.txt")
        let session = try workplace.start([workplace.folder.appending(path: "articles").path])
        #expect(session.wait(for: "Endless Line"))
        session.type("\r")
        #expect(session.wait(for: "All work and no play. All work"))
        session.type("G")
        #expect(session.wait(for: "Finis"))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }

    @Test func `files that cannot be read are named and the rest is shown`() throws {
        let workplace = try Workplace()
        let folder = try workplace.writeArticles()
        try workplace.write("", to: "articles/empty.txt")
        try workplace.write([0, 1, 2, 0, 255, 254, 0, 0, 7], to: "articles/binary.txt")
        let locked = try workplace.write("Secret\n\nText.\n", to: "articles/locked.txt")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: locked)
        let session = try workplace.read(folder)
        #expect(session.wait(for: "Council Argues Over Ferry"))
        #expect(session.wait(until: { session.line(44).contains(".txt") }))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }

    @Test func `a folder that is not there is named`() throws {
        let workplace = try Workplace()
        let missing = workplace.folder.appending(path: "nowhere").path
        let session = try workplace.start([missing], columns: 160)
        let ended = session.wait(for: "nowhere")
        #expect(ended)
        session.type("Q")
        _ = session.waitForEnd()
        #expect(session.hasShellModes)
    }

    @Test func `a folder that vanishes leaves what was read`() throws {
        let workplace = try Workplace()
        let folder = try workplace.writeArticles()
        let session = try workplace.read(folder)
        #expect(session.wait(for: "Mayor Opens Harbour Bridge"))
        try FileManager.default.removeItem(atPath: folder)
        session.type("j\r")
        #expect(session.wait(for: "argued until midnight"))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }
}
