import Articles
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Library

@Suite struct `A disk without room` {
    private let names = PlainNames(people: ["Ada Wren", "Tomas Vale"], places: ["Karsk"])

    private func text(_ number: Int) -> String {
        "Title \(number)\n\nAda Wren wrote to Tomas Vale of matter\(number). "
            + (0..<200).map { "word\(number * 200 + $0)" }.joined(separator: " ")
    }

    /// As on a full disk: SQLite answers SQLITE_FULL when the file would become larger.
    private func setRoom(_ pages: Int?, in library: Library) throws {
        try library.database.write { database in
            let count = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages.map { count + $0 } ?? 1 << 30)")
        }
    }

    @Test(arguments: [0, 2, 9, 40])
    func `stops an import in one sentence, and what was told as stored is there`(pages: Int) throws {
        let folder = try TemporaryFolder()
        for number in 0..<300 { try folder.write(text(number), to: "texts/\(number).txt") }
        let path = folder.path + "/library.db"
        let library = try Library(path: path)
        let importer = Importer(library: library, names: names.annotate)
        _ = try importer.add(paths: [folder.path + "/texts/0.txt"])
        try setRoom(pages, in: library)
        let told = Told()
        #expect(throws: LibraryError.diskFull(path: path)) {
            try importer.add(paths: [folder.path + "/texts"], progress: { told.note($0.new) })
        }
        #expect(LibraryError.diskFull(path: path).description.split(separator: "\n").count == 1)
        #expect(try library.status().articles == 1 + told.articles)
        #expect(try library.check().problems == [])
        #expect(try library.titles("matter0") == ["Title 0"])

        // There is room again, for this program and for the next.
        try setRoom(nil, in: library)
        _ = try importer.add(paths: [folder.path + "/texts"])
        #expect(try library.status().articles == 300)
        #expect(try library.entities(named: "Ada Wren").map(\.articles) == [300])
        #expect(try Library(path: path).check().problems == [])
    }

    @Test func `keeps marks, tags and searches as they were`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        let library = try Library(path: path)
        let id = try library.put(article("One", "A text."), path: "/1").id
        try library.saveSearch("text", as: "Kept")
        try setRoom(0, in: library)
        let long = String(repeating: "many words ", count: 100_000)
        #expect(throws: LibraryError.diskFull(path: path)) { try library.saveSearch(long, as: "Kept") }
        #expect(throws: LibraryError.diskFull(path: path)) { try library.setTag(long, true, articles: [id]) }
        #expect(try library.savedSearches().map(\.query) == ["text"])
        #expect(try library.tags() == [])
        #expect(try library.check().problems == [])
    }

    /// The most that progress has told of.
    private final class Told: Sendable {
        private let state = Mutex(0)
        var articles: Int { state.withLock { $0 } }
        func note(_ count: Int) { state.withLock { $0 = max($0, count) } }
    }
}

@Suite struct `A library that may only be read` {
    private let names = PlainNames(people: ["Ada Wren"], places: ["Karsk"])

    private func expectAnswers(_ library: Library) throws {
        #expect(library.isReadOnly)
        #expect(try library.titles("") == ["Two", "One"])
        let hit = try #require(try library.search("harbour", window: 0..<5, isTyping: true).items.first)
        #expect(try library.article(hit.headline.article)?.entities.map(\.name) == ["Ada Wren", "Karsk"])
        #expect(try library.entities(matching: "", window: 0..<5).items.map(\.name) == ["Ada Wren", "Karsk"])
        #expect(try library.roster().entries.count == 2)
        #expect(try library.related(to: hit.headline.article, limit: 5).count <= 1)
        #expect(try library.tags().map(\.tag) == ["port"])
        #expect(try library.savedSearches().map(\.articles) == [2])
        #expect(try library.check().problems == [])
        for change: () throws -> Void in [
            { try library.setTag("x", true, articles: [hit.headline.article]) },
            { try library.setMark(.unread, false, articles: [hit.headline.article]) },
            { try library.saveSearch("x", as: "x") },
        ] {
            #expect(throws: LibraryError.readOnly(path: library.path)) { try change() }
        }
    }

    /// Makes a name that not even somebody who may do everything can open or make a file of.
    private func block(_ path: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: path + "-nowhere/file")
    }

    private func stocked(_ path: String) throws {
        let library = try Library(path: path)
        let id = try library.put(
            article("One", "Ada Wren saw the harbour of Karsk."), path: "/1", names: names
        ).id
        try library.put(article("Two", "Ada Wren again.", date: "2024-05-01"), path: "/2", names: names)
        try library.setTag("port", true, articles: [id])
        try library.saveSearch("wren", as: "Wren")
    }

    @Test func `answers everything, and says of a change that it cannot be made`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        try stocked(path)
        try expectAnswers(Library(path: path, readOnly: true))
    }

    @Test func `answers where not even the files beside it can be made`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        try stocked(path)
        try block(path + "-shm")
        try expectAnswers(Library(path: path, readOnly: true))
    }

    @Test func `answers where neither the file nor its folder may be written`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/sub/library.db"
        try stocked(path)
        chmod(path, 0o444)
        chmod(folder.path + "/sub", 0o555)
        defer { chmod(folder.path + "/sub", 0o755) }
        // Nothing is forbidden to the superuser.
        if geteuid() == 0 {
            #expect(try Library(path: path).titles("") == ["Two", "One"])
        } else {
            try expectAnswers(Library(path: path))
        }
    }

    @Test func `is not read without the changes that lie beside it unmerged`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        let library = try Library(path: path)
        try library.put(article("One", "Ada Wren."), path: "/1", names: names)
        let copy = folder.path + "/copy.db"
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        try block(copy + "-shm")
        #expect(throws: LibraryError.readOnly(path: copy)) { try Library(path: copy, readOnly: true) }
        #expect(try library.titles("") == ["One"])
    }
}
