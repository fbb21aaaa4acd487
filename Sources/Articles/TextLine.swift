/// One line of a text that is not blank.
struct TextLine: Equatable {
    /// UTF-8 offsets, without white space at either end.
    var range: Range<Int>
    /// The number of characters (Unicode scalars) in `range`.
    var width: Int
    /// The number of spaces before it.
    var indent: Int
    /// The column in which it ends.
    var edge: Int { indent + width }
    /// Whether a blank line, or nothing, stands before it.
    var followsBlank: Bool

    /// The lines of a cleaned text that are not blank, in order.
    static func lines(of bytes: [UInt8]) -> [TextLine] {
        var lines: [TextLine] = []
        var followsBlank = true
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
                let range = trimmed(start..<end, of: bytes)
                if range.isEmpty {
                    followsBlank = true
                } else {
                    var width = 0
                    for index in range where bytes[index] & 0xC0 != 0x80 { width += 1 }
                    lines.append(
                        TextLine(
                            range: range, width: width, indent: range.lowerBound - start,
                            followsBlank: followsBlank))
                    followsBlank = false
                }
                start = end + 1
            }
        }
        return lines
    }

    /// A range without the white space at its ends: spaces, newlines, no-break, ideographic and zero-width spaces.
    static func trimmed(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end {
            let length = spaceLength(bytes, start, end)
            if length == 0 { break }
            start += length
        }
        while end > start {
            if bytes[end - 1] <= 0x20 {
                end -= 1
            } else if end - start >= 2, bytes[end - 1] == 0xA0, bytes[end - 2] == 0xC2 {
                end -= 2
            } else if end - start >= 3, spaceLength(bytes, end - 3, end) == 3 {
                end -= 3
            } else {
                break
            }
        }
        return start..<end
    }

    /// The length in bytes of the white space character at `index`; 0 if there is another one.
    private static func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
        switch bytes[index] {
        case 0...0x20: return 1
        case 0xC2: return index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard index + 2 < end, bytes[index + 1] == 0x80 else { return 0 }
            return bytes[index + 2] <= 0x8B || bytes[index + 2] == 0xAF ? 3 : 0
        case 0xE3: return index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }
}

/// A run of lines that make up one paragraph, heading or the like.
struct RawBlock: Equatable {
    /// UTF-8 offsets.
    var range: Range<Int>
    /// The number of characters, line ends included.
    var width: Int
    /// How many lines of the file it takes up.
    var lines: Int
}
