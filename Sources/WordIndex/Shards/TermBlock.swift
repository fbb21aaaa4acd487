import TextBytes

/// A block of a shard's terms.
public struct TermBlock: Equatable, Sendable {
    /// Its first term.
    public let first: [UInt8]
    /// All of its terms with their postings.
    public let bytes: [UInt8]

    /// Calls `body` with each term of a block, in order, until it returns `false`.
    package static func forEach(
        in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ term: [UInt8], _ postings: Postings) -> Bool
    ) {
        var reader = ByteReader(bytes)
        var term: [UInt8] = []
        while !reader.isAtEnd {
            let shared = reader.number()
            let suffix = reader.run()
            let documents = reader.number()
            let postings = reader.run()
            guard !reader.isDamaged, shared >= 0, shared <= term.count else { return }
            term.removeLast(term.count - shared)
            term.append(contentsOf: suffix)
            guard body(term, Postings(documents: documents, bytes: postings)) else { return }
        }
    }

    /// Compares two terms byte by byte.
    @inline(__always)
    public static func precedes(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
        a.lexicographicallyPrecedes(b)
    }
}
