import GRDB
import TextBytes
import WordIndex

/// Compares the index of words with the texts that it was made from.
struct ContentCheck {
    /// So many articles are compared where not all are.
    static let sample = 500

    private let snapshot: Snapshot
    /// One of so many articles is compared; from where on is left to chance, so that each check sees others.
    private let step: Int
    private let start: Int

    /// - Parameter articles: How many the library has.
    init(_ snapshot: Snapshot, articles: Int, isFull: Bool) {
        self.snapshot = snapshot
        step = isFull ? 1 : max(1, articles / Self.sample)
        start = Int.random(in: 0..<step)
    }

    /// The articles of a shard that have other words than it says; among those that are compared.
    func articles(of shard: TextIndexShard, unlike words: IndexedWords) throws -> [Int64] {
        var found: [Int64] = []
        for document in stride(from: start, to: shard.capacity, by: step)
        where !shard.dead.contains(document) {
            let id = shard.articles[document]
            // What has no row or no text is told elsewhere.
            guard let row = try snapshot.articles.rows([id]).first,
                let article = try snapshot.texts.article(of: row)
            else { continue }
            let lexicon = shard.lexicon == 0 ? nil : try snapshot.texts.lexicon(shard.lexicon)
            let own = ArticleWords(article, lexicon: lexicon)
            let isSame =
                IndexedWords.sum(of: own) == words.sum(of: document)
                && UInt16(clamping: own.total) == shard.lengths[document]
            if !isSame { found.append(id) }
        }
        return found
    }
}

/// What a shard of the index says about the words of each of its documents, in one number each.
struct IndexedWords {
    private var sums: [UInt64]
    private var term: UInt64 = 0
    /// Beginnings of words are made from the words.
    private var isWhole = true

    init(_ shard: TextIndexShard) { sums = Array(repeating: 0, count: shard.capacity) }

    mutating func begin(_ term: [UInt8]) {
        self.term = Self.hash(term[...])
        isWhole = term.first != IndexField.shortPrefix.rawValue
    }

    /// Adds a document that has the term.
    mutating func add(_ occurrence: Postings.Occurrence) {
        guard isWhole, sums.indices.contains(occurrence.document) else { return }
        sums[occurrence.document] &+= Self.mix(term, occurrence.count, occurrence.inTitle)
    }

    func sum(of document: Int) -> UInt64 { sums[document] }

    /// The same number of an article's own words.
    static func sum(of words: ArticleWords) -> UInt64 {
        words.entries.reduce(0) { $0 &+ mix(hash(words.term($1)), Int($1.count), $1.inTitle) }
    }

    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = FNV1a.start
        for byte in bytes { FNV1a.add(UInt64(byte), to: &hash) }
        return hash
    }

    private static func mix(_ term: UInt64, _ count: Int, _ inTitle: Bool) -> UInt64 {
        (term &+ UInt64(count) &* 2 &+ (inTitle ? 1 : 0)) &* 0x9e37_79b9_7f4a_7c15
    }
}
