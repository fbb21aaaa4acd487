/// A word, number or mark of a short line, as ``DateReader`` and ``CreditReader`` look at it.
enum LinePiece: Equatable {
    /// A run of letters, in lower case.
    case word(String)
    case number(Int, digits: Int)
    /// Any other ASCII character but a space; every dash is `-`.
    case mark(UInt8)

    /// Cuts UTF-8 into pieces.
    static func pieces(of line: some Sequence<UInt8>) -> [LinePiece] {
        var pieces: [LinePiece] = []
        var letters: [UInt8] = []
        var number: (value: Int, digits: Int)?
        func finish() {
            if !letters.isEmpty {
                pieces.append(.word(String(decoding: letters, as: UTF8.self).lowercased()))
            }
            if let number { pieces.append(.number(number.value, digits: number.digits)) }
            letters = []
            number = nil
        }
        for byte in line {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if !letters.isEmpty { finish() }
                let before = number ?? (0, 0)
                // Nine digits are no date; more would overflow in the end.
                number = (min(before.value, 99_999_999) * 10 + Int(byte & 0x0F), before.digits + 1)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...0xFF:
                if number != nil { finish() }
                letters.append(byte)
                guard byte >= 0x80, let (length, mark) = markAtEnd(of: letters) else { continue }
                letters.removeLast(length)
                finish()
                if let mark { pieces.append(.mark(mark)) }
            default:
                finish()
                if byte > 0x20 { pieces.append(.mark(byte)) }
            }
        }
        finish()
        return pieces
    }

    /// The mark or space beyond ASCII that the letters end with, and how many bytes it takes up.
    private static func markAtEnd(of letters: [UInt8]) -> (length: Int, mark: UInt8?)? {
        guard let last = letters.last, letters.count > 1 else { return nil }
        let before = letters[letters.count - 2]
        switch (before, last) {
        case (0xC2, 0xA0): return (2, nil)
        case (0xC2, 0xA9): return (2, UInt8(ascii: "c"))
        case (0xC2, 0xB7): return (2, UInt8(ascii: "|"))
        default: break
        }
        guard letters.count > 2, letters[letters.count - 3] == 0xE2, before == 0x80 else { return nil }
        switch last {
        case 0x80...0x8F, 0xAF: return (3, nil)
        case 0x90...0x95: return (3, UInt8(ascii: "-"))
        case 0x98, 0x99: return (3, UInt8(ascii: "'"))
        case 0x9C...0x9F: return (3, UInt8(ascii: "\""))
        case 0xA2: return (3, UInt8(ascii: "|"))
        default: return nil
        }
    }
}
