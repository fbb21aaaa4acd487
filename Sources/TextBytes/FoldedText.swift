/// Text without case and diacritics, and where each piece of it came from; search and name comparison use it.
public struct FoldedText: Equatable, Sendable {
    /// The folded text as UTF-8: lower case, without accents (“Vučić” is “vucic”, “Ἀθήνα” “αθηνα”), ligatures and wide
    /// letters as plain ones, “’” as “'”.
    public private(set) var utf8: [UInt8] = []
    /// For each byte of `utf8`, the UTF-8 offset in the source of the scalar it came from.
    private var offsets: [Int32] = []
    private let sourceLength: Int

    /// - Complexity: O(*n*) in the length of `text`.
    public init(_ text: some StringProtocol) {
        sourceLength = text.utf8.count
        utf8.reserveCapacity(sourceLength)
        offsets.reserveCapacity(sourceLength)
        var offset: Int32 = 0
        for scalar in text.unicodeScalars {
            Folding.append(scalar, to: &utf8)
            while offsets.count < utf8.count { offsets.append(offset) }
            offset += Int32(UTF8.width(scalar))
        }
    }

    /// Every place where `needle` occurs, folded likewise, as UTF-8 offsets into the source, not overlapping.
    public func ranges(of needle: some StringProtocol) -> [Range<Int>] {
        let wanted = Folding.fold(needle)
        guard let first = wanted.first, wanted.count <= utf8.count else { return [] }
        var found: [Range<Int>] = []
        var start = 0
        while start <= utf8.count - wanted.count {
            if utf8[start] == first, utf8[start..<start + wanted.count].elementsEqual(wanted) {
                found.append(sourceRange(start..<start + wanted.count))
                start += wanted.count
            } else {
                start += 1
            }
        }
        return found
    }

    /// The UTF-8 offsets in the source for a range of folded bytes.
    public func sourceRange(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        // A letter that folds to two, or has marks that fold to nothing, is taken as a whole.
        while end > range.lowerBound, end < offsets.count, offsets[end] == offsets[end - 1] { end += 1 }
        let lower = range.lowerBound < offsets.count ? Int(offsets[range.lowerBound]) : sourceLength
        return lower..<(end < offsets.count ? Int(offsets[end]) : sourceLength)
    }
}

/// The folding of case and diacritics that search, names and lists share.
public enum Folding {
    /// `text` folded, as UTF-8.
    public static func fold(_ text: some StringProtocol) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &folded) }
        return folded
    }

    /// `text` folded, as a string.
    public static func folded(_ text: some StringProtocol) -> String {
        String(decoding: fold(text), as: UTF8.self)
    }

    /// Appends what `scalar` folds to: nothing for a combining mark, several letters for a ligature.
    public static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        let value = Int(scalar.value)
        switch value {
        case 0..<0x80:
            folded.append(UInt8(value >= 65 && value <= 90 ? value + 32 : value))
        case 0xC0...0x24F:
            appendLatin(scalar, latin[value - 0xC0], to: &folded)
        case 0x1E00...0x1EFF:
            appendLatin(scalar, latinAdditional[value - 0x1E00], to: &folded)
        case 0x300...0x36F:
            if value == 0x306 || value == 0x308 { joinCyrillic(value, to: &folded) }
        case 0x2018, 0x2019, 0x2BC:
            folded.append(UInt8(ascii: "'"))
        case 0x201C, 0x201D:
            folded.append(UInt8(ascii: "\""))
        case 0x2010...0x2013:
            folded.append(UInt8(ascii: "-"))
        case 0xA0, 0x2000...0x200A, 0x202F:
            folded.append(UInt8(ascii: " "))
        default:
            if let table = FoldingTable.table(of: value) {
                table.append(value, to: &folded)
            } else {
                folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
    }

    /// The base letters of a Latin letter with a mark or of a ligature, in lower case: “ae” of “Æ”; `nil` for others.
    package static func plainLatin(_ value: UInt32) -> [UInt8]? {
        let base: [UInt8] =
            switch value {
            case 0xC0...0x24F: latin[Int(value) - 0xC0]
            case 0x1E00...0x1EFF: latinAdditional[Int(value) - 0x1E00]
            default: []
            }
        return base.isEmpty ? nil : base
    }

    /// Makes “й”, “ў” and “ї” from a letter and a mark that were written separately: they are letters of their own.
    private static func joinCyrillic(_ mark: Int, to folded: inout [UInt8]) {
        guard let last = folded.last, folded.count > 1 else { return }
        switch (folded[folded.count - 2], last, mark) {
        case (0xD0, 0xB8, 0x306): folded[folded.count - 1] = 0xB9
        case (0xD1, 0x83, 0x306): folded[folded.count - 1] = 0x9E
        case (0xD1, 0x96, 0x308): folded[folded.count - 1] = 0x97
        default: break
        }
    }

    private static func appendLatin(_ scalar: Unicode.Scalar, _ base: [UInt8], to folded: inout [UInt8]) {
        if base.isEmpty {
            folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        } else {
            folded.append(contentsOf: base)
        }
    }

    private static func table(_ rows: String) -> [[UInt8]] {
        rows.split { $0 == " " || $0 == "\n" }.map { $0 == "." ? [] : Array($0.utf8) }
    }

    /// The base letters of U+00C0 … U+024F (from the Unicode Character Database's decompositions; “.” where there is none).
    private static let latin = table(
        """
        a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th ss a a a a a a ae c e e e e i i
        i i d n o o o o o . o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g
        g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l . . l l n n n n n n n n n
        o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z
        z z z z s b . . . . . . . . . . . . . . e . . f . . . . . . . . . . . . . o o . . . . . . . . .
        . . . . u u . . . . . . . . . . . . . . . . . . . dz dz dz lj lj lj nj nj nj a a i i o o u u u
        u u u u u u u . a a a a . . . . g g k k o o o o . . j dz dz dz g g . . n n a a . . . . a a a a
        e e e e i i i i o o o o r r r r u u u u s s t t . . h h . . . . . . a a e e o o o o o o o o y y
        . . . . . . . . . . . . . . . . . . . . . . . . . . . .
        """)

    /// The base letters of U+1E00 … U+1EFF, likewise.
    private static let latinAdditional = table(
        """
        a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i
        k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r
        s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y
        z z z z z z h t w y . s . . ss . a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e
        e e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u
        u u u y y y y y y y y . . . . . .
        """)
}
