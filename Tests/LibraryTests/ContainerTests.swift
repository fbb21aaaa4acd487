import Articles
import Foundation
import GRDB
import Testing

@testable import Library

@Suite struct `Files that hold many articles` {
    private let names = PlainNames(people: ["Jelena Marić", "Tomas Vale"])

    private func text(_ title: String, _ words: String = "Some words of the text stand here.") -> String {
        title + "\n\n" + words + " Jelena Marić was there.\n"
    }

    private func rows(_ library: Library, _ query: String = "") throws -> [ArticleRow] {
        try library.articles(matching: query, window: 0..<100).items
    }

    @Test func `each is an article with its name in the file, and what was kept of it stays with it`() throws
    {
        let folder = try TemporaryFolder()
        try folder.writeArchive([("a.txt", text("One")), ("b.txt", text("Two"))], to: "all.tar")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: names.annotate)
        let first = try importer.add(paths: [folder.path])
        #expect((first.new, first.refused) == (2, 0))
        let two = try #require(try rows(library).first { $0.headline.title == "Two" })
        #expect(
            (two.path, two.container, two.provenance.part) == (folder.path + "/all.tar", two.path, "b.txt"))
        #expect(try library.articleID(named: folder.path + "/all.tar#b.txt") == two.id)
        try library.setMark(.starred, true, articles: [two.id])
        try library.setTag("keep", true, articles: [two.id])

        // It grows, in another order, and one of its articles changes.
        try folder.writeArchive(
            [("c.txt", text("Three")), ("b.txt", text("Two")), ("a.txt", text("One", "Other words now."))],
            to: "all.tar")
        let second = try importer.add(paths: [folder.path])
        #expect((second.new, second.changed, second.unchanged, second.missing) == (1, 1, 1, 0))
        let later = try rows(library)
        #expect(later.count == 3)
        let kept = try #require(later.first { $0.id == two.id })
        #expect(kept.starred && kept.tags == ["keep"] && kept.headline.title == "Two")
        #expect(try library.entities(named: "Jelena Marić").map(\.articles) == [3])
        #expect(try library.check().problems == [])
    }

    @Test func `a file that has not changed is not read, and one that moved keeps its articles`() throws {
        let folder = try TemporaryFolder()
        try folder.writeArchive([("a.txt", text("One")), ("b.txt", text("Two"))], to: "all.tar")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        _ = try importer.add(paths: [folder.path])
        let ids = try rows(library).map(\.id)
        let file = try ArticleFile(named: folder.path + "/all.tar")
        #expect(try library.known(among: [file], readers: importer.readers).map(\.isUnchanged) == [true])
        #expect(try importer.add(paths: [folder.path]).unchanged == 2)

        try FileManager.default.moveItem(atPath: folder.path + "/all.tar", toPath: folder.path + "/moved.tar")
        let moved = try importer.add(paths: [folder.path])
        #expect((moved.new, moved.moved, moved.missing) == (0, 2, 0))
        #expect(try rows(library).map(\.id) == ids)
        #expect(try rows(library).allSatisfy { $0.path.hasSuffix("/moved.tar") && !$0.missing })

        try FileManager.default.removeItem(atPath: folder.path + "/moved.tar")
        #expect(try importer.add(paths: [folder.path]).missing == 2)
        #expect(try rows(library, "is:missing").count == 2)
        #expect(try library.check().problems == [])
    }

    @Test func `what is gone from the file is kept and told, and found again when it comes back`() throws {
        let folder = try TemporaryFolder()
        try folder.writeArchive([("a.txt", text("One")), ("b.txt", text("Two"))], to: "all.tar")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        _ = try importer.add(paths: [folder.path])
        try folder.writeArchive([("a.txt", text("One"))], to: "all.tar")
        let second = try importer.add(paths: [folder.path])
        #expect((second.unchanged, second.missing) == (1, 1))
        #expect(try library.titles("is:missing") == ["Two"])
        try folder.writeArchive(
            [("b.txt", text("Two")), ("a.txt", text("One")), ("c.txt", text("New"))], to: "all.tar")
        let third = try importer.add(paths: [folder.path])
        #expect((third.new, third.missing) == (1, 0))
        #expect(try library.titles("is:missing") == [])
    }

    @Test func `a large one is stored batch by batch, with the same result`() throws {
        let folder = try TemporaryFolder()
        // No two have the same words one after the other, so that none is a copy of another.
        let members = (0..<900).map { number in
            let words = (0..<500).map { "word\($0 * (number + 2) % 997)" }
            return ("\(number).txt", text("Title \(number)", words.joined(separator: " ") + "."))
        }
        try folder.writeArchive(members, to: "all.tar")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: names.annotate)
        #expect(try importer.add(paths: [folder.path]).new == 900)
        #expect(try library.entities(named: "Jelena Marić").map(\.articles) == [900])
        try folder.writeArchive(Array(members.reversed()) + [("new.txt", text("New"))], to: "all.tar")
        let second = try importer.add(paths: [folder.path])
        #expect((second.new, second.changed, second.unchanged, second.missing) == (1, 0, 900, 0))
        #expect(try library.check().problems == [])
    }

    @Test func `what could not be read is kept with its file until that changes`() throws {
        let folder = try TemporaryFolder()
        try folder.writeArchive(
            [("a.txt", text("One")), ("b.txt", "\u{0}\u{1}\u{0}\u{2}\u{0}")], to: "all.tar")
        try folder.write("\u{0}\u{1}\u{0}\u{2}\u{0}", to: "bad.txt")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        let first = try importer.add(paths: [folder.path])
        #expect((first.new, first.refused) == (1, 2))
        #expect(first.refusedFiles == [folder.path + "/bad.txt"])
        #expect(try library.problems().map(\.path) == ["/all.tar", "/bad.txt"].map { folder.path + $0 })
        let bad = try ArticleFile(named: folder.path + "/bad.txt")
        #expect(try library.known(among: [bad], readers: importer.readers).map(\.isUnchanged) == [true])
        // By other readers it may be another matter.
        #expect(try library.known(among: [bad], readers: "more").map(\.isUnchanged) == [false])
        let second = try importer.add(paths: [folder.path])
        #expect((second.unchanged, second.refused) == (1, 2))
        try folder.write(text("Good"), to: "bad.txt")
        #expect(try importer.add(paths: [folder.path]).new == 1)
        #expect(try library.problems().count == 1)
        try FileManager.default.removeItem(atPath: folder.path + "/all.tar")
        _ = try importer.add(paths: [folder.path])
        #expect(try library.problems().isEmpty)
    }

    @Test func `the marks of an export are taken over when an article first comes in`() throws {
        let library = try Library.inMemory()
        func incoming(_ text: String, _ marks: SavedMarks) -> IncomingArticle {
            IncomingArticle(
                file: ArticleSource(
                    path: "/x.csv", part: "1", size: 1, modified: 1, contentHash: Int64(text.count)),
                article: article("One", text), marks: marks)
        }
        let marks = SavedMarks(tags: ["To Read"], isStarred: true, isRead: true)
        let id = try library.store([incoming("First words.", marks)])[0].id
        let row = try rows(library)[0]
        #expect((row.tags, row.starred, row.unread) == (["to read"], true, false))
        try library.setTag("to read", false, articles: [id])
        _ = try library.store([incoming("Other words by now.", marks)])
        #expect(try rows(library)[0].tags == [])
    }

    @Test func `articles are found by their file, their format and what was saved of them`() throws {
        let library = try Library.inMemory()
        func put(_ title: String, _ path: String, _ provenance: ArticleProvenance) throws {
            let source = ArticleSource(
                path: path, part: provenance.part, size: 1, modified: 1, contentHash: 1)
            _ = try library.store([
                IncomingArticle(file: source, article: article(title, "Words."), provenance: provenance)
            ])
        }
        try put("Page", "/news/page.html", .init(format: .page, encoding: "utf-8", isPartial: true))
        try put("Member", "/news/all.zip", .init(format: .text, part: "in/one.txt", encoding: "utf-8"))
        try put("Text", "/other/text.txt", .plain)
        #expect(try library.titles("format:page") == ["Page"])
        #expect(try Set(library.titles("format:text")) == ["Member", "Text"])
        #expect(try library.titles("is:partial") == ["Page"])
        #expect(try library.titles("in:all.zip") == ["Member"])
        #expect(try Set(library.titles("in:/news")) == ["Page", "Member"])
        #expect(try library.titles("in:ews") == [])
        #expect(try library.titles("path:/news/all.zip") == ["Member"])
        #expect(Query(parsing: "format:nothing").problems.count == 1)
        #expect(try library.completions(of: "in:all").contains("in:all.zip"))
    }

    @Test
    func
        `a message of a mail folder stays itself when its flags change, and what is being delivered is none`()
        throws
    {
        let folder = try TemporaryFolder()
        try folder.write(text("One"), to: "mail/cur/1712.M1P2.host:2,")
        try FileManager.default.createDirectory(
            atPath: folder.path + "/mail/new", withIntermediateDirectories: true)
        try folder.write(text("Two"), to: "mail/cur/1713.M1P2.host:2,S")
        try folder.write(text("Half"), to: "mail/tmp/1714.M1P2.host:2,")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        #expect(try importer.add(paths: [folder.path]).new == 2)
        let ids = try Set(rows(library).map(\.id))
        let manager = FileManager.default
        try manager.moveItem(
            atPath: folder.path + "/mail/cur/1712.M1P2.host:2,",
            toPath: folder.path + "/mail/cur/1712.M1P2.host:2,RS")
        try manager.moveItem(
            atPath: folder.path + "/mail/cur/1713.M1P2.host:2,S",
            toPath: folder.path + "/mail/cur/1713.M1P2.host:2,FS")
        let later = try importer.add(paths: [folder.path])
        #expect((later.new, later.moved, later.missing) == (0, 2, 0))
        #expect(try Set(rows(library).map(\.id)) == ids)
    }
}
