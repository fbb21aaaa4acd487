import Articles

/// Where a text has words within quotation marks.
struct QuotationSpans {
    /// The words between one pair of marks.
    struct Span: Equatable {
        /// UTF-8 offsets, without the marks.
        var range: Range<Int>
        /// Index of the article's block.
        var block: Int
        /// Whether the quotation goes on in the next paragraph, or came from the one before.
        var goesOn = false
        var continues = false
    }

    private(set) var spans: [Span] = []
    private let utf8: [UInt8]

    init(_ article: Article, utf8: [UInt8]) {
        self.utf8 = utf8
        // Single marks are quotations only where a text, or its headline, has no double ones.
        let hasOnlySingleMarks = !utf8.indices.contains { QuotationMark(at: $0, in: utf8) != nil }
        var isOpen = false
        for (number, block) in article.blocks.enumerated() where block.range.upperBound <= utf8.count {
            let isSingle =
                hasOnlySingleMarks
                || block.kind == .title && !block.range.contains { QuotationMark(at: $0, in: utf8) != nil }
            isOpen = scan(block.range, number: number, isSingle: isSingle, isContinued: isOpen)
        }
    }

    /// Finds the spans of a block; true when one is left open that the next block may take up.
    private mutating func scan(_ block: Range<Int>, number: Int, isSingle: Bool, isContinued: Bool)
        -> Bool
    {
        // Where straight marks come in pairs, they open and close in turn, whatever spaces stand beside them.
        let isPaired = block.count { utf8[$0] == UInt8(ascii: "\"") }.isMultiple(of: 2)
        var open: (start: Int, mark: QuotationMark)?
        var index = block.lowerBound
        while index < block.upperBound {
            let found =
                isSingle
                ? QuotationMark(single: index, in: block, utf8, isOpen: open != nil)
                : QuotationMark(at: index, in: utf8)
            guard let mark = found else {
                index += 1
                continue
            }
            let after = index + mark.length
            let opensWord = Self.opensWord(index, after, in: block, utf8)
            if let from = open, mark.closes(from.mark, opensWord: opensWord && !isPaired) {
                if from.start < index { spans.append(Span(range: from.start..<index, block: number)) }
                open = nil
            } else if open == nil, mark.kind == .straight, !isPaired,
                Self.closesWord(index, after, in: block, utf8)
            {
                // It closes what nothing opened.
            } else if mark.opens(open?.mark, opensWord: opensWord) {
                // An opening mark while one is open: the first was never closed, or this one is within.
                if open == nil || mark.kind == .straight { open = (after, mark) }
                if isContinued, index == block.lowerBound, let last = spans.indices.last {
                    spans[last].goesOn = true
                }
            }
            index = after
        }
        if isContinued { takeUp(number) }
        // A single mark that nothing closes is an apostrophe.
        guard let from = open, from.start < block.upperBound, !isSingle else { return false }
        // An open end is believed only of what fills the rest of its paragraph.
        spans.append(Span(range: from.start..<block.upperBound, block: number))
        takeUp(number)
        return true
    }

    /// Marks the first span of a block that goes on with the last one of the block before.
    private mutating func takeUp(_ block: Int) {
        // The spans of the block are the last ones.
        let first = (spans.lastIndex { $0.block < block } ?? -1) + 1
        guard spans.indices.contains(first), first > 0, spans[first - 1].goesOn else { return }
        spans[first].continues = true
    }

    /// Whether a mark can only be a closing one: behind a word and before a space.
    private static func closesWord(_ start: Int, _ end: Int, in block: Range<Int>, _ utf8: [UInt8]) -> Bool {
        guard start > block.lowerBound, end < block.upperBound else { return false }
        return utf8[start - 1] > 0x20 && utf8[start - 1] != UInt8(ascii: "(")
            && (utf8[end] == 0x20 || utf8[end] == 0x0A)
    }

    /// Whether a mark stands like an opening one: after a space and before a word.
    private static func opensWord(_ start: Int, _ end: Int, in block: Range<Int>, _ utf8: [UInt8])
        -> Bool
    {
        guard end < block.upperBound else { return false }
        let before = start > block.lowerBound ? utf8[start - 1] : 0x20
        return (before == 0x20 || before == 0x0A || before == UInt8(ascii: "("))
            && QuotationMark.isWord(utf8[end])
    }
}
