/// The kinds of archives and of compressed files that are read.
enum ArchiveKind {
    case zip, tar, gzip, bzip2, xz, zstd

    /// Whether it holds one file without a name of its own.
    var isCompressedFile: Bool {
        switch self {
        case .zip, .tar: false
        case .gzip, .bzip2, .xz, .zstd: true
        }
    }

    /// - Parameter head: The beginning of a file.
    /// - Returns: `nil` when it is none of them.
    init?(_ head: ArraySlice<UInt8>) {
        func starts(_ bytes: UInt8...) -> Bool { head.starts(with: bytes) }
        if starts(0x50, 0x4B, 0x03, 0x04) || starts(0x50, 0x4B, 0x05, 0x06) || starts(0x50, 0x4B, 0x30, 0x30)
        {
            self = .zip
        } else if starts(0x1F, 0x8B, 0x08) {
            self = .gzip
        } else if head.starts(with: "BZh".utf8), let level = head.dropFirst(3).first,
            (0x31...0x39).contains(level), head.dropFirst(4).starts(with: [0x31, 0x41, 0x59])
        {
            self = .bzip2
        } else if starts(0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00) {
            self = .xz
        } else if starts(0x28, 0xB5, 0x2F, 0xFD) {
            self = .zstd
        } else if Self.isTar(head) {
            self = .tar
        } else {
            return nil
        }
    }

    /// Whether the first block of a tape archive is right: its sum is written in it.
    private static func isTar(_ head: ArraySlice<UInt8>) -> Bool {
        guard head.count >= 512, head.first != 0 else { return false }
        let block = Array(head.prefix(512))
        let digits = block[148..<156].drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
        guard let sum = Int(String(decoding: digits, as: UTF8.self), radix: 8) else { return false }
        let rest = block.enumerated().reduce(0) { (148..<156).contains($1.0) ? $0 : $0 + Int($1.1) }
        return rest + 8 * 0x20 == sum
    }
}
