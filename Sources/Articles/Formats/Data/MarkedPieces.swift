/// Reads a stream in pieces that end with certain marks; no more than one piece is held.
struct MarkedPieces {
    private let stream: ByteStream
    private var rest: [UInt8] = []

    init(_ stream: ByteStream) { self.stream = stream }

    /// Takes what stands before the next of the marks, and the mark.
    ///
    /// - Parameters:
    ///   - marks: In ASCII.
    ///   - piece: What stands before is added to it, up to `limit` bytes; `nil` where it is of no interest.
    /// - Returns: The mark; `nil` when the stream ends before one.
    mutating func next(_ marks: [String], into piece: inout [UInt8]?, limit: Int) throws -> String? {
        let overlap = (marks.map(\.utf8.count).max() ?? 1) - 1
        while true {
            if let (mark, range) = Self.first(marks, in: rest[...]) {
                Self.add(rest[..<range.lowerBound], to: &piece, limit: limit)
                rest.removeFirst(range.upperBound)
                return mark
            }
            let kept = max(0, rest.count - overlap)
            Self.add(rest[..<kept], to: &piece, limit: limit)
            rest.removeFirst(kept)
            let more = try stream.take(1 << 16)
            if more.isEmpty { return nil }
            rest.append(contentsOf: more)
        }
    }

    private static func add(_ bytes: ArraySlice<UInt8>, to piece: inout [UInt8]?, limit: Int) {
        guard let count = piece?.count, count < limit else { return }
        piece?.append(contentsOf: bytes)
    }

    private static func first(_ marks: [String], in bytes: ArraySlice<UInt8>) -> (String, Range<Int>)? {
        marks.compactMap { mark in bytes.range(of: mark).map { (mark, $0) } }
            .min { $0.1.lowerBound < $1.1.lowerBound }
    }
}
