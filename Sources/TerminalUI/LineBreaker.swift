/// Breaks one paragraph into lines, in one pass over its bytes.
struct LineBreaker {
    /// The columns of the line being filled, and of those after the first.
    private var width: Int
    private let following: Int
    let paragraph: Int32
    /// The blank line to put before the first line, if there is a first line.
    var blankBefore: TextLayout.Extent?

    /// The start of the line being filled, and its columns so far.
    private var lineStart = 0
    private var columns = 0
    /// The end of the last character that is not blank.
    private var lastEnd = 0
    /// The last place where the line may be broken: the end of the line, the start and the columns left of the next.
    private var breakEnd = 0
    private var breakStart = 0
    private var breakColumns = 0
    private var isInBlank = false
    private var previous: UInt32 = 0
    private var beforePrevious: UInt32 = 0

    init(width: Int, following: Int, paragraph: Int32) {
        self.width = max(1, width)
        self.following = max(1, following)
        self.paragraph = paragraph
    }

    mutating func breakLines(
        _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, into lines: inout [TextLayout.Extent]
    ) {
        var clusters = Clusters(bytes, in: range)
        lineStart = range.lowerBound
        breakStart = lineStart
        while let cluster = clusters.next() {
            if cluster.isBlank {
                isInBlank = columns > 0
            } else {
                take(cluster, into: &lines)
            }
        }
        if columns > 0 { append(end: lastEnd, to: &lines) }
    }

    @inline(__always)
    private mutating func take(_ cluster: Cluster, into lines: inout [TextLayout.Extent]) {
        if columns == 0 {
            lineStart = cluster.start
            breakStart = lineStart
        } else if isInBlank {
            columns += 1
            markBreak(before: cluster)
        } else if mayBreak(before: cluster) {
            markBreak(before: cluster)
        }
        isInBlank = false
        while columns > 0, columns + Int(cluster.width) > width {
            if breakStart > lineStart {
                append(end: breakEnd, to: &lines)
                lineStart = breakStart
                columns -= breakColumns
            } else {
                append(end: lastEnd, to: &lines)
                lineStart = cluster.start
                columns = 0
            }
            breakStart = lineStart
        }
        columns += Int(cluster.width)
        lastEnd = cluster.end
        beforePrevious = previous
        previous = cluster.scalar
    }

    private mutating func append(end: Int, to lines: inout [TextLayout.Extent]) {
        if let blank = blankBefore { lines.append(blank) }
        blankBefore = nil
        lines.append(.init(start: Int32(lineStart), end: Int32(end), paragraph: paragraph))
        width = following
    }

    @inline(__always)
    private mutating func markBreak(before cluster: Cluster) {
        breakEnd = lastEnd
        breakStart = cluster.start
        breakColumns = columns
    }

    /// Whether a line may be broken between the last character and `cluster` when there is no blank between them.
    @inline(__always)
    private func mayBreak(before cluster: Cluster) -> Bool {
        let next = cluster.scalar
        if previous < 0x80 && next < 0x80 {
            return previous == 0x2d && LineBreaker.isLetter(beforePrevious) && LineBreaker.isLetter(next)
        }
        return mayBreakBeyondASCII(before: next, isWide: cluster.width == 2)
    }

    private func mayBreakBeyondASCII(before next: UInt32, isWide: Bool) -> Bool {
        let isAfterDash = previous == 0x2014 || previous == 0x2013 || previous == 0x2d
        if isAfterDash { return LineBreaker.isLetter(beforePrevious) && LineBreaker.isLetter(next) }
        guard isWide || LineBreaker.isEastAsian(previous) else { return false }
        return !LineBreaker.opening.contains(previous) && !LineBreaker.closing.contains(next)
    }

    private static func isLetter(_ value: UInt32) -> Bool {
        (0x61...0x7a).contains(value | 0x20) || value >= 0xc0 && !(0x2000...0x206f).contains(value)
    }

    private static func isEastAsian(_ value: UInt32) -> Bool {
        value >= 0x1100 && CellWidth.kind(of: value) == .wide
    }

    /// What may not end a line.
    private static let opening = Set("（「『【〈《〔［｛“‘([{<$£€".unicodeScalars.map(\.value))

    /// What may not begin a line.
    private static let closing = Set(
        "、。，．：；？！）」』】〉》〕］｝ー々・…‥”’)]},.;:!?%ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ".unicodeScalars.map(\.value))
}
