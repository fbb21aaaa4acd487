import TextBytes

/// How the bytes of a file stand for characters.
public enum TextEncoding: String, Codable, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// Also stands for ISO 8859-1, which it extends but for control characters.
    case windows1252 = "windows-1252"

    /// The encoding that the bytes are most likely in, and the length of the byte order mark they begin with.
    static func detect(_ bytes: [UInt8]) -> (encoding: TextEncoding, markLength: Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if let encoding = unmarkedUTF16(bytes) { return (encoding, 0) }
        return (isMostlyUTF8(bytes) ? .utf8 : .windows1252, 0)
    }

    /// How many bytes of a file are looked at to tell UTF-16 without a mark.
    private static let sampleLength = 8192

    /// UTF-16 without a mark: one of two bytes is often zero, always on the same side, and what comes out is text.
    private static func unmarkedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
        let pairs = min(bytes.count, sampleLength) / 2
        guard pairs >= 2 else { return nil }
        var zerosFirst = 0
        var zerosSecond = 0
        for pair in 0..<pairs {
            if bytes[2 * pair] == 0 { zerosFirst += 1 }
            if bytes[2 * pair + 1] == 0 { zerosSecond += 1 }
        }
        // Even in Greek or Cyrillic the spaces and line ends have a zero byte: some one in seven.
        let enough = max(2, pairs / 20)
        if zerosSecond >= enough, zerosFirst * 16 <= zerosSecond, isText(bytes, pairs: pairs, lowFirst: true)
        {
            return .utf16LittleEndian
        }
        if zerosFirst >= enough, zerosSecond * 16 <= zerosFirst, isText(bytes, pairs: pairs, lowFirst: false)
        {
            return .utf16BigEndian
        }
        return nil
    }

    /// Whether UTF-16 units are letters and the like, with hardly a control, private or lone surrogate unit.
    private static func isText(_ bytes: [UInt8], pairs: Int, lowFirst: Bool) -> Bool {
        var odd = 0
        var expectsLow = false
        for pair in 0..<pairs {
            let (first, second) = (UInt16(bytes[2 * pair]), UInt16(bytes[2 * pair + 1]))
            let unit = lowFirst ? second << 8 | first : first << 8 | second
            let isLow = unit & 0xFC00 == 0xDC00
            if isLow != expectsLow { odd += 1 }
            expectsLow = unit & 0xFC00 == 0xD800
            let isControl = unit < 0x20 && !(0x09...0x0D).contains(unit)
            if isControl || (0x7F...0x9F).contains(unit) || (0xE000...0xF8FF).contains(unit) || unit >= 0xFFF0
            {
                odd += 1
            }
        }
        return odd * 50 <= pairs
    }

    /// Whether bytes are UTF-8, or UTF-8 that was damaged here and there: more whole sequences than stray bytes.
    private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        var whole = 0
        var stray = 0
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index] < 0x80 {
                    index += 1
                } else if let length = sequenceLength(bytes, at: index) {
                    whole += 1
                    index += length
                } else {
                    // A sequence that was cut short is one loss, however many bytes of it are left.
                    let isLead = bytes[index] >= 0xC0
                    index += 1
                    while isLead, index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
                    // The end of a file that was cut off proves nothing.
                    if !isLead || index < bytes.count || whole == 0 { stray += 1 }
                }
            }
        }
        return stray == 0 || whole > 4 * stray
    }

    /// The length of the well-formed sequence of two to four bytes at `index`; `nil` if there is none.
    static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        bytes.wellFormedScalar(at: index, before: bytes.count)?.length
    }
}

extension TextEncoding {
    /// The same characters in UTF-8, without the byte order mark; what cannot be read becomes U+FFFD.
    static func utf8(_ bytes: [UInt8]) -> (bytes: [UInt8], encoding: TextEncoding) {
        let (encoding, markLength) = detect(bytes)
        let body = bytes[markLength...]
        switch encoding {
        case .utf8: return (Array(String(decoding: body, as: UTF8.self).utf8), encoding)
        case .utf16LittleEndian: return (fromUTF16(body, lowFirst: true), encoding)
        case .utf16BigEndian: return (fromUTF16(body, lowFirst: false), encoding)
        case .windows1252: return (fromWindows1252(body), encoding)
        }
    }

    private static func fromUTF16(_ bytes: ArraySlice<UInt8>, lowFirst: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(lowFirst ? second << 8 | first : first << 8 | second)
            index += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// What the bytes 0x80 to 0x9F are in Windows-1252; five of them are nothing.
    private static let windowsScalars: [Unicode.Scalar] = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

    private static func fromWindows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            switch byte {
            case 0..<0x80: result.append(byte)
            case 0x80..<0xA0:
                result.append(contentsOf: UTF8.encode(windowsScalars[Int(byte - 0x80)]) ?? .init())
            default: result.append(contentsOf: UTF8.encode(Unicode.Scalar(byte)) ?? .init())
            }
        }
        return result
    }
}
