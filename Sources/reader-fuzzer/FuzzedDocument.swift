/// Documents that are zip archives, whose parts are made up: what a fuzzer changes is never unpacked before it is read.
enum FuzzedDocument {
    /// A book: its package, its one chapter and its table of contents, parted by NUL.
    static func book(_ bytes: [UInt8]) -> [UInt8] {
        let parts = parts(bytes, count: 3)
        return zip([
            ("mimetype", Array("application/epub+zip".utf8)),
            ("META-INF/container.xml", Array("<container><rootfile full-path=\"b.opf\"/></container>".utf8)),
            ("b.opf", parts[0]), ("c.xhtml", parts[1]), ("n.xhtml", parts[2]),
        ])
    }

    /// A Word document: its text and its footnotes, parted by NUL.
    static func word(_ bytes: [UInt8]) -> [UInt8] {
        let parts = parts(bytes, count: 2)
        return zip([
            ("[Content_Types].xml", []), ("_rels/.rels", []), ("word/document.xml", parts[0]),
            ("word/footnotes.xml", parts[1]),
        ])
    }

    /// An OpenDocument text.
    static func openDocument(_ bytes: [UInt8]) -> [UInt8] {
        zip([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", bytes)])
    }

    private static func parts(_ bytes: [UInt8], count: Int) -> [[UInt8]] {
        var parts = bytes.split(separator: 0, maxSplits: count - 1, omittingEmptySubsequences: false).map(
            Array.init)
        while parts.count < count { parts.append([]) }
        return parts
    }

    /// A zip archive of members that are not compressed.
    private static func zip(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) }
        }
        var file: [UInt8] = []
        for member in members {
            file += [0x50, 0x4B, 0x03, 0x04] + number(20, 2) + number(0, 8)
            file +=
                number(Int(checksum(member.bytes)), 4) + number(member.bytes.count, 4)
                + number(member.bytes.count, 4)
            file += number(member.name.utf8.count, 2) + number(0, 2) + Array(member.name.utf8) + member.bytes
        }
        return file + [0x50, 0x4B, 0x05, 0x06] + number(0, 18)
    }

    /// CRC-32, as zip archives have it.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
