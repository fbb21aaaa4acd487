import TextBytes

/// A simplified character: one that every terminal shows in the same number of columns, with its place in the source.
///
/// Terminals disagree over sequences (families of emoji, skin tones, variation selectors), so a cluster is its first
/// scalar and at most four true combining marks; the rest of the sequence is dropped but counted as its source.
struct Cluster: Equatable {
    /// The scalar to show; U+FFFD for what cannot be shown, a space for a tab or line break.
    var scalar: UInt32
    /// 1 or 2.
    var width: UInt8
    /// A bit for each mark that lies in plane 1.
    var markPlanes: UInt8 = 0
    /// Four marks of 16 bits, the first in the lowest.
    var marks: UInt64 = 0
    /// UTF-8 offset of the first source byte.
    var start: Int
    /// UTF-8 offset after the last source byte.
    var end: Int

    /// Whether text may be broken here and runs of such characters are shown as one: a space, tab or line break, not a
    /// no-break space.
    var isBlank: Bool { scalar == 0x20 && marks == 0 }

    static let replacement: UInt32 = 0xfffd
}

/// Reads bytes as simplified clusters, from the first to the last.
///
/// Never fails: what is not UTF-8 becomes U+FFFD.
struct Clusters {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private(set) var position: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.init(bytes, in: 0..<bytes.count)
    }

    /// - Parameter range: Must lie within `bytes`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.bytes = bytes
        self.position = range.lowerBound
        self.end = range.upperBound
    }

    @inline(__always)
    mutating func next() -> Cluster? {
        // Nearly all text: a printable ASCII character before another.
        if position < end {
            let byte = bytes[position]
            if byte >= 0x20, byte < 0x7f, position + 1 == end || bytes[position + 1] < 0x80 {
                position += 1
                return Cluster(scalar: UInt32(byte), width: 1, start: position - 1, end: position)
            }
        }
        return nextOfAny()
    }

    private mutating func nextOfAny() -> Cluster? {
        while position < end {
            let start = position
            let (value, length) = decode(at: start)
            position = start + length
            let kind = CellWidth.kind(of: value)
            if kind == .dropped { continue }
            var cluster = Cluster(scalar: value, width: kind == .wide ? 2 : 1, start: start, end: position)
            switch kind {
            case .control: cluster.scalar = CellWidth.isSpaceLike(value) ? 0x20 : Cluster.replacement
            case .mark:
                // A mark without a letter gets a space to stand on.
                cluster.scalar = 0x20
                position = start
            case .narrow, .wide, .dropped: break
            }
            if kind != .control { takeMarks(into: &cluster) }
            cluster.end = position
            return cluster
        }
        return nil
    }

    /// Takes in everything that continues the character: marks are kept; joiners, selectors and skin tones are dropped.
    private mutating func takeMarks(into cluster: inout Cluster) {
        var count = 0
        while position < end, bytes[position] >= 0x80 {
            let (value, length) = decode(at: position)
            switch CellWidth.kind(of: value) {
            case .mark:
                if count < 4 {
                    cluster.marks |= UInt64(value & 0xffff) << (16 * UInt64(count))
                    if value > 0xffff { cluster.markPlanes |= 1 << UInt8(count) }
                    count += 1
                }
            case .dropped:
                guard value == 0x200d, position + length < end else { break }
                // Only the first emoji of a joined sequence is shown.
                let (joined, joinedLength) = decode(at: position + length)
                if CellWidth.isPictograph(cluster.scalar), CellWidth.isPictograph(joined) {
                    position += joinedLength
                }
            case .wide where (0x1f3fb...0x1f3ff).contains(value) && CellWidth.isPictograph(cluster.scalar):
                break
            case .narrow, .wide, .control: return
            }
            position += length
        }
    }

    /// The scalar at `index` and how many bytes it takes; U+FFFD and 1 where there is none.
    @inline(__always)
    private func decode(at index: Int) -> (value: UInt32, length: Int) {
        let first = bytes[index]
        if first < 0x80 { return (UInt32(first), 1) }
        return bytes.wellFormedScalar(at: index, before: end) ?? (Cluster.replacement, 1)
    }
}

extension StringProtocol {
    /// Calls `body` with the text's UTF-8.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(utf8).withUnsafeBufferPointer(body)
    }
}
