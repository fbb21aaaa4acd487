/// Finds where a first sentence ends.
enum SentenceEnd {
    /// Words that end with a full stop in mid-sentence.
    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "st", "prof", "gen", "lt", "col", "sgt", "capt", "maj", "sen", "rep", "gov",
        "rev", "hon",
        "jr", "sr", "no", "vs", "inc", "co", "corp", "ltd", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept",
        "oct", "nov", "dec", "messrs", "mt", "ft",
    ]

    /// The UTF-8 offset at which the first sentence of a range ends; `nil` if it has no end.
    static func first(in bytes: [UInt8], of range: Range<Int>) -> Int? {
        for index in range {
            let byte = bytes[index]
            if byte == 0x82, index >= range.lowerBound + 2, bytes[index - 1] == 0x80, bytes[index - 2] == 0xE3
            {
                return index + 1  // 。
            }
            guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") else {
                continue
            }
            var end = index + 1
            while end < range.upperBound, let length = closer(bytes, end, range.upperBound) { end += length }
            guard end < range.upperBound else { return range.upperBound }
            guard bytes[end] <= 0x20, startsSentence(bytes[end..<range.upperBound].drop { $0 <= 0x20 }) else {
                continue
            }
            if byte == UInt8(ascii: "."), isAbbreviation(bytes[range.lowerBound..<index]) { continue }
            return end
        }
        return nil
    }

    private static func closer(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): return 1
        case 0xE2:
            guard index + 2 < end, bytes[index + 1] == 0x80 else { return nil }
            return bytes[index + 2] == 0x99 || bytes[index + 2] == 0x9D ? 3 : nil
        default: return nil
        }
    }

    private static func startsSentence(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let first = rest.first else { return true }
        return !(0x61...0x7A).contains(first) && first != UInt8(ascii: "(") && first != UInt8(ascii: ",")
    }

    private static func isAbbreviation(_ text: ArraySlice<UInt8>) -> Bool {
        let word = text.suffix(8).reversed().prefix { $0 > 0x20 && $0 != UInt8(ascii: "(") }.reversed()
        if word.count == 1 || word.contains(UInt8(ascii: ".")) { return true }
        // “Am 12. November”
        if word.count == 2, word.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
        return abbreviations.contains(String(decoding: Array(word), as: UTF8.self).lowercased())
    }
}
