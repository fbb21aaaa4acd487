/// A stream of bytes as UTF-8, by its byte order mark, what it says of itself, and what its bytes look like.
struct DecodedStream {
    /// A label of the WHATWG standard, in its usual spelling.
    let encoding: String

    private let stream: ByteStream
    private let converter: TextConverter
    private var isAtEnd = false

    /// How much of the beginning is looked at to tell the encoding.
    private static let sampleLength = 1 << 20
    private static let pieceLength = 1 << 16

    /// - Parameters:
    ///   - stream: Stands at its beginning.
    ///   - label: The encoding that came with the bytes, if any did.
    /// - Throws: ``ArticleError`` when it cannot be read.
    init(_ stream: ByteStream, label: String? = nil) throws {
        self.stream = stream
        let sample = Array(try stream.peek(Self.sampleLength))
        let (charset, markLength) = PageEncoding.choose(
            for: sample, label: label, isCut: sample.count == Self.sampleLength)
        _ = try stream.take(markLength)
        encoding = charset.name
        converter = TextConverter(charset)
    }

    /// The next piece, well-formed; empty at the end.
    mutating func next() throws -> [UInt8] {
        while !isAtEnd {
            let piece = try stream.take(Self.pieceLength)
            isAtEnd = piece.isEmpty
            let text = converter.convert(piece, isLast: isAtEnd)
            if !text.isEmpty { return text }
        }
        return []
    }
}
