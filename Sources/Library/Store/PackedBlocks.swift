import Articles
import TextBytes

/// The blocks of an article as the table `articleText` keeps them.
enum PackedBlocks {
    static func bytes(of blocks: [Article.Block]) -> [UInt8] {
        var writer = ByteWriter()
        var end = 0
        for block in blocks {
            writer.put((block.range.lowerBound - end) << 2 | StoredAnnotation.index(block.kind))
            writer.put(block.range.count)
            end = block.range.upperBound
        }
        return writer.bytes
    }

    /// The blocks again; those that lie outside a text of `length` bytes are left out.
    static func blocks(_ bytes: [UInt8], length: Int) -> [Article.Block] {
        bytes.reading { reader in
            var blocks: [Article.Block] = []
            var end = 0
            while !reader.isAtEnd {
                let first = reader.number()
                let lower = end &+ (first >> 2)
                let upper = lower &+ reader.number()
                guard !reader.isDamaged, lower >= end, upper >= lower, upper <= length else { break }
                blocks.append(
                    Article.Block(kind: Article.Block.Kind.allCases[first & 3], range: lower..<upper))
                end = upper
            }
            return blocks
        }
    }
}
