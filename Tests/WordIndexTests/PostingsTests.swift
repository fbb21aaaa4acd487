import TestSupport
import Testing

@testable import WordIndex

@Suite struct `The postings of a term` {
    private static let capacity = 300

    private func occurrences(_ random: inout SeededRandom) -> [Postings.Occurrence] {
        (0..<Self.capacity).filter { _ in Int.random(in: 0..<6, using: &random) == 0 }.map {
            Postings.Occurrence(
                document: $0, count: Int.random(in: 1...255, using: &random),
                inTitle: Bool.random(using: &random))
        }
    }

    private func read(_ bytes: some Collection<UInt8>, documents: Int) -> [Postings.Occurrence] {
        Array(bytes).withUnsafeBufferPointer {
            var found: [Postings.Occurrence] = []
            Postings(documents: documents, bytes: $0).visit { found.append($0) }
            return found
        }
    }

    private func set(_ bytes: [UInt8], documents: Int, titlesOnly: Bool = false) -> DocumentSet {
        bytes.withUnsafeBufferPointer {
            var set = DocumentSet(capacity: Self.capacity)
            Postings(documents: documents, bytes: $0).add(to: &set, titlesOnly: titlesOnly)
            return set
        }
    }

    @Test func `occurrences come back as they were, in order`() {
        var random = SeededRandom(seed: 4)
        for _ in 0..<50 {
            let all = occurrences(&random)
            let bytes = Postings.pack(all)
            #expect(read(bytes, documents: all.count) == all)
            #expect(
                set(bytes, documents: all.count)
                    == DocumentSet.of(all.map(\.document), capacity: Self.capacity))
            #expect(
                set(bytes, documents: all.count, titlesOnly: true)
                    == DocumentSet.of(all.filter(\.inTitle).map(\.document), capacity: Self.capacity))
        }
    }

    @Test(arguments: [0, 1, 20, 299, 300]) func `a set comes back from whichever form is shorter`(count: Int)
    {
        let whole = DocumentSet.of(Array(0..<Self.capacity).prefix(count).map { $0 }, capacity: Self.capacity)
        let bytes = Postings.pack(whole)
        #expect(set(bytes, documents: count) == whole)
        #expect(read(bytes, documents: count).map(\.document) == Array(0..<count))
        #expect(bytes.count <= (Self.capacity + 7) / 8 + 1)
    }

    @Test func `what is cut off gives the occurrences before, whatever the form`() {
        var random = SeededRandom(seed: 9)
        let all = occurrences(&random)
        let gaps = Postings.pack(all)
        for length in 0..<gaps.count {
            let found = read(gaps[..<length], documents: all.count)
            #expect(found == Array(all.prefix(found.count)))
        }
        let every = DocumentSet.full(capacity: Self.capacity)
        let bits = Postings.pack(every)
        for length in 0..<bits.count {
            let found = read(bits[..<length], documents: Self.capacity)
            #expect(found.map(\.document) == Array(0..<min(Self.capacity, max(0, length - 1) * 8)))
        }
    }

    @Test func `any bytes at all harm nothing`() {
        var random = SeededRandom(seed: 6)
        for _ in 0..<2_000 {
            let bytes = random.bytes(0..<30)
            let documents = Int.random(in: -5..<400, using: &random)
            _ = read(bytes, documents: documents)
            #expect(set(bytes, documents: documents).count <= Self.capacity)
        }
    }

    @Test func `their forms are these bytes`() {
        let bytes = Postings.pack([
            .init(document: 0, count: 1, inTitle: false), .init(document: 3, count: 7, inTitle: true),
        ])
        #expect(bytes == [0, 0, 2 << 2 | 2 | 1, 7])
        #expect(Postings.pack(DocumentSet.full(capacity: 64)) == [1] + [UInt8](repeating: 255, count: 8))
    }
}

extension DocumentSet {
    static func of(_ documents: [Int], capacity: Int) -> DocumentSet {
        var set = DocumentSet(capacity: capacity)
        for document in documents { set.insert(document) }
        return set
    }
}
