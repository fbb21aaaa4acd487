import TextBytes

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

    /// A coarser form, the same for different romanisations of one name: “Zelenskyy”, “Zelenskiy” → “zelenski”.
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
        // “-skiy”, “-skyy”, “-skij” all end in i now; a silent last e or h makes no difference.
        while result.count > 4, let last = result.last, last == UInt8(ascii: "h") { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    /// A still coarser form where all vowels are the same, and “Shahin” is “Şahin”, “Djordje” is “Đorđe”.
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
                    result.append(contentsOf: plain.map { Unicode.Scalar($0) })
                } else {
                    result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
                }
            }
        }
        return String(result)
    }

    /// The ASCII letters for a Latin letter with a diacritic.
    ///
    /// A few letters fold differently than in searches, or not at all, because the keys of names in libraries are made
    /// this way.
    private static func plainLatin(_ value: UInt32) -> [UInt8]? {
        switch value {
        case 0x13F, 0x140: [UInt8(ascii: "l")]
        case 0x18F, 0x259, 0x1E9A: [UInt8(ascii: "a")]
        case 0x1E9C, 0x1E9D: [UInt8(ascii: "s")]
        case 0x180, 0x192, 0x1C4...0x1CC, 0x1DE...0x1E1, 0x1F0...0x1FB, 0x200...0x217, 0x21E, 0x21F,
            0x226...0x233:
            nil
        default: Folding.plainLatin(value)
        }
    }
}
