import CLibXML2

/// What begins with a “&” in text: a character's number, an entity's name, or nothing but an ampersand.
struct XMLReference {
    /// What it is in XML.
    let xml: [UInt8]
    /// How many bytes it takes up.
    let length: Int

    private static let longestName = 32

    /// - Parameters:
    ///   - bytes: Begin with “&”.
    ///   - isWhole: Whether the text ends where the bytes do.
    /// - Returns: `nil` when more bytes are needed.
    init?(_ bytes: ArraySlice<UInt8>, isWhole: Bool) {
        let isNumber = bytes.dropFirst().first == UInt8(ascii: "#")
        let name = bytes.dropFirst(isNumber ? 2 : 1).prefix(Self.longestName).prefix { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
        }
        if name.endIndex == bytes.endIndex, name.count < Self.longestName, !isWhole { return nil }
        let isEnded = name.endIndex < bytes.endIndex && bytes[name.endIndex] == UInt8(ascii: ";")
        let all = name.endIndex - bytes.startIndex + (isEnded ? 1 : 0)
        if isNumber, let scalar = Self.scalar(number: name) {
            xml = Self.escaped(scalar)
            length = all
        } else if !isNumber, isEnded, let text = Self.xml(named: name) {
            xml = text
            length = all
        } else {
            xml = Array("&amp;".utf8)
            length = 1
        }
    }

    /// The character of a number, as HTML has them: 128 to 159 are those of windows-1252.
    private static func scalar(number: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let isHexadecimal = number.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let digits = String(decoding: isHexadecimal ? number.dropFirst() : number, as: UTF8.self)
        guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
        if (0x80..<0xA0).contains(value) { return windows1252[Int(value) - 0x80] }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private static let windows1252 = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

    private static func xml(named name: ArraySlice<UInt8>) -> [UInt8]? {
        let text = String(decoding: name, as: UTF8.self)
        let lower = text.lowercased()
        if ["amp", "lt", "gt", "quot", "apos"].contains(lower) { return Array("&\(lower);".utf8) }
        let value = cx_html_entity(text)
        return value == 0 ? nil : Unicode.Scalar(value).map(escaped)
    }

    /// A character as XML has it; none for those that it does not have.
    private static func escaped(_ scalar: Unicode.Scalar) -> [UInt8] {
        switch scalar {
        case "&": Array("&amp;".utf8)
        case "<": Array("&lt;".utf8)
        case ">": Array("&gt;".utf8)
        case "\"": Array("&quot;".utf8)
        case "\t", "\n", "\r": [0x20]
        case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": []
        default: Array(String(scalar).utf8)
        }
    }
}
