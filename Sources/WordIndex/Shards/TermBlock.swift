import TextBytes

/// A block of a shard's terms.
public struct TermBlock: Equatable, Sendable {
    /// Its first term.
    public let first: [UInt8]
    /// All of its terms with their postings.
    public let bytes: [UInt8]

    /// Calls `body` with each term of a block from `first` on, in order, until it returns `false`.
    ///
    /// Terms before `first` cost a look at their first bytes: what a term shares with the one before it tells mostly all.
    package static func forEach(
        from first: [UInt8] = [], in bytes: UnsafeBufferPointer<UInt8>,
        _ body: (_ term: [UInt8], _ postings: Postings) -> Bool
    ) {
        var reader = ByteReader(bytes)
        var term: [UInt8] = []
        var length = 0
        // How many bytes the last term shares with `first`, which it sorts before; `nil` when `first` was reached.
        var common: Int? = first.isEmpty ? nil : 0
        while !reader.isAtEnd {
            let shared = reader.number()
            let suffix = reader.run()
            let documents = reader.number()
            let postings = reader.run()
            guard !reader.isDamaged, shared >= 0, shared <= length else { return }
            length = shared + suffix.count
            if let before = common {
                // It differs from `first` where the one before did.
                if shared > before { continue }
                let more = Self.commonCount(suffix, first, from: shared)
                let place = shared + more
                let isBefore = place < first.count && (more == suffix.count || suffix[more] < first[place])
                if isBefore {
                    common = place
                    continue
                }
                common = nil
                term = Array(first[..<shared])
            } else {
                term.removeLast(term.count - shared)
            }
            term.append(contentsOf: suffix)
            guard body(term, Postings(documents: documents, bytes: postings)) else { return }
        }
    }

    /// How many bytes of `suffix` stand in `term` from `start` on.
    private static func commonCount(
        _ suffix: UnsafeBufferPointer<UInt8>, _ term: [UInt8], from start: Int
    ) -> Int {
        let most = min(suffix.count, term.count - start)
        var count = 0
        while count < most, suffix[count] == term[start + count] { count += 1 }
        return count
    }

    /// Compares two terms byte by byte.
    @inline(__always)
    public static func precedes(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
        a.lexicographicallyPrecedes(b)
    }
}
