import Articles
import CrossReferences
import Entities
import Foundation
import GRDB
import Testing
import WordIndex

@testable import Library

/// Articles that give no date, whose files are newer than all others.
@Suite struct `Articles without a date` {
    private let names = PlainNames(people: ["Tomas Vale", "Ada Wren"])

    /// Four articles about Vale, two of which give a date; Wren is named without one alone.
    private func fill(_ library: Library) throws {
        let texts: [(title: String, text: String, date: String, origin: ArticleDate.Origin)] = [
            ("Later note", "Tomas Vale rested.", "2026-11-29T10:00:00Z", .fileTime),
            ("March", "Tomas Vale spoke.", "2024-03-04", .text),
            ("Early note", "Tomas Vale met Ada Wren.", "1999-01-01", .fileTime),
            ("May", "Tomas Vale left.", "2024-05-01", .text),
        ]
        for (number, item) in texts.enumerated() {
            var article = article(item.title, item.text, date: item.date)
            article.date.origin = item.origin
            try library.put(article, path: "/\(number)", names: names)
        }
    }

    private func filled() throws -> Library {
        let library = try Library.inMemory()
        try fill(library)
        return library
    }

    private func id(_ name: String, in library: Library) throws -> EntityID {
        try #require(try library.entities(named: name).first).id
    }

    private let newestFirst = ["May", "March", "Later note", "Early note"]

    private func expectLast(in library: Library) throws {
        #expect(try library.titles("") == newestFirst)
        #expect(try library.titles("vale") == newestFirst)
        let vale = try id("Tomas Vale", in: library)
        #expect(
            try library.search("vale", window: 0..<9, isTyping: true).items.map(\.headline.title)
                == newestFirst)
        #expect(
            try library.articles(mentioning: vale, window: 0..<9).items.map(\.headline.title) == newestFirst)
        let row = try #require(try library.entities(named: "Tomas Vale").first)
        #expect(row.first == "2024-03-04" && row.last == "2024-05-01")
        let dossier = try #require(try library.dossier(of: vale))
        #expect(dossier.first?.title == "March" && dossier.last?.title == "May" && dossier.undated == 2)
        #expect(dossier.stops.map(\.isDated) == [true, true, false, false])
        #expect(try library.check().problems == [])
    }

    @Test func `come last wherever the newest comes first, and are nobody's first or last`() throws {
        let library = try filled()
        try expectLast(in: library)
        for (place, title) in newestFirst.enumerated() {
            let article = try library.articles(matching: "title:\"\(title)\"", window: 0..<1).items[0].id
            #expect(try library.position(of: article, matching: "") == place)
            #expect(try library.position(of: article, matching: "vale") == place)
        }
    }

    @Test func `come last where the oldest comes first too`() throws {
        let library = try filled()
        let vale = try id("Tomas Vale", in: library)
        let oldestFirst = ["March", "May", "Early note", "Later note"]
        #expect(
            try library.mentions(of: vale, window: 0..<9).items.map(\.headline.title) == oldestFirst)
        let titles = try library.trail(of: vale).map {
            try #require(try library.article($0.article)).article.title
        }
        #expect(titles == oldestFirst)
    }

    @Test func `whoever is named in no other has no first and last`() throws {
        let library = try filled()
        let row = try #require(try library.entities(named: "Ada Wren").first)
        #expect(row.first == nil && row.last == nil)
        let dossier = try #require(try library.dossier(of: row.id))
        #expect(dossier.first == nil && dossier.last == nil && dossier.undated == 1)
        let counted = try library.entities(matching: "source:none OR wren", window: 0..<9)
        #expect(counted.items.map(\.first) == [nil])
        #expect(try library.company(of: row.id).names.map(\.first.isDated) == [false])
    }

    @Test func `are neither before nor after any day, and their files' days are not offered`() throws {
        let library = try filled()
        #expect(try library.titles("after:2024-04") == ["May"])
        #expect(try library.titles("before:2024-04") == ["March"])
        #expect(try library.titles("-before:2024-04") == ["May", "Later note", "Early note"])
        #expect(try library.completions(of: "on:").contains { $0.contains("2026") } == false)
    }

    @Test func `a date that is found later makes one the first, and its loss takes that away`() throws {
        let library = try filled()
        try library.put(
            article("Early note", "Tomas Vale met Ada Wren again.", date: "2020-01-01"), path: "/2",
            names: names)
        var vale = try #require(try library.entities(named: "Tomas Vale").first)
        #expect(vale.first == "2020-01-01" && vale.last == "2024-05-01")
        for number in [1, 2, 3] {
            var undated = article("Text \(number)", "Tomas Vale slept.", date: "2026-01-0\(number)")
            undated.date.origin = .fileTime
            try library.put(undated, path: "/\(number)", names: names)
        }
        vale = try #require(try library.entities(named: "Tomas Vale").first)
        #expect(vale.first == nil && vale.last == nil)
        #expect(try library.check().problems == [])
    }

    @Test func `corrections keep to that`() throws {
        let library = try filled()
        let vale = try id("Tomas Vale", in: library)
        _ = try library.correct(.merge(id("Ada Wren", in: library), into: vale))
        try expectLast(in: library)
        _ = try library.undoCorrection()
        #expect(try library.entities(named: "Ada Wren").first?.first == nil)
    }

    @Test func `come last in a library that an older version made`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        do {
            let library = try Library(path: path)
            try fill(library)
            try library.database.write { database in
                try database.execute(sql: OlderLibrary.version8)
                // As the older version wrote them.
                for id in try Int64.fetchAll(database, sql: "SELECT id FROM shard") {
                    guard let shard = try TextIndexShard.load(id, database) else { continue }
                    var documents = shard.documents
                    for place in documents.indices {
                        documents[place].date = DateKey.seconds(of: documents[place].date)
                    }
                    try database.execute(
                        sql: "UPDATE shard SET documents = ? WHERE id = ?",
                        arguments: [Data(PackedShard.packed(documents)), id])
                }
            }
        }
        try expectLast(in: try Library(path: path))
    }
}
