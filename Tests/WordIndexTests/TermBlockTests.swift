import TestSupport
import Testing
import TextBytes

@testable import WordIndex

@Suite struct `Blocks of terms` {
    private struct Entry: Equatable {
        var term: [UInt8]
        var documents: Int
        var postings: [UInt8]
    }

    /// Sorted terms, many of which begin alike, with postings that are no more than bytes here.
    private static func entries() -> [Entry] {
        var random = SeededRandom(seed: 12)
        let terms = Set((0..<900).map { _ in random.bytes(1..<9, of: Array("abc".utf8)) })
        return terms.sorted { $0.lexicographicallyPrecedes($1) }.map {
            Entry(
                term: $0, documents: Int.random(in: 1..<5_000, using: &random), postings: random.bytes(0..<60)
            )
        }
    }

    private static func blocks(_ entries: [Entry]) -> [TermBlock] {
        var writer = TermBlockWriter()
        for entry in entries {
            writer.add(term: entry.term, documents: entry.documents, postings: entry.postings)
        }
        writer.close()
        return writer.blocks
    }

    private static func read(_ bytes: some Collection<UInt8>, from first: [UInt8] = []) -> [Entry] {
        Array(bytes).withUnsafeBufferPointer { buffer in
            var found: [Entry] = []
            TermBlock.forEach(from: first, in: buffer) { term, postings in
                found.append(
                    Entry(term: term, documents: postings.documents, postings: postings.packed))
                return true
            }
            return found
        }
    }

    @Test func `terms and postings come back as they were, in blocks of about a page`() {
        let entries = Self.entries()
        let blocks = Self.blocks(entries)
        #expect(blocks.count > 3)
        #expect(blocks.flatMap { Self.read($0.bytes) } == entries)
        #expect(blocks.allSatisfy { $0.bytes.count <= TermBlockWriter.targetBytes + 16 })
        #expect(blocks.map(\.first) == blocks.map { Self.read($0.bytes)[0].term })
    }

    @Test func `from any term on it gives what sorts no earlier`() {
        var random = SeededRandom(seed: 13)
        let entries = Array(Self.entries().prefix(60))
        let block = Self.blocks(entries)[0].bytes
        let held = Self.read(block)
        let others = (0..<500).map { _ in random.bytes(0..<10, of: Array("abcd".utf8)) }
        for first in held.map(\.term) + others {
            let wanted = held.filter { !$0.term.lexicographicallyPrecedes(first) }
            #expect(Self.read(block, from: first) == wanted, "\(first)")
        }
    }

    @Test func `a block that was cut off gives the terms before`() {
        let entries = Array(Self.entries().prefix(40))
        let bytes = Self.blocks(entries)[0].bytes
        for length in 0..<bytes.count {
            let found = Self.read(bytes[..<length])
            #expect(found == Array(entries.prefix(found.count)))
            #expect(found.count < entries.count)
        }
    }

    @Test func `annotation ends when it is told to`() {
        let bytes = Self.blocks(Array(Self.entries().prefix(40)))[0].bytes
        var seen = 0
        bytes.withUnsafeBufferPointer {
            TermBlock.forEach(in: $0) { _, _ in
                seen += 1
                return seen < 5
            }
        }
        #expect(seen == 5)
    }

    @Test func `a term with more postings than a block holds has one of its own`() {
        let large = [UInt8](repeating: 1, count: 3 * TermBlockWriter.targetBytes)
        let entries = ["a", "b", "c"].map {
            Entry(term: Array($0.utf8), documents: 1, postings: $0 == "b" ? large : [1])
        }
        #expect(Self.blocks(entries).map(\.first) == [Array("a".utf8), Array("b".utf8), Array("c".utf8)])
    }

    @Test func `a term is written by what differs from the one before`() {
        let entries = ["abc", "abd"].map { Entry(term: Array($0.utf8), documents: 2, postings: [9]) }
        #expect(
            Self.blocks(entries)[0].bytes
                == [0, 3] + Array("abc".utf8) + [2, 1, 9] + [2, 1] + Array("d".utf8) + [2, 1, 9])
    }

    @Test func `any bytes at all harm nothing`() {
        var random = SeededRandom(seed: 8)
        for _ in 0..<2_000 { _ = Self.read(random.bytes(0..<60), from: random.bytes(0..<4)) }
    }
}
