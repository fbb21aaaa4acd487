import Entities
import Foundation
import GRDB
import WordIndex

/// Finds the articles that answer a query, in one reader's transaction.
struct QueryEvaluation {
    let snapshot: Snapshot
    let index: TextIndex
    /// Asked between shards: whether nobody waits for the answer any more.
    let isCancelled: () -> Bool

    init(_ snapshot: Snapshot, isCancelled: @escaping () -> Bool = { false }) throws {
        self.snapshot = snapshot
        index = try snapshot.index
        self.isCancelled = isCancelled
    }

    /// For each shard the documents that answer.
    func matches(_ query: Query) throws -> [DocumentSet] {
        var sets: [DocumentSet] = []
        let context = try QueryContext(query, snapshot)
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
        case .everything, .kind:
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
        case .unread, .starred, .missing, .tag, .path, .names, .together, .says:
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
}
