/// The ends of sentences in a line.
struct SentenceMarks {
    private(set) var count = 0
    private(set) var isAtEnd = false

    init(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            let length = Self.mark(in: bytes, at: index)
            guard length > 0 else {
                index += 1
                continue
            }
            index += length
            // Quotation marks and brackets close after it.
            while index < bytes.count, let closing = Self.closing(in: bytes, at: index) { index += closing }
            if index >= bytes.count || bytes[index] <= 0x20 || length == 3 {
                count += 1
                if index >= bytes.count { isAtEnd = true }
            }
        }
    }

    /// The length of a full stop, a question mark or the like.
    private static func mark(in bytes: [UInt8], at index: Int) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return 1
        case 0xE2, 0xE3:
            // “…” and “。”.
            let third: UInt8 = bytes[index] == 0xE2 ? 0xA6 : 0x82
            return bytes.count > index + 2 && bytes[index + 1] == 0x80 && bytes[index + 2] == third ? 3 : 0
        case 0xEF:
            return bytes.count > index + 2 && bytes[index + 1] == 0xBC
                && [0x81, 0x9F].contains(bytes[index + 2]) ? 3 : 0
        case 0xD8, 0xDB:
            let isMark =
                bytes.count > index + 1
                && (bytes[index] == 0xD8 ? bytes[index + 1] == 0x9F : bytes[index + 1] == 0x94)
            return isMark ? 2 : 0
        case 0xE0:
            // The danda of Indian scripts.
            return bytes.count > index + 2 && bytes[index + 1] == 0xA5 && bytes[index + 2] == 0xA4 ? 3 : 0
        default: return 0
        }
    }

    private static func closing(in bytes: [UInt8], at index: Int) -> Int? {
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): return 1
        case 0xE2
        where bytes.count > index + 2 && bytes[index + 1] == 0x80 && (0x98...0x9F).contains(bytes[index + 2]):
            return 3
        case 0xC2 where bytes.count > index + 1 && (bytes[index + 1] == 0xBB || bytes[index + 1] == 0xAB):
            return 2
        case 0xE3 where bytes.count > index + 2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x8D:
            return 3
        default: return nil
        }
    }
}
