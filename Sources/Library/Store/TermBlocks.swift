/// Terms with their postings, sorted and cut into blocks of about a page of the database.
///
/// Of each term only what differs from the one before is written.
struct TermBlockWriter {
    /// Blocks hold at most this many bytes, unless one term has more: four fill a page of the database.
    static let targetBytes = 4_060

    private(set) var blocks: [(first: [UInt8], bytes: [UInt8])] = []
    private var writer = ByteWriter()
    private var first: [UInt8] = []
    private var previous: [UInt8] = []

    /// Adds a term, which sorts after all before it.
    mutating func add(term: [UInt8], documents: Int, postings: [UInt8]) {
        if !writer.bytes.isEmpty, writer.bytes.count + postings.count + term.count > Self.targetBytes {
            close()
        }
        var shared = 0
        if writer.bytes.isEmpty {
            first = term
        } else {
            while shared < min(previous.count, term.count), previous[shared] == term[shared] { shared += 1 }
        }
        writer.put(shared)
        writer.put(term.dropFirst(shared))
        writer.put(documents)
        writer.put(postings)
        previous = term
    }

    mutating func close() {
        guard !writer.bytes.isEmpty else { return }
        blocks.append((first, writer.bytes))
        writer = ByteWriter()
        previous = []
    }
}

enum TermBlock {
    /// Calls `body` with each term of a block, in order, until it answers `false`.
    static func forEach(
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
    static func precedes(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
        a.lexicographicallyPrecedes(b)
    }
}
