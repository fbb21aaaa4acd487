/// A run of feature hashes for each token of a document.
package struct FeatureRuns {
    package private(set) var hashes: [UInt64] = []
    private var ends: [Int32] = []

    package init() {}

    package mutating func removeAll() {
        hashes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    /// Adds a feature to the token that is being described.
    @inline(__always)
    package mutating func add(_ name: UInt64, _ value: UInt64) {
        hashes.append(FeatureHash.mix(name &+ 0x1000, value))
    }

    /// Goes on to the next token.
    @inline(__always)
    package mutating func endToken() { ends.append(Int32(hashes.count)) }

    /// Where in ``hashes`` the features of token `index` are.
    @inline(__always)
    package func range(of index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }
}
