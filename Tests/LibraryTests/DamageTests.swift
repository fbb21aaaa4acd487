import Articles
import CrossReferences
import Entities
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Library

@Suite struct `A damaged library` {
    /// As SQL: of every type that a column may have been given, and numbers that nothing can be counted by.
    static let wrongValues = ["'x1'", "x'FF00FE'", "NULL", "-7", "9223372036854775807", "1.5"]

    @Test(arguments: wrongValues)
    func `no wrong value in any column crashes a question`(value: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        try Self.make(path)
        let whole = try Self.inMemory(DatabaseQueue(path: path))
        let touched = try EveryQuestion(whole).all.map { question in
            try TouchedColumns(by: whole) { try question.ask() }
        }
        var library = try Library(path: path)
        let damaging = try Damaging(path)
        for (table, column) in try damaging.columns() {
            guard try damaging.write(value, into: column, of: table) else { continue }
            // What these tables hold is kept in memory.
            let isKept = ["lexicon", "shard"].contains(table)
            if isKept { library = try Library(path: path) }
            for (question, touched) in zip(EveryQuestion(library).all, touched)
            where isKept || touched.includes(column, of: table) {
                do {
                    try question.ask()
                } catch let error as LibraryError {
                    #expect(
                        error.description.contains(path), "\(question.name), \(table).\(column) = \(value)")
                } catch {
                    Issue.record("\(question.name), \(table).\(column) = \(value): \(error)")
                }
            }
            try damaging.restore(table)
            if isKept { library = try Library(path: path) }
        }
        #expect(try library.check().problems == [])
    }

    @Test(arguments: wrongValues)
    func `no wrong value in any column crashes a change`(value: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        try Self.make(path)
        let whole = try DatabaseQueue(path: path)
        let touched = try EveryChange.all.map { changes in
            let library = try Self.inMemory(whole)
            return try TouchedColumns(by: library) {
                for (_, make) in changes { do { try make(library) } catch is CorrectionRefusal {} }
            }
        }
        let damaging = try Damaging(path)
        for (table, column) in try damaging.columns() {
            guard try damaging.write(value, into: column, of: table) else { continue }
            if try Self.isOpened(path) {
                // Each set of changes from the same beginning, as one that was made changes what the next one meets.
                for (changes, touched) in zip(EveryChange.all, touched)
                where touched.includes(column, of: table) {
                    let library = try Self.inMemory(damaging.database)
                    for (name, make) in changes {
                        do {
                            try make(library)
                        } catch is LibraryError {
                        } catch is CorrectionRefusal {
                        } catch {
                            Issue.record("\(name), \(table).\(column) = \(value): \(error)")
                        }
                    }
                }
            }
            try damaging.restore(table)
        }
    }

    @Test func `what a question touches are the columns that change its answer`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        try Self.make(path)
        let library = try Self.inMemory(DatabaseQueue(path: path))
        let tags = try TouchedColumns(by: library) { _ = try library.tags() }
        #expect(tags.includes("tag", of: "tag"))
        #expect(!tags.includes("text", of: "articleText"))
        let deletes = try TouchedColumns(by: library) {
            try library.write { try $0.execute(sql: "DELETE FROM article WHERE id = 3") }
        }
        // What goes with the article, and not what it does not have.
        #expect(deletes.includes("text", of: "articleText"))
        #expect(!deletes.includes("message", of: "problem"))
    }

    @Test func `bytes that changed are told of, and crash no question`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        try Self.make(path)
        let whole = try Data(contentsOf: URL(filePath: path))
        var random = SeededRandom(seed: 11)
        var found = 0
        let broken = folder.path + "/broken.db"
        for _ in 0..<12 {
            var bytes = whole
            for _ in 0..<40 {
                let place = Int.random(in: 4_096..<bytes.count, using: &random)
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: broken + suffix)
            }
            try bytes.write(to: URL(filePath: broken))
            do {
                let library = try Library(path: broken)
                if !(try library.check().isSound) { found += 1 }
                for (_, ask) in EveryQuestion(library).all {
                    do { try ask() } catch is LibraryError { found += 1 }
                }
            } catch is LibraryError {
                found += 1
            }
        }
        #expect(found > 0)
    }

    @Test func `a check says which of the counts of an entity is wrong`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        try Self.make(path)
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: "UPDATE entity SET mentions = mentions + 1 WHERE name = 'Paris'")
        }
        let problems = try Library(path: path).check().problems
        #expect(problems.count == 1)
        #expect(
            problems.first?.hasSuffix(
                "is said to have 3 articles and 4 mentions, but has 3 articles and 3 mentions.")
                == true)
    }

    /// A library in memory with what another holds.
    private static func inMemory(_ other: DatabaseQueue) throws -> Library {
        let queue = try DatabaseQueue(configuration: LibraryOpening.configuration())
        try other.backup(to: queue)
        return Library(inMemory: queue)
    }

    private static func isOpened(_ path: String) throws -> Bool {
        do { _ = try Library(path: path) } catch is LibraryError { return false }
        return true
    }

    /// A small library with a row in every table.
    private static func make(_ path: String) throws {
        let library = try Library(path: path)
        // Before the articles, so that their texts are written by it.
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: "INSERT INTO lexicon (entries, common) VALUES (x'00', x'0103746865')")
        }
        for number in 0..<3 {
            let made = article(
                "Talks \(number)", "The Vladimir Putin and the Emmanuel Macron met Ada Wren in Paris.",
                "“It rained,” Putin said of the matter \(number).", date: "2024-03-0\(number + 1)",
                source: "Harbour Post")
            let names = PlainNames(
                people: ["Vladimir Putin", "Emmanuel Macron", "Ada Wren"], places: ["Paris"])
            var annotation = names.annotate(made)
            annotation.entities[0].roles = ["president"]
            let said = made.text.utf8.count - 30
            annotation.quotations = [
                Quotation(range: said..<said + 9, speaker: 0, cue: "said", confidence: 0.9)
            ]
            let bytes = Array(made.text.utf8)
            _ = try library.store([
                IncomingArticle(
                    file: ArticleSource(
                        path: "/news/\(number)", size: bytes.count, modified: 1,
                        contentHash: ArticleSource.hash(of: bytes)), article: made, annotation: annotation)
            ])
        }
        let rows = try library.articles(matching: "", window: 0..<9).items
        try library.setTag("talks", true, articles: [rows[0].id])
        try library.setMark(.starred, true, articles: [rows[0].id])
        try library.setMark(.unread, false, articles: [rows[1].id])
        try library.saveSearch("putin", as: "Putin")
        try library.write("Ask.", on: .passage(rows[0].id, 0..<4))
        let putin = try #require(try library.entities(named: "Vladimir Putin").first?.id)
        let macron = try #require(try library.entities(named: "Emmanuel Macron").first?.id)
        try library.write("Who is he?", on: .entity(macron))
        _ = try library.correct(.about(putin, .split(as: "Igor Lark"), in: [.init(rows[2].id)]))
        _ = try library.correct(.about(macron, .rename(to: "E. Macron")))
        let wren = try #require(try library.entities(named: "Ada Wren").first?.id)
        _ = try library.correct(.merge(wren, into: macron))
        let lark = try #require(try library.entities(named: "Igor Lark").first?.id)
        _ = try library.correct(.neverMerge(lark, putin))
        try DatabaseQueue(path: path).write {
            try $0.execute(
                sql: """
                    INSERT INTO doubt (article, entity, other, confidence, mentions, isWhole)
                        VALUES (1, 1, 2, 60, 1, 0), (1, 1, 1, 60, 1, 0), (2, 2, 1, 40, 1, 1);
                    INSERT INTO keyToSettle (key) VALUES (1);
                    INSERT INTO namesake (person, other, isSettled) VALUES (1, 2, 1);
                    INSERT INTO container (folder, size, modified, contentHash, articles, fields) VALUES (1, 9, 1, 5, 1, '');
                    INSERT INTO refusedFile VALUES ('/news/bad', 9, 1, 'text');
                    INSERT INTO problem (path, line, message) VALUES ('/news/bad', 3, '/news/bad is empty.');
                    INSERT INTO readerState VALUES ('screen', '{}');
                    INSERT INTO follow (entity) VALUES (1), (2);
                    INSERT OR REPLACE INTO seen VALUES (1, x'0309'), (2, NULL);
                    UPDATE article SET url = 'https://example.com/1', address = 7, versions = 2 WHERE id = 1;
                    INSERT INTO version SELECT NULL, id, folder, file || '-older', size, modified, contentHash + 1, 0, title,
                        date, dateOrigin, source, byline, url, language, words, provenance, lexicon, length, blocks, text
                        FROM article JOIN articleText ON article = id WHERE id = 1;
                    INSERT INTO feed (address, file, title, asked, status)
                        VALUES ('https://example.com/feed', 'example.com-1', 'Post', 9, 200);
                    INSERT INTO heldHost VALUES ('example.com', 99);
                    INSERT INTO pageToFetch VALUES (1);
                    INSERT INTO chosenCopy VALUES (2);
                    INSERT INTO articleToPlace VALUES (1);
                    INSERT INTO story VALUES (1, 1), (2, 1);
                    UPDATE article SET copyOf = 2 WHERE id = 3;
                    """)
        }
        try library.write { try FoldedCounts($0, library.texts($0)).recount([2, 3]) }
    }
}
