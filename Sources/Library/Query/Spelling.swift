import GRDB
import TextBytes
import WordIndex

/// Finds words that occur to replace words that do not.
struct Spelling {
    private let index: TextIndex
    private let database: Database

    init(_ snapshot: Snapshot) throws {
        index = try snapshot.index
        database = snapshot.database
    }

    /// The number of letters in which a word of this length may differ.
    private static func tolerance(_ word: [UInt8]) -> Int {
        let length = (word.first ?? 0) <= IndexField.last ? word.count - 1 : word.count
        return length < 4 ? 0 : length < 6 ? 1 : 2
    }

    /// Whether any article has the word, or one that begins with it.
    func occurs(_ word: [UInt8], isPrefix: Bool) throws -> Bool {
        for shard in index.shards {
            var isThere = false
            try shard.forEachTerm(from: word, in: database) { term, _ in
                isThere = isPrefix ? term.starts(with: word) : term == word
                return false
            }
            if isThere { return true }
        }
        return false
    }

    /// The word nearest to `word` that occurs; if there are several, the one in the most articles.
    ///
    /// Only words with the same first letter are looked at: few people mistype it, and all other words would take too
    /// long.
    func nearest(to word: [UInt8], isCancelled: () -> Bool = { false }) throws -> [UInt8]? {
        let tolerance = Self.tolerance(word)
        guard tolerance > 0, let first = word.first else { return nil }
        var found: Candidates = [:]
        for shard in index.shards {
            if isCancelled() { throw CancellationError() }
            try shard.forEachTerm(from: [first], in: database) { term, postings in
                guard term.first == first else { return false }
                guard abs(term.count - word.count) <= tolerance else { return true }
                let distance = found[term]?.distance ?? EditDistance.between(term, word, limit: tolerance)
                guard let distance else { return true }
                found[term] = (distance, (found[term]?.articles ?? 0) + postings.documents)
                return true
            }
        }
        return Self.best(of: found)
    }

    private typealias Candidates = [[UInt8]: (distance: Int, articles: Int)]

    private static func best(of found: Candidates) -> [UInt8]? {
        found.min { a, b in
            let left = (a.value.distance, -a.value.articles)
            let right = (b.value.distance, -b.value.articles)
            return left == right ? a.key.lexicographicallyPrecedes(b.key) : left < right
        }?.key
    }

    /// Whether any name has the word, or one that begins with it.
    func occursInNames(_ word: [UInt8], isPrefix: Bool) throws -> Bool {
        let text = String(decoding: word, as: UTF8.self)
        let find = try database.cachedStatement(
            sql: "SELECT 1 FROM nameWord WHERE word >= ? AND word \(isPrefix ? "<" : "<=") ? LIMIT 1")
        return try Int.fetchOne(find, arguments: [text, isPrefix ? text + "\u{10FFFF}" : text]) != nil
    }

    /// The word in names nearest to `word`; if there are several, the one with the most entities.
    func nearestInNames(to word: [UInt8]) throws -> [UInt8]? {
        let tolerance = Self.tolerance(word)
        guard tolerance > 0, let first = String(decoding: word, as: UTF8.self).unicodeScalars.first else {
            return nil
        }
        var found: Candidates = [:]
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT word, count(*) FROM nameWord WHERE word >= ? AND word < ? GROUP BY word"),
            arguments: [String(first), String(first) + "\u{10FFFF}"])
        while let row = try rows.next() {
            let other = Array((row[stored: 0] as String).utf8)
            guard abs(other.count - word.count) <= tolerance,
                let distance = EditDistance.between(other, word, limit: tolerance)
            else { continue }
            found[other] = (distance, row[stored: 1])
        }
        return Self.best(of: found)
    }
}
