/// The beginning of a file and the end of its name, by which its format is told.
struct FileHead {
    /// How many bytes of a file are looked at.
    static let length = 4096

    /// At most ``length`` bytes.
    let bytes: ArraySlice<UInt8>
    /// In lower case; `nil` when the name has none.
    let pathExtension: String?

    /// - Parameter path: The file's name, or a path that ends with it.
    init(_ bytes: [UInt8], path: String) {
        self.bytes = bytes.prefix(Self.length)
        pathExtension = Self.pathExtension(of: path)
    }

    /// Whether more of the file may follow.
    var isCut: Bool { bytes.count == Self.length }

    /// Of a zip archive, the names of the members whose headers begin in the bytes, in their order.
    ///
    /// Documents that are made as such archives are told by them.
    var memberNames: [String] {
        let header = 30
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return [] }
        var names: [String] = []
        var index = bytes.startIndex
        while let start = bytes[index...].range(of: "PK\u{03}\u{04}")?.lowerBound,
            start + header <= bytes.endIndex
        {
            let length = Int(bytes[start + 26]) | Int(bytes[start + 27]) << 8
            let name = bytes[(start + header)...].prefix(length)
            if name.count == length { names.append(String(decoding: name, as: UTF8.self)) }
            index = start + header
        }
        return names
    }

    /// The extension of a file's name in lower case; `nil` when what follows the last full stop is none.
    static func pathExtension(of path: String) -> String? {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let name = path.utf8[(slash.map(path.utf8.index(after:)) ?? path.utf8.startIndex)...]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
        let suffix = name[name.index(after: dot)...]
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        guard (1...8).contains(suffix.count), suffix.contains(where: isLetter),
            suffix.allSatisfy({ isLetter($0) || isDigit($0) })
        else { return nil }
        return String(Substring(suffix)).lowercased()
    }
}
