extension UInt8 {
    /// How many bytes a character of UTF-8 has that begins with this one, 1…4, if it is well formed.
    @inlinable package var announcedLength: Int { self >= 0xF0 ? 4 : self >= 0xE0 ? 3 : self >= 0xC0 ? 2 : 1 }
}

extension UnsafeBufferPointer where Element == UInt8 {
    /// The number of the scalar of two to four bytes of UTF-8 that begins at `position`, and how many bytes it has.
    ///
    /// - Returns: `nil` where none begins, or where the bytes end within it. Bytes that are not UTF-8 give any number.
    @inlinable package func wideScalar(at position: Int) -> (value: UInt32, length: Int)? {
        wideScalar(at: position, before: count)
    }

    /// The same of text that ends before `end`, or `nil` where the bytes are not the UTF-8 of a scalar.
    ///
    /// - Parameter end: At most the number of bytes.
    @inlinable package func wellFormedScalar(at position: Int, before end: Int) -> (
        value: UInt32, length: Int
    )? {
        guard (0xC2...0xF4).contains(self[position]),
            let (value, length) = wideScalar(at: position, before: end)
        else { return nil }
        for offset in 1..<length where self[position + offset] & 0xC0 != 0x80 { return nil }
        let isScalar = value <= 0x10FFFF && !(0xD800...0xDFFF).contains(value)
        let isShortest = length == 2 || value >= (length == 3 ? 0x800 : 0x10000)
        return isScalar && isShortest ? (value, length) : nil
    }

    @inlinable package func wideScalar(at position: Int, before end: Int) -> (value: UInt32, length: Int)? {
        let first = self[position]
        let length = first.announcedLength
        guard length > 1, position + length <= end else { return nil }
        var value = UInt32(first & (0x7F >> UInt8(length)))
        for offset in 1..<length { value = value << 6 | UInt32(self[position + offset] & 0x3F) }
        return (value, length)
    }
}
