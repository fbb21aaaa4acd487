import Articles
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Printing, paging and copying` {
    @Test func `print gives the article, in lines of 72 columns with its facts, to the program that is set`()
        throws
    {
        var reader = Answering()
        #expect(
            reader.model.runLine("print").isEmpty && reader.model.message?.text == "Open an article first.")
        reader.press("G Enter")
        _ = reader.model.set("programs.print=lp -d office")
        guard case .terminal(.print(let text, let program, let title))? = reader.model.runLine("print").first
        else {
            Issue.record("nothing is printed")
            return
        }
        #expect(program == ["lp", "-d", "office"] && title == "Harbour minister steps down")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines[0] == title && lines[1].isEmpty)
        #expect(lines[2].contains("2024") && lines[2].contains("Harbour Post"))
        #expect(lines.contains("https://harbourpost.example/1"))
        #expect(lines.allSatisfy { CellWidth.width(of: $0) <= 72 })
        let words = Fixture.texts[0].split(whereSeparator: \.isWhitespace)
        let printed = text.split(whereSeparator: \.isWhitespace)
        #expect(words.allSatisfy(printed.contains) && text.hasSuffix("Karsk.\n"))
        _ = reader.model.set("programs.print=")
        #expect(reader.model.runLine("print").isEmpty)
        #expect(reader.model.message?.text.hasPrefix("programs.print names no program") == true)
    }

    @Test func `a pipe to no program is one to the pager`() {
        var reader = Answering()
        reader.press("Enter | Enter")
        guard case .terminal(.page(let text, let program))? = reader.unanswered.last else {
            Issue.record("no pager")
            return
        }
        #expect(text.hasPrefix("Marić speaks in Karsk") && program.isEmpty)
        _ = reader.model.set("programs.pager=less -S")
        #expect(reader.model.runLine("pipe") == [.terminal(.page(text, with: "less -S"))])
        #expect(OutsideProgram.pager("less -S").arguments == ["less", "-S"])
        #expect(!OutsideProgram.pager("").arguments.isEmpty)
    }

    @Test func `copies are cut at a whole character where they are too long, and say so`() {
        let short = String(repeating: "ab ", count: 25_000)
        #expect(TerminalEffect.copyable(short) == short[...])
        let family = "👨‍👩‍👧"
        for lead in 0..<family.utf8.count {
            let text = String(repeating: "x", count: lead) + String(repeating: family, count: 5_000)
            let cut = TerminalEffect.copyable(text)
            #expect(cut.utf8.count <= 75_000 && cut.utf8.count > 75_000 - family.utf8.count)
            #expect(text.hasPrefix(cut) && cut.dropFirst(lead).allSatisfy { $0 == Character(family) })
            let words = TerminalEffect.copied(text)
            #expect(words.hasPrefix("Copied the first \(cut.utf8.count) of \(text.utf8.count) bytes"))
        }
        #expect(TerminalEffect.copied(short).contains("(25000 words)"))
    }
}
