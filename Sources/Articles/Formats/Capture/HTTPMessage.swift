/// An answer of a web server as a capture holds it.
struct HTTPMessage {
    /// 200 for what was found; 0 where it is none.
    let status: Int
    /// In lower case and without parameters; empty where it is not said.
    let type: String
    /// The encoding that the server named, if it did.
    let charset: String?
    private let fields: HeaderFields

    /// - Parameter bytes: Its beginning, at least up to the body.
    init(_ bytes: ArraySlice<UInt8>) {
        fields = HeaderFields(bytes)
        let words = fields.firstLine.split(separator: " ")
        status = words.first?.hasPrefix("HTTP/") == true && words.count > 1 ? Int(words[1]) ?? 0 : 0
        type = fields.type("content-type") ?? ""
        charset = fields.parameter("charset", of: "content-type")
    }

    /// Why a body is not read.
    enum Refusal: Error, Equatable {
        /// It is compressed in a way that is not known here, by that name.
        case compression(String)
        case tooBig
        case damaged
    }

    /// The body as the server meant it, without the pieces and the compression it was sent in.
    ///
    /// - Parameters:
    ///   - message: All of it, headers and body.
    ///   - limit: Bytes that it may have.
    /// - Throws: ``Refusal``.
    func body(of message: ArraySlice<UInt8>, limit: Int) throws -> [UInt8] {
        var body = Array(message[min(fields.end, message.endIndex)...])
        if fields["transfer-encoding"]?.lowercased().contains("chunked") == true {
            body = Self.joinedChunks(body) ?? body
        }
        let encodings = fields["content-encoding"]?.lowercased().split(separator: ",").map(\.trimmed) ?? []
        for encoding in encodings.reversed().prefix(2) {
            body = try Self.decompressed(body, by: encoding, limit: limit)
        }
        guard body.count <= limit else { throw Refusal.tooBig }
        return body
    }

    /// The body of chunks; `nil` when it is not made of any, as some programs keep it joined.
    private static func joinedChunks(_ bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard let end = bytes[index...].firstIndex(of: 0x0A) else { break }
            let line = String(decoding: bytes[index..<end], as: UTF8.self)
            let digits = line.prefix { $0 != ";" }.trimmed
            guard let size = Int(digits, radix: 16), size >= 0 else { return result.isEmpty ? nil : result }
            if size == 0 { return result }
            let start = end + 1
            let last = size < bytes.count - start ? start + size : bytes.count
            result.append(contentsOf: bytes[start..<last])
            index = last
            while index < bytes.count, bytes[index] == 0x0D || bytes[index] == 0x0A { index += 1 }
        }
        return result
    }

    private static func decompressed(_ bytes: [UInt8], by encoding: String, limit: Int) throws -> [UInt8] {
        switch encoding {
        case "identity", "": return bytes
        case "gzip", "x-gzip", "zstd":
            // Some programs keep the body unpacked, and the header as it was.
            guard let kind = ArchiveKind(bytes[...]), kind.isCompressedFile else { return bytes }
            return try unpacked(bytes, kind: kind, limit: limit)
        case "deflate":
            return try unpacked(asGzip(bytes), kind: .gzip, limit: limit)
        default: throw Refusal.compression(encoding)
        }
    }

    /// Bytes compressed by “deflate”, with zlib's two bytes before them or without, under the header of a gzip file.
    private static func asGzip(_ bytes: [UInt8]) -> [UInt8] {
        let hasHeader =
            bytes.count > 2 && bytes[0] & 0x0F == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + bytes.dropFirst(hasHeader ? 2 : 0)
            + [UInt8](repeating: 0, count: 8)
    }

    /// What is whole of compressed bytes.
    private static func unpacked(_ bytes: [UInt8], kind: ArchiveKind, limit: Int) throws -> [UInt8] {
        var result: [UInt8] = []
        do {
            let archive = try ArchiveStream(ByteStream(bytes), kind: kind)
            guard try archive.next() != nil else { return [] }
            while true {
                let piece = try archive.data()
                if piece.isEmpty { return result }
                result.append(contentsOf: piece)
                guard result.count <= limit else { throw Refusal.tooBig }
            }
        } catch is ArchiveStream.Damage {
            guard !result.isEmpty else { throw Refusal.damaged }
            return result
        }
    }
}
