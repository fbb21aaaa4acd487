/// Where an entry begins in a file to which entries are added at the end: a mailbox, JSON Lines.
public struct EntryPlace: Equatable, Sendable {
    /// How many bytes stand before it.
    public var offset: Int
    /// How many entries, or lines, stand before it.
    public var number: Int

    /// The place of an entry.
    public init(offset: Int, number: Int) {
        self.offset = offset
        self.number = number
    }
}

/// A file that is not read from its beginning, but from an entry that was read before.
public struct ReadingOn: Sendable {
    /// Where the stream begins in the file.
    public var place: EntryPlace
    /// The file's beginning, which shows of what kind it is and how its fields are named.
    public var beginning: [UInt8]

    /// How much of a file's beginning shows of what kind it is, and how much how its fields are named.
    public static let headLength = FileHead.length
    public static let beginningLength = 1 << 18

    /// Reading goes on at a place of a file with this beginning.
    public init(at place: EntryPlace, beginning: [UInt8]) {
        self.place = place
        self.beginning = beginning
    }
}
