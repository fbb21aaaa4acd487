/// The hash FNV-1a, a step at a time: the same in every run and on every machine, as it is written into libraries.
package enum FNV1a {
    /// What the hash of 64 bits starts from.
    @inlinable package static var start: UInt64 { 0xCBF2_9CE4_8422_2325 }
    /// What the hash of 32 bits starts from.
    @inlinable package static var start32: UInt32 { 0x811C_9DC5 }

    /// Takes a byte, or several at once, into the hash of 64 bits.
    @inlinable @inline(__always)
    package static func add(_ value: UInt64, to hash: inout UInt64) {
        hash = (hash ^ value) &* 0x100_0000_01B3
    }

    /// Takes a byte into the hash of 32 bits.
    @inlinable @inline(__always)
    package static func add(_ value: UInt8, to hash: inout UInt32) {
        hash = (hash ^ UInt32(value)) &* 0x100_0193
    }
}
