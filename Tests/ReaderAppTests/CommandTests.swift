import Foundation
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The table of commands` {
    @Test func `every command has a name of its own, a key and a word of help`() {
        #expect(Set(Command.all.map(\.name)).count == Command.all.count)
        for command in Command.all {
            #expect(!command.keys.isEmpty && !command.help.isEmpty && !command.panes.isEmpty)
        }
    }

    @Test func `keys that terminals cannot tell from others are not bound`() {
        let forbidden: [Key] = [
            .control("i"), .control("m"), .control("h"), .control("["), .control("s"), .control("q"),
        ]
        for command in Command.all {
            for sequence in command.keys {
                #expect(forbidden.allSatisfy { !sequence.contains($0) }, "\(command.name)")
            }
        }
    }

    @Test func `the README shows the table as it is`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "README.md")
        var text = try String(contentsOf: file, encoding: .utf8)
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            let start = try #require(text.range(of: "compares -->\n")).upperBound
            let end = try #require(text.range(of: "<!-- /keys -->")).lowerBound
            text.replaceSubrange(start..<end, with: Command.keyTable + "\n")
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("The table was written; run the tests again.")
        } else {
            #expect(text.contains(Command.keyTable), "record it: RECORD_GOLDENS=1 swift test --filter README")
        }
    }

    @Test func `a count repeats a move, and 1 to 4 go to panes`() {
        var reader = Answering()
        reader.press("0 2 j")
        #expect(reader.model.articles.place == 2)
        reader.press("2")
        #expect(reader.model.focus == .text)
    }

    @Test func `a sequence that leads nowhere says so`() {
        var reader = Answering()
        reader.press("g z")
        #expect(reader.model.message?.text.contains("gz does nothing here") ?? false)
        #expect(reader.model.pending.isEmpty)
    }

    @Test func `a prefix shows how it can go on`() {
        var reader = Answering(size: Size(columns: 200, rows: 30))
        reader.press("Enter ]")
        func text() -> String {
            let screen = reader.model.view()
            return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
        }
        #expect(reader.model.awaitsMenu && !text().contains("m  the next mention"))
        reader.take(.keysRested)
        #expect(text().contains("m  the next mention, anywhere"))
        reader.press("m")
        #expect(!reader.model.showsMenu && !text().contains("m  the next mention"))
        _ = reader.model.set("keys.menu=0")
        reader.press("g")
        #expect(text().contains("f  files that could not be read, and why"))
    }

    @Test(arguments: [40, 60, 80, 100, 160], [10, 20, 45])
    func `no continuation of a key is cut`(columns: Int, rows: Int) {
        for pane in Pane.reading {
            var reader = Answering(size: Size(columns: columns, rows: rows))
            reader.press("Enter")
            _ = reader.model.focus(on: pane)
            _ = reader.model.set("keys.menu=0")
            let prefixes = Set(
                Command.all.filter { $0.panes.contains(pane) }.flatMap(\.keys).filter { $0.count > 1 }.map {
                    $0[0]
                })
            for prefix in prefixes {
                reader.take(.terminal(.key(prefix)))
                let screen = reader.model.view()
                let box = (0..<rows - 1).map { screen.text(row: $0) }
                #expect(
                    box.contains { $0.contains("\(prefix.shortName) …") }, "\(prefix.shortName) in \(pane)")
                let inside = box.drop { !$0.contains("\(prefix.shortName) …") }.dropFirst()
                    .prefix { !$0.hasPrefix("└") }
                #expect(!inside.contains { $0.contains("…") })
                let keys = reader.model.settings.keys.beginning(with: [prefix], in: pane)
                    .compactMap { $0.keys.dropFirst().first?.shortName }
                let words = inside.joined(separator: " ")
                for key in keys { #expect(words.contains(key), "\(prefix.shortName)\(key)") }
                reader.press("Esc")
            }
        }
    }

    @Test func `hints name commands that work in their pane, and are cut at whole hints`() {
        for (pane, hints) in Command.hinted {
            for (name, _) in hints {
                #expect(Command.all.contains { $0.name == name && $0.panes.contains(pane) }, "\(name)")
            }
            for width in 0...120 {
                let text = Command.hints(in: pane, width: width, KeyBindings())
                #expect(CellWidth.width(of: text) <= width && !text.hasSuffix(" "))
            }
        }
    }

    @Test func `a paste outside a prompt runs no commands`() {
        var reader = Answering()
        let before = reader.model.focus
        reader.take(.terminal(.paste("Qq3\n")))
        #expect(reader.unanswered.isEmpty)
        #expect(reader.model.focus == before)
    }
}

@Suite struct `The help` {
    private func text(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    /// The column and the row of words on the screen.
    private func place(of words: String, _ reader: Answering) -> (column: Int, row: Int)? {
        let screen = reader.model.view()
        for row in 0..<screen.size.rows {
            let text = screen.text(row: row)
            if let found = text.range(of: words) {
                return (text.distance(from: text.startIndex, to: found.lowerBound), row)
            }
        }
        return nil
    }

    @Test(arguments: Pane.reading)
    func `stands on two pages at 160x45, with the pane's own keys first`(pane: Pane) throws {
        var reader = Answering()
        reader.press("Enter")
        _ = reader.model.focus(on: pane)
        reader.press("?")
        #expect(text(reader).contains("1 of 2"))
        let first = try #require(place(of: "In the pane “\(pane.title)”", reader))
        let other = try #require(place(of: "Moving", reader))
        #expect(first < other, "columns are read from top to bottom")
        #expect(text(reader).contains("The mouse: ") && text(reader).contains("Counts"))
        reader.press("Space")
        #expect(text(reader).contains("2 of 2"))
    }

    @Test func `is narrowed as one types, by key and by word, and tells what is set`() {
        var reader = Answering(size: Size(columns: 100, rows: 30))
        reader.press("? / b a r s")
        #expect(text(reader).contains("bars beside the current name"))
        #expect(text(reader).contains("(now: on)") && !text(reader).contains("the next mention"))
        reader.press("C-u ^ W >")
        #expect(text(reader).contains("the pane wider") && !text(reader).contains("the pane narrower"))
        reader.press("x y z")
        #expect(text(reader).contains("Nothing here has"))
        reader.press("Esc")
        #expect(reader.model.overlay == nil)
    }
}

@Suite struct `Outside programs` {
    @Test func `the article or the selection goes to a program, split at blanks and never through a shell`() {
        var reader = Answering()
        reader.press("Enter | w c Space - w Enter")
        guard case .terminal(.run(let words, let input, let waits)) = reader.unanswered.last else {
            Issue.record("nothing was run")
            return
        }
        #expect(words == ["wc", "-w"] && waits)
        #expect(input?.hasPrefix("Marić speaks in Karsk") == true)
        reader.press("v | l e s s Enter")
        guard case .terminal(.run(let pager, let sentence, let stays)) = reader.unanswered.last else {
            return
        }
        #expect(pager == ["less"] && !stays && (sentence?.utf8.count ?? 0) < (input?.utf8.count ?? 0))
        reader.press("! l s Enter")
        #expect(reader.unanswered.last == .terminal(.run(["ls"], input: nil, waits: true)))
        _ = reader.model.runLine("!date -u")
        #expect(reader.model.runLine("pipe cat").count == 1 && reader.model.runLine("!").isEmpty)
    }

    @Test func `a line after a colon marks a tag, and its choices stand above it with their help`() {
        var reader = Answering()
        reader.press(": t Tab")
        let screen = reader.model.view()
        let text = (0..<44).map { screen.text(row: $0) }.joined(separator: "\n")
        #expect(text.contains("theme") && text.contains("the colours; the theme is shown as you choose it"))
        reader.press("Esc")
        #expect(
            reader.model.runLine("tag port").contains(.change(.mark(.tag("port", true), Fixture.rows[0].id))))
    }
}
