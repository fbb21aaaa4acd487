/// Writes numbers and strings as bytes; small numbers take few.
///
/// Inlinable, like the reader, because other targets write and read one number at a time.
@usableFromInline package struct ByteWriter {
    @usableFromInline var written: [UInt8] = []

    @inlinable package init() {}

    @inlinable package var bytes: [UInt8] { written }

    /// Seven bits a byte, the lowest first.
    @inlinable package mutating func put(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            written.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        written.append(UInt8(rest))
    }

    @inlinable package mutating func putByte(_ byte: UInt8) { written.append(byte) }

    @inlinable package mutating func put(_ run: some Collection<UInt8>) {
        put(run.count)
        written.append(contentsOf: run)
    }

    /// Bytes, when the reader knows their length by other means.
    @inlinable package mutating func putRaw(_ run: some Sequence<UInt8>) { written.append(contentsOf: run) }
}

/// Reads what ``ByteWriter`` wrote.
///
/// Damaged bytes yield zeros and set ``isDamaged``; they never stop the program.
@usableFromInline package struct ByteReader {
    @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
    @usableFromInline var place = 0
    @usableFromInline var foundDamage = false

    @inlinable package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// How many bytes were read.
    @inlinable package var position: Int { place }
    @inlinable package var isDamaged: Bool { foundDamage }
    @inlinable package var isAtEnd: Bool { place >= bytes.count || foundDamage }

    @inlinable package mutating func number() -> Int {
        // Most numbers have one byte.
        if place < bytes.count, bytes[place] < 0x80 {
            place += 1
            return Int(bytes[place - 1])
        }
        return longNumber()
    }

    @usableFromInline mutating func longNumber() -> Int {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while place < bytes.count, shift < 64 {
            let byte = bytes[place]
            place += 1
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: Int64(bitPattern: result)) }
            shift += 7
        }
        foundDamage = true
        return 0
    }

    /// A number that is never negative; a negative one is damage.
    @inlinable package mutating func natural() -> Int {
        let value = number()
        if value >= 0 { return value }
        foundDamage = true
        return 0
    }

    /// A number that counts things still to come, each at least a byte long.
    @inlinable package mutating func count() -> Int {
        let value = number()
        guard value >= 0, value <= bytes.count - place else {
            foundDamage = true
            return 0
        }
        return value
    }

    @inlinable package mutating func byte() -> UInt8 {
        guard place < bytes.count else {
            foundDamage = true
            return 0
        }
        place += 1
        return bytes[place - 1]
    }

    /// A run of bytes with its length before it.
    @inlinable package mutating func run() -> UnsafeBufferPointer<UInt8> { raw(count()) }

    @inlinable package mutating func raw(_ length: Int) -> UnsafeBufferPointer<UInt8> {
        guard length >= 0, length <= bytes.count - place else {
            foundDamage = true
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        place += length
        return UnsafeBufferPointer(start: bytes.baseAddress.map { $0 + (place - length) }, count: length)
    }
}

extension Array where Element == UInt8 {
    /// Reads the bytes with a ``ByteReader``.
    @inlinable package func reading<Result>(_ body: (inout ByteReader) throws -> Result) rethrows -> Result {
        try withUnsafeBufferPointer { buffer in
            var reader = ByteReader(buffer)
            return try body(&reader)
        }
    }
}
