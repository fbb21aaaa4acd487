import Articles
import Entities
import Foundation
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Notes in the reader` {
    private static let article = ArticleID(rawValue: 1)
    private static let maric = EntityID(rawValue: 1)
    private static let words = "Jelena Marić left her post on Monday."

    private func text(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    private func written(_ reader: Answering) -> NoteDraft? {
        reader.asked.reversed().lazy.compactMap {
            if case .terminal(.write(let draft)) = $0 { draft } else { nil }
        }.first
    }

    private func notes(_ reader: Answering) -> [NoteChange] {
        reader.asked.compactMap { if case .change(.note(let change)) = $0 { change } else { nil } }
    }

    /// Notes on the first article: one on all of it, one on its first sentence; and one on Jelena Marić.
    private static let kept: [Note] = {
        let opened = Fixture.article(0)
        let start = opened.article.blocks[1].range.lowerBound
        return [
            Note(
                id: NoteID(rawValue: 1), subject: .article(article), about: "Harbour minister steps down",
                text: "Read this *twice*.\n\nOnce is not enough.", made: 1_764_500_000, changed: 1_764_500_000
            ),
            Note(
                id: NoteID(rawValue: 2), subject: .passage(article, start..<start + words.utf8.count),
                about: "Harbour minister steps down", passage: words, text: "Which Monday?",
                made: 1_764_400_000, changed: 1_764_400_000),
            Note(
                id: NoteID(rawValue: 3), subject: .entity(maric), about: "Jelena Marić", kind: .person,
                text: "Ask her about the crane, and why nobody else was asked.", made: 1_764_300_000,
                changed: 1_764_300_000),
        ]
    }()

    private func noted(columns: Int = 160, rows: Int = 45, _ keys: String = "") -> Answering {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        reader.press("j j Enter")
        var opened = Fixture.article(0)
        opened.notes = Array(Self.kept.prefix(2))
        reader.take(.reloaded(opened))
        reader.press(keys)
        return reader
    }

    @Test func `a writes on the article, on what is selected, or on the name at hand`() {
        var reader = Answering()
        reader.press("j j Enter a")
        #expect(
            written(reader) == NoteDraft(.article(Self.article), about: "Harbour minister steps down"))
        reader.press(") v a")
        #expect(written(reader)?.subject.range != nil && written(reader)?.passage?.isEmpty == false)
        #expect(reader.model.text.selection == nil)
        reader.press("3 a")
        #expect(written(reader) == NoteDraft(.entity(Self.maric), about: "Jelena Marić"))
        reader.press("i a")
        #expect(reader.model.focus == .dossier)
        #expect(written(reader) == NoteDraft(.entity(Self.maric), about: "Jelena Marić"))
    }

    @Test func `what the editor leaves is kept, without the line that tells what it is about`() {
        var reader = Answering()
        reader.press("j j Enter a")
        let draft = NoteDraft(.article(Self.article), about: "A --> title")
        #expect(draft.fileText.contains("a note on “A - -> title”"))
        #expect(NoteDraft.text(ofFile: draft.fileText) == "")
        #expect(NoteDraft.text(ofFile: "\n# One\n\nTwo\n" + draft.fileText) == "# One\n\nTwo")
        reader.take(.noteWritten(draft, "Two."))
        #expect(notes(reader) == [NoteChange(draft.subject, before: nil, after: "Two.")])
        #expect(reader.model.message?.text.contains("Noted on “A --> title”") == true)
        reader.press("u")
        #expect(notes(reader).last == NoteChange(draft.subject, before: "Two.", after: nil))
        reader.press("C-r")
        #expect(notes(reader).last == NoteChange(draft.subject, before: nil, after: "Two."))
        reader.take(.noteWritten(draft, ""))
        #expect(notes(reader).count == 3 && reader.model.message?.text == "No note was written.")
    }

    @Test func `a note that is emptied is taken away, and one that is left as it was is not changed`() {
        var reader = noted()
        let draft = NoteDraft(Self.kept[1])
        reader.take(.noteWritten(draft, "Which Monday?"))
        #expect(notes(reader) == [])
        reader.take(.noteWritten(draft, ""))
        let id = NoteID(rawValue: 2)
        #expect(
            notes(reader)
                == [NoteChange(Self.kept[1].subject, id: id, before: "Which Monday?", after: nil)])
    }

    @Test func `a library that can only be read keeps none`() {
        var reader = Answering(options: Model.Options(isReadOnly: true))
        reader.press("j j Enter a")
        #expect(written(reader) == nil && reader.model.message?.text.contains("can only be read") == true)
    }

    @Test func `noted words are underlined and have a sign in the map, a note on all stands on top`() throws {
        let reader = noted("g g")
        let screen = reader.model.view()
        let facts = TextPane.facts(of: reader.model.text.opened ?? Fixture.article(0))
        #expect(facts.hasSuffix("noted: Read this *twice*. Once is not enough."))
        #expect(text(reader).contains("noted: "))
        let row = try #require((0..<45).first { screen.text(row: $0).contains("left her post") })
        let roles = (0..<160).map { screen[column: $0, row: row].role }
        #expect(roles.contains(.noted) && roles.contains { $0 == .person || $0 == .currentName })
        let map = try #require(reader.model.layout.mapColumn)
        #expect((0..<45).contains { screen[column: map.x, row: $0].text == "+" })
        for theme in Theme.builtIn {
            for depth in ColourDepth.allCases {
                #expect(theme.style(of: .noted, at: depth).attributes.contains(.underline), "\(theme.name)")
            }
        }
    }

    @Test func `a colon and note keep a line without an editor`() {
        var reader = Answering()
        reader.press("j j Enter : n o t e Space O h . Enter")
        #expect(notes(reader) == [NoteChange(.article(Self.article), before: nil, after: "Oh.")])
    }

    // MARK: The list

    private func listed(_ keys: String = "", columns: Int = 160, rows: Int = 45) -> Answering {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        reader.press("A")
        reader.take(.overlay(.notes(Self.kept)))
        reader.press(keys)
        return reader
    }

    @Test(arguments: [(160, 45), (80, 24), (60, 20), (40, 10)])
    func `the list looks as it should`(columns: Int, rows: Int) throws {
        try expectGolden(listed(columns: columns, rows: rows).model.view(), "notes-\(columns)x\(rows)")
    }

    @Test func `Enter goes to what a note is about`() {
        #expect(listed("Enter").model.text.opened?.row.id == Self.article)
        let passage = listed("j Enter")
        #expect(passage.model.text.find?.needle == Self.words)
        #expect(listed("G Enter").model.dossier?.name == "Jelena Marić")
    }

    @Test func `e changes a note, x takes it away, and u takes that back`() {
        var reader = listed("j e")
        #expect(written(reader) == NoteDraft(Self.kept[1]))
        #expect(
            written(reader)?.fileText.hasPrefix("Which Monday?\n\n<!-- dossier: a note on “Jelena Marić")
                == true)
        reader.press("x")
        let gone = NoteChange(
            Self.kept[1].subject, id: NoteID(rawValue: 2), before: "Which Monday?", after: nil)
        #expect(notes(reader) == [gone])
        reader.press("u")
        #expect(notes(reader).last == gone.opposite)
    }

    // MARK: The page of a person

    private func page(_ keys: String, columns: Int = 160, rows: Int = 45) -> Answering {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        reader.press("j j Enter 3 i")
        if var dossier = reader.model.dossier?.dossier {
            dossier.notes = [Self.kept[2]]
            reader.take(.dossier(.dossier(Self.maric, dossier)))
        }
        reader.press(keys)
        return reader
    }

    @Test(arguments: [(160, 45), (80, 24), (60, 20), (40, 10)])
    func `a page with notes looks as it should`(columns: Int, rows: Int) throws {
        try expectGolden(
            page("5", columns: columns, rows: rows).model.view(), "dossier-notes-\(columns)x\(rows)")
    }

    @Test func `notes are a view of the page, and Enter changes one`() {
        var reader = page("5")
        #expect(text(reader).contains("5 Notes 1") && text(reader).contains("Ask her about the crane"))
        reader.press("Enter")
        #expect(written(reader) == NoteDraft(Self.kept[2]))
        reader.press("y y")
        #expect(reader.asked.last == .terminal(.copy(Self.kept[2].text)))
        #expect(!text(Answering()).contains("Notes"))
    }

    // MARK: The editor

    @Test func `an editor gets a file of its own and may replace it`() throws {
        var seen = ""
        var path = ""
        let edited = EditedText.edited("before\n") { file in
            path = file
            seen = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
            try? Data("after\n".utf8).write(to: URL(filePath: file), options: .atomic)
            return nil
        }
        #expect(seen == "before\n" && path.hasSuffix(".md"))
        #expect(edited == .success("after\n"))
        #expect(!FileManager.default.fileExists(atPath: path))
        var long = ""
        let tooLong = EditedText.edited("x") { file in
            long = file
            try? Data(count: 5 << 20).write(to: URL(filePath: file))
            return nil
        }
        // What was written is not lost.
        #expect(
            tooLong
                == .failure(
                    EditedText.Problem(
                        "A note has at most 4 MiB; this one is kept at \(long), and not in the library.")))
        #expect(FileManager.default.fileExists(atPath: long))
        try FileManager.default.removeItem(atPath: URL(filePath: long).deletingLastPathComponent().path)
        #expect(EditedText.edited("x") { _ in "No editor." } == .failure(EditedText.Problem("No editor.")))
    }
}
