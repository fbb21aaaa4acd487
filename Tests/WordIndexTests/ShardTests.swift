import TestSupport
import Testing

@testable import WordIndex

@Suite struct `A shard of the index of words` {
    private func packed(_ articles: [PlainArticle], _ lexicon: TextLexicon? = nil) -> PackedShard {
        var builder = ShardBuilder()
        for article in articles {
            builder.add(article.words(lexicon), article: article.id, date: article.date)
        }
        return builder.finished()
    }

    private func expected(
        _ articles: [PlainArticle], common: Set<String> = []
    ) -> [String: [Int64: PlainOccurrence]] {
        var expected: [String: [Int64: PlainOccurrence]] = [:]
        for article in articles {
            for (term, occurrence) in article.terms(common: common) {
                expected[term, default: [:]][article.id] = occurrence
            }
        }
        return expected
    }

    @Test(arguments: [0, 1, 5, 60]) func `it knows of every word what the articles themselves say`(
        count: Int64
    )
        throws
    {
        var random = SeededRandom(seed: UInt64(count))
        // Not in the order of their ids.
        let articles = plainArticles(10..<10 + count, &random).shuffled(using: &random)
        let packed = packed(articles)
        let shard = try TextIndexShard(packed)
        #expect(try shard.terms(packed.blocks) == expected(articles))
        let sorted = articles.sorted { $0.id < $1.id }
        #expect(shard.articles == sorted.map(\.id))
        #expect(shard.dates == sorted.map(\.date))
        #expect(shard.live.count == Int(count) && shard.capacity == Int(count) && packed.count == Int(count))
        for id in 0..<count + 20 {
            #expect(shard.document(of: id) == sorted.firstIndex { $0.id == id })
        }
    }

    @Test func `it has the pairs of common words, and no others`() throws {
        var random = SeededRandom(seed: 3)
        let common = ["the", "minister", "of"]
        let lexicon = TextLexicon(id: 7, .init(entries: [], common: common.map { Array($0.utf8) }))
        let articles = plainArticles(1..<40, &random)
        let packed = packed(articles, lexicon)
        let found = try TextIndexShard(packed).terms(packed.blocks)
        #expect(found == expected(articles, common: Set(common)))
        #expect(found.keys.contains { $0.hasPrefix("\u{4}") })
        #expect(articles[0].words(lexicon).lexicon == 7 && articles[0].words().lexicon == 0)
    }

    @Test func `the first one and two bytes of words have all documents with such a word`() throws {
        var random = SeededRandom(seed: 5)
        let articles = plainArticles(1..<50, &random)
        let packed = packed(articles)
        let shard = try TextIndexShard(packed)
        var found: [String: Set<Int64>] = [:]
        try shard.forEachTerm(
            from: [IndexField.shortPrefix.rawValue], in: BlocksInMemory(blocks: [1: packed.blocks])
        ) { term, postings in
            guard term.first == IndexField.shortPrefix.rawValue else { return false }
            let prefix = String(decoding: term.dropFirst(), as: UTF8.self)
            postings.visit { found[prefix, default: []].insert(shard.articles[$0.document]) }
            #expect(postings.documents == found[prefix]?.count)
            return true
        }
        var expected: [String: Set<Int64>] = [:]
        for article in articles {
            for term in article.terms().keys where (term.utf8.first ?? 0) > IndexField.last {
                for length in 1...2 where length <= term.count {
                    expected[String(term.prefix(length)), default: []].insert(article.id)
                }
            }
        }
        #expect(found == expected)
    }

    @Test func `terms are found from any place on, in order`() throws {
        var random = SeededRandom(seed: 15)
        let words = (0..<3_000).map { _ in
            String(decoding: random.bytes(1..<12, of: Array("abcdefgh".utf8)), as: UTF8.self)
        }
        let article = PlainArticle(id: 1, date: 0, title: "t", body: words.joined(separator: " "))
        let packed = packed([article])
        #expect(packed.blocks.count > 3)
        let shard = try TextIndexShard(packed)
        let blocks = BlocksInMemory(blocks: [1: packed.blocks])
        var all: [[UInt8]] = []
        try shard.forEachTerm(from: [], in: blocks) { term, _ in
            all.append(term)
            return true
        }
        #expect(all == all.sorted { $0.lexicographicallyPrecedes($1) })
        for start in all + [[], [0], [255], Array("bb".utf8), Array("hh~".utf8)] {
            var first: [UInt8]?
            try shard.forEachTerm(from: start, in: blocks) { term, _ in
                first = term
                return false
            }
            #expect(first == all.first { !$0.lexicographicallyPrecedes(start) })
        }
    }

    @Test func `what is left of several shards is one, as if it had been made of these articles`() throws {
        var random = SeededRandom(seed: 21)
        for _ in 0..<10 {
            let articles = plainArticles(1..<60, &random)
            var builder = ShardBuilder()
            var living: [PlainArticle] = []
            for (number, part) in [articles[..<20], articles[20..<25], articles[25...]].enumerated() {
                let packed = packed(Array(part))
                let shard = try TextIndexShard(packed, id: Int64(number))
                var dead = DocumentSet(capacity: shard.capacity)
                for article in part {
                    guard let document = shard.document(of: article.id) else { continue }
                    if Int.random(in: 0..<3, using: &random) == 0 {
                        dead.insert(document)
                    } else {
                        living.append(article)
                    }
                }
                builder.add(shard, without: dead, blocks: packed.blocks)
            }
            #expect(builder.finished() == packed(living))
        }
    }

    @Test func `the dead are not found, and not among the living`() throws {
        var random = SeededRandom(seed: 2)
        let packed = packed(plainArticles(1..<11, &random))
        let dead = DocumentSet.of([0, 9], capacity: 10)
        let shard = try TextIndexShard(packed, dead: dead.bytes)
        #expect(shard.live.count == 8 && shard.dead == dead)
        #expect(shard.document(of: 1) == nil && shard.document(of: 10) == nil && shard.document(of: 2) == 1)
    }

    @Test func `one that was cut off is damaged, wherever that is`() throws {
        var random = SeededRandom(seed: 33)
        let packed = packed(plainArticles(1..<30, &random))
        for length in 0..<packed.documents.count {
            #expect(throws: WordIndexError.damagedShard(5)) {
                try TextIndexShard(
                    id: 5, revision: 0, lexicon: 0, documents: Array(packed.documents[..<length]),
                    directory: packed.directory, dead: [])
            }
        }
        for length in 0..<packed.directory.count {
            #expect(throws: WordIndexError.damagedShard(5)) {
                try TextIndexShard(
                    id: 5, revision: 0, lexicon: 0, documents: packed.documents,
                    directory: Array(packed.directory[..<length]), dead: [])
            }
        }
        #expect("\(WordIndexError.damagedShard(5))" == "the index of words, part 5")
    }

    @Test func `a block that is not there is told by the store`() throws {
        var random = SeededRandom(seed: 33)
        let shard = try TextIndexShard(packed(plainArticles(1..<30, &random)))
        #expect(throws: BlocksInMemory.Missing.self) { try shard.terms([]) }
    }

    @Test func `an article's words are counted up to 255, and cut at forty bytes`() throws {
        let long = String(repeating: "long", count: 20)
        let body = Array(repeating: "word", count: 400).joined(separator: " ") + " " + long
        let packed = packed([PlainArticle(id: 1, date: 0, title: "T", body: body)])
        let terms = try TextIndexShard(packed).terms(packed.blocks)
        #expect(terms["word"] == [1: PlainOccurrence(count: 255)])
        #expect(terms[String(long.prefix(40))] == [1: PlainOccurrence(count: 1)])
        #expect(terms[long] == nil)
    }
}

@Suite struct `The merging of shards` {
    @Test func `few shards are left, and each article is written anew a few times only`() {
        var shards: [ShardMerging.Candidate] = []
        var next: Int64 = 1
        var written = 0
        for _ in 0..<4_096 {
            shards.append(.init(id: next, count: 1, lexicon: 1))
            next += 1
            while case let group = ShardMerging.nextGroup(of: shards), !group.isEmpty {
                let sum = group.reduce(0) { $0 + $1.count }
                written += sum
                shards.removeAll { shard in group.contains { $0.id == shard.id } }
                shards.append(.init(id: next, count: sum, lexicon: 1))
                next += 1
            }
        }
        #expect(shards.count <= 5 * ShardMerging.fanIn)
        #expect(shards.reduce(0) { $0 + $1.count } == 4_096)
        #expect(written <= 4 * 4_096)
    }

    @Test func `shards of other lexicons and large ones stay apart`() {
        let mixed = (0..<14).map { ShardMerging.Candidate(id: $0, count: 3, lexicon: $0 % 2) }
        #expect(ShardMerging.nextGroup(of: mixed).isEmpty)
        let large = (0..<20).map { ShardMerging.Candidate(id: $0, count: 9_000, lexicon: 1) }
        #expect(ShardMerging.nextGroup(of: large).isEmpty)
        let half = (0..<20).map { ShardMerging.Candidate(id: $0, count: 8_000, lexicon: 1) }
        #expect(ShardMerging.nextGroup(of: half).map(\.id) == [0, 1])
    }

    @Test func `the smallest shards of one lexicon go first`() {
        let small = (0..<9).map { ShardMerging.Candidate(id: $0, count: 1, lexicon: 2) }
        let larger = (10..<19).map { ShardMerging.Candidate(id: $0, count: 100, lexicon: 1) }
        #expect(ShardMerging.nextGroup(of: larger + small).map(\.id) == Array(0..<8))
    }
}

@Suite struct `The order of articles by date` {
    private func shards() throws -> [TextIndexShard] {
        let dates: [[(Int64, Int64)]] = [[(1, 50), (2, 70), (3, 50)], [(4, 50), (5, 90)]]
        return try dates.enumerated().map { number, rows in
            let documents = rows.map { ShardBuilder.Document(article: $0.0, date: $0.1, length: 10) }
            let packed = PackedShard(documents, blocks: [])
            return try TextIndexShard(packed, id: Int64(number), dead: number == 0 ? [0b010] : [])
        }
    }

    @Test func `newest first, then the later one; the dead have no place`() throws {
        let index = TextIndex(generation: 1, shards: try shards())
        let order = index.order
        let ids = order.entries.map { index.shards[Int($0.shard)].articles[Int($0.document)] }
        #expect(ids == [5, 4, 3, 1])
        #expect(order.places == [[3, -1, 2], [1, 0]])
        #expect(index.liveDocuments == 4 && index.averageLength == 10)
    }

    @Test func `it is kept while the shards are the same`() throws {
        let shards = try shards()
        let index = TextIndex(generation: 1, shards: shards)
        _ = index.order
        let marked = TextIndex(generation: 2, shards: shards, older: index)
        #expect(marked.order.places == index.order.places)
        let less = TextIndex(generation: 3, shards: [shards[1]], older: marked)
        #expect(less.order.places == [[1, 0]])
    }
}

@Suite struct `The fields of the index` {
    @Test func `their numbers, which libraries are written with, stay`() {
        let numbers = IndexField.allCases.map { "\($0) \($0.rawValue)" }
        #expect(numbers == ["source 1", "byline 2", "language 3", "pair 4", "shortPrefix 5"])
        #expect(IndexField.byline.term([97]) == [2, 97])
    }
}
