/// A way in which the bytes of a page stand for characters, by the labels of the WHATWG Encoding Standard.
struct PageCharset: Equatable {
    /// As the standard spells it: “windows-1251”.
    let name: String
    /// What the C library's converter calls it.
    let iconvName: String

    static let utf8 = PageCharset(name: "UTF-8", iconvName: "UTF-8")
    static let windows1252 = PageCharset(name: "windows-1252", iconvName: "CP1252")
    var isUTF8: Bool { name == "UTF-8" }
    var isUTF16: Bool { name.hasPrefix("UTF-16") }

    private init(name: String, iconvName: String) {
        self.name = name
        self.iconvName = iconvName
    }

    /// - Returns: `nil` when the label is none of the standard.
    init?(label: String) {
        let key = label.lowercased().filter { !$0.isWhitespace }
        guard let index = Self.index[key] else { return nil }
        self = Self.all[index].charset
    }

    /// The encoding that bytes begin with a mark of, or whose first “<” no other has; and the length of the mark.
    static func marked(_ bytes: [UInt8]) -> (charset: PageCharset, markLength: Int)? {
        beginnings.first { bytes.starts(with: $0.bytes) }.map { start in
            let charset = PageCharset(name: start.name, iconvName: start.name)
            return (charset, start.isMark ? start.bytes.count : 0)
        }
    }

    /// Those of four bytes first, as two of them begin with one of two.
    private static let beginnings: [(bytes: [UInt8], name: String, isMark: Bool)] = [
        ([0xFF, 0xFE, 0x00, 0x00], "UTF-32LE", true), ([0x00, 0x00, 0xFE, 0xFF], "UTF-32BE", true),
        ([0xEF, 0xBB, 0xBF], "UTF-8", true), ([0xFF, 0xFE], "UTF-16LE", true),
        ([0xFE, 0xFF], "UTF-16BE", true),
        ([0x3C, 0x00, 0x00, 0x00], "UTF-32LE", false), ([0x00, 0x00, 0x00, 0x3C], "UTF-32BE", false),
        ([0x3C, 0x00, 0x3F, 0x00], "UTF-16LE", false), ([0x00, 0x3C, 0x00, 0x3F], "UTF-16BE", false),
        ([0x3C, 0x00, 0x21, 0x00], "UTF-16LE", false), ([0x00, 0x3C, 0x00, 0x21], "UTF-16BE", false),
        // EBCDIC: “<?xm”.
        ([0x4C, 0x6F, 0xA7, 0x94], "IBM037", false),
    ]

    private static let index: [String: Int] = {
        var index: [String: Int] = [:]
        for (position, entry) in all.enumerated() {
            index[entry.charset.name.lowercased()] = position
            for label in entry.labels.split(separator: " ") { index[String(label)] = position }
        }
        return index
    }()

    private static func entry(
        _ name: String, _ iconvName: String, _ labels: String
    ) -> (charset: PageCharset, labels: String) {
        (PageCharset(name: name, iconvName: iconvName), labels)
    }

    /// The standard's encodings with the labels that pages use; a page cannot name UTF-16 by a label that it can be read by.
    private static let all = [
        entry("UTF-8", "UTF-8", "utf8 unicode-1-1-utf-8 x-unicode20utf8 utf-16 utf-16le utf-16be"),
        entry(
            "windows-1252", "CP1252",
            "ascii us-ascii iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 l1 cp1252 x-cp1252 ansi_x3.4-1968 cp819"
        ),
        entry("windows-1250", "CP1250", "cp1250 x-cp1250"),
        entry("windows-1251", "CP1251", "cp1251 x-cp1251 win-1251"),
        entry("windows-1253", "CP1253", "cp1253 x-cp1253"),
        entry("windows-1254", "CP1254", "cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5"),
        entry("windows-1255", "CP1255", "cp1255 x-cp1255"),
        entry("windows-1256", "CP1256", "cp1256 x-cp1256"),
        entry("windows-1257", "CP1257", "cp1257 x-cp1257"),
        entry("windows-1258", "CP1258", "cp1258 x-cp1258"),
        entry("windows-874", "CP874", "dos-874 iso-8859-11 iso8859-11 tis-620"),
        entry("ISO-8859-2", "ISO-8859-2", "iso8859-2 iso_8859-2 latin2 l2"),
        entry("ISO-8859-3", "ISO-8859-3", "iso8859-3 latin3 l3"),
        entry("ISO-8859-4", "ISO-8859-4", "iso8859-4 latin4 l4"),
        entry("ISO-8859-5", "ISO-8859-5", "iso8859-5 cyrillic"),
        entry("ISO-8859-6", "ISO-8859-6", "iso8859-6 arabic asmo-708 ecma-114"),
        entry("ISO-8859-7", "ISO-8859-7", "iso8859-7 greek greek8 ecma-118 elot_928"),
        entry("ISO-8859-8", "ISO-8859-8", "iso8859-8 hebrew visual"),
        entry("ISO-8859-8-I", "ISO-8859-8", "logical"),
        entry("ISO-8859-10", "ISO-8859-10", "iso8859-10 latin6 l6"),
        entry("ISO-8859-13", "ISO-8859-13", "iso8859-13"),
        entry("ISO-8859-14", "ISO-8859-14", "iso8859-14"),
        entry("ISO-8859-15", "ISO-8859-15", "iso8859-15 latin9 l9"),
        entry("ISO-8859-16", "ISO-8859-16", "iso8859-16"),
        entry("KOI8-R", "KOI8-R", "koi koi8 koi8_r"), entry("KOI8-U", "KOI8-U", "koi8-ru"),
        entry("IBM866", "CP866", "866 cp866"), entry("macintosh", "MACINTOSH", "mac x-mac-roman mac-roman"),
        entry("x-mac-cyrillic", "MAC-CYRILLIC", "x-mac-ukrainian mac-cyrillic"),
        entry("GBK", "GB18030", "gb2312 gb_2312-80 x-gbk chinese iso-ir-58 hz-gb-2312"),
        entry("gb18030", "GB18030", ""),
        entry("Big5", "BIG5-HKSCS", "big5-hkscs cn-big5 x-x-big5 euc-tw"),
        entry("EUC-JP", "EUC-JP", "x-euc-jp"),
        entry("Shift_JIS", "CP932", "sjis shift-jis x-sjis ms_kanji windows-31j cp932 ms932"),
        entry("ISO-2022-JP", "ISO-2022-JP", "csiso2022jp"),
        entry(
            "EUC-KR", "UHC",
            "ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 uhc cp949 johab"),
    ]
}

/// Finds what a page says of its own encoding.
enum PageCharsetLabel {
    /// How far into a page it is looked for.
    private static let reach = 1 << 14
    private static let declarationReach = 1 << 10

    /// The label in the XML declaration or a meta tag.
    static func declared(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(reach).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        // Some write a comment above the declaration, where it must not be.
        if let start = head.prefix(declarationReach).range(of: "<?xml ")?.lowerBound,
            let end = head[start...].firstIndex(of: UInt8(ascii: ">")),
            let label = value(of: "encoding", in: head[start..<end])
        {
            return label
        }
        var index = head.startIndex
        while let start = head[index...].range(of: "<meta")?.upperBound {
            let end = head[start...].firstIndex(of: UInt8(ascii: ">")) ?? head.endIndex
            if let label = value(of: "charset", in: head[start..<end]) { return label }
            index = end
        }
        return nil
    }

    /// The value that follows a word and an equals sign, without quotes.
    private static func value(of word: String, in bytes: ArraySlice<UInt8>) -> String? {
        guard let found = bytes.range(of: word) else { return nil }
        var rest = bytes[found.upperBound...].drop { $0 <= 0x20 }
        guard rest.first == UInt8(ascii: "=") else { return nil }
        rest = rest.dropFirst().drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        let value = rest.prefix { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
                || [0x2D, 0x5F, 0x2E, 0x3A].contains(byte)
        }
        return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
}

extension ArraySlice<UInt8> {
    /// Where a word of ASCII stands first.
    func range(of word: String) -> Range<Int>? {
        let word = Array(word.utf8)
        guard let first = word.first else { return nil }
        var index = startIndex
        while let start = self[index...].firstIndex(of: first) {
            if self[start...].starts(with: word) { return start..<start + word.count }
            index = start + 1
        }
        return nil
    }
}
