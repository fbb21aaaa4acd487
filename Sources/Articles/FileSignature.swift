/// Tells files that are no texts from their bytes.
enum FileSignature {
    /// What a file is whose first bytes are those of a well-known format, with its article: “a PDF document”.
    static func format(of bytes: [UInt8]) -> String? {
        signatures.first { bytes.starts(with: $0.start) }?.format
    }

    private static let signatures: [(start: [UInt8], format: String)] = [
        (Array("%PDF-".utf8), "a PDF document"), (Array("{\\rtf".utf8), "an RTF document"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an office document"),
        ([0x1F, 0x8B, 0x08], "a compressed file"), (Array("BZh9".utf8), "a compressed file"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "a compressed file"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a compressed file"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"),
        (Array("GIF87a".utf8), "a picture"), (Array("GIF89a".utf8), "a picture"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"), (Array("SQLite format 3\0".utf8), "a database"),
        (Array("ID3".utf8) + [0x03], "a sound file"), (Array("OggS".utf8), "a sound file"),
    ]

    /// How much of a file is looked at, at its start and at its end.
    private static let sampleLength = 1 << 16

    /// Whether too many bytes are control characters for this to be a text, which may hold a few.
    static func isBinary(_ bytes: [UInt8], encoding: TextEncoding) -> Bool {
        if encoding == .utf16LittleEndian || encoding == .utf16BigEndian {
            return isBinary(TextEncoding.utf8(Array(bytes.prefix(sampleLength))).bytes, encoding: .utf8)
        }
        let head = bytes.prefix(sampleLength)
        let tail = bytes.dropFirst(sampleLength).suffix(sampleLength)
        // What is not a text is hardly ever valid UTF-8, so control characters in such a file are more likely what
        // somebody put into a text. At least four, so that a short text with a stray byte or two is still a text.
        let share = encoding == .utf8 ? 8 : 50
        return [head, tail].contains { controls(in: $0) > max(3, $0.count / share) }
    }

    /// Whether the beginning of a file could be that of a text.
    static func looksLikeText(_ head: [UInt8]) -> Bool {
        guard format(of: head) == nil else { return false }
        return !isBinary(head, encoding: TextEncoding.detect(head).encoding)
    }

    /// The control characters but for those that texts have: line ends, tabs, backspaces, escapes.
    private static func controls(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.count { $0 < 0x20 && !(0x08...0x0D).contains($0) && $0 != 0x1B || $0 == 0x7F }
    }
}
