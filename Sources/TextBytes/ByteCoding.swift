/// Writes numbers and strings into bytes, small numbers into few.
package struct ByteWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Seven bits a byte, the lowest first.
    package mutating func put(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    package mutating func putByte(_ byte: UInt8) { bytes.append(byte) }

    package mutating func put(_ run: some Collection<UInt8>) {
        put(run.count)
        bytes.append(contentsOf: run)
    }

    /// Bytes whose length the reader knows otherwise.
    package mutating func putRaw(_ run: some Sequence<UInt8>) { bytes.append(contentsOf: run) }
}

/// Reads what ``ByteWriter`` wrote.
///
/// Damaged bytes yield zeros and set ``isDamaged``; they never stop the program.
package struct ByteReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    package private(set) var position = 0
    package private(set) var isDamaged = false

    package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    package var isAtEnd: Bool { position >= bytes.count || isDamaged }

    package mutating func number() -> Int {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.count, shift < 64 {
            let byte = bytes[position]
            position += 1
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: Int64(bitPattern: result)) }
            shift += 7
        }
        isDamaged = true
        return 0
    }

    /// A number that is never negative; a negative one is damage.
    package mutating func natural() -> Int {
        let value = number()
        if value >= 0 { return value }
        isDamaged = true
        return 0
    }

    /// A number that counts things still to come, each at least a byte long.
    package mutating func count() -> Int {
        let value = number()
        guard value >= 0, value <= bytes.count - position else {
            isDamaged = true
            return 0
        }
        return value
    }

    package mutating func byte() -> UInt8 {
        guard position < bytes.count else {
            isDamaged = true
            return 0
        }
        position += 1
        return bytes[position - 1]
    }

    /// A run of bytes with its length before it.
    package mutating func run() -> UnsafeBufferPointer<UInt8> { raw(count()) }

    package mutating func raw(_ length: Int) -> UnsafeBufferPointer<UInt8> {
        guard length >= 0, length <= bytes.count - position else {
            isDamaged = true
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        position += length
        return UnsafeBufferPointer(rebasing: bytes[(position - length)..<position])
    }
}

extension Array where Element == UInt8 {
    /// Reads the bytes with a ``ByteReader``.
    package func reading<Result>(_ body: (inout ByteReader) throws -> Result) rethrows -> Result {
        try withUnsafeBufferPointer { buffer in
            var reader = ByteReader(buffer)
            return try body(&reader)
        }
    }
}
