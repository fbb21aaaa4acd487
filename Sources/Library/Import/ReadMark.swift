import Articles

/// How far a file was read to which entries are added at the end: when it has grown, it is read on from there.
struct ReadMark: Equatable, Sendable {
    /// Where the last entry begins that was read; it may have been written in part only, and is read again.
    var place: EntryPlace
    /// How long the file was, in bytes.
    var end: Int
    /// A hash of samples of all that it held.
    var hash: Int64

    private static let sampleLength = 4 << 10
    private static let samples = 32

    /// - Returns: `nil` when the file is not as it was when it was listed.
    /// - Throws: ``ArticleError`` when it cannot be read.
    init?(_ place: EntryPlace, in file: ArticleFile) throws {
        (self.place, end) = (place, file.size)
        hash = try Self.hash(of: file, before: end)
        guard file.isUnchanged else { return nil }
    }

    /// - Returns: `nil` when it is none of a file of that length.
    init?(place: EntryPlace, end: Int, hash: Int64) {
        guard (0...end).contains(place.offset), place.number >= 0 else { return nil }
        (self.place, self.end, self.hash) = (place, end, hash)
    }

    /// Whether a file still has what it had, and more behind it.
    func holds(for file: ArticleFile) throws -> Bool {
        try file.size > end && Self.hash(of: file, before: end) == hash
    }

    /// A hash of samples of the file before a place: of its beginning, of what stands last, and of what is between, at even distances.
    static func hash(of file: ArticleFile, before end: Int) throws -> Int64 {
        ArticleSource.hash(of: try file.read(parts(before: end)))
    }

    /// How many bytes that looks at.
    static func sampledBytes(before end: Int) -> Int { parts(before: end).reduce(0) { $0 + $1.count } }

    private static func parts(before end: Int) -> [Range<Int>] {
        guard end > samples * sampleLength else { return [0..<max(0, end)] }
        let last = end - sampleLength
        return (0..<samples).map { index in
            let start = last / (samples - 1) * index
            return index == samples - 1 ? last..<end : start..<(start + sampleLength)
        }
    }
}
