/// Cuts a mailbox (mboxo, mboxrd, mboxcl) into its messages, one after the other.
struct MailboxReader {
    private let stream: ByteStream
    private let limits: ReadingLimits
    /// The “From ” line of the next message has been read.
    private var hasBegun = false
    private(set) var number: Int
    /// Where the stream begins in the mailbox.
    private let base: Int
    private var start = 0
    /// Where the one after it begins, whose line above it has been read.
    private var nextStart = 0

    /// - Parameter place: Where the stream begins, where that is not the mailbox's beginning.
    init(_ stream: ByteStream, limits: ReadingLimits, at place: EntryPlace? = nil) {
        self.stream = stream
        self.limits = limits
        number = place?.number ?? 0
        base = place?.offset ?? 0
    }

    /// Where the message that was read last begins.
    var place: EntryPlace { EntryPlace(offset: start, number: number - 1) }

    enum Message {
        /// With its lines as the sender wrote them.
        case whole([UInt8])
        case tooBig(bytes: Int)
    }

    /// The next message; `nil` at the end.
    mutating func next() throws -> Message? {
        if !hasBegun {
            // What stands before the first “From ” line, an empty line or so, is no message.
            while let line = try stream.line(longest: 1 << 16)?.bytes {
                if Self.mayBegin(line) {
                    nextStart = base + stream.offset - line.count
                    hasBegun = true
                    break
                }
            }
        }
        guard hasBegun else { return nil }
        hasBegun = false
        number += 1
        start = nextStart
        return try read()
    }

    private mutating func read() throws -> Message {
        var bytes: [UInt8] = []
        var count = 0
        var isInHeader = true
        var isAfterEmpty = false
        var length: Int?
        while let (line, isCut) = try stream.line(longest: limits.line) {
            let isEmpty = line.allSatisfy { $0 == 0x0A || $0 == 0x0D }
            if isAfterEmpty, !isInHeader, Self.mayBegin(line) {
                let lineStart = base + stream.offset - line.count
                if try isHeaderNext() {
                    (hasBegun, nextStart) = (true, lineStart)
                    break
                }
            }
            if isInHeader, length == nil, line.count < 64 { length = Self.contentLength(line) }
            append(line, isHeader: isInHeader, to: &bytes, &count, isCut: isCut)
            if isInHeader, isEmpty {
                isInHeader = false
                if let length { try takeBody(length, into: &bytes, &count) }
            }
            isAfterEmpty = isEmpty
        }
        return count > limits.article ? .tooBig(bytes: count) : .whole(bytes)
    }

    private func append(
        _ line: ArraySlice<UInt8>, isHeader: Bool, to bytes: inout [UInt8], _ count: inout Int, isCut: Bool
    ) {
        // “>From ” stands for “From ”, “>>From ” for “>From ”.
        let isQuoted =
            !isHeader && line.first == UInt8(ascii: ">")
            && line.drop { $0 == UInt8(ascii: ">") }.starts(with: "From ".utf8)
        count += isCut ? limits.article + 1 : line.count
        if count <= limits.article {
            bytes.append(contentsOf: isQuoted ? line.dropFirst() : line)
        } else {
            bytes = []
        }
    }

    /// Takes a body of a length that its header states, where a message or the end follows it.
    private func takeBody(_ length: Int, into bytes: inout [UInt8], _ count: inout Int) throws {
        guard length > 0, count + length <= limits.article else { return }
        let ahead = try stream.peek(length + 6)
        guard ahead.count >= length else { return }
        let rest = ahead.dropFirst(length).drop { $0 == 0x0A || $0 == 0x0D }
        let follows =
            ahead.count < length + 6
            ? rest.isEmpty || rest.starts(with: "From ".utf8)
            : rest.starts(with: "From ".utf8.prefix(rest.count))
        guard follows,
            ahead.dropFirst(length - 1).first == 0x0A
                || ahead.dropFirst(length).first.map({ $0 == 0x0A || $0 == 0x0D }) != false
        else { return }
        bytes.append(contentsOf: try stream.take(length))
        count += length
        // Lines that are no body any more stand between.
        while let next = try stream.peek(2).first, next == 0x0A || next == 0x0D {
            bytes.append(contentsOf: try stream.take(1))
            count += 1
        }
    }

    private static func contentLength(_ line: ArraySlice<UInt8>) -> Int? {
        let name = "content-length:"
        guard line.count > name.utf8.count,
            zip(line, name.utf8).allSatisfy({ $0 == $1 || ((0x41...0x5A).contains($0) && $0 | 0x20 == $1) })
        else { return nil }
        return Int(String(decoding: line.dropFirst(name.utf8.count), as: UTF8.self).trimmed)
    }

    /// Whether a line is the one above a message: “From ”, whom, and a time of day and a year.
    ///
    /// In a body such lines lack these.
    static func mayBegin(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.starts(with: "From ".utf8), line.count <= 512 else { return false }
        var hasTime = false
        var hasYear = false
        for word in line.dropFirst(5).split(whereSeparator: { $0 <= 0x20 }) {
            func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
            if word.count == 4, word.allSatisfy(isDigit),
                word.starts(with: "19".utf8) || word.starts(with: "20".utf8)
            {
                hasYear = true
            }
            if word.count >= 4, word.count <= 8, word.contains(UInt8(ascii: ":")),
                word.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ":") })
            {
                hasTime = true
            }
        }
        return hasTime && hasYear
    }

    /// Whether the next line is a header, as above every message.
    private func isHeaderNext() throws -> Bool {
        let next = try stream.peek(128)
        guard let first = next.first else { return true }
        if first == UInt8(ascii: ">") { return next.starts(with: ">From ".utf8) }
        let name = next.prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
        return !name.isEmpty && next.dropFirst(name.count).drop { $0 == 0x20 }.first == UInt8(ascii: ":")
    }
}
