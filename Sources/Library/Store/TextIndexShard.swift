import Foundation
import GRDB

/// What is kept in memory of one shard of the index of words: its documents, and where its blocks of terms begin.
///
/// A shard is written once and then only loses documents. New articles come in new shards, and small ones are merged.
final class TextIndexShard: Sendable {
    let id: Int64
    /// Changes when documents die.
    let revision: Int64
    /// The lexicon whose common words have their pairs in it; 0 for no pairs.
    let lexicon: Int64
    /// The articles of its documents, ascending.
    let articles: [Int64]
    /// When each is from, as ``DateKey`` counts.
    let dates: [Int64]
    /// In words.
    let lengths: [UInt16]
    /// Documents whose article was removed or has come again in another shard.
    let dead: DocumentSet
    let live: DocumentSet
    let words: Int
    private let directory: [[UInt8]]

    /// The number of bits of a block's row id that count blocks within a shard.
    static let blockBits: Int64 = 20

    var capacity: Int { articles.count }

    /// - Throws: ``LibraryError/damaged(path:detail:)`` when the row is not what was written.
    init(row: Row) throws {
        id = row[stored: "id"]
        revision = row[stored: "revision"]
        lexicon = row[stored: "lexicon"]
        let packed: Data = row[stored: "documents"]
        let firsts: Data = row[stored: "directory"]
        guard let documents = Documents([UInt8](packed)), let directory = Self.directory([UInt8](firsts))
        else {
            throw LibraryError.damaged(path: "", detail: "the index of words, part \(id)")
        }
        let deadBytes: Data = row[stored: "dead"]
        dead = [UInt8](deadBytes).withUnsafeBufferPointer {
            DocumentSet(bytes: $0, capacity: documents.articles.count)
        }
        var live = DocumentSet.full(capacity: documents.articles.count)
        live.subtract(dead)
        self.live = live
        self.directory = directory
        articles = documents.articles
        dates = documents.dates
        lengths = documents.lengths
        words = lengths.reduce(0) { $0 + Int($1) }
    }

    /// The documents as the column of that name keeps them.
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

    /// Writes a finished shard.
    static func insert(
        _ documents: [ShardBuilder.Document], blocks: [(first: [UInt8], bytes: [UInt8])], lexicon: Int64,
        into database: Database
    ) throws {
        var packed = ByteWriter()
        packed.put(documents.count)
        var article: Int64 = 0
        var date: Int64 = 0
        for document in documents {
            packed.put(Int(document.article &- article))
            packed.put(Int(document.date &- date))
            packed.put(document.length)
            article = document.article
            date = document.date
        }
        var directory = ByteWriter()
        directory.put(blocks.count)
        for block in blocks { directory.put(block.first) }
        try database.cachedStatement(
            sql:
                "INSERT INTO shard (revision, lexicon, count, documents, dead, directory) VALUES (0, ?, ?, ?, x'', ?)"
        ).execute(arguments: [
            lexicon, documents.count, Data(packed.bytes), Data(directory.bytes),
        ])
        let id = database.lastInsertedRowID
        let insert = try database.cachedStatement(sql: "INSERT INTO termBlock (id, terms) VALUES (?, ?)")
        for (number, block) in blocks.enumerated() {
            try insert.execute(arguments: [id << blockBits | Int64(number), Data(block.bytes)])
        }
    }

    /// The number of the live document of an article.
    func document(of article: Int64) -> Int? {
        var low = 0
        var high = articles.count
        while low < high {
            let middle = (low + high) / 2
            if articles[middle] < article { low = middle + 1 } else { high = middle }
        }
        guard low < articles.count, articles[low] == article, !dead.contains(low) else { return nil }
        return low
    }

    /// Calls `body` with each term from `first` on, in order, until it answers `false`.
    func forEachTerm(
        from first: [UInt8], in database: Database, _ body: (_ term: [UInt8], _ postings: Postings) -> Bool
    ) throws {
        guard !directory.isEmpty else { return }
        var low = 0
        var high = directory.count
        while low < high {
            let middle = (low + high) / 2
            if TermBlock.precedes(first, directory[middle]) { high = middle } else { low = middle + 1 }
        }
        let statement = try database.cachedStatement(sql: "SELECT terms FROM termBlock WHERE id = ?")
        for block in max(0, low - 1)..<directory.count {
            guard let row = try Row.fetchOne(statement, arguments: [id << Self.blockBits | Int64(block)])
            else {
                throw LibraryError.damaged(path: "", detail: "the index of words, part \(id), block \(block)")
            }
            var goesOn = true
            try row.withUnsafeData(atIndex: 0) { data in
                (data ?? Data()).withUnsafeBytes { raw in
                    TermBlock.forEach(in: raw.bindMemory(to: UInt8.self)) { term, postings in
                        if TermBlock.precedes(term, first) { return true }
                        goesOn = body(term, postings)
                        return goesOn
                    }
                }
            }
            if !goesOn { return }
        }
    }

    /// The bytes of all blocks, in order.
    func allBlocks(in database: Database) throws -> [[UInt8]] {
        let first = id << Self.blockBits
        return try Data.fetchAll(
            database, sql: "SELECT terms FROM termBlock WHERE id >= ? AND id < ? ORDER BY id",
            arguments: [first, (id + 1) << Self.blockBits]
        ).map { [UInt8]($0) }
    }

    /// The documents as the builder of a merged shard takes them.
    var documents: [ShardBuilder.Document] {
        articles.indices.map {
            ShardBuilder.Document(article: articles[$0], date: dates[$0], length: Int(lengths[$0]))
        }
    }

    func delete(from database: Database) throws {
        let first = id << Self.blockBits
        try database.execute(
            sql: "DELETE FROM termBlock WHERE id >= ? AND id < ?",
            arguments: [first, (id + 1) << Self.blockBits])
        try database.execute(sql: "DELETE FROM shard WHERE id = ?", arguments: [id])
    }
}
