/// The hash FNV-1a, one step at a time: the same in every run and on every machine, as it is written into libraries.
package enum FNV1a {
    /// The initial value of the 64-bit hash.
    @inlinable package static var start: UInt64 { 0xCBF2_9CE4_8422_2325 }
    /// The initial value of the 32-bit hash.
    @inlinable package static var start32: UInt32 { 0x811C_9DC5 }

    /// Adds a byte, or several at once, to the 64-bit hash.
    @inlinable @inline(__always)
    package static func add(_ value: UInt64, to hash: inout UInt64) {
        hash = (hash ^ value) &* 0x100_0000_01B3
    }

    /// Adds a byte to the 32-bit hash.
    @inlinable @inline(__always)
    package static func add(_ value: UInt8, to hash: inout UInt32) {
        hash = (hash ^ UInt32(value)) &* 0x100_0193
    }

    /// The 64-bit hash of bytes, in 16 figures.
    package static func figures(of bytes: some Sequence<UInt8>) -> String {
        var hash = start
        for byte in bytes { add(UInt64(byte), to: &hash) }
        return figures(hash)
    }

    /// A 64-bit hash in 16 figures.
    package static func figures(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
