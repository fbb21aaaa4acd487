extension UnsafeBufferPointer where Element == UInt8 {
    /// The number of the scalar of two to four bytes of UTF-8 that begins at `position`, and how many bytes it has.
    ///
    /// - Returns: `nil` where none begins, or where the bytes end within it. Bytes that are not UTF-8 give any number.
    @inlinable package func wideScalar(at position: Int) -> (value: UInt32, length: Int)? {
        let first = self[position]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard length > 1, position + length <= count else { return nil }
        var value = UInt32(first & (0x7F >> UInt8(length)))
        for offset in 1..<length { value = value << 6 | UInt32(self[position + offset] & 0x3F) }
        return (value, length)
    }
}
