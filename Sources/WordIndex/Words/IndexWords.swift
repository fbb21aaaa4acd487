import TextBytes

/// Cuts text into words as the index of words knows them: without case and marks, letters and digits only.
///
/// Words are divided at everything else, so “O'Brien-Smith” is three words. In scripts without spaces between words, a
/// Chinese or Japanese character is a word of its own, and so is a Thai, Lao, Khmer or Burmese letter with its signs.
public struct IndexWords {
    /// Longer words are cut, so that no line of garbage becomes a term.
    public static let longestWord = 40

    private var folded: [UInt8] = []
    private var start = 0

    public init() { folded.reserveCapacity(Self.longestWord + 8) }

    /// Calls `body` with each word, folded, and the UTF-8 offsets it has in `text`.
    public mutating func forEach(
        in text: UnsafeBufferPointer<UInt8>, from first: Int = 0,
        _ body: (_ word: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Void
    ) {
        var position = first
        // Asked for once, not for each byte.
        let asciiWord = Self.asciiWord
        folded.removeAll(keepingCapacity: true)
        while position < text.count {
            let byte = text[position]
            if byte < 0x80 {
                let letter = asciiWord[Int(byte)]
                if letter != 0 {
                    if folded.isEmpty { start = position }
                    folded.append(letter)
                } else if !folded.isEmpty {
                    finish(at: position, body)
                }
                position += 1
            } else {
                let (scalar, length) = Self.scalar(in: text, at: position)
                if Self.isUnspaced(scalar), Self.role(of: scalar) == .letter,
                    scalar.properties.numericType == nil
                {
                    position = takeCluster(in: text, at: position, body)
                } else {
                    take(scalar, at: position, length: length, body)
                    position += length
                }
            }
        }
        if !folded.isEmpty { finish(at: position, body) }
    }

    /// Takes a letter of a script without spaces, with its signs, as a word; returns where it ends.
    private mutating func takeCluster(
        in text: UnsafeBufferPointer<UInt8>, at begin: Int,
        _ body: (_ word: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Void
    ) -> Int {
        if !folded.isEmpty { finish(at: begin, body) }
        start = begin
        var end = begin
        var joins = true
        while end < text.count, text[end] >= 0x80 {
            let (scalar, length) = Self.scalar(in: text, at: end)
            guard Self.isUnspaced(scalar) else { break }
            let category = scalar.properties.generalCategory
            guard joins || category == .nonspacingMark || category == .spacingMark else { break }
            Folding.append(scalar, to: &folded)
            end += length
            // These two signs put the next letter below.
            joins = scalar.value == 0x17D2 || scalar.value == 0x1039
        }
        finish(at: end, body)
        return end
    }

    /// Whether it belongs to Thai, Lao, Burmese or Khmer, which put no spaces between words.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE00..<0xF00, 0x1000..<0x10A0, 0x1780..<0x1800, 0xA9E0..<0xAA00, 0xAA60..<0xAA80: true
        default: false
        }
    }

    private mutating func take(
        _ scalar: Unicode.Scalar, at position: Int, length: Int,
        _ body: (_ word: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Void
    ) {
        switch Self.role(of: scalar) {
        case .separator:
            if !folded.isEmpty { finish(at: position, body) }
        case .letter:
            if folded.isEmpty { start = position }
            Folding.append(scalar, to: &folded)
        case .mark:
            if !folded.isEmpty { Folding.append(scalar, to: &folded) }
        case .word:
            if !folded.isEmpty { finish(at: position, body) }
            start = position
            Folding.append(scalar, to: &folded)
            finish(at: position + length, body)
        }
    }

    private mutating func finish(
        at end: Int, _ body: (_ word: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Void
    ) {
        folded.withUnsafeBufferPointer { word in
            body(UnsafeBufferPointer(rebasing: word.prefix(Self.longestWord)), start..<end)
        }
        folded.removeAll(keepingCapacity: true)
    }

    /// The words of a short text, such as a query or a name.
    public static func words(of text: some StringProtocol) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var words = IndexWords()
        var copy = String(text)
        copy.withUTF8 { words.forEach(in: $0) { word, _ in found.append(Array(word)) } }
        return found
    }

    /// What each ASCII byte is in a word; 0 if it divides words.
    static let asciiWord: [UInt8] = (0..<128).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte + 32)
        default: 0
        }
    }

    private enum Role { case separator, letter, mark, word }

    private static func role(of scalar: Unicode.Scalar) -> Role {
        switch scalar.value {
        case 0x80..<0xC0: return scalar.value == 0xAA || scalar.value == 0xBA ? .letter : .separator
        case 0xD7, 0xF7: return .separator
        case 0xC0..<0x2B0: return .letter
        case 0x300..<0x370: return .mark
        case 0x370..<0x530: return scalar.properties.isAlphabetic ? .letter : .separator
        case 0x2000..<0x2070, 0x2190..<0x2C00, 0x3000..<0x3005: return .separator
        case 0x3040..<0x3100, 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xF900..<0xFB00, 0xFF66..<0xFFA0,
            0x20000..<0x32000:
            return .word
        default:
            let properties = scalar.properties
            if properties.isAlphabetic || properties.numericType != nil { return .letter }
            return properties.canonicalCombiningClass == .notReordered ? .separator : .mark
        }
    }

    /// The scalar at `position`; a byte that begins none counts as a separator one byte long.
    private static func scalar(
        in text: UnsafeBufferPointer<UInt8>, at position: Int
    ) -> (scalar: Unicode.Scalar, length: Int) {
        guard let (value, length) = text.wideScalar(at: position) else { return ("\u{0}", 1) }
        guard let scalar = Unicode.Scalar(value) else { return ("\u{0}", length) }
        return (scalar, length)
    }
}
