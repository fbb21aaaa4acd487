import Articles
import CrossReferences
import Foundation
import WordIndex

/// Articles that have the words which tell an article apart from others.
///
/// The words are those that occur often in it and in few others; how much another article has of them is BM25's sum over
/// them, by what the article itself would get.
struct SharedWordFinder: RelationFinder {
    private let subject: RelatedSubject
    private let index: TextIndex
    private var words: [Word]
    private let names: Set<[UInt8]>
    private var found: [Int64: Found] = [:]
    private let wholeScore: Double

    private struct Word {
        var term: [UInt8]
        /// How often it occurs, more where it stands in the title.
        var count: Double
        var articles = 0
        /// What a document with it gets at most.
        var weight = 0.0
        /// For each shard the documents that have it, packed.
        var postings: [(documents: Int, bytes: [UInt8])] = []
    }

    private struct Found {
        var score: Float
        /// Which of the words it has, a bit for each.
        var words: UInt32
    }

    /// How many of an article's words are looked up, and how many of the most telling are followed: a bit for each.
    private static let lookups = 50
    private static let wordLimit = 30
    /// A word in more than this share of articles, or in more than so many, says nothing.
    private static let commonShare = 0.2
    private static let commonArticles = 4_000
    /// Shorter words are mostly grammar.
    private static let shortestWord = 3
    private static let titleOccurrences = 3
    /// How many of the articles with the highest scores are candidates.
    private static let candidateLimit = 150
    /// Whoever has less of the words is no candidate by them.
    private static let leastShare = 0.06
    /// BM25's saturation and length correction, with the usual values.
    private static let saturation = 1.2
    private static let lengthCorrection = 0.75

    /// - Parameter names: Words that are told as names.
    init(_ subject: RelatedSubject, names: Set<[UInt8]>) throws {
        self.subject = subject
        self.names = names
        index = try subject.snapshot.index
        let live = max(1, index.liveDocuments)
        let most = max(3, min(Self.commonArticles, Int(Double(live) * Self.commonShare)))
        var words: [Word] = []
        let (telling, length) = Self.telling(in: subject)
        for word in telling {
            guard var word = try Self.looked(up: word, inAtMost: most, index, subject.snapshot) else {
                continue
            }
            let rarity = (Double(live) - Double(word.articles) + 0.5) / (Double(word.articles) + 0.5)
            word.weight = log(1 + max(0, rarity)) * word.count
            words.append(word)
        }
        self.words = Array(
            words.sorted { ($0.weight, $1.term.count) > ($1.weight, $0.term.count) }.prefix(Self.wordLimit))
        let average = max(1, index.averageLength)
        wholeScore = self.words.reduce(0) {
            $0 + $1.weight * Self.saturated($1.count, length: Double(length) / average)
        }
    }

    private static func saturated(_ count: Double, length: Double) -> Double {
        count * (saturation + 1)
            / (count + saturation * (1 - lengthCorrection + lengthCorrection * length))
    }

    /// The words of the article that most likely say what it is about: repeated ones, and long ones; and how many words it has.
    private static func telling(in subject: RelatedSubject) -> (words: [Word], length: Int) {
        let title = Set(subject.title)
        var counts: [[UInt8]: Int] = [:]
        var cutter = IndexWords()
        var length = 0
        subject.text.withUnsafeBufferPointer { buffer in
            cutter.forEach(in: buffer) { found, _ in
                length += 1
                guard found.count >= shortestWord else { return }
                let word = Array(found)
                if !CommonWords.contains(word) { counts[word, default: 0] += 1 }
            }
        }
        let words = counts.map { term, count in
            Word(term: term, count: Double(title.contains(term) ? count * titleOccurrences : count))
        }
        let chosen = words.sorted { a, b in
            let left = (a.count, a.term.count)
            let right = (b.count, b.term.count)
            return left == right ? a.term.lexicographicallyPrecedes(b.term) : left > right
        }
        return (Array(chosen.prefix(lookups)), length)
    }

    /// A word with the documents that have it; `nil` when there is only one, or when there are too many.
    private static func looked(
        up word: Word, inAtMost most: Int, _ index: TextIndex, _ snapshot: Snapshot
    ) throws -> Word? {
        let found = try snapshot.words.found(word.term, inAtMost: most, of: index, in: snapshot.database)
        guard 2...most ~= found.articles else { return nil }
        var word = word
        (word.articles, word.postings) = (found.articles, found.postings)
        return word
    }

    mutating func addCandidates(to candidates: inout [Int64: Double]) {
        guard wholeScore > 0 else { return }
        var all: [(article: Int64, found: Found)] = []
        let least = Float(wholeScore * Self.leastShare)
        for (place, shard) in index.shards.enumerated() {
            let scores = scores(in: place, of: shard)
            for document in scores.indices where scores[document].words != 0 {
                let id = shard.articles[document]
                // One word alone makes nobody a candidate.
                guard !shard.dead.contains(document),
                    candidates[id] != nil
                        || scores[document].words.nonzeroBitCount > 1 && scores[document].score >= least
                else { continue }
                all.append((id, scores[document]))
            }
        }
        let best = all.sorted { ($0.found.score, $1.article) > ($1.found.score, $0.article) }
        for (place, item) in best.enumerated()
        where place < Self.candidateLimit || candidates[item.article] != nil {
            found[item.article] = item.found
            candidates[item.article, default: 0] += Double(item.found.score) / wholeScore
        }
    }

    private func scores(in place: Int, of shard: TextIndexShard) -> [Found] {
        var scores = [Found](repeating: Found(score: 0, words: 0), count: shard.capacity)
        let average = max(1, index.averageLength)
        for (number, word) in words.enumerated() {
            let (count, bytes) = word.postings[place]
            guard count > 0 else { continue }
            bytes.withUnsafeBufferPointer {
                Postings(documents: count, bytes: $0).visit { occurrence in
                    guard occurrence.document < scores.count else { return }
                    let length = Double(shard.lengths[occurrence.document]) / average
                    let gain = word.weight * Self.saturated(Double(occurrence.count), length: length)
                    scores[occurrence.document].score += Float(gain)
                    scores[occurrence.document].words |= 1 << UInt32(number)
                }
            }
        }
        return scores
    }

    func relation(with other: Headline) -> Relation? {
        guard let found = found[other.article.rawValue] else { return nil }
        let shared = words.indices.filter {
            found.words >> UInt32($0) & 1 == 1 && !names.contains(words[$0].term)
        }
        return .words(
            shared.map {
                Relation.SharedWord(word: subject.spelling(of: words[$0].term), articles: words[$0].articles)
            },
            share: min(1, Double(found.score) / wholeScore))
    }
}
