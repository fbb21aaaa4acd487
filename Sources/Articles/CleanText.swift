/// Cleans what was read from the world, once, at the edge: after this no text can move a cursor or reorder a line.
public enum CleanText {
    /// Decodes the bytes of a text and cleans it.
    ///
    /// Line ends become `\n`, tabs spaces, and control characters U+FFFD; controls of direction, byte order marks
    /// and tag characters are dropped. Every other character is kept.
    /// - Complexity: O(*n*); plain ASCII is looked through eight bytes at a time and not copied.
    public static func clean(_ bytes: [UInt8]) -> (text: String, encoding: TextEncoding) {
        let (cleaned, encoding) = cleanedBytes(bytes)
        return (String(decoding: cleaned, as: UTF8.self), encoding)
    }

    /// A path, a name or a message in one line, safe to show on a terminal.
    public static func safe(_ text: String) -> String {
        var text = text
        let isSafe = text.withUTF8 { nextTrouble(in: $0, from: 0) == $0.count && !$0.contains(newline) }
        if isSafe { return text }
        let bytes = mended(Array(text.utf8)).map { $0 == newline ? space : $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// As ``clean(_:)``, as UTF-8.
    static func cleanedBytes(_ bytes: [UInt8]) -> (bytes: [UInt8], encoding: TextEncoding) {
        let isPlain = bytes.withUnsafeBufferPointer { nextUnplain(in: $0, from: 0) == $0.count }
        if isPlain { return (bytes, .utf8) }
        let decoded = TextEncoding.utf8(bytes)
        let isClean = decoded.bytes.withUnsafeBufferPointer { nextTrouble(in: $0, from: 0) == $0.count }
        return isClean ? decoded : (mended(decoded.bytes), decoded.encoding)
    }
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")

extension CleanText {
    /// The next byte from `start` that is neither printable ASCII nor a newline; `count` if there is none.
    private static func nextUnplain(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones &* 0x80
        var index = start
        while index < bytes.count {
            if index + 8 <= bytes.count {
                let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let delete = word ^ (ones &* 0x7F)
                let suspicious =
                    (word | ((word &- ones &* 0x20) & ~word) | ((delete &- ones) & ~delete)) & highs
                if suspicious == 0 {
                    index += 8
                    continue
                }
                // Bytes above the first suspicious one may be flagged wrongly (a borrow), never below it.
                index += suspicious.trailingZeroBitCount / 8
            }
            let byte = bytes[index]
            if byte != newline, byte < 0x20 || byte >= 0x7F { return index }
            index += 1
        }
        return index
    }

    /// What is wrong with the character at a place, and how it is put right.
    private enum Trouble {
        case none(length: Int)
        case dropped(length: Int)
        case replaced(by: [UInt8], length: Int)
    }

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// The next place of UTF-8 from `start` where something must be mended; `count` if there is none.
    private static func nextTrouble(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while true {
            index = nextUnplain(in: bytes, from: index)
            guard index < bytes.count, case .none(let length) = trouble(in: bytes, at: index) else {
                return index
            }
            index += length
        }
    }

    private static func mended(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { bytes in
            var copied = 0
            while true {
                let index = nextTrouble(in: bytes, from: copied)
                result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<index]))
                guard index < bytes.count else { return }
                switch trouble(in: bytes, at: index) {
                case .none(let length): copied = index + length
                case .dropped(let length): copied = index + length
                case .replaced(let mend, let length):
                    result.append(contentsOf: mend)
                    copied = index + length
                }
            }
        }
        return result
    }

    /// What is wrong with the character that starts at `index`, which is not plain ASCII.
    private static func trouble(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Trouble {
        func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        switch bytes[index] {
        case 0x09: return .replaced(by: [space], length: 1)
        case 0x0B, 0x0C: return .replaced(by: [newline], length: 1)
        case 0x0D: return .replaced(by: [newline], length: byte(1) == newline ? 2 : 1)
        case 0..<0x20, 0x7F: return .replaced(by: replacement, length: 1)
        case 0..<0x80: return .none(length: 1)
        case 0xC2: return byte(1) < 0xA0 ? .replaced(by: replacement, length: 2) : .none(length: 2)
        case 0xD8: return byte(1) == 0x9C ? .dropped(length: 2) : .none(length: 2)  // Arabic letter mark
        case 0xE2: return generalPunctuation(byte(1), byte(2))
        case 0xEF:
            return byte(1) == 0xBB && byte(2) == 0xBF ? .dropped(length: 3) : .none(length: 3)  // U+FEFF
        case 0xF3: return byte(1) == 0xA0 ? .dropped(length: 4) : .none(length: 4)  // U+E0000 to U+E0FFF
        case 0xC0..<0xE0: return .none(length: 2)
        case 0xE0..<0xF0: return .none(length: 3)
        case 0xF0...0xFF: return .none(length: 4)
        default: return .none(length: 1)
        }
    }

    /// Of U+2000 to U+2FFF: line and paragraph separators, and the controls of direction.
    private static func generalPunctuation(_ second: UInt8, _ third: UInt8) -> Trouble {
        switch (second, third) {
        case (0x80, 0xA8), (0x80, 0xA9): .replaced(by: [newline], length: 3)
        case (0x80, 0x8E), (0x80, 0x8F), (0x80, 0xAA...0xAE): .dropped(length: 3)
        case (0x81, 0xA6...0xAF): .dropped(length: 3)
        default: .none(length: 3)
        }
    }
}
