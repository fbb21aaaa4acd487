import Foundation
import GRDB
import WordIndex

/// Scores articles by the words of a query: rare words and words of the title count most (BM25).
struct Scorer {
    private let index: TextIndex
    private let database: Database
    private let terms: [Term]
    private let averageLength: Double

    private struct Term {
        var word: [UInt8]
        var isPrefix: Bool
        var weight: Double
    }

    /// BM25's saturation and length correction, with the usual values.
    private static let saturation = 1.2
    private static let lengthCorrection = 0.75
    /// A word of the title counts as much as this many in the text.
    private static let titleOccurrences = 6.0
    /// An unfinished word is scored by its first completions only.
    private static let completions = 64
    /// What an unfinished word adds where it stands as a whole, more than all completions together.
    private static let wholeWord = Double(completions + 1)

    init(_ query: Query, _ snapshot: Snapshot) throws {
        index = try snapshot.index
        database = snapshot.database
        averageLength = index.averageLength
        let documents = Double(index.shards.reduce(0) { $0 + $1.capacity })
        var terms: [Term] = []
        for run in query.sought.words {
            for (offset, word) in run.words.enumerated() {
                let isPrefix = run.isPrefix && offset == run.words.count - 1
                var frequency = 0
                for shard in index.shards {
                    try Self.forEach(word, isPrefix, shard, database) { frequency += $0.documents }
                }
                let rarity = (documents - Double(frequency) + 0.5) / (Double(frequency) + 0.5)
                terms.append(Term(word: word, isPrefix: isPrefix, weight: max(0.01, log(1 + max(0, rarity)))))
            }
        }
        self.terms = terms
    }

    func scores(of set: DocumentSet, shard number: Int) throws -> [ScoredArticle] {
        let shard = index.shards[number]
        var scores = [Double](repeating: 0, count: shard.capacity)
        for term in terms {
            if term.isPrefix { try favourWhole(term, in: set, of: shard, &scores) }
            try Self.forEach(term.word, term.isPrefix, shard, database) { postings in
                postings.visit { occurrence in
                    guard set.contains(occurrence.document) else { return }
                    let count = Double(occurrence.count) + (occurrence.inTitle ? Self.titleOccurrences : 0)
                    let length = Double(shard.lengths[occurrence.document]) / averageLength
                    let norm = Self.saturation * (1 - Self.lengthCorrection + Self.lengthCorrection * length)
                    scores[occurrence.document] +=
                        term.weight * count * (Self.saturation + 1) / (count + norm)
                }
            }
        }
        var result: [ScoredArticle] = []
        set.visit {
            result.append(
                ScoredArticle(article: shard.articles[$0], date: shard.dates[$0], score: scores[$0]))
        }
        return result
    }

    /// Puts articles with the whole word before those that only have longer ones.
    private func favourWhole(
        _ term: Term, in set: DocumentSet, of shard: TextIndexShard, _ scores: inout [Double]
    ) throws {
        try Self.forEach(term.word, false, shard, database) { postings in
            postings.visit { occurrence in
                guard set.contains(occurrence.document) else { return }
                scores[occurrence.document] += Self.wholeWord * term.weight * (Self.saturation + 1)
            }
        }
    }

    private static func forEach(
        _ word: [UInt8], _ isPrefix: Bool, _ shard: TextIndexShard, _ database: Database,
        _ body: (Postings) -> Void
    ) throws {
        var left = completions
        try shard.forEachTerm(from: word, in: database) { term, postings in
            guard isPrefix ? term.starts(with: word) : term == word else { return false }
            body(postings)
            left -= 1
            return isPrefix && left > 0
        }
    }
}
