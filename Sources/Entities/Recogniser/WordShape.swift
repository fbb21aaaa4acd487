/// How words are written: lower case, shape, kinds of capitals.
package enum WordShape {
    /// Words that join the parts of a name.
    static let bridges: Set<UInt64> = hashes([
        "of", "for", "and", "the", "&", "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le",
        "van", "von", "der",
        "den", "bin", "ibn", "al", "el", "on", "in", "to", "'s", "’s", "-", "y", "e",
    ])
    static let openingQuotes: Set<UInt64> = hashes(["\"", "“", "«", "„", "``", "‘"])
    static let closingQuotes: Set<UInt64> = hashes(["\"", "”", "»", "''", "’"])

    private static func hashes(_ words: [String]) -> Set<UInt64> { Set(words.map { FeatureHash.of($0) }) }

    /// Puts `bytes` in lower case, with every digit as 0, into `lower`.
    package static func lower(_ bytes: UnsafeBufferPointer<UInt8>, into lower: inout [UInt8]) {
        lower.removeAll(keepingCapacity: true)
        var isASCII = true
        for byte in bytes {
            switch byte {
            case 0x41...0x5A: lower.append(byte | 0x20)
            case 0x31...0x39: lower.append(0x30)
            default:
                lower.append(byte)
                if byte >= 0x80 { isASCII = false }
            }
        }
        guard !isASCII else { return }
        let text = String(decoding: lower, as: UTF8.self).lowercased()
        lower = Array(text.utf8)
        // One form of apostrophe, so that both spellings of a name are one word.
        if text.unicodeScalars.contains("’") {
            lower = Array(
                String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "’" ? "'" : $0 })).utf8)
        }
    }

    /// `bytes` with every digit as 0.
    static func digitsAsZero(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        bytes.map { $0 >= 0x31 && $0 <= 0x39 ? 0x30 : $0 }
    }

    private enum Letter { case upper, lower, uncased, digit, other }

    private static func letter(_ scalar: Unicode.Scalar) -> Letter {
        switch scalar.value {
        case 0x41...0x5A: return .upper
        case 0x61...0x7A: return .lower
        case 0x30...0x39: return .digit
        case 0..<0x80: return .other
        default:
            let properties = scalar.properties
            if properties.isUppercase { return .upper }
            if properties.isLowercase { return .lower }
            if properties.numericType != nil { return .digit }
            return properties.isAlphabetic ? .uncased : .other
        }
    }

    /// How `bytes` are written.
    package static func caseClass(of bytes: UnsafeBufferPointer<UInt8>) -> CaseClass {
        var upper = 0
        var lower = 0
        var digits = 0
        var uncased = 0
        var first: Letter?
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let kind = letter(scalar)
            switch kind {
            case .upper: upper += 1
            case .lower: lower += 1
            case .digit: digits += 1
            case .uncased: uncased += 1
            case .other: continue
            }
            if first == nil { first = kind }
        }
        if upper + lower + uncased == 0 { return digits > 0 ? .number : .punctuation }
        if digits > 0 { return .alphanumeric }
        if uncased > 0 { return .uncased }
        if upper == 0 { return .lower }
        if lower == 0 { return upper == 1 ? .initial : .upper }
        if first == .lower { return .lowerThenCapital }
        return upper == 1 ? .capitalized : .innerCapital
    }

    /// Puts the shape of `bytes`, with runs shortened, into `shape`: “Xx-Xx”, “X.X.”, “0,0”.
    package static func shape(of bytes: UnsafeBufferPointer<UInt8>, into shape: inout [UInt8]) {
        shape.removeAll(keepingCapacity: true)
        var run = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let mark: UInt8 =
                switch letter(scalar) {
                case .upper: 0x58
                case .lower: 0x78
                case .uncased: 0x79
                case .digit: 0x30
                case .other: scalar.value < 0x80 ? UInt8(scalar.value) : 0x75
                }
            run = shape.last == mark ? run + 1 : 0
            if run < 2, shape.count < 10 { shape.append(mark) }
        }
    }
}
