import TestSupport
import Testing

@testable import Articles
@testable import Library

@Suite struct `A query finds what looking through every article finds` {
    /// Asks a library and a list the same random questions.
    private func compare(
        _ library: Library, _ collection: PlainCollection, _ count: Int, _ random: inout SeededRandom
    ) throws {
        for _ in 0..<count {
            let query = PlainQuery.random(using: &random)
            #expect(try paths(library, query.text) == collection.answers(query), "\(query.text)")
            // What was understood, asked again.
            let again = Query(parsing: query.text).description
            #expect(try paths(library, again) == collection.answers(query), "\(query.text) → \(again)")
        }
        for _ in 0..<count / 4 {
            let query = PlainQuery.unfinished(using: &random)
            // As one types it, without the star at its end.
            var typed = query.text
            typed.removeAll { $0 == "*" }
            if typed.hasSuffix("\"") { typed.removeLast() }
            guard !query.text.dropLast(3).contains("*") else { continue }
            #expect(
                try paths(library, typed, isTyping: true) == collection.answers(query),
                "\(typed), being typed")
        }
        for _ in 0..<count / 4 {
            // In a query for entities the last name may be unfinished; a full stop at the end is no name, and no word.
            let query = PlainQuery.random(depth: 1, using: &random)
            let found = try library.entities(matching: query.text + " .", window: 0..<100).items
            let counts = Dictionary(found.map { ($0.name, $0.mentions) }, uniquingKeysWith: +)
            #expect(counts == collection.naming(query), "who \(query.text)")
        }
    }

    private func paths(_ library: Library, _ query: String, isTyping: Bool = false) throws -> [String] {
        let found = try library.articles(
            matching: query, window: 0..<10_000, isTyping: isTyping, copies: true)
        #expect(found.items.count == found.total)
        return found.items.map(\.path).sorted()
    }

    /// Takes articles in with several transactions, writes some anew, marks some, loses some, and compares all along.
    private func grow(_ library: Library, seed: UInt64, isLong: Bool, questions: Int) throws {
        var collection = PlainCollection(seed: seed)
        var random = SeededRandom(seed: seed &+ 1)
        for _ in 0..<9 {
            _ = try library.store(collection.add(Int.random(in: 1..<9, using: &random)))
            try PlainCollection.follow(in: library)
        }
        try compare(library, collection, questions, &random)
        if isLong {
            // Now the library learns a lexicon; what came before is indexed anew.
            for _ in 0..<3 { _ = try library.store(collection.add(160, isLong: true)) }
            #expect(try library.newestLexicon() != nil)
        }
        _ = try library.store(collection.change(20))
        try collection.mark(in: library)
        try compare(library, collection, questions, &random)
        for _ in 0..<12 {
            _ = try library.store(collection.add(3))
            _ = try library.store(collection.change(2))
        }
        let left = collection.lose(9)
        var files = ArticleFileList()
        for path in left { files.append(ArticleFile(path: path, size: 1, modified: 1, device: 1, inode: 1)) }
        _ = try library.markMissing(in: ["/n"], listed: files)
        try collection.mark(in: library)
        try compare(library, collection, questions, &random)
        #expect(try library.check().problems == [])
    }

    @Test(arguments: [1, 2, 3])
    func `in memory, while articles come, change and go`(seed: UInt64) throws {
        try grow(try Library.inMemory(), seed: seed, isLong: false, questions: 120)
    }

    @Test(arguments: [4, 5])
    func `on disk, before and after a lexicon was learned`(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        try grow(try Library(path: folder.path + "/library.db"), seed: seed, isLong: true, questions: 80)
    }
}
