import Entities
import Foundation
import GRDB

/// Finds the articles that answer a query, in one reader's transaction.
struct QueryEvaluation {
    let database: Database
    let index: TextIndex
    /// Asked between shards: whether nobody waits for the answer any more.
    var isCancelled: () -> Bool = { false }

    /// For each shard the documents that answer.
    func matches(_ query: Query) throws -> [DocumentSet] {
        var sets: [DocumentSet] = []
        let context = try QueryContext(query, database: database, index: index)
        for (number, shard) in index.shards.enumerated() {
            if isCancelled() { throw CancellationError() }
            var set = try matches(query.condition, in: shard, number: number, context)
            set.formIntersection(shard.live)
            sets.append(set)
        }
        return sets
    }

    private func matches(
        _ condition: Query.Condition, in shard: TextIndexShard, number: Int, _ context: QueryContext
    ) throws -> DocumentSet {
        switch condition {
        case .everything:
            return shard.live
        case .words(let words):
            return try matches(words, in: shard)
        case .field(let field, let word, let isPrefix):
            return try documents(with: Self.indexField(field).term(word), isPrefix: isPrefix, in: shard)
        case .dates(let range):
            var set = DocumentSet(capacity: shard.capacity)
            for document in 0..<shard.capacity where range.contains(shard.dates[document]) {
                set.insert(document)
            }
            return set
        case .unread, .starred, .tag, .path, .names, .together, .says:
            let found = context.documents(of: condition, shard: number)
            return found ?? DocumentSet(capacity: shard.capacity)
        case .not(let part):
            var set = shard.live
            set.subtract(try matches(part, in: shard, number: number, context))
            return set
        case .any(let parts):
            var set = DocumentSet(capacity: shard.capacity)
            for part in parts { set.formUnion(try matches(part, in: shard, number: number, context)) }
            return set
        case .all(let parts):
            var set = shard.live
            for part in parts {
                set.formIntersection(try matches(part, in: shard, number: number, context))
                if set.isEmpty { return set }
            }
            return set
        }
    }

    static func indexField(_ field: Query.Field) -> IndexField {
        switch field {
        case .source: .source
        case .byline: .byline
        case .language: .language
        }
    }

    // MARK: Words

    private func matches(_ words: Query.Words, in shard: TextIndexShard) throws -> DocumentSet {
        var set = shard.live
        for (offset, word) in words.words.enumerated() {
            let isPrefix = words.isPrefix && offset == words.words.count - 1
            set.formIntersection(
                try documents(with: word, isPrefix: isPrefix, titlesOnly: words.inTitle, in: shard))
            if set.isEmpty { return set }
        }
        return words.words.count > 1 ? try verified(set, words, in: shard) : set
    }

    private func documents(
        with term: [UInt8], isPrefix: Bool, titlesOnly: Bool = false, in shard: TextIndexShard
    ) throws -> DocumentSet {
        var set = DocumentSet(capacity: shard.capacity)
        // Titles have no sets of short prefixes.
        let isShort =
            isPrefix && !titlesOnly && term.count <= 2 && (term.first ?? 0) > IndexField.shortPrefix.rawValue
        let sought = isShort ? IndexField.shortPrefix.term(term) : term
        try shard.forEachTerm(from: sought, in: database) { found, postings in
            guard isPrefix && !isShort ? found.starts(with: sought) : found == sought else { return false }
            set = postings.union(set, titlesOnly: titlesOnly)
            return isPrefix && !isShort
        }
        return set
    }

    /// The documents of `set` in whose text the words stand next to each other: the index does not know places.
    private func verified(
        _ set: DocumentSet, _ words: Query.Words, in shard: TextIndexShard
    ) throws -> DocumentSet {
        var result = DocumentSet(capacity: shard.capacity)
        let statement = try database.cachedStatement(
            sql: """
                SELECT CAST(t.text AS BLOB), a.title FROM articleText t JOIN article a ON a.id = t.article
                WHERE t.article = ?
                """)
        try set.visit { document in
            guard let row = try Row.fetchOne(statement, arguments: [shard.articles[document]]) else { return }
            if words.inTitle {
                let title: String = row[1]
                let found = Array(title.utf8).withUnsafeBufferPointer { WordFinder.contains(words, in: $0) }
                if found { result.insert(document) }
                return
            }
            try row.withUnsafeData(atIndex: 0) { data in
                (data ?? Data()).withUnsafeBytes { raw in
                    if WordFinder.contains(words, in: raw.bindMemory(to: UInt8.self)) {
                        result.insert(document)
                    }
                }
            }
        }
        return result
    }
}
