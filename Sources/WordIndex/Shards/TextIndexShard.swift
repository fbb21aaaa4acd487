import Algorithms
import TextBytes

/// What is kept in memory for one shard of the index of words: its documents, and where its blocks of terms begin.
///
/// A shard is written once and then only loses documents. New articles come in new shards, and small ones are merged.
public final class TextIndexShard: Sendable {
    public let id: Int64
    /// Changes when documents die.
    public let revision: Int64
    /// The lexicon whose common words have their pairs in it; 0 for no pairs.
    public let lexicon: Int64
    /// The articles of its documents, ascending.
    public let articles: [Int64]
    /// The date of each, in seconds since 1970.
    public let dates: [Int64]
    /// In words.
    public let lengths: [UInt16]
    /// Documents whose article was removed or is now in another shard.
    public let dead: DocumentSet
    public let live: DocumentSet
    /// The length of all documents together.
    public let words: Int
    private let directory: [[UInt8]]

    /// The number of documents, dead ones included.
    public var capacity: Int { articles.count }

    /// Reads what is stored of a shard.
    ///
    /// - Parameters:
    ///   - documents: ``PackedShard/documents``.
    ///   - directory: ``PackedShard/directory``.
    ///   - dead: ``DocumentSet/bytes`` of the dead documents.
    /// - Throws: ``WordIndexError/damagedShard(_:)`` when these are not what was written.
    public init(
        id: Int64, revision: Int64, lexicon: Int64, documents: [UInt8], directory: [UInt8], dead: [UInt8]
    ) throws(WordIndexError) {
        guard let documents = Documents(documents), let directory = Self.directory(directory) else {
            throw WordIndexError.damagedShard(id)
        }
        self.id = id
        self.revision = revision
        self.lexicon = lexicon
        self.dead = dead.withUnsafeBufferPointer {
            DocumentSet(bytes: $0, capacity: documents.articles.count)
        }
        var live = DocumentSet.full(capacity: documents.articles.count)
        live.subtract(self.dead)
        self.live = live
        self.directory = directory
        articles = documents.articles
        dates = documents.dates
        lengths = documents.lengths
        words = lengths.reduce(0) { $0 + Int($1) }
    }

    /// The documents as they are stored.
    private struct Documents {
        var articles: [Int64] = []
        var dates: [Int64] = []
        var lengths: [UInt16] = []

        /// `nil` when the bytes are damaged.
        init?(_ bytes: [UInt8]) {
            let isDamaged = bytes.reading { reader in
                let count = reader.count()
                articles.reserveCapacity(count)
                dates.reserveCapacity(count)
                lengths.reserveCapacity(count)
                var article: Int64 = 0
                var date: Int64 = 0
                for _ in 0..<count {
                    article &+= Int64(reader.number())
                    date &+= Int64(reader.number())
                    articles.append(article)
                    dates.append(date)
                    lengths.append(UInt16(clamping: reader.number()))
                }
                return reader.isDamaged
            }
            if isDamaged { return nil }
        }
    }

    /// The first term of each block; `nil` when the bytes are damaged.
    private static func directory(_ bytes: [UInt8]) -> [[UInt8]]? {
        bytes.reading { reader in
            var firsts: [[UInt8]] = []
            let count = reader.count()
            for _ in 0..<count { firsts.append(Array(reader.run())) }
            return reader.isDamaged ? nil : firsts
        }
    }

    /// The number of the live document of an article.
    public func document(of article: Int64) -> Int? {
        let place = articles.partitioningIndex { $0 >= article }
        guard place < articles.count, articles[place] == article, !dead.contains(place) else { return nil }
        return place
    }

    /// Calls `body` with each term from `first` on, in order, until it returns `false`.
    ///
    /// The postings are there as long as the call. What a damaged block still holds is left out.
    /// - Throws: What `store` throws.
    public func forEachTerm(
        from first: [UInt8], in store: some TermBlockStore,
        _ body: (_ term: [UInt8], _ postings: Postings) -> Bool
    ) throws {
        guard !directory.isEmpty else { return }
        let next = directory.partitioningIndex { TermBlock.precedes(first, $0) }
        for block in max(0, next - 1)..<directory.count {
            var goesOn = true
            try store.read(block, of: id) { bytes in
                TermBlock.forEach(from: first, in: bytes) { term, postings in
                    goesOn = body(term, postings)
                    return goesOn
                }
            }
            if !goesOn { return }
        }
    }

    /// The documents in the form that the builder of a merged shard needs.
    package var documents: [ShardBuilder.Document] {
        articles.indices.map {
            ShardBuilder.Document(article: articles[$0], date: dates[$0], length: Int(lengths[$0]))
        }
    }
}
