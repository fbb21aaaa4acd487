import GRDB

/// Finds words that occur for words that do not.
struct Spelling {
    private let index: TextIndex
    private let database: Database

    init(_ index: TextIndex, _ database: Database) {
        self.index = index
        self.database = database
    }

    /// How many letters a word of this length may differ in.
    private static func tolerance(_ length: Int) -> Int { length < 4 ? 0 : length < 6 ? 1 : 2 }

    /// Whether any article has the word, or one that begins so.
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

    /// The word nearest to `word` that occurs; of several the one in the most articles.
    ///
    /// Only words with the same first letter are looked at: few mistype that, and all others would take too long.
    func nearest(to word: [UInt8], isCancelled: () -> Bool = { false }) throws -> [UInt8]? {
        let tolerance = Self.tolerance(word.count)
        guard tolerance > 0, let first = word.first else { return nil }
        var found: [[UInt8]: (distance: Int, articles: Int)] = [:]
        for shard in index.shards {
            if isCancelled() { throw CancellationError() }
            try shard.forEachTerm(from: [first], in: database) { term, postings in
                guard term.first == first else { return false }
                guard abs(term.count - word.count) <= tolerance else { return true }
                let distance = found[term]?.distance ?? Self.distance(term, word, limit: tolerance)
                guard let distance else { return true }
                found[term] = (distance, (found[term]?.articles ?? 0) + postings.documents)
                return true
            }
        }
        return found.min { a, b in
            let left = (a.value.distance, -a.value.articles)
            let right = (b.value.distance, -b.value.articles)
            return left == right ? a.key.lexicographicallyPrecedes(b.key) : left < right
        }?.key
    }

    /// How many letters must be put in, left out, changed or swapped; `nil` for more than `limit`.
    static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
        var before: [Int] = []
        var previous = Array(0...b.count)
        for i in 1...max(1, a.count) where !a.isEmpty {
            var current = [i]
            var least = i
            for j in 1...max(1, b.count) where !b.isEmpty {
                var best = min(
                    previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    best = min(best, before[j - 2] + 1)
                }
                current.append(best)
                least = min(least, best)
            }
            if least > limit { return nil }
            before = previous
            previous = current
        }
        let distance = previous.last ?? 0
        return distance <= limit ? distance : nil
    }
}

extension Library {
    /// A query like `query` with words that occur, for one that finds nothing because a word is misspelt.
    ///
    /// - Parameter isCancelled: Asked often: whether nobody waits for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func suggestion(
        for query: String, isTyping: Bool = false, isCancelled: () -> Bool = { false }
    ) throws -> String? {
        let sought = Query(parsing: query, isTyping: isTyping).soughtWords
        return try read { database in
            let spelling = Spelling(try textIndex(database), database)
            var replacements: [[UInt8]: String] = [:]
            for run in sought {
                for (place, word) in run.words.enumerated() {
                    let isPrefix = run.isPrefix && place == run.words.count - 1
                    guard try !spelling.occurs(word, isPrefix: isPrefix),
                        let better = try spelling.nearest(to: word, isCancelled: isCancelled)
                    else { continue }
                    replacements[word] = String(decoding: better, as: UTF8.self)
                }
            }
            return replacements.isEmpty ? nil : Self.replacing(replacements, in: query)
        }
    }

    /// `text` with some of its words exchanged, all else left as it is.
    private static func replacing(_ replacements: [[UInt8]: String], in text: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var end = 0
        var words = IndexWords()
        bytes.withUnsafeBufferPointer { buffer in
            words.forEach(in: buffer) { word, range in
                guard let better = replacements[Array(word)] else { return }
                result += bytes[end..<range.lowerBound]
                result += Array(better.utf8)
                end = range.upperBound
            }
        }
        return String(decoding: result + bytes[end...], as: UTF8.self)
    }
}
