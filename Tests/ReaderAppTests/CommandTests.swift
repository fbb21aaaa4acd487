import Foundation
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The table of commands` {
    @Test(arguments: Pane.allCases)
    func `no key is bound twice in a pane, nor hides a longer sequence`(pane: Pane) {
        var bound: [[Key]: String] = [:]
        for command in Command.all where command.panes.contains(pane) {
            for sequence in command.keys {
                #expect(
                    bound[sequence] == nil,
                    "\(sequence.map(\.name)): \(command.name), \(bound[sequence] ?? "")")
                bound[sequence] = command.name
            }
        }
        for sequence in bound.keys {
            for length in 1..<max(1, sequence.count) {
                #expect(
                    bound[Array(sequence.prefix(length))] == nil,
                    "\(sequence.map(\.name)) can never be reached")
            }
        }
    }

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
        #expect(reader.model.articles.list.selection == 2)
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
        #expect(reader.model.view().text(row: 29).contains("m next-mention"))
    }

    @Test func `a paste outside a prompt runs no commands`() {
        var reader = Answering()
        let before = reader.model.focus
        reader.take(.terminal(.paste("Qq3\n")))
        #expect(reader.unanswered.isEmpty)
        #expect(reader.model.focus == before)
    }
}
