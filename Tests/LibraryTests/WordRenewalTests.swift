import Articles
import GRDB
import Testing
import WordIndex

@testable import Library

@Suite struct `A library made before letters were folded as now` {
    private let words = ["зелёный", "ﬁnance", "กรุงเทพมหานคร"]

    private func fill(_ library: Library) throws {
        let names = PlainNames(people: ["Ада Зелёный"])
        try library.put(
            article("Зелёный", "Ада Зелёный, a man of ﬁnance, กรุงเทพมหานคร."), path: "/old", names: names)
    }

    /// Makes the index and the names of a library with one article what an earlier version wrote.
    private func age(_ library: Library) throws {
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
    }

    /// A library with one article, whose index and names are as an earlier version wrote them.
    private func older() throws -> Library {
        let library = try Library.inMemory()
        try fill(library)
        try age(library)
        return library
    }

    /// All terms with their postings, and all words of names.
    private func words(of library: Library) throws -> [String] {
        try library.read { snapshot in
            var lines = try String.fetchAll(
                snapshot.database, sql: "SELECT word || ' ' || entity FROM nameWord ORDER BY word, entity")
            for shard in try snapshot.index.shards {
                try shard.forEachTerm(from: [], in: snapshot.database) { term, postings in
                    lines.append("\(term) \(postings.packed)")
                    return true
                }
            }
            return lines
        }
    }

    @Test func `its words and names are found after it was brought to the new form`() throws {
        let library = try older()
        let queries = ["зеленый", "finance", "กรุงเทพ", "man", "person:зелёный"]
        for query in queries { #expect(try library.titles(query).isEmpty) }
        try library.write { try WordRenewal.run($0) }
        for query in queries { #expect(try library.titles(query) == ["Зелёный"]) }
        #expect(try library.check().problems == [])
        #expect(try library.entities(matching: "зеленый", window: 0..<5).total == 1)
    }

    @Test func `opening one of the version before gives what adding its articles now would`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        do {
            let library = try Library(path: path)
            try fill(library)
            try age(library)
            try library.database.write { try $0.execute(sql: OlderLibrary.version8) }
        }
        let fresh = try Library.inMemory()
        try fill(fresh)
        let opened = try Library(path: path)
        #expect(try words(of: opened) == words(of: fresh))
        #expect(
            try opened.read { try Int.fetchOne($0.database, sql: "PRAGMA user_version") }
                == LibrarySchema.version)
    }

    @Test func `one that has no such words is left as it is`() throws {
        let library = try Library.inMemory()
        try library.put(article("Élysée", "Œuvre of Łódź; Йод, τσιπρας."), path: "/new")
        func shards() throws -> [Int64] {
            try library.read { try Int64.fetchAll($0.database, sql: "SELECT id FROM shard") }
        }
        let before = try shards()
        try library.write { try WordRenewal.run($0) }
        #expect(try shards() == before)
    }
}
