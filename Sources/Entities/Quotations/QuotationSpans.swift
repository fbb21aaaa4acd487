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

    init(_ article: Article, utf8: [UInt8]) {
        // Single marks are quotations only where a text has no double ones.
        hasOnlySingleMarks = !utf8.indices.contains { Self.mark(at: $0, in: utf8) != nil }
        var isOpen = false
        for (number, block) in article.blocks.enumerated() where block.range.upperBound <= utf8.count {
            isOpen = scan(block.range, number: number, utf8: utf8, isContinued: isOpen)
        }
    }

    private var hasOnlySingleMarks = false

    private enum Mark { case opening, closing, either }

    /// Finds the spans of a block; true when one is left open that the next block may take up.
    private mutating func scan(_ block: Range<Int>, number: Int, utf8: [UInt8], isContinued: Bool) -> Bool {
        var start: Int?
        var index = block.lowerBound
        var isFirst = true
        while index < block.upperBound {
            let found =
                hasOnlySingleMarks
                ? Self.singleMark(at: index, in: block, utf8) : Self.mark(at: index, in: utf8)
            guard let (mark, length) = found else {
                index += 1
                continue
            }
            let after = index + length
            if let from = start, mark != .opening,
                !Self.looksOpening(index, after, block, utf8) || mark == .closing
            {
                if from < index { spans.append(Span(range: from..<index, block: number)) }
                start = nil
            } else if mark != .closing {
                // An opening mark while one is open: the first was never closed, or this one is within.
                if start == nil || mark == .either { start = after }
                if isFirst, isContinued, index == block.lowerBound, let last = spans.indices.last {
                    spans[last].goesOn = true
                }
            }
            isFirst = false
            index = after
        }
        if isContinued { takeUp(number) }
        guard let from = start, from < block.upperBound else { return false }
        // An open end is believed only of what fills the rest of its paragraph.
        spans.append(Span(range: from..<block.upperBound, block: number))
        takeUp(number)
        return true
    }

    /// Marks the first span of a block that goes on with the last one of the block before.
    private mutating func takeUp(_ block: Int) {
        guard let first = spans.firstIndex(where: { $0.block == block }), first > 0, spans[first - 1].goesOn
        else { return }
        spans[first].continues = true
    }

    /// Whether a straight mark stands like an opening one: after a space and before a word.
    private static func looksOpening(_ start: Int, _ end: Int, _ block: Range<Int>, _ utf8: [UInt8]) -> Bool {
        guard start > block.lowerBound, end < block.upperBound else { return false }
        let before = utf8[start - 1]
        let after = utf8[end]
        let isWord = after >= 0x80 || (after | 0x20 >= 0x61 && after | 0x20 <= 0x7A)
        return before == 0x20 && isWord
    }

    /// A single mark: an opening one stands before a word, a closing one after the punctuation of what was said.
    private static func singleMark(at index: Int, in block: Range<Int>, _ utf8: [UInt8]) -> (Mark, Int)? {
        let length: Int
        if utf8[index] == 0x27 {
            length = 1
        } else if utf8[index] == 0xE2, index + 2 < utf8.count, utf8[index + 1] == 0x80,
            utf8[index + 2] == 0x98 || utf8[index + 2] == 0x99
        {
            length = 3
        } else {
            return nil
        }
        let before = index > block.lowerBound ? utf8[index - 1] : 0x20
        let after = index + length < block.upperBound ? utf8[index + length] : 0x20
        let isWordAfter = after >= 0x80 || (after | 0x20 >= 0x61 && after | 0x20 <= 0x7A)
        if before == 0x20 || before == 0x0A || before == 0x28 {
            return isWordAfter ? (.opening, length) : nil
        }
        let endsSpeech = [UInt8(ascii: ","), 0x2E, 0x21, 0x3F].contains(before)
        return endsSpeech && !isWordAfter ? (.closing, length) : nil
    }

    private static func mark(at index: Int, in utf8: [UInt8]) -> (Mark, Int)? {
        switch utf8[index] {
        case 0x22: return (.either, 1)
        case 0xE2:
            guard index + 2 < utf8.count, utf8[index + 1] == 0x80 else { return nil }
            switch utf8[index + 2] {
            case 0x9C, 0x9E: return (.opening, 3)
            case 0x9D: return (.closing, 3)
            default: return nil
            }
        case 0xC2:
            guard index + 1 < utf8.count else { return nil }
            return utf8[index + 1] == 0xAB ? (.opening, 2) : utf8[index + 1] == 0xBB ? (.closing, 2) : nil
        case 0x60: return index + 1 < utf8.count && utf8[index + 1] == 0x60 ? (.opening, 2) : nil
        case 0x27: return index + 1 < utf8.count && utf8[index + 1] == 0x27 ? (.closing, 2) : nil
        default: return nil
        }
    }
}
