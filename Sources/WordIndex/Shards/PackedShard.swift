import TextBytes

/// A finished shard as it is stored.
public struct PackedShard: Equatable, Sendable {
    /// The number of its documents.
    public let count: Int
    /// The article, date and length of each document.
    public let documents: [UInt8]
    /// The first term of each block.
    public let directory: [UInt8]
    /// Its terms with their postings, in order.
    public let blocks: [[UInt8]]

    /// - Parameter documents: In the order of their articles.
    package init(_ documents: [ShardBuilder.Document], blocks: [TermBlock]) {
        count = documents.count
        self.blocks = blocks.map(\.bytes)
        self.documents = Self.packed(documents)
        var directory = ByteWriter()
        directory.put(blocks.count)
        for block in blocks { directory.put(block.first) }
        self.directory = directory.bytes
    }

    /// The article, date and length of each document, as a shard stores them.
    package static func packed(_ documents: [ShardBuilder.Document]) -> [UInt8] {
        var packed = ByteWriter()
        packed.put(documents.count)
        var article: Int64 = 0
        var date: Int64 = 0
        for document in documents {
            packed.put(Int(document.article &- article))
            packed.put(Int(document.date &- date))
            packed.put(document.length)
            article = document.article
            date = document.date
        }
        return packed.bytes
    }
}
