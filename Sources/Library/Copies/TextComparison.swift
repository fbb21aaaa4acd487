public import Articles

/// How one text differs from another that is much the same: in a line, and word by word.
public struct TextComparison: Equatable, Sendable {
    /// What became of some words.
    public enum Mark: Equatable, Sendable { case same, added, removed }

    /// Words with what stands between them.
    public struct Piece: Equatable, Sendable {
        public var mark: Mark
        public var text: String
    }

    /// The paragraphs of both, headlines too, in the order of the texts.
    public private(set) var paragraphs: [[Piece]] = []
    /// Twice the words that both have in the same order, by the words of both: 0…1, 1 for the same words.
    public private(set) var similarity: Double
    /// What differs in words: “without the last 4 paragraphs; 12 words changed”; “the same text” where nothing does.
    public var words: String { wording.text }
    /// The same for two versions of one article, with the headline that the first had: “title was “Harbour closed””.
    public var wordsOfVersion: String { wording.text(from: firstTitle) }
    private let wording: DifferenceWording
    private let firstTitle: String

    /// Compares two texts.
    ///
    /// - Parameters:
    ///   - first: The one that the other is compared with.
    ///   - second: The one whose differences are told.
    public init(of second: Article, with first: Article) {
        let (old, new) = (ComparedText(first), ComparedText(second))
        let alignment = WordAlignment(old.words.hashes, new.words.hashes)
        similarity = alignment.similarity
        wording = DifferenceWording(old, new, alignment)
        firstTitle = first.title
        paragraphs = Self.paragraphs(old, new, alignment)
    }

    private static func paragraphs(
        _ old: ComparedText, _ new: ComparedText, _ alignment: WordAlignment
    ) -> [[Piece]] {
        var writing = ParagraphWriting()
        var (left, right) = (0, 0)
        for pair in alignment.pairs + [(left: old.words.count, right: new.words.count)] {
            while left < pair.left {
                writing.remove(old.token(left), of: old.blocks[left])
                left += 1
            }
            while right < pair.right {
                writing.add(new.token(right), .added, of: new.blocks[right])
                right += 1
            }
            guard right < new.words.count, left < old.words.count else { continue }
            writing.add(new.token(right), .same, of: new.blocks[right])
            writing.note(old.blocks[left])
            (left, right) = (left + 1, right + 1)
        }
        return writing.finished()
    }
}

/// A text cut into words, each of which belongs to a block.
struct ComparedText {
    let words: TextWords
    /// The block of each word.
    let blocks: [Int]
    let titleBlocks: Set<Int>
    let blockCount: Int
    private let bytes: [UInt8]

    init(_ article: Article) {
        bytes = Array(article.text.utf8)
        let words = TextWords(bytes)
        let ranges = article.blocks.map(\.range)
        var block = 0
        blocks = words.ranges.map { range in
            while block + 1 < ranges.count, ranges[block + 1].lowerBound <= range.lowerBound { block += 1 }
            return block
        }
        self.words = words
        titleBlocks = Set(article.blocks.indices.filter { article.blocks[$0].kind == .title })
        blockCount = ranges.count
    }

    /// The blocks with words, without the title.
    var paragraphs: [Int] {
        var seen: Set<Int> = []
        return blocks.filter { !titleBlocks.contains($0) && seen.insert($0).inserted }
    }

    /// A word with what follows it in its paragraph, and what stands before the first word of one.
    func token(_ index: Int) -> String {
        let isFirst = index == 0 || blocks[index - 1] != blocks[index]
        let isLast = index + 1 == words.count || blocks[index + 1] != blocks[index]
        var start = words.ranges[index].lowerBound
        var end = isLast ? words.ranges[index].upperBound : words.ranges[index + 1].lowerBound
        if isFirst { while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 } }
        if isLast { while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 } }
        let text = bytes[start..<end].map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
        return String(decoding: text, as: UTF8.self) + (isLast ? " " : "")
    }
}

/// Puts the words of two texts into paragraphs with marks.
private struct ParagraphWriting {
    private var done: [[TextComparison.Piece]] = []
    private var line: [TextComparison.Piece] = []
    /// The paragraphs of the two texts that the line belongs to.
    private var newBlock: Int?
    private var oldBlock: Int?

    mutating func add(_ text: String, _ mark: TextComparison.Mark, of block: Int) {
        if newBlock != block, newBlock != nil || oldBlock != nil && mark == .added { close() }
        newBlock = block
        append(text, mark)
    }

    mutating func remove(_ text: String, of block: Int) {
        if let oldBlock, oldBlock != block { close() }
        oldBlock = block
        append(text, .removed)
    }

    /// Notes which paragraph of the first text the last words stand in too.
    mutating func note(_ block: Int) { oldBlock = block }

    private mutating func append(_ text: String, _ mark: TextComparison.Mark) {
        if line.last?.mark == mark {
            line[line.count - 1].text += text
        } else {
            line.append(.init(mark: mark, text: text))
        }
    }

    private mutating func close() {
        if !line.isEmpty { done.append(line) }
        (line, newBlock, oldBlock) = ([], nil, nil)
    }

    mutating func finished() -> [[TextComparison.Piece]] {
        close()
        return done
    }
}
