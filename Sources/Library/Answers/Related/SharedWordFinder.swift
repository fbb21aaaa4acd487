import Articles
import CrossReferences
import WordIndex

/// Articles that have the same rare words.
struct SharedWordFinder: RelationFinder {
    private let subject: RelatedSubject
    private let index: TextIndex
    private let words: [Word]
    private var found: [Int64: [Int]] = [:]

    private struct Word {
        var term: [UInt8]
        var articles: Int
        var weight: Double
        /// For each shard the documents that have it, packed.
        var postings: [(documents: Int, bytes: [UInt8])] = []
    }

    /// How many of an article's words are looked up, and how many of the rarest are followed.
    private static let lookups = 40
    private static let wordLimit = 14
    /// A word in more than this share of articles says nothing.
    private static let commonShare = 0.03
    /// Shorter words are mostly grammar.
    private static let shortestWord = 4

    /// - Parameter names: Words that are already looked for as names.
    init(_ subject: RelatedSubject, without names: Set<[UInt8]>) throws {
        self.subject = subject
        index = try subject.snapshot.index
        let most = max(3, Int(Double(max(1, index.liveDocuments)) * Self.commonShare))
        var words: [Word] = []
        for term in Self.telling(in: subject, without: names) {
            guard var word = try Self.word(term, inAtMost: most, index, subject.snapshot) else { continue }
            word.weight = subject.scoring.weight(of: Relation.SharedWord(word: "", articles: word.articles))
            words.append(word)
        }
        self.words = Array(words.sorted { $0.weight > $1.weight }.prefix(Self.wordLimit))
    }

    /// The words of the article that most likely say what it is about: repeated ones, and long ones.
    private static func telling(in subject: RelatedSubject, without names: Set<[UInt8]>) -> [[UInt8]] {
        let title = Set(subject.title)
        var counts: [[UInt8]: Int] = [:]
        var cutter = IndexWords()
        subject.text.withUnsafeBufferPointer { buffer in
            cutter.forEach(in: buffer) { found, _ in
                guard found.count >= shortestWord else { return }
                let word = Array(found)
                guard !names.contains(word), !CommonWords.contains(word) else { return }
                counts[word, default: 0] += title.contains(word) ? 3 : 1
            }
        }
        return counts.sorted { a, b in
            let left = (a.value, a.key.count)
            let right = (b.value, b.key.count)
            return left == right ? a.key.lexicographicallyPrecedes(b.key) : left > right
        }.prefix(lookups).map(\.key)
    }

    /// A word with the documents that have it; `nil` when there is only one, or when there are too many.
    private static func word(
        _ term: [UInt8], inAtMost most: Int, _ index: TextIndex, _ snapshot: Snapshot
    ) throws -> Word? {
        var word = Word(term: term, articles: 0, weight: 0)
        word.postings.reserveCapacity(index.shards.count)
        for shard in index.shards {
            var kept: (Int, [UInt8]) = (0, [])
            try shard.forEachTerm(from: term, in: snapshot.database) { found, postings in
                guard found == term else { return false }
                word.articles += postings.documents
                if word.articles <= most { kept = (postings.documents, postings.packed) }
                return false
            }
            guard word.articles <= most else { return nil }
            word.postings.append(kept)
        }
        return word.articles > 1 ? word : nil
    }

    mutating func addCandidates(to candidates: inout [Int64: Double]) {
        for (place, shard) in index.shards.enumerated() {
            let having = documents(in: place, of: shard)
            for document in having.indices where having[document] != 0 && !shard.dead.contains(document) {
                let id = shard.articles[document]
                // One common word alone makes nobody a candidate.
                guard having[document].nonzeroBitCount > 1 || candidates[id] != nil else { continue }
                let numbers = words.indices.filter { having[document] >> UInt16($0) & 1 == 1 }
                found[id] = numbers
                candidates[id, default: 0] += numbers.reduce(0) { $0 + words[$1].weight }
            }
        }
    }

    /// The words that each document of a shard has, by their numbers; there are fewer words than bits.
    private func documents(in place: Int, of shard: TextIndexShard) -> [UInt16] {
        var having = [UInt16](repeating: 0, count: shard.capacity)
        for (number, word) in words.enumerated() {
            let (count, bytes) = word.postings[place]
            guard count > 0 else { continue }
            bytes.withUnsafeBufferPointer {
                Postings(documents: count, bytes: $0).visit { occurrence in
                    if occurrence.document < having.count {
                        having[occurrence.document] |= 1 << UInt16(number)
                    }
                }
            }
        }
        return having
    }

    func relation(with other: Headline) -> Relation? {
        guard let numbers = found[other.article.rawValue] else { return nil }
        return .words(
            numbers.map {
                Relation.SharedWord(
                    word: String(decoding: words[$0].term, as: UTF8.self), articles: words[$0].articles)
            })
    }
}
