/// A set of the documents of one shard, by their number in it.
public struct DocumentSet: Equatable, Sendable {
    @usableFromInline package internal(set) var bits: [UInt64]
    /// All its documents are below this.
    public let capacity: Int

    /// A set without documents.
    public init(capacity: Int) {
        self.capacity = capacity
        bits = Array(repeating: 0, count: (capacity + 63) / 64)
    }

    /// The set that ``bytes`` gave; missing bytes stand for no documents.
    public init(bytes: UnsafeBufferPointer<UInt8>, capacity: Int) {
        self.init(capacity: capacity)
        for (index, byte) in bytes.enumerated() where index / 8 < bits.count {
            bits[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
        }
        clearBeyondCapacity()
    }

    /// The bits, the first document's in the lowest bit of the first byte.
    public var bytes: [UInt8] {
        (0..<(capacity + 7) / 8).map { UInt8(truncatingIfNeeded: bits[$0 / 8] >> UInt64($0 % 8 * 8)) }
    }

    /// The set of all documents below `capacity`.
    public static func full(capacity: Int) -> DocumentSet {
        var set = DocumentSet(capacity: capacity)
        for index in set.bits.indices { set.bits[index] = ~0 }
        set.clearBeyondCapacity()
        return set
    }

    private mutating func clearBeyondCapacity() {
        if capacity % 64 != 0, !bits.isEmpty { bits[bits.count - 1] &= (1 << UInt64(capacity % 64)) - 1 }
    }

    /// Does nothing for a document that is not below ``capacity``.
    @inlinable public mutating func insert(_ document: Int) {
        guard document >= 0, document < capacity else { return }
        bits[document >> 6] |= 1 << UInt64(document & 63)
    }

    @inlinable public mutating func remove(_ document: Int) {
        if contains(document) { bits[document >> 6] &= ~(1 << UInt64(document & 63)) }
    }
    @inlinable public func contains(_ document: Int) -> Bool {
        document >= 0 && document < capacity && bits[document >> 6] >> UInt64(document & 63) & 1 == 1
    }

    @inlinable public var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }
    @inlinable public var isEmpty: Bool { bits.allSatisfy { $0 == 0 } }

    @inlinable public mutating func formUnion(_ other: DocumentSet) {
        for index in bits.indices { bits[index] |= other.bits[index] }
    }
    @inlinable public mutating func formIntersection(_ other: DocumentSet) {
        for index in bits.indices { bits[index] &= other.bits[index] }
    }
    @inlinable public mutating func subtract(_ other: DocumentSet) {
        for index in bits.indices { bits[index] &= ~other.bits[index] }
    }

    /// Calls `body` with each document, in ascending order.
    @inlinable public func visit(_ body: (Int) throws -> Void) rethrows {
        for (index, word) in bits.enumerated() {
            var rest = word
            while rest != 0 {
                try body((index << 6) | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}
