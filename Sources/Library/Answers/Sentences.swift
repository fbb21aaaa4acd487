import Algorithms

/// The sentences of a text, to show a place in it within one line.
struct Sentences {
    private let ranges: [Range<Int>]
    private let text: [UInt8]

    /// A line without full stops would have no end; it is cut to about this many bytes around its place.
    static let longest = 600

    /// - Parameter ranges: The sentences found when names were looked for; none before that.
    init(_ ranges: [Range<Int>], in text: [UInt8]) {
        self.ranges = ranges
        self.text = text
    }

    /// One line of text and where it comes from.
    struct Line {
        var text: String
        /// The offset of the line's beginning in the whole text.
        var start: Int

        /// A place in the whole text as one in the line.
        func place(of range: Range<Int>) -> Range<Int> {
            let length = text.utf8.count
            let lower = min(max(0, range.lowerBound - start), length)
            return lower..<max(lower, min(range.upperBound - start, length))
        }
    }

    /// The sentence that `range` lies in.
    func range(around range: Range<Int>) -> Range<Int> {
        // A damaged text may be shorter than what was found in it.
        let range = range.clamped(to: 0..<text.count)
        let low = ranges.partitioningIndex { $0.upperBound > range.lowerBound }
        if low < ranges.count, ranges[low].lowerBound <= range.lowerBound,
            ranges[low].upperBound <= text.count, range.upperBound <= ranges[low].upperBound
        {
            return shortened(ranges[low], around: range)
        }
        return shortened(plainSentence(around: range), around: range)
    }

    /// The sentence that `range` lies in, in one line: line breaks within it become spaces, so offsets stay the same.
    func line(around range: Range<Int>) -> Line {
        let sentence = self.range(around: range)
        let bytes = text[sentence].map { $0 < 0x20 ? 0x20 : $0 }
        return Line(text: String(decoding: bytes, as: UTF8.self), start: sentence.lowerBound)
    }

    static func string(_ text: [UInt8], _ range: Range<Int>) -> String {
        String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self)
    }

    /// A sentence by its punctuation, for texts in which names have not been looked for yet.
    private func plainSentence(around range: Range<Int>) -> Range<Int> {
        var lower = min(range.lowerBound, text.count)
        while lower > 0, !isEnd(before: lower) { lower -= 1 }
        var upper = min(range.upperBound, text.count)
        while upper < text.count, !isEnd(before: upper) { upper += 1 }
        while lower < range.lowerBound, text[lower] <= 0x20 { lower += 1 }
        while upper > range.upperBound, text[upper - 1] <= 0x20 { upper -= 1 }
        return lower..<max(lower, upper)
    }

    /// Whether a sentence may end just before `offset`.
    private func isEnd(before offset: Int) -> Bool {
        guard offset > 0 else { return false }
        let byte = text[offset - 1]
        if byte == UInt8(ascii: "\n") { return true }
        guard byte == UInt8(ascii: " "), offset >= 2 else { return false }
        let last = text[offset - 2]
        return last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
    }

    private func shortened(_ sentence: Range<Int>, around range: Range<Int>) -> Range<Int> {
        guard sentence.count > Self.longest else { return sentence }
        var lower = max(sentence.lowerBound, range.lowerBound - Self.longest / 3)
        var upper = min(sentence.upperBound, max(lower + Self.longest, range.upperBound))
        // Not in the middle of a scalar.
        while lower < range.lowerBound, text[lower] & 0xC0 == 0x80 { lower += 1 }
        while upper < sentence.upperBound, text[upper] & 0xC0 == 0x80 { upper += 1 }
        return lower..<upper
    }
}
