import Foundation
import GRDB
import WordIndex

// The index of words in the tables `shard` and `termBlock`.

extension TextIndex {
    /// Reads the index, keeping the shards of `older` that are still the same.
    static func load(from database: Database, generation: Int64, older: TextIndex?) throws -> TextIndex {
        let known = Dictionary(uniqueKeysWithValues: (older?.shards ?? []).map { ($0.id, $0) })
        var shards: [TextIndexShard] = []
        for key in try Row.fetchAll(database, sql: "SELECT id, revision FROM shard ORDER BY id") {
            let id: Int64 = key[stored: "id"]
            let revision: Int64 = key[stored: "revision"]
            if let shard = known[id], shard.revision == revision {
                shards.append(shard)
            } else if let shard = try TextIndexShard.load(id, database) {
                shards.append(shard)
            }
        }
        return TextIndex(generation: generation, shards: shards, older: older)
    }
}

extension TextIndexShard {
    /// - Throws: ``LibraryError/damaged(path:detail:)`` when the row is not what was written.
    static func load(_ id: Int64, _ database: Database) throws -> TextIndexShard? {
        let find = "SELECT * FROM shard WHERE id = ?"
        guard let row = try Row.fetchOne(database, sql: find, arguments: [id]) else { return nil }
        let documents: Data = row[stored: "documents"]
        let directory: Data = row[stored: "directory"]
        let dead: Data = row[stored: "dead"]
        do {
            return try TextIndexShard(
                id: id, revision: row[stored: "revision"], lexicon: row[stored: "lexicon"],
                documents: [UInt8](documents), directory: [UInt8](directory), dead: [UInt8](dead))
        } catch {
            throw LibraryError.damaged(path: "", detail: "\(error)")
        }
    }

    /// Calls `body` with each term from `first` on, in order, until it returns `false`.
    func forEachTerm(
        from first: [UInt8], in database: Database, _ body: (_ term: [UInt8], _ postings: Postings) -> Bool
    ) throws {
        try forEachTerm(from: first, in: StoredTermBlocks(database), body)
    }

    /// The bytes of all blocks, in order.
    func allBlocks(in database: Database) throws -> [[UInt8]] {
        let keys = StoredTermBlocks.keys(of: id)
        return try Data.fetchAll(
            database, sql: "SELECT terms FROM termBlock WHERE id >= ? AND id < ? ORDER BY id",
            arguments: [keys.first, keys.end]
        ).map { [UInt8]($0) }
    }

    func delete(from database: Database) throws {
        let keys = StoredTermBlocks.keys(of: id)
        try database.execute(
            sql: "DELETE FROM termBlock WHERE id >= ? AND id < ?",
            arguments: [keys.first, keys.end])
        try database.execute(sql: "DELETE FROM shard WHERE id = ?", arguments: [id])
    }
}

extension PackedShard {
    /// Writes the shard as part of the index.
    ///
    /// - Parameter lexicon: The lexicon whose common words have their pairs in it; 0 for no pairs.
    func insert(lexicon: Int64, into database: Database) throws {
        try database.cachedStatement(
            sql:
                "INSERT INTO shard (revision, lexicon, count, documents, dead, directory) VALUES (0, ?, ?, ?, x'', ?)"
        ).execute(arguments: [lexicon, count, Data(documents), Data(directory)])
        let first = StoredTermBlocks.keys(of: database.lastInsertedRowID).first
        let insert = try database.cachedStatement(sql: "INSERT INTO termBlock (id, terms) VALUES (?, ?)")
        for (number, block) in blocks.enumerated() {
            try insert.execute(arguments: [first &+ Int64(number), Data(block)])
        }
    }
}

extension ShardMerging {
    /// Merges shards until there are few enough.
    static func run(_ database: Database) throws {
        while true {
            let all = try Row.fetchAll(database, sql: "SELECT id, count, lexicon FROM shard ORDER BY id").map
            {
                Candidate(id: $0[stored: "id"], count: $0[stored: "count"], lexicon: $0[stored: "lexicon"])
            }
            let group = nextGroup(of: all)
            guard let lexicon = group.first?.lexicon else { return }
            var builder = ShardBuilder()
            for member in group {
                guard let shard = try TextIndexShard.load(member.id, database) else { continue }
                builder.add(shard, without: shard.dead, blocks: try shard.allBlocks(in: database))
                try shard.delete(from: database)
            }
            guard !builder.documents.isEmpty else { continue }
            try builder.finished().insert(lexicon: lexicon, into: database)
        }
    }
}

/// The table `termBlock`: the blocks of all shards.
struct StoredTermBlocks: TermBlockStore {
    /// The number of bits of a block's row id that count blocks within a shard.
    private static let blockBits: Int64 = 20

    private let find: Statement

    init(_ database: Database) throws {
        find = try database.cachedStatement(sql: "SELECT terms FROM termBlock WHERE id = ?")
    }

    /// The row ids that the blocks of a shard may have: from `first` to before `end`.
    static func keys(of shard: Int64) -> (first: Int64, end: Int64) {
        (shard << blockBits, (shard &+ 1) << blockBits)
    }

    func read(_ number: Int, of shard: Int64, _ body: (UnsafeBufferPointer<UInt8>) -> Void) throws {
        var isThere = false
        try find.forEachRawRow(.number(Self.keys(of: shard).first | Int64(number))) { row in
            isThere = true
            row.withBytes(0, body)
        }
        guard isThere else {
            throw LibraryError.damaged(path: "", detail: "the index of words, part \(shard), block \(number)")
        }
    }
}
