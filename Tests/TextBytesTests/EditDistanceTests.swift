import TestSupport
import Testing
import TextBytes

@Suite struct `How far two words are apart` {
    /// The same by its definition.
    private func plainly(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
        guard let last = a.last, let other = b.last else { return max(a.count, b.count) }
        var least = min(plainly(a.dropLast(), b) + 1, plainly(a, b.dropLast()) + 1)
        least = min(least, plainly(a.dropLast(), b.dropLast()) + (last == other ? 0 : 1))
        if a.count > 1, b.count > 1, a.dropLast().last == other, b.dropLast().last == last {
            least = min(least, plainly(a.dropLast(2), b.dropLast(2)) + 1)
        }
        return least
    }

    @Test(arguments: [
        ("harbour", "harbor", 1), ("harbour", "habrour", 1), ("harbour", "harbour", 0), ("", "ab", 2),
        ("wheat", "heatw", 2), ("abcd", "badc", 2),
    ])
    func `letters are put in, left out, changed and swapped`(a: String, b: String, distance: Int) {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        #expect(EditDistance.between(a, b, limit: 3) == distance)
        #expect(EditDistance.between(b, a, limit: distance) == distance)
        #expect(EditDistance.between(a, b, limit: distance - 1) == nil)
    }

    @Test func `it is the same as by the definition, up to every limit`() {
        var random = SeededRandom(seed: 60)
        for _ in 0..<1_500 {
            let a = random.bytes(0..<6, of: [97, 98, 99])
            let b = random.bytes(0..<6, of: [97, 98, 99])
            let distance = plainly(a[...], b[...])
            for limit in 0...4 {
                #expect(EditDistance.between(a, b, limit: limit) == (distance <= limit ? distance : nil))
            }
        }
    }
}
