import Foundation

/// What the letters of a part of Unicode fold to, by its decompositions: “ά” is “α”, “ς” “σ”, “ﬁ” “fi”, “Ａ” “a”.
struct FoldingTable: Sendable {
    private let first: UInt32
    /// Where the bytes of each scalar begin; one more at the end.
    private let starts: [UInt32]
    private let bytes: [UInt8]

    static let greekAndCyrillic = FoldingTable(0x370...0x52F)
    static let semitic = FoldingTable(0x530...0x8FF)
    static let indic = FoldingTable(0x900...0xDFF)
    static let oldGreek = FoldingTable(0x1F00...0x1FFF)
    static let letterlike = FoldingTable(0x2100...0x218F)
    static let compatible = FoldingTable(0xF900...0xFFEF)

    /// The table that has `value`; `nil` where letters have at most case.
    @inline(__always)
    static func table(of value: Int) -> FoldingTable? {
        switch value {
        case 0x370...0x52F: greekAndCyrillic
        case 0x530...0x8FF: semitic
        case 0x900...0xDFF: indic
        case 0x1F00...0x1FFF: oldGreek
        case 0x2100...0x218F: letterlike
        case 0xF900...0xFFEF: compatible
        default: nil
        }
    }

    private init(_ range: ClosedRange<UInt32>) {
        first = range.lowerBound
        // All in one text, as each call to decompose has a cost; nothing composes with what separates the letters.
        let divider: Unicode.Scalar = "\u{1}"
        var text = String.UnicodeScalarView()
        for value in range {
            text.append(divider)
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        var parts: [[Unicode.Scalar]] = []
        for scalar in String(text).decomposedStringWithCompatibilityMapping.unicodeScalars {
            if scalar == divider { parts.append([]) } else { parts[parts.count - 1].append(scalar) }
        }
        var starts: [UInt32] = []
        var bytes: [UInt8] = []
        for (value, part) in zip(range, parts) {
            starts.append(UInt32(bytes.count))
            if let scalar = Unicode.Scalar(value) { Self.append(scalar, part, to: &bytes) }
        }
        starts.append(UInt32(bytes.count))
        self.starts = starts
        self.bytes = bytes
    }

    func append(_ value: Int, to folded: inout [UInt8]) {
        let place = value - Int(first)
        folded.append(contentsOf: bytes[Int(starts[place])..<Int(starts[place + 1])])
    }

    private static func append(_ scalar: Unicode.Scalar, _ parts: [Unicode.Scalar], to bytes: inout [UInt8]) {
        // What decomposes to several words or a fraction is left as it is, and so are letters of their own.
        let isLeft =
            parts.count > 1 && parts.contains { $0 == " " || $0 == "\u{2044}" } || isOwnLetter(scalar)
        for part in isLeft ? [scalar] : parts where !isDropped(part) {
            if part.value < 0x370 {
                Folding.append(part, to: &bytes)
            } else {
                // Goes through the capital: “ς” is “σ”.
                for capital in part.properties.uppercaseMapping.unicodeScalars {
                    bytes.append(contentsOf: capital.properties.lowercaseMapping.utf8)
                }
            }
        }
    }

    /// Cyrillic letters with a mark are letters of their own (“й” is no “и”); but “ё” is written “е”, and a grave
    /// accent only tells how to read.
    private static func isOwnLetter(_ scalar: Unicode.Scalar) -> Bool {
        guard (0x400...0x52F).contains(scalar.value) else { return false }
        return ![0x400, 0x401, 0x40D, 0x450, 0x451, 0x45D].contains(scalar.value)
    }

    /// Marks that tell how to read a letter: accents, and the vowels and points of Hebrew and Arabic; and what only makes
    /// a word longer.
    static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        let order = scalar.properties.canonicalCombiningClass.rawValue
        return (10...36).contains(order) || (200...240).contains(order) || scalar.value == 0x640
    }
}
