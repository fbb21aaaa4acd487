/// Writes numbers and strings into bytes, small numbers into few.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// Seven bits a byte, the lowest first.
    mutating func put(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func putByte(_ byte: UInt8) { bytes.append(byte) }

    mutating func put(_ run: some Collection<UInt8>) {
        put(run.count)
        bytes.append(contentsOf: run)
    }

    /// Bytes whose length the reader knows otherwise.
    mutating func putRaw(_ run: some Sequence<UInt8>) { bytes.append(contentsOf: run) }
}

/// Reads what ``ByteWriter`` wrote.
///
/// Damaged bytes yield zeros and set ``isDamaged``; they never stop the program.
struct ByteReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0
    private(set) var isDamaged = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { position >= bytes.count || isDamaged }

    mutating func number() -> Int {
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

    /// A number that counts things still to come, each at least a byte long.
    mutating func count() -> Int {
        let value = number()
        guard value >= 0, value <= bytes.count - position else {
            isDamaged = true
            return 0
        }
        return value
    }

    mutating func byte() -> UInt8 {
        guard position < bytes.count else {
            isDamaged = true
            return 0
        }
        position += 1
        return bytes[position - 1]
    }

    /// A run of bytes with its length before it.
    mutating func run() -> UnsafeBufferPointer<UInt8> { raw(count()) }

    mutating func raw(_ length: Int) -> UnsafeBufferPointer<UInt8> {
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
    func reading<Result>(_ body: (inout ByteReader) throws -> Result) rethrows -> Result {
        try withUnsafeBufferPointer { buffer in
            var reader = ByteReader(buffer)
            return try body(&reader)
        }
    }
}
