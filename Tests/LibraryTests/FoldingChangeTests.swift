import Articles
import GRDB
import Testing
import WordIndex

@testable import Library

@Suite struct `A library made before letters were folded as now` {
    private let words = ["зелёный", "ﬁnance", "กรุงเทพมหานคร"]

    /// A library with one article, whose index and names are as an earlier version wrote them.
    private func older() throws -> Library {
        let library = try Library.inMemory()
        let names = PlainNames(people: ["Ада Зелёный"])
        try library.put(
            article("Зелёный", "Ада Зелёный, a man of ﬁnance, กรุงเทพมหานคร."), path: "/old", names: names)
        try library.write { database in
            let id = try #require(try Int64.fetchOne(database, sql: "SELECT id FROM shard"))
            let documents = try #require(try TextIndexShard.load(id, database)).documents
            try database.execute(sql: "DELETE FROM shard; DELETE FROM termBlock")
            var writer = TermBlockWriter()
            for word in words.map({ Array($0.utf8) }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                let postings = Postings.pack([Postings.Occurrence(document: 0, count: 1, inTitle: false)])
                writer.add(term: word, documents: 1, postings: postings)
            }
            writer.close()
            try PackedShard(documents, blocks: writer.blocks).insert(lexicon: 0, into: database)
            try database.execute(sql: "UPDATE nameWord SET word = 'зелёный' WHERE word = 'зеленый'")
        }
        return library
    }

    @Test func `its words and names are found after it was brought to the new form`() throws {
        let library = try older()
        let queries = ["зеленый", "finance", "กรุงเทพ", "man", "person:зелёный"]
        for query in queries { #expect(try library.titles(query).isEmpty) }
        try library.write { try FoldingChange.apply(to: $0) }
        for query in queries { #expect(try library.titles(query) == ["Зелёный"]) }
        #expect(try library.check().problems == [])
        #expect(try library.entities(matching: "зеленый", window: 0..<5).total == 1)
    }

    @Test func `one that has no such words is left as it is`() throws {
        let library = try Library.inMemory()
        try library.put(article("Élysée", "Œuvre of Łódź; Йод, τσιπρας."), path: "/new")
        func shards() throws -> [Int64] {
            try library.read { try Int64.fetchAll($0.database, sql: "SELECT id FROM shard") }
        }
        let before = try shards()
        try library.write { try FoldingChange.apply(to: $0) }
        #expect(try shards() == before)
    }
}
