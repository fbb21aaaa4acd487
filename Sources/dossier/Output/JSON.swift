/// A JSON value whose objects keep the order of their keys.
enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case number(Double)
    /// A number that must come back as it is.
    case exact(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    /// A key of an object and its value.
    struct Member: Equatable, Sendable {
        var key: String
        var value: JSON
    }

    /// The value in one line, in UTF-8.
    ///
    /// Control characters, line separators, marks that turn the direction of writing, and `\` and `"` are escaped, no others.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    /// Appends the value in one line to `output`.
    func write(to output: inout [UInt8]) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
        case .int(let value): output.append(contentsOf: String(value).utf8)
        case .number(let value): Self.write(value, to: &output)
        case .exact(let value): output.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
        case .string(let value): Self.write(value, to: &output)
        case .array(let values):
            output.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { output.append(contentsOf: ", ".utf8) }
                value.write(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { output.append(contentsOf: ", ".utf8) }
                Self.write(member.key, to: &output)
                output.append(contentsOf: ": ".utf8)
                member.value.write(to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    /// Four decimals are enough for a probability or a score; what is no number is `null`.
    private static func write(_ number: Double, to output: inout [UInt8]) {
        guard number.isFinite else { return output.append(contentsOf: "null".utf8) }
        let rounded = (number * 10_000).rounded() / 10_000
        output.append(
            contentsOf: (rounded == rounded.rounded() && abs(rounded) < 1e15
                ? "\(Int(rounded)).0" : "\(rounded)").utf8)
    }

    private static func write(_ string: String, to output: inout [UInt8]) {
        var copy = string
        copy.withUTF8 { write($0, to: &output) }
    }

    /// Appends UTF-8 as a string; runs of bytes that need no escape are copied as a whole.
    static func write(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var copied = 0
        for (position, byte) in text.enumerated() {
            if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
                output.append(contentsOf: text[copied..<position])
                output.append(contentsOf: escape(of: byte).utf8)
                copied = position + 1
            } else if byte >= 0xC2, let unsafe = unsafeScalar(at: position, of: text) {
                output.append(contentsOf: text[copied..<position])
                output.append(contentsOf: escape(of: unsafe.scalar).utf8)
                copied = position + unsafe.length
            }
        }
        output.append(contentsOf: text[copied...])
        output.append(UInt8(ascii: "\""))
    }

    /// A scalar of two or three bytes that a terminal or an editor would obey: a control character of the second set, a separator
    /// of lines, a mark of direction; `nil` for all others.
    private static func unsafeScalar(
        at position: Int, of text: UnsafeBufferPointer<UInt8>
    ) -> (scalar: UInt32, length: Int)? {
        func byte(_ offset: Int) -> UInt32 {
            position + offset < text.count ? UInt32(text[position + offset] & 0x3F) : 0
        }
        switch text[position] {
        case 0xC2: return byte(1) < 0x20 ? (0x80 | byte(1), 2) : nil
        case 0xD8: return byte(1) == 0x1C ? (0x061C, 2) : nil
        case 0xE2:
            let scalar = 0x2000 | byte(1) << 6 | byte(2)
            let isUnsafe =
                (0x200E...0x200F).contains(scalar) || (0x2028...0x202E).contains(scalar)
                || (0x2066...0x2069).contains(scalar)
            return isUnsafe ? (scalar, 3) : nil
        default: return nil
        }
    }

    private static func escape(of scalar: UInt32) -> String {
        let digits = String(scalar, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    private static func escape(of byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""): return "\\\""
        case UInt8(ascii: "\\"): return "\\\\"
        case UInt8(ascii: "\n"): return "\\n"
        case UInt8(ascii: "\t"): return "\\t"
        case UInt8(ascii: "\r"): return "\\r"
        default: return escape(of: UInt32(byte))
        }
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
    init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member(key: $0.0, value: $0.1) })
    }

    init(arrayLiteral elements: JSON...) {
        self = .array(elements)
    }

    init(stringLiteral value: String) {
        self = .string(value)
    }

    /// A string, or `null`.
    init(_ string: String?) {
        self = string.map(JSON.string) ?? .null
    }

    init(_ strings: [String]) {
        self = .array(strings.map(JSON.string))
    }
}
