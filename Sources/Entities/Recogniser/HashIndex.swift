/// A read-only set of 64-bit keys, each with a number, laid out so that it can be used where it lies in a mapped file.
///
/// A key's upper half chooses a bucket, its lower half is kept to tell it from the others.
package struct HashIndex: @unchecked Sendable {
    private let starts: UnsafePointer<UInt32>
    private let marks: UnsafePointer<UInt32>
    private let bucketCount: UInt64
    /// How many keys there are.
    package let count: Int

    /// Takes the bytes that ``bytes(of:)`` made; they have to outlive the index.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 8, let base = bytes.baseAddress else { return nil }
        let buckets = Int(base.load(as: UInt32.self))
        count = Int(base.load(fromByteOffset: 4, as: UInt32.self))
        guard bytes.count >= 8 + 4 * (buckets + 1 + count), buckets > 0 else { return nil }
        bucketCount = UInt64(buckets)
        starts = (base + 8).assumingMemoryBound(to: UInt32.self)
        marks = starts + buckets + 1
        // Every lookup trusts these bounds, so a damaged file must not get past here.
        var previous: UInt32 = 0
        for bucket in 0...buckets {
            guard starts[bucket] >= previous else { return nil }
            previous = starts[bucket]
        }
        guard Int(previous) == count else { return nil }
    }

    /// The number of `key`, or -1.
    @inline(__always)
    package func find(_ key: UInt64) -> Int {
        let bucket = Int(((key >> 32) &* bucketCount) >> 32)
        let mark = UInt32(truncatingIfNeeded: key)
        var index = Int(starts[bucket])
        let end = Int(starts[bucket + 1])
        while index < end {
            if marks[index] == mark { return index }
            index += 1
        }
        return -1
    }

    /// Lays out `keys`; also returns the order of their numbers, as indices into `keys`.
    package static func layOut(_ keys: [UInt64]) -> (bytes: [UInt8], order: [Int]) {
        let buckets = max(1, keys.count / 4)
        let order = keys.indices.sorted { keys[$0] < keys[$1] }
        var words: [UInt32] = [UInt32(buckets), UInt32(keys.count)]
        var starts = [UInt32](repeating: 0, count: buckets + 1)
        for key in keys { starts[Int(((key >> 32) &* UInt64(buckets)) >> 32) + 1] += 1 }
        for bucket in 1...buckets { starts[bucket] += starts[bucket - 1] }
        words += starts
        words += order.map { UInt32(truncatingIfNeeded: keys[$0]) }
        return (words.withUnsafeBytes { [UInt8]($0) }, order)
    }
}
