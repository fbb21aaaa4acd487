import Dispatch
import Foundation
import GRDB
import Synchronization
import WordIndex

// Which documents of a shard have words, alone or next to each other.
extension QueryEvaluation {
    func matches(_ words: Query.Words, in shard: TextIndexShard) throws -> DocumentSet {
        // A title that is no part of the text has no pairs in the index; titles are soon looked at.
        if words.inTitle, words.words.count > 1 { return try inTitles(words, in: shard) }
        if let pair = try certainPair(words, in: shard) {
            return try documents(with: pair, isPrefix: false, titlesOnly: words.inTitle, in: shard)
        }
        var set = shard.live
        for (offset, word) in words.words.enumerated() {
            let isPrefix = words.isPrefix && offset == words.words.count - 1
            set.formIntersection(
                try documents(with: word, isPrefix: isPrefix, titlesOnly: words.inTitle, in: shard))
            if set.isEmpty { return set }
        }
        return words.words.count > 1 ? try adjacent(words, among: set, in: shard) : set
    }

    private func inTitles(_ words: Query.Words, in shard: TextIndexShard) throws -> DocumentSet {
        var set = shard.live
        for (offset, word) in words.words.enumerated() where !set.isEmpty {
            let isPrefix = words.isPrefix && offset == words.words.count - 1
            set.formIntersection(try documents(with: word, isPrefix: isPrefix, titlesOnly: true, in: shard))
        }
        return try verified(set, words, in: shard)
    }

    /// The term of a phrase of two common words, which says all: each word by itself is in nearly every article.
    private func certainPair(_ words: Query.Words, in shard: TextIndexShard) throws -> [UInt8]? {
        guard words.words.count == 2, !words.isPrefix, shard.lexicon != 0 else { return nil }
        let lexicon = try snapshot.texts.lexicon(shard.lexicon)
        guard words.words.allSatisfy({ lexicon.isCommon($0) }) else { return nil }
        return IndexField.pair.term(words.words[0] + [0x20] + words.words[1])
    }

    func documents(
        with term: [UInt8], isPrefix: Bool, titlesOnly: Bool = false, in shard: TextIndexShard
    ) throws -> DocumentSet {
        var set = DocumentSet(capacity: shard.capacity)
        var wasCancelled = false
        // Titles have no sets of short prefixes.
        let isWord = (term.first ?? 0) > IndexField.last
        let isShort = isPrefix && !titlesOnly && term.count <= 2 && isWord
        let sought = isShort ? IndexField.shortPrefix.term(term) : term
        try shard.forEachTerm(from: sought, in: snapshot.database) { found, postings in
            guard isPrefix && !isShort ? found.starts(with: sought) : found == sought else { return false }
            postings.add(to: &set, titlesOnly: titlesOnly)
            // A beginning of many words takes a while.
            wasCancelled = isPrefix && isCancelled()
            return isPrefix && !isShort && !wasCancelled
        }
        if wasCancelled { throw CancellationError() }
        return set
    }

    /// Those of `set` in which the words stand next to each other.
    ///
    /// Of two common words the index knows that; else the texts are looked at, which are few when a word is rare.
    private func adjacent(
        _ words: Query.Words, among set: DocumentSet, in shard: TextIndexShard
    ) throws -> DocumentSet {
        guard shard.lexicon != 0 else { return try verified(set, words, in: shard) }
        let lexicon = try snapshot.texts.lexicon(shard.lexicon)
        let isCommon = words.words.map { lexicon.isCommon($0) }
        var candidates = set
        var certain = words.words.count == 2 ? DocumentSet(capacity: shard.capacity) : nil
        for place in 1..<words.words.count where isCommon[place - 1] {
            let isUnfinished = words.isPrefix && place == words.words.count - 1
            guard isCommon[place] || isUnfinished else { continue }
            let pair = IndexField.pair.term(words.words[place - 1] + [0x20] + words.words[place])
            let found = try documents(
                with: pair, isPrefix: isUnfinished, titlesOnly: words.inTitle, in: shard)
            // What an unfinished word will be may not be common.
            if !isUnfinished { candidates.formIntersection(found) }
            certain?.formUnion(found)
        }
        certain?.formIntersection(candidates)
        if let certain, isCommon[0], isCommon[1], !words.isPrefix { return certain }
        guard var result = certain else { return try verified(candidates, words, in: shard) }
        candidates.subtract(result)
        result.formUnion(try verified(candidates, words, in: shard))
        return result
    }

    /// Texts that are looked at before it is asked again whether anybody waits for the answer.
    private static let batch = 512
    /// Fewer texts than this are looked at faster by one core.
    private static let leastForAllCores = 32

    /// Those of `set` in whose text the words stand next to each other.
    private func verified(
        _ set: DocumentSet, _ words: Query.Words, in shard: TextIndexShard
    ) throws -> DocumentSet {
        if words.inTitle { return try verifiedTitles(set, words, in: shard) }
        var result = DocumentSet(capacity: shard.capacity)
        var batch: [(document: Int, text: StoredTexts.Packed)] = []
        func lookAtBatch() throws {
            if isCancelled() { throw CancellationError() }
            for document in try Self.documents(with: words, in: batch) { result.insert(document) }
            batch.removeAll(keepingCapacity: true)
        }
        try set.visit { document in
            guard let text = try snapshot.texts.packed(shard.articles[document]) else { return }
            batch.append((document, text))
            if batch.count == Self.batch { try lookAtBatch() }
        }
        try lookAtBatch()
        return result
    }

    /// The documents in whose text the words stand next to each other, found on all cores.
    private static func documents(
        with words: Query.Words, in batch: [(document: Int, text: StoredTexts.Packed)]
    ) throws -> [Int] {
        let parts = batch.count < leastForAllCores ? 1 : ProcessInfo.processInfo.activeProcessorCount
        let found = Mutex<(documents: [Int], problem: (any Error)?)>(([], nil))
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            var finder = WordFinder([words])
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

    private func verifiedTitles(
        _ set: DocumentSet, _ words: Query.Words, in shard: TextIndexShard
    ) throws -> DocumentSet {
        var result = DocumentSet(capacity: shard.capacity)
        let title = try snapshot.database.cachedStatement(sql: "SELECT title FROM article WHERE id = ?")
        var finder = WordFinder([words])
        try set.visit { document in
            if isCancelled() { throw CancellationError() }
            guard var text = try String.fetchOne(title, arguments: [shard.articles[document]]) else { return }
            if text.withUTF8({ finder.contains(in: $0) }) { result.insert(document) }
        }
        return result
    }
}
