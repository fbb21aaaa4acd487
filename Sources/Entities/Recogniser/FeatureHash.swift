import TextBytes

/// The hash that names features, words and phrases; the same on every machine, because models are made from it.
package enum FeatureHash {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Joins two values into one.
    @inline(__always)
    package static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var hash = (first ^ (second &* 0xC2B2_AE3D_27D4_EB4F)) &* multiplier
        hash ^= hash >> 32
        return hash &* multiplier
    }

    /// The hash of a run of bytes.
    @inline(__always)
    package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = FNV1a.start &+ UInt64(bytes.count)
        for byte in bytes { FNV1a.add(UInt64(byte), to: &hash) }
        hash ^= hash >> 32
        return hash &* multiplier
    }

    /// The hash of a string's UTF-8 bytes.
    package static func of(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { of($0) }
    }
}
