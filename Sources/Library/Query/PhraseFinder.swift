import Articles
import Foundation
import GRDB
import Synchronization
import WordIndex

/// Finds the documents of a shard that have words, alone or next to each other.
struct PhraseFinder {
    private let run: WordRun
    private let evaluation: QueryEvaluation

    init(_ run: WordRun, _ evaluation: QueryEvaluation) {
        self.run = run
        self.evaluation = evaluation
    }

    /// Those of `set` that have the words; perhaps also some that are not in it.
    func documents(among set: DocumentSet, in shard: TextIndexShard) throws -> DocumentSet {
        // A title that is not part of the text has no pairs in the index; titles are checked quickly.
        if run.inTitle, run.words.count > 1 {
            return try verifiedTitles(having(among: set, in: shard), in: shard)
        }
        if let pair = try certainPair(in: shard) {
            return try evaluation.documents(with: pair, isPrefix: false, in: shard)
        }
        let found = try having(among: set, in: shard)
        return run.words.count > 1 && !found.isEmpty ? try adjacent(among: found, in: shard) : found
    }

    /// Those of `set` that have all of the words, anywhere.
    private func having(among set: DocumentSet, in shard: TextIndexShard) throws -> DocumentSet {
        var set = set
        for (offset, word) in run.words.enumerated() where !set.isEmpty {
            let isPrefix = run.isPrefix && offset == run.words.count - 1
            set.formIntersection(
                try evaluation.documents(with: word, isPrefix: isPrefix, titlesOnly: run.inTitle, in: shard))
        }
        return set
    }

    /// The term for a phrase of two common words, which decides alone: each word by itself is in nearly every article.
    private func certainPair(in shard: TextIndexShard) throws -> [UInt8]? {
        guard run.words.count == 2, !run.isPrefix, shard.lexicon != 0 else { return nil }
        let lexicon = try evaluation.snapshot.texts.lexicon(shard.lexicon)
        guard run.words.allSatisfy({ lexicon.isCommon($0) }) else { return nil }
        return pair(0)
    }

    /// The term for a word and the next.
    private func pair(_ place: Int) -> [UInt8] {
        IndexField.pair.term(run.words[place] + [0x20] + run.words[place + 1])
    }

    /// Those of `set` in which the words stand next to each other.
    ///
    /// The index knows that for two common words; otherwise the texts are searched, which are few when a word is rare.
    private func adjacent(among set: DocumentSet, in shard: TextIndexShard) throws -> DocumentSet {
        guard shard.lexicon != 0 else { return try verified(set, in: shard) }
        let lexicon = try evaluation.snapshot.texts.lexicon(shard.lexicon)
        let isCommon = run.words.map { lexicon.isCommon($0) }
        var candidates = set
        var certain = run.words.count == 2 ? DocumentSet(capacity: shard.capacity) : nil
        for place in 1..<run.words.count where isCommon[place - 1] {
            let isUnfinished = run.isPrefix && place == run.words.count - 1
            guard isCommon[place] || isUnfinished else { continue }
            let found = try evaluation.documents(with: pair(place - 1), isPrefix: isUnfinished, in: shard)
            // An unfinished word may not become a common one.
            if !isUnfinished { candidates.formIntersection(found) }
            certain?.formUnion(found)
        }
        certain?.formIntersection(candidates)
        if let certain, isCommon[0], isCommon[1], !run.isPrefix { return certain }
        guard var result = certain else { return try verified(candidates, in: shard) }
        candidates.subtract(result)
        result.formUnion(try verified(candidates, in: shard))
        return result
    }

    /// The number of texts to look at between checks whether anybody is waiting for the answer.
    private static let batch = 512
    /// One core looks at fewer texts than this faster.
    private static let leastForAllCores = 32

    /// Those of `set` that have the words next to each other in their text.
    private func verified(_ set: DocumentSet, in shard: TextIndexShard) throws -> DocumentSet {
        var result = DocumentSet(capacity: shard.capacity)
        var batch: [(document: Int, text: StoredTexts.Packed)] = []
        func lookAtBatch() throws {
            try evaluation.checkCancelled()
            for document in try documents(in: batch) { result.insert(document) }
            batch.removeAll(keepingCapacity: true)
        }
        try set.visit { document in
            guard let text = try evaluation.snapshot.texts.packed(shard.articles[document]) else { return }
            batch.append((document, text))
            if batch.count == Self.batch { try lookAtBatch() }
        }
        try lookAtBatch()
        return result
    }

    /// The documents that have the words next to each other in their text, found on all cores.
    private func documents(in batch: [(document: Int, text: StoredTexts.Packed)]) throws -> [Int] {
        let parts = batch.count < Self.leastForAllCores ? 1 : ProcessInfo.processInfo.activeProcessorCount
        let found = Mutex<(documents: [Int], problem: (any Error)?)>(([], nil))
        AllCores.perform(parts: parts) { [run] part in
            var finder = WordFinder([run])
            do {
                let own = try batch[batch.count * part / parts..<batch.count * (part + 1) / parts].filter {
                    try $0.text.text().withUnsafeBufferPointer { finder.contains(in: $0) }
                }
                found.withLock { $0.documents += own.map(\.document) }
            } catch {
                found.withLock { $0.problem = error }
            }
        }
        return try found.withLock { found in
            if let problem = found.problem { throw problem }
            return found.documents
        }
    }

    /// Those of `set` that have the words next to each other in their title.
    private func verifiedTitles(_ set: DocumentSet, in shard: TextIndexShard) throws -> DocumentSet {
        var result = DocumentSet(capacity: shard.capacity)
        let title = try evaluation.snapshot.database.cachedStatement(
            sql: "SELECT title FROM article WHERE id = ?")
        var finder = WordFinder([run])
        try set.visit { document in
            try evaluation.checkCancelled()
            guard var text = try String.fetchOne(title, arguments: [shard.articles[document]]) else { return }
            if text.withUTF8({ finder.contains(in: $0) }) { result.insert(document) }
        }
        return result
    }
}
