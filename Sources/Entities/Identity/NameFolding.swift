/// Brings different spellings of one name to one form.
public enum NameFolding {
    /// `text` in lower case, without diacritics, apostrophes and full stops: “Vučić” → “vucic”, “O’Brien” → “obrien”.
    ///
    /// - Complexity: O(*n*).
    public static func fold(_ text: some StringProtocol) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            guard byte < 0x80 else { return foldScalars(text) }
            appendASCII(byte, to: &result)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A coarser form that different romanisations of one name share: “Zelenskyy”, “Zelenskiy” → “zelenski”.
    ///
    /// - Parameter folded: A single word as ``fold(_:)`` gives it.
    public static func sound(_ folded: String) -> String {
        let bytes = Array(folded.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            var out = byte
            switch (byte, next) {
            case (UInt8(ascii: "p"), UInt8(ascii: "h")): (out, index) = (UInt8(ascii: "f"), index + 1)
            case (UInt8(ascii: "k"), UInt8(ascii: "h")), (UInt8(ascii: "g"), UInt8(ascii: "h")),
                (UInt8(ascii: "d"), UInt8(ascii: "h")):
                index += 1
            case (UInt8(ascii: "o"), UInt8(ascii: "u")), (UInt8(ascii: "u"), UInt8(ascii: "e")):
                (out, index) = (UInt8(ascii: "u"), index + 1)
            case (UInt8(ascii: "o"), UInt8(ascii: "e")), (UInt8(ascii: "a"), UInt8(ascii: "e")): index += 1
            case (UInt8(ascii: "y"), _), (UInt8(ascii: "j"), 0): out = UInt8(ascii: "i")
            case (UInt8(ascii: "q"), _): out = UInt8(ascii: "k")
            case (UInt8(ascii: "-"), _): (out, index) = (0, index)
            default: break
            }
            if out != 0, result.last != out { result.append(out) }
            index += 1
        }
        // “-skiy”, “-skyy”, “-skij” all end in i now; a silent last e or h distinguishes nobody.
        while result.count > 4, let last = result.last, last == UInt8(ascii: "h") { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    /// A still coarser form in which all vowels are one, and “Shahin” is “Şahin”, “Djordje” is “Đorđe”.
    ///
    /// - Parameter folded: A single word as ``fold(_:)`` gives it.
    public static func skeleton(_ folded: String) -> String {
        let bytes = Array(sound(folded).utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            let isVowel = [UInt8(ascii: "a"), 0x65, 0x69, 0x6F, 0x75].contains(byte)
            // “dj” for “đ”; the h of “sh”, “ch” and “zh”.
            if byte == UInt8(ascii: "j"), result.last == UInt8(ascii: "d") { continue }
            if byte == UInt8(ascii: "h"), let last = result.last,
                [UInt8(ascii: "s"), 0x63, 0x7A].contains(last)
            {
                continue
            }
            let plain = isVowel || byte == UInt8(ascii: "j") && next == 0 ? UInt8(ascii: "a") : byte
            if result.last != plain { result.append(plain) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func appendASCII(_ byte: UInt8, to result: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte | 0x20)
        case UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: "`"): break
        default: result.append(byte)
        }
    }

    private static func foldScalars(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x27, 0x2E, 0x60, 0xB4, 0x2018, 0x2019, 0x02BC, 0x02BB, 0x300...0x36F, 0xAD: break
            case 0x2010, 0x2011, 0x2013: result.append("-")
            case 0xA0, 0x2009, 0x202F: result.append(" ")
            case 0x41...0x5A: result.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
            case 0..<0x80: result.append(scalar)
            default:
                if let plain = plainLatin(scalar.value) {
                    result.append(contentsOf: plain.unicodeScalars)
                } else {
                    result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
                }
            }
        }
        return String(result)
    }

    /// The ASCII letters for a Latin letter with a diacritic, by runs of the Unicode charts.
    private static func plainLatin(_ value: UInt32) -> String? {
        let runs: [(UInt32, String)]
        switch value {
        case 0xC0...0xFF: runs = latin1
        case 0x100...0x17F: runs = latinExtendedA
        case 0x18F...0x259: runs = latinExtendedB
        case 0x1E00...0x1EF9: runs = latinAdditional
        default: return nil
        }
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].0 <= value { low = middle + 1 } else { high = middle }
        }
        let plain = low > 0 ? runs[low - 1].1 : ""
        return plain.isEmpty ? nil : plain
    }

    private static let latin1: [(UInt32, String)] = [
        (0xC0, "a"), (0xC6, "ae"), (0xC7, "c"), (0xC8, "e"), (0xCC, "i"), (0xD0, "d"), (0xD1, "n"),
        (0xD2, "o"),
        (0xD7, ""), (0xD8, "o"), (0xD9, "u"), (0xDD, "y"), (0xDE, "th"), (0xDF, "ss"), (0xE0, "a"),
        (0xE6, "ae"),
        (0xE7, "c"), (0xE8, "e"), (0xEC, "i"), (0xF0, "d"), (0xF1, "n"), (0xF2, "o"), (0xF7, ""), (0xF8, "o"),
        (0xF9, "u"), (0xFD, "y"), (0xFE, "th"), (0xFF, "y"),
    ]
    private static let latinExtendedA: [(UInt32, String)] = [
        (0x100, "a"), (0x106, "c"), (0x10E, "d"), (0x112, "e"), (0x11C, "g"), (0x124, "h"), (0x128, "i"),
        (0x132, "ij"), (0x134, "j"), (0x136, "k"), (0x139, "l"), (0x143, "n"), (0x14C, "o"), (0x152, "oe"),
        (0x154, "r"), (0x15A, "s"), (0x162, "t"), (0x168, "u"), (0x174, "w"), (0x176, "y"), (0x179, "z"),
        (0x17F, "s"),
    ]
    private static let latinExtendedB: [(UInt32, String)] = [
        (0x18F, "a"), (0x190, ""), (0x1A0, "o"), (0x1A2, ""), (0x1AF, "u"), (0x1B1, ""), (0x1CD, "a"),
        (0x1CF, "i"),
        (0x1D1, "o"), (0x1D3, "u"), (0x1DD, ""), (0x1E6, "g"), (0x1E8, "k"), (0x1EA, "o"), (0x1EE, ""),
        (0x218, "s"), (0x21A, "t"), (0x21C, ""), (0x259, "a"),
    ]
    private static let latinAdditional: [(UInt32, String)] = [
        (0x1E00, "a"), (0x1E02, "b"), (0x1E08, "c"), (0x1E0A, "d"), (0x1E14, "e"), (0x1E1E, "f"),
        (0x1E20, "g"),
        (0x1E22, "h"), (0x1E2C, "i"), (0x1E30, "k"), (0x1E36, "l"), (0x1E3E, "m"), (0x1E44, "n"),
        (0x1E4C, "o"),
        (0x1E54, "p"), (0x1E58, "r"), (0x1E60, "s"), (0x1E6A, "t"), (0x1E72, "u"), (0x1E7C, "v"),
        (0x1E80, "w"),
        (0x1E8A, "x"), (0x1E8E, "y"), (0x1E90, "z"), (0x1E96, "h"), (0x1E97, "t"), (0x1E98, "w"),
        (0x1E99, "y"),
        (0x1E9A, "a"), (0x1E9B, "s"), (0x1E9E, "ss"), (0x1E9F, ""), (0x1EA0, "a"), (0x1EB8, "e"),
        (0x1EC8, "i"),
        (0x1ECC, "o"), (0x1EE4, "u"), (0x1EF2, "y"),
    ]
}
