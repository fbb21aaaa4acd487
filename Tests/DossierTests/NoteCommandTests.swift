import Foundation
import Testing

@Suite struct `Notes on the command line` {
    private func stocked() throws -> Workshop {
        let shop = try Workshop()
        try shop.write(
            "Minister resigns\n\nJelena Marić resigned on Monday. Marić said she was tired.",
            to: "news/one.txt")
        _ = try shop.run("add", "news")
        return shop
    }

    @Test func `notes are written, told, changed and taken away`() throws {
        let shop = try stocked()
        #expect(
            try shop.run("note", "about", "Jelena Marić", "Ask her", "again.").output
                == "Noted on “Jelena Marić” (n1).\n")
        #expect(
            try shop.run("note", "on", "1", "--passage", "she was tired", input: "Of *what*?\n\nOf whom?\n")
                .output == "Noted on “Minister resigns” (n2).\n")
        let notes = try shop.run("notes", "--json").objects()
        #expect(notes.map { $0["text"] as? String } == ["Of *what*?\n\nOf whom?", "Ask her again."])
        #expect(notes[0]["passage"] as? String == "she was tired" && notes[0]["article"] as? String == "1")
        #expect(notes[1]["entity"] as? String != nil && notes[1]["article"] is NSNull)
        #expect(try shop.run("notes", "WHOM", "--json").objects().count == 1)
        #expect(try shop.run("notes", "--about", "Marić").output.contains("Ask her again."))
        #expect(try shop.run("notes", "--on", "1").output.contains("“she was tired”"))
        #expect(try shop.run("list", "is:noted").output.contains("Minister resigns"))
        #expect(try shop.run("list", "note:whom").output.contains("Minister resigns"))

        let shown = try #require(try shop.run("show", "1", "--json").objects().first)
        let own = try #require((shown["notes"] as? [[String: Any]])?.first)
        let text = try #require(shown["text"] as? String)
        let scalars = Array(text.unicodeScalars)
        let (start, end) = (try #require(own["start"] as? Int), try #require(own["end"] as? Int))
        #expect(String(String.UnicodeScalarView(scalars[start..<end])) == "she was tired")
        let person = try #require(try shop.run("person", "Jelena Marić", "--json").objects().first)
        #expect((person["notes"] as? [[String: Any]])?.first?["text"] as? String == "Ask her again.")

        #expect(try shop.run("note", "change", "n1", "No.").status == 0)
        #expect(try shop.run("notes", "--about", "Marić").output.contains("No."))
        #expect(try shop.run("notes", "--write", "out").output == "2 notes written to out.\n")
        #expect(
            try String(contentsOf: shop.folder.appending(path: "out/0001-jelena-maric.md"), encoding: .utf8)
                .hasSuffix("\n\nNo.\n"))
        #expect(try shop.run("notes", "--write", "out").output.contains("2 were there already"))
        #expect(try shop.run("note", "remove", "1").output == "The note on “Jelena Marić” is gone.\n")
        #expect(try shop.run("notes", "--json").objects().count == 1)
        #expect(try shop.run("check").status == 0)
    }

    @Test func `what cannot be noted is refused in words`() throws {
        let shop = try stocked()
        #expect(try shop.run("note", "about", "Nobody At All", "x").status == 1)
        #expect(try shop.run("note", "on", "1", input: " ").errors.contains("nothing to note"))
        let missing = try shop.run("note", "on", "1", "--passage", "no such words", "x")
        #expect(missing.status == 1 && missing.errors.contains("does not have the words"))
        #expect(try shop.run("note", "remove", "n7").errors.contains("There is no note “n7”"))
        #expect(try shop.run("notes", "--on", "1", "--about", "Marić").status == 2)
    }
}
