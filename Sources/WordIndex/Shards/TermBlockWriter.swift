import TextBytes

/// Terms with their postings, sorted and cut into blocks of about a page of the database.
///
/// Only the part of each term that differs from the one before is written.
package struct TermBlockWriter {
    /// Blocks hold at most this many bytes, unless one term has more: four fill a page of the database.
    package static let targetBytes = 4_060

    package private(set) var blocks: [TermBlock] = []
    private var writer = ByteWriter()
    private var first: [UInt8] = []
    private var previous: [UInt8] = []

    package init() {}

    /// Adds a term, which sorts after all before it.
    package mutating func add(term: [UInt8], documents: Int, postings: [UInt8]) {
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

    package mutating func close() {
        guard !writer.bytes.isEmpty else { return }
        blocks.append(TermBlock(first: first, bytes: writer.bytes))
        writer = ByteWriter()
        previous = []
    }
}
