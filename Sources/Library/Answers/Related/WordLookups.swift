import GRDB
import WordIndex

/// The words of the index that were looked up in a snapshot: articles that are looked at together share most of theirs.
final class WordLookups {
    /// Where a word stands.
    struct Found {
        /// How many documents have it, of those that were counted before it was too common.
        var articles = 0
        /// For each shard how many documents have it, and which, packed; empty where it is too common.
        var postings: [(documents: Int, bytes: [UInt8])] = []
    }

    private var found: [[UInt8]: Found] = [:]
    private var bytes = 0
    /// As many bytes of postings are kept.
    private static let mostBytes = 16 << 20

    /// A word's documents; their postings only where at most so many have it.
    func found(
        _ term: [UInt8], inAtMost most: Int, of index: TextIndex, in database: Database
    ) throws -> Found {
        if let known = found[term] { return known }
        var new = Found()
        new.postings.reserveCapacity(index.shards.count)
        for shard in index.shards {
            var kept: (Int, [UInt8]) = (0, [])
            try shard.forEachTerm(from: term, in: database) { other, postings in
                guard other == term else { return false }
                new.articles += postings.documents
                if new.articles <= most { kept = (postings.documents, postings.packed) }
                return false
            }
            guard new.articles <= most else {
                new.postings = []
                break
            }
            bytes += kept.1.count
            new.postings.append(kept)
        }
        if bytes > Self.mostBytes { (found, bytes) = ([:], 0) }
        found[term] = new
        return new
    }
}
