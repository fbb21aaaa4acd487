/// Puts the lines of hard-wrapped paragraphs together again.
///
/// Some files have one paragraph per line, some break their lines near a right margin. What tells them apart is the
/// reason for which a line ends: in wrapped text because the next word did not fit.
struct LineJoiner {
    private let bytes: [UInt8]
    private let lines: [TextLine]
    /// The right margin in characters, if the text keeps to one.
    private let margin: Int?
    /// Whether a blank line stands between any two lines, so that blank lines part nothing.
    private let isDoubleSpaced: Bool

    /// A margin beyond this is no margin: lines so long are paragraphs.
    private static let widestMargin = 132
    private static let narrowestMargin = 30
    /// A last line may stop this much short of the margin and still be full: words are not broken.
    private static let longestWord = 24
    /// A shorter line is no line of running text that was broken.
    private static let shortestBrokenLine = 20
    /// Fewer lines with a blank line between any two are paragraphs.
    private static let fewestDoubleSpaced = 6

    init(_ lines: [TextLine], in bytes: [UInt8]) {
        self.bytes = bytes
        self.lines = lines
        let hasPairs = lines.dropFirst().contains { !$0.followsBlank }
        isDoubleSpaced = !hasPairs && lines.count >= Self.fewestDoubleSpaced
        margin = Self.margin(of: lines, skippingBlank: isDoubleSpaced, in: bytes)
    }

    /// The blocks that the lines make up, in order.
    func blocks() -> [RawBlock] {
        var blocks: [RawBlock] = []
        for (index, line) in lines.enumerated() {
            if index > 0, var last = blocks.last, joins(index - 1, index) {
                last.range = last.range.lowerBound..<line.range.upperBound
                last.width += 1 + line.width
                last.lines += 1
                blocks[blocks.count - 1] = last
            } else {
                blocks.append(RawBlock(range: line.range, width: line.width, lines: 1))
            }
        }
        return blocks
    }

    /// Whether a line goes on in the next one.
    private func joins(_ index: Int, _ next: Int) -> Bool {
        let (line, following) = (lines[index], lines[next])
        guard !following.followsBlank || isDoubleSpaced && margin != nil, !startsItem(next) else {
            return false
        }
        let goesOn = !hasEnd(index) && startsLower(next)
        guard let margin else {
            // Lines that are broken at will, as in “the ferry\nwill start”.
            return goesOn && (Self.shortestBrokenLine...Self.widestMargin).contains(line.width)
        }
        // A first line set in, or out of, the margin begins a paragraph; a list item's further lines are set in.
        let isParagraphIndent = following.indent > line.indent && !startsItem(index)
        if isParagraphIndent, following.indent - line.indent <= 8, hasEnd(index) { return false }
        if index == 0, isHeadlineAlone { return false }
        if Self.isFull(line, before: following, margin: margin, in: bytes) { return true }
        return goesOn && line.width * 2 >= margin
    }

    /// Whether the first line is a headline although the text follows without a blank line.
    ///
    /// A long headline fills its line by chance; what goes on in the next line seldom begins with a capital.
    private var isHeadlineAlone: Bool {
        let run = 1 + lines.dropFirst().prefix { !$0.followsBlank }.count
        guard run > 3, !hasEnd(0) else { return false }
        return Self.letterCase(at: lines[1].range.lowerBound, in: bytes) == .upper
    }

    /// The margin, if at least half of the lines that are followed by another are full, and go on in mid-sentence.
    private static func margin(of lines: [TextLine], skippingBlank: Bool, in bytes: [UInt8]) -> Int? {
        let widest = widestLine(of: lines, in: bytes)
        guard (narrowestMargin...widestMargin).contains(widest) else { return nil }
        var (pairs, full, open, lower, upper) = (0, 0, 0, 0, 0)
        for index in lines.indices.dropFirst() where skippingBlank || !lines[index].followsBlank {
            pairs += 1
            guard isFull(lines[index - 1], before: lines[index], margin: widest, in: bytes) else { continue }
            full += 1
            if !endsSentence(lines[index - 1].range, in: bytes) { open += 1 }
            switch letterCase(at: lines[index].range.lowerBound, in: bytes) {
            case .lower: lower += 1
            case .upper: upper += 1
            case .none: break
            }
        }
        guard full > 0, full * 2 >= pairs else { return nil }
        // Paragraphs of one line begin with a capital. Where letters have no case, only the full stops can tell.
        let goesOn = lower + upper > 0 ? lower * 5 >= (lower + upper) * 2 : open * 2 > full && full > 2
        return goesOn ? widest : nil
    }

    /// Where the widest line with a space in it ends; of many lines, a few may stick out.
    private static func widestLine(of lines: [TextLine], in bytes: [UInt8]) -> Int {
        let widths = lines.filter { containsSpace($0, in: bytes) }.map(\.edge).sorted()
        return widths.isEmpty ? 0 : widths[widths.count - 1 - widths.count / 40]
    }

    private enum LetterCase { case lower, upper, none }

    /// The case of the letter at an offset, for the alphabets that news is most often wrapped in.
    private static func letterCase(at offset: Int, in bytes: [UInt8]) -> LetterCase {
        let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        switch bytes[offset] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return .lower
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return .upper
        case 0xC3: return next >= 0xA0 ? .lower : .upper
        case 0xD0: return next >= 0xB0 ? .lower : .upper
        case 0xD1: return .lower
        default: return .none
        }
    }

    /// Whether the first word of the next line would not have fitted on a line.
    private static func isFull(_ line: TextLine, before next: TextLine, margin: Int, in bytes: [UInt8])
        -> Bool
    {
        var word = 0
        for index in next.range {
            if bytes[index] == UInt8(ascii: " ") { break }
            if bytes[index] & 0xC0 != 0x80 { word += 1 }
            if word > longestWord { break }
        }
        return line.edge + 1 + word > margin
    }

    private static func containsSpace(_ line: TextLine, in bytes: [UInt8]) -> Bool {
        line.range.contains { bytes[$0] == UInt8(ascii: " ") || bytes[$0] >= 0xE3 }
    }

    private func hasEnd(_ index: Int) -> Bool { Self.endsSentence(lines[index].range, in: bytes) }

    private func startsLower(_ index: Int) -> Bool {
        Self.letterCase(at: lines[index].range.lowerBound, in: bytes) == .lower
    }

    /// Whether a line begins with the mark of a list item or a heading: “- ”, “• ”, “# ”, a number and a full stop.
    private func startsItem(_ index: Int) -> Bool {
        let range = lines[index].range
        let start = bytes[range.lowerBound]
        func byte(_ offset: Int) -> UInt8 { offset < range.count ? bytes[range.lowerBound + offset] : 0 }
        switch start {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: ">"):
            return byte(1) == UInt8(ascii: " ") || start == UInt8(ascii: "#") && byte(1) == start
        case 0xE2: return byte(1) == 0x80 && byte(2) == 0xA2
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var offset = 1
            while offset < 3, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(offset)) { offset += 1 }
            let mark = byte(offset)
            return (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"))
                && byte(offset + 1) == UInt8(ascii: " ")
        default: return false
        }
    }

    /// Whether a run of text ends as a sentence does, closing quotation marks and brackets aside.
    static func endsSentence(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        var end = range.upperBound
        while end > range.lowerBound {
            switch bytes[end - 1] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): end -= 1
            // ’ ” and » ; 」
            case 0x99, 0x9D:
                guard end - range.lowerBound >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80 else {
                    return false
                }
                end -= 3
            case 0xBB:
                guard end - range.lowerBound >= 2, bytes[end - 2] == 0xC2 else { return false }
                end -= 2
            case 0x8D, 0x8F:
                guard end - range.lowerBound >= 3, bytes[end - 3] == 0xE3, bytes[end - 2] == 0x80 else {
                    return false
                }
                end -= 3
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
                UInt8(ascii: ";"):
                return true
            case 0xA6:
                return end - range.lowerBound >= 3 && bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80  // …
            case 0x82:
                return end - range.lowerBound >= 3 && bytes[end - 3] == 0xE3 && bytes[end - 2] == 0x80  // 。
            case 0x81, 0x9F, 0x9A:
                return end - range.lowerBound >= 3 && bytes[end - 3] == 0xEF && bytes[end - 2] == 0xBC  // ！？：
            default: return false
            }
        }
        return false
    }
}
