/// A value of JSON as it is found in the wild: line breaks in strings, commas too many and text cut off are forgiven.
package enum JSONValue: Equatable {
    case null
    case bool(Bool)
    /// As it was written.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// In the order in which they were written; a key may occur twice.
    case object([(key: String, value: JSONValue)])

    package static func == (a: JSONValue, b: JSONValue) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.number(let a), .number(let b)), (.string(let a), .string(let b)): a == b
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }

    /// Values within each other more deeply than this are not read.
    static let deepest = 512

    /// Reads the first value in UTF-8.
    ///
    /// - Returns: `nil` when there is none. Of text that breaks off, what is whole.
    package init?(_ bytes: [UInt8]) {
        var parser = Parser(bytes: bytes)
        guard let value = parser.value(depth: 0) else { return nil }
        self = value
    }

    /// The first value of a key.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text, or the figures of a number.
    package var string: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    /// The elements of an array; anything else is a list of itself.
    package var list: [JSONValue] {
        if case .array(let elements) = self { return elements }
        return self == .null ? [] : [self]
    }
}

extension JSONValue {
    private struct Parser {
        let bytes: [UInt8]
        var index = 0

        var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

        mutating func skipSpace() {
            while index < bytes.count, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ";") {
                index += 1
            }
        }

        mutating func value(depth: Int) -> JSONValue? {
            skipSpace()
            guard index < bytes.count, depth < JSONValue.deepest else { return nil }
            switch byte {
            case UInt8(ascii: "{"): return object(depth: depth)
            case UInt8(ascii: "["): return array(depth: depth)
            case UInt8(ascii: "\""): return .string(string())
            default: return word()
            }
        }

        private mutating func object(depth: Int) -> JSONValue? {
            index += 1
            var members: [(key: String, value: JSONValue)] = []
            while true {
                skipSpace()
                if byte == UInt8(ascii: ",") {
                    index += 1
                } else if byte == UInt8(ascii: "\"") {
                    let key = string()
                    skipSpace()
                    guard byte == UInt8(ascii: ":") else { continue }
                    index += 1
                    guard let value = value(depth: depth + 1) else { return .object(members) }
                    members.append((key, value))
                } else {
                    if byte == UInt8(ascii: "}") { index += 1 }
                    return .object(members)
                }
            }
        }

        private mutating func array(depth: Int) -> JSONValue? {
            index += 1
            var elements: [JSONValue] = []
            while true {
                skipSpace()
                if byte == UInt8(ascii: ",") {
                    index += 1
                } else if byte == UInt8(ascii: "]") || index >= bytes.count {
                    index += 1
                    return .array(elements)
                } else {
                    guard let value = value(depth: depth + 1) else { return .array(elements) }
                    elements.append(value)
                }
            }
        }

        private mutating func string() -> String {
            index += 1
            var text: [UInt8] = []
            while index < bytes.count, byte != UInt8(ascii: "\"") {
                if byte == UInt8(ascii: "\\") {
                    appendEscape(to: &text)
                } else {
                    let end = endOfPlainText(from: index)
                    text.append(contentsOf: bytes[index..<end])
                    index = end
                }
            }
            index += 1
            return String(decoding: text, as: UTF8.self)
        }

        /// Where the next quotation mark or backslash stands, or the end.
        private func endOfPlainText(from start: Int) -> Int {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\") {
                end += 1
            }
            return end
        }

        private mutating func appendEscape(to text: inout [UInt8]) {
            index += 1
            let escape = byte
            index += 1
            switch escape {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
            case UInt8(ascii: "u"):
                var unit = hexadecimal()
                if unit & 0xFC00 == 0xD800, byte == UInt8(ascii: "\\"), index + 1 < bytes.count,
                    bytes[index + 1] == UInt8(ascii: "u")
                {
                    index += 2
                    unit = 0x10000 + (unit & 0x3FF) << 10 + (hexadecimal() & 0x3FF)
                }
                let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case 0: break
            default: text.append(escape)
            }
        }

        private mutating func hexadecimal() -> UInt32 {
            var value: UInt32 = 0
            for _ in 0..<4 {
                guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { break }
                value = value << 4 | UInt32(digit)
                index += 1
            }
            return value
        }

        private mutating func word() -> JSONValue? {
            let start = index
            while index < bytes.count, bytes[index] > 0x20, !",]}:\"[{".utf8.contains(bytes[index]) {
                index += 1
            }
            guard index > start else { return nil }
            let word = String(decoding: bytes[start..<index], as: UTF8.self)
            switch word {
            case "true": return .bool(true)
            case "false": return .bool(false)
            case "null": return .null
            default: return .number(word)
            }
        }
    }
}
