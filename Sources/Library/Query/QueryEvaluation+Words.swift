import Foundation
import GRDB

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
        let lexicon = try texts.lexicon(shard.lexicon)
        guard words.words.allSatisfy({ lexicon.isCommon($0) }) else { return nil }
        return IndexField.pair.term(words.words[0] + [0x20] + words.words[1])
    }

    func documents(
        with term: [UInt8], isPrefix: Bool, titlesOnly: Bool = false, in shard: TextIndexShard
    ) throws -> DocumentSet {
        var set = DocumentSet(capacity: shard.capacity)
        // Titles have no sets of short prefixes.
        let isWord = (term.first ?? 0) > IndexField.last
        let isShort = isPrefix && !titlesOnly && term.count <= 2 && isWord
        let sought = isShort ? IndexField.shortPrefix.term(term) : term
        try shard.forEachTerm(from: sought, in: database) { found, postings in
            guard isPrefix && !isShort ? found.starts(with: sought) : found == sought else { return false }
            postings.add(to: &set, titlesOnly: titlesOnly)
            return isPrefix && !isShort
        }
        return set
    }

    /// Those of `set` in which the words stand next to each other.
    ///
    /// Of two common words the index knows that; else the texts are looked at, which are few when a word is rare.
    private func adjacent(
        _ words: Query.Words, among set: DocumentSet, in shard: TextIndexShard
    ) throws -> DocumentSet {
        guard shard.lexicon != 0 else { return try verified(set, words, in: shard) }
        let lexicon = try texts.lexicon(shard.lexicon)
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

    /// Those of `set` in whose text the words stand next to each other.
    private func verified(
        _ set: DocumentSet, _ words: Query.Words, in shard: TextIndexShard
    ) throws -> DocumentSet {
        var result = DocumentSet(capacity: shard.capacity)
        let title = try database.cachedStatement(sql: "SELECT title FROM article WHERE id = ?")
        try set.visit { document in
            if isCancelled() { throw CancellationError() }
            let article = shard.articles[document]
            let text =
                words.inTitle
                ? try String.fetchOne(title, arguments: [article]).map { Array($0.utf8) }
                : try texts.bytes(of: article)
            guard let text else { return }
            if text.withUnsafeBufferPointer({ WordFinder.contains(words, in: $0) }) {
                result.insert(document)
            }
        }
        return result
    }
}
