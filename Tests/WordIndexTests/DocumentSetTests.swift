import TestSupport
import Testing

@testable import WordIndex

@Suite struct `A set of documents` {
    private static let capacities = [0, 1, 7, 8, 63, 64, 65, 200]

    private func set(_ members: Set<Int>, _ capacity: Int) -> DocumentSet {
        var set = DocumentSet(capacity: capacity)
        for member in members { set.insert(member) }
        return set
    }

    private func members(_ set: DocumentSet) -> [Int] {
        var members: [Int] = []
        set.visit { members.append($0) }
        return members
    }

    private func some(below capacity: Int, _ random: inout SeededRandom) -> Set<Int> {
        Set((0..<capacity).filter { _ in Bool.random(using: &random) })
    }

    @Test(arguments: capacities) func `it does what a set of numbers does`(capacity: Int) {
        var random = SeededRandom(seed: UInt64(capacity))
        for _ in 0..<30 {
            let (left, right) = (some(below: capacity, &random), some(below: capacity, &random))
            let one = set(left, capacity)
            let other = set(right, capacity)
            #expect(members(one) == left.sorted())
            #expect(one.count == left.count && one.isEmpty == left.isEmpty)
            #expect((-2..<capacity + 2).allSatisfy { one.contains($0) == left.contains($0) })
            var (union, intersection, difference) = (one, one, one)
            union.formUnion(other)
            intersection.formIntersection(other)
            difference.subtract(other)
            #expect(members(union) == left.union(right).sorted())
            #expect(members(intersection) == left.intersection(right).sorted())
            #expect(members(difference) == left.subtracting(right).sorted())
        }
    }

    @Test(arguments: capacities) func `the full set has all, and what is outside stays outside`(capacity: Int)
    {
        var full = DocumentSet.full(capacity: capacity)
        #expect(members(full) == Array(0..<capacity))
        for document in [-1, capacity, capacity + 100] { full.insert(document) }
        #expect(full.count == capacity)
    }

    @Test(arguments: capacities) func `its bytes give it back, and fewer bytes fewer documents`(capacity: Int)
    {
        var random = SeededRandom(seed: 2)
        let chosen = some(below: capacity, &random)
        let bytes = set(chosen, capacity).bytes
        #expect(bytes.count == (capacity + 7) / 8)
        for length in 0...bytes.count {
            let back = bytes[..<length].withUnsafeBufferPointer { DocumentSet(bytes: $0, capacity: capacity) }
            #expect(members(back) == chosen.filter { $0 < length * 8 }.sorted())
        }
    }

    @Test func `bits beyond its capacity count for nothing`() {
        let set = [UInt8](repeating: 0xFF, count: 20).withUnsafeBufferPointer {
            DocumentSet(bytes: $0, capacity: 70)
        }
        #expect(set == DocumentSet.full(capacity: 70))
    }
}
