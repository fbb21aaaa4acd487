import Articles
import CrossReferences
import Entities
import Foundation
import GRDB
import Testing

@testable import Library

@Suite struct `Notes` {
    private let library: Library
    private static let names = PlainNames(people: ["Ada Wren", "Tomas Vale"])
    private static let text = [
        "Ada Wren came by boat.", "The fish was\nturbot, said Tomas Vale.", "It rained.",
    ]
    private let one = ArticleID(rawValue: 1)

    init() throws {
        library = try Library.inMemory()
        try library.put(Self.made(), path: "/news/1", names: Self.names)
        try library.put(article("Other", "Tomas Vale left."), path: "/news/2", names: Self.names)
    }

    private static func made(_ more: String...) -> Article {
        let all = more + text
        var (whole, blocks) = ("Dinner", [Article.Block(kind: .title, range: 0..<6)])
        for part in all {
            whole += "\n\n" + part
            blocks.append(
                .init(kind: .paragraph, range: whole.utf8.count - part.utf8.count..<whole.utf8.count))
        }
        return Article(
            title: "Dinner", text: whole, blocks: blocks, date: ArticleDate(iso: "2024-03-01", origin: .text))
    }

    private func entity(_ name: String) throws -> EntityID {
        try #require(try library.entities(named: name).first).id
    }

    /// A note on the words about the fish.
    private func noteOnFish() throws -> Note {
        let range = try #require(try library.place(of: "The fish was turbot", in: one))
        return try #require(try library.write("Who *paid*?", on: .passage(one, range)))
    }

    private func words(_ note: Note) throws -> String? {
        guard let range = note.subject.range else { return nil }
        return String(decoding: try #require(try library.text(of: one))[range], as: UTF8.self)
    }

    @Test func `a note is on somebody, on an article or on words of it, and stands with them`() throws {
        let wren = try entity("Ada Wren")
        let onWren = try #require(try library.write("\nAsk her about the boat.\n\n", on: .entity(wren)))
        #expect(onWren.text == "Ask her about the boat." && onWren.about == "Ada Wren")
        #expect(onWren.kind == .person && onWren.subject == .entity(wren))
        let fish = try noteOnFish()
        #expect(try words(fish) == "The fish was\nturbot" && fish.about == "Dinner")
        _ = try library.write("Read *twice*.\n\nOr three times.", on: .article(one))
        #expect(
            try library.notes().map(\.text) == ["Read *twice*.\n\nOr three times.", fish.text, onWren.text])
        #expect(
            try library.article(one)?.notes.map(\.text) == ["Read *twice*.\n\nOr three times.", fish.text],
            "those on the whole article come first")
        #expect(try library.dossier(of: wren)?.notes == [onWren])
        #expect(try library.notes(on: try entity("Tomas Vale")) == [])
        #expect(try library.check().problems == [])
    }

    @Test func `nothing is noted without words, or on what is not there`() throws {
        #expect(try library.write(" \n ", on: .article(one)) == nil)
        #expect(try library.write("x", on: .article(ArticleID(rawValue: 99))) == nil)
        #expect(try library.write("x", on: .entity(EntityID(rawValue: 99))) == nil)
        #expect(try library.write("x", on: .passage(one, 9_000..<9_001)) == nil)
        #expect(try library.notes() == [])
        // What may not reach a terminal is no part of a note.
        #expect(try library.write("a\u{1B}[2Jb", on: .article(one))?.text.contains("\u{1B}") == false)
    }

    @Test func `a note on words is found again when the text around them changes, and is never lost`() throws
    {
        let fish = try noteOnFish()
        let before = try #require(fish.subject.range)
        try library.put(
            Self.made("The fish was late.", "A new beginning."), path: "/news/1", names: Self.names)
        let moved = try #require(try library.note(fish.id))
        #expect(try #require(moved.subject.range).lowerBound > before.lowerBound)
        #expect(try words(moved) == "The fish was\nturbot")
        try library.put(article("Dinner", "Nobody ate anything at all."), path: "/news/1", names: Self.names)
        let homeless = try #require(try library.article(one)?.notes.first)
        #expect(homeless.subject == .article(one) && homeless.passage == "The fish was\nturbot")
        try library.put(Self.made(), path: "/news/1", names: Self.names)
        #expect(try library.note(fish.id)?.subject.range == before)
        // Annotated anew, and moved to another file.
        try library.put(Self.made(), path: "/news/1", names: PlainNames(people: ["Tomas Vale"]))
        #expect(try library.note(fish.id)?.subject.range == before)
    }

    @Test func `words that stand in a text twice are those nearest to where they were`() {
        let text = Array("ab cd. ab cd. ab cd.".utf8)
        for start in [0, 7, 14] {
            #expect(NotePlace(start: start, words: Array("ab cd".utf8)).range(in: text) == start..<start + 5)
        }
        #expect(NotePlace(start: 9, words: Array("ab cd".utf8)).range(in: text) == 7..<12)
        #expect(NotePlace(start: 12, words: Array("ab\ncd".utf8)).range(in: text) == 14..<19)
        #expect(NotePlace(start: 0, words: Array("ab ce".utf8)).range(in: text) == nil)
        #expect(NotePlace(start: 0, words: []).range(in: text) == nil)
        #expect(NotePlace(start: .max / 2, words: Array("cd.".utf8)).range(in: text) == 17..<20)
    }

    @Test func `a note goes with somebody who is merged into somebody else, and comes back`() throws {
        let (wren, vale) = (try entity("Ada Wren"), try entity("Tomas Vale"))
        _ = try library.write("Met once.", on: .entity(vale))
        _ = try library.correct(.merge(vale, into: wren))
        #expect(try library.notes(on: wren).map(\.about) == ["Ada Wren"])
        #expect(try library.dossier(of: wren)?.notes.count == 1)
        _ = try library.undoCorrection()
        #expect(try library.notes(on: wren) == [] && library.notes(on: vale).count == 1)
    }

    @Test func `what was noted can be changed and taken away, and that taken back`() throws {
        let added = NoteChange(.article(one), before: nil, after: "First.")
        let id = try #require(try library.change(added))
        let edited = NoteChange(.article(one), id: id, before: "First.", after: "Second.")
        #expect(try library.change(edited) == id)
        #expect(try library.notes().map(\.text) == ["Second."])
        _ = try library.change(edited.opposite)
        #expect(try library.notes().map(\.text) == ["First."])
        _ = try library.change(added.opposite)
        #expect(try library.notes() == [] && library.change(added.opposite) == nil)
        _ = try library.change(added)
        let known = try #require(try library.notes().first)
        let gone = NoteChange(known.subject, id: known.id, before: known.text, after: nil)
        _ = try library.change(gone)
        #expect(try library.notes() == [])
        _ = try library.change(gone.opposite)
        #expect(try library.notes().map(\.text) == ["First."])
        _ = try library.change(gone)
        #expect(try library.notes() == [], "made again, it finds the note by its words")
    }

    @Test func `queries know what is noted, and with which words`() throws {
        _ = try noteOnFish()
        _ = try library.write("Ask about the *boat*.", on: .entity(try entity("Ada Wren")))
        #expect(try library.titles("is:noted") == ["Dinner"])
        #expect(try library.titles("-is:noted") == ["Other"])
        #expect(try library.titles("note:paid") == ["Dinner"])
        #expect(try library.titles("note:\"who paid\"") == ["Dinner"])
        #expect(try library.titles("note:\"paid who\"") == [] && library.titles("note:boat") == [])
        #expect(try library.titles("note:pai*") == ["Dinner"] && library.titles("note:pai") == [])
        #expect(try library.entities(matching: "is:noted", window: 0..<9).items.map(\.name) == ["Ada Wren"])
        #expect(try library.entities(matching: "note:boat", window: 0..<9).items.map(\.name) == ["Ada Wren"])
    }

    @Test func `each note is a Markdown file of its own on demand`() throws {
        _ = try noteOnFish()
        _ = try library.write("Say \"hello\".", on: .entity(try entity("Ada Wren")))
        let files = try library.files(of: try library.notes())
        #expect(files.map(\.name) == ["0002-ada-wren.md", "0001-dinner.md"])
        #expect(files[0].contents.contains("about: \"Ada Wren\"\nkind: \"person\"\n"))
        #expect(files[0].contents.hasSuffix("---\n\nSay \"hello\".\n"))
        #expect(files[1].contents.contains("article: \"/news/1\"\n"))
        #expect(files[1].contents.hasSuffix("---\n\n> The fish was\n> turbot\n\nWho *paid*?\n"))
    }
}
