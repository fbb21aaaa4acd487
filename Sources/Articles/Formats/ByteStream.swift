import Glibc

/// Bytes that are read once, from their beginning to their end: a file, a member of an archive, standard input.
///
/// It holds what has been looked at and not yet taken, and nothing else.
public final class ByteStream {
    /// Gives the next bytes, as many as it likes; none at the end.
    private let more: () throws -> [UInt8]
    private var buffer: ArraySlice<UInt8> = []
    private var isAtEnd = false
    /// How many bytes have been taken.
    public private(set) var offset = 0

    /// Bytes that are made as they are asked for.
    ///
    /// - Parameter more: Gives the next bytes, as many as it likes; none at the end.
    public init(_ more: @escaping () throws -> [UInt8]) {
        self.more = more
    }

    /// Bytes that are in memory.
    public init(_ bytes: [UInt8]) {
        more = { [] }
        buffer = bytes[...]
        isAtEnd = true
    }

    /// What can be read from a descriptor, from where it stands; it stays open.
    ///
    /// Reading throws ``ArticleError`` when the system does not give the bytes.
    public convenience init(descriptor: Int32, path: String) {
        self.init {
            while true {
                var failure: Int32 = 0
                let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
                    let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                    if got < 0 { failure = errno }
                    count = max(got, 0)
                }
                if failure == 0 { return chunk }
                if failure != EINTR { throw ArticleFile.error(failure, path: path) }
            }
        }
    }

    private static let chunk = 1 << 18

    /// The next bytes, without taking them: `count` of them, or fewer where the stream ends before.
    public func peek(_ count: Int) throws -> ArraySlice<UInt8> {
        try fill(count)
        return buffer.prefix(count)
    }

    /// Takes the next bytes, as many as come at once; none at the end.
    public func next() throws -> ArraySlice<UInt8> {
        try fill(1)
        defer {
            offset += buffer.count
            buffer = []
        }
        return buffer
    }

    /// Takes `count` bytes, or fewer where the stream ends before.
    public func take(_ count: Int) throws -> ArraySlice<UInt8> {
        try fill(count)
        let taken = buffer.prefix(count)
        buffer = buffer.dropFirst(taken.count)
        offset += taken.count
        return taken
    }

    /// Takes a line with its line feed, which the last may lack.
    ///
    /// - Parameter longest: Bytes of a line beyond so many are taken and not given.
    /// - Returns: `nil` at the end.
    public func line(longest: Int) throws -> (bytes: ArraySlice<UInt8>, isCut: Bool)? {
        var line: [UInt8] = []
        var isCut = false
        while true {
            try fill(1)
            guard !buffer.isEmpty else { return line.isEmpty && !isCut ? nil : (line[...], isCut) }
            let end = buffer.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? buffer.endIndex
            let piece = buffer[..<end]
            let isWhole = piece.last == UInt8(ascii: "\n")
            buffer = buffer[end...]
            offset += piece.count
            if line.isEmpty, isWhole, piece.count <= longest { return (piece, false) }
            let room = longest - line.count
            if piece.count > room { isCut = true }
            line.append(contentsOf: piece.prefix(max(0, room)))
            if isWhole { return (line[...], isCut) }
        }
    }

    /// Takes all that is left.
    ///
    /// - Returns: `nil` when it is more than `limit` bytes; the stream then stands behind the first of them.
    public func rest(limit: Int) throws -> [UInt8]? {
        if isAtEnd {
            defer { buffer = [] }
            offset += buffer.count
            return buffer.count <= limit ? Array(buffer) : nil
        }
        try fill(limit + 1)
        let all = Array(try take(limit + 1))
        return all.count <= limit ? all : nil
    }

    /// Sees to it that `count` bytes are in the buffer, or all that are left.
    private func fill(_ count: Int) throws {
        guard buffer.count < count, !isAtEnd else { return }
        var whole = Array(buffer)
        while whole.count < count {
            let chunk = try more()
            guard !chunk.isEmpty else {
                isAtEnd = true
                break
            }
            if whole.isEmpty { whole = chunk } else { whole.append(contentsOf: chunk) }
        }
        buffer = whole[...]
    }
}
