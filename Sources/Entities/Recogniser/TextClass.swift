import TextBytes

/// What a scalar is to the tokeniser.
enum TextClass: UInt8 {
    case space, newline, upper, lower, digit, otherWord, punctuation

    var isWord: Bool { rawValue >= TextClass.upper.rawValue && rawValue <= TextClass.otherWord.rawValue }

    private static let ascii: [TextClass] = (0..<128).map { byte in
        switch UInt8(byte) {
        case 0x0A, 0x0D: .newline
        case 0...0x20, 0x7F: .space
        case 0x41...0x5A: .upper
        case 0x61...0x7A: .lower
        case 0x30...0x39: .digit
        default: .punctuation
        }
    }

    /// The class of the scalar that starts at `offset`, and its length in bytes.
    @inline(__always)
    static func at(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (TextClass, Int) {
        let first = bytes[offset]
        if first < 0x80 {
            return (ascii.withUnsafeBufferPointer { $0[Int(first)] }, 1)
        }
        guard let (value, length) = bytes.wideScalar(at: offset) else { return (.punctuation, 1) }
        return (ofWide(value), length)
    }

    private static func ofWide(_ value: UInt32) -> TextClass {
        switch value {
        case 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: .space
        case 0x85, 0x2028, 0x2029: .newline
        case 0xAA, 0xAD, 0xB5, 0xBA: .lower
        case 0x80...0xBF, 0xD7, 0xF7: .punctuation
        case 0xC0...0xDE: .upper
        case 0xDF...0xFF: .lower
        case 0x200C, 0x200D: .otherWord
        case 0x200E...0x206F, 0x20A0...0x20CF, 0x2100...0x2BFF, 0x2E00...0x2E7F, 0x3001...0x3020, 0x3030:
            .punctuation
        case 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40,
            0xFF5B...0xFF65:
            .punctuation
        case 0x060C, 0x061B, 0x061F, 0x06D4, 0x0964, 0x0965, 0x05BE, 0xFFFD, 0x1F000...0x1FAFF: .punctuation
        default:
            Unicode.Scalar(value).map { $0.properties.isUppercase ? .upper : .otherWord } ?? .punctuation
        }
    }
}
