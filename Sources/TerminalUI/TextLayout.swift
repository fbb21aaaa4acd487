import Algorithms

/// A text broken into lines for reading at a width.
///
/// Lines break between words, anywhere between East Asian characters, and inside words that are longer than a line.
/// Runs of spaces, tabs and line breaks within a paragraph are shown as one space. All offsets are UTF-8 bytes of the text.
/// Only the beginnings and ends of lines are stored; cells are made when a line is asked for, so long texts cost
/// little.
public struct TextLayout: Equatable, Sendable {
    /// One line: its cells, and the place of each in the source.
    public struct Line: Equatable, Sendable {
        /// The source of the line, without the blanks around it; empty for a blank line.
        public let range: Range<Int>
        public let cells: [Cell]
        /// For each cell, where its character begins in the source.
        public let offsets: [Int]
        /// The index of its paragraph; a blank line counts with the paragraph before it.
        public let paragraph: Int
        /// The columns left free before it.
        public let indent: Int
    }

    /// How far a paragraph is set in, in columns.
    public struct Indent: Equatable, Sendable {
        /// Of its first line.
        public var first: Int
        /// Of all others.
        public var rest: Int

        public init(first: Int = 0, rest: Int = 0) {
            self.first = first
            self.rest = rest
        }
    }

    /// Where a line begins and ends; a blank line is empty.
    struct Extent: Equatable {
        var start: Int32
        var end: Int32
        var paragraph: Int32
    }

    /// The columns the text was laid out for.
    public let width: Int
    private let bytes: [UInt8]
    private var extents: [Extent] = []
    /// Of each paragraph; none is set in when there are fewer.
    private let indents: [Indent]

    /// An empty layout.
    public init() {
        self.init("", paragraphs: [], width: 1)
    }

    /// - Parameters:
    ///   - paragraphs: The paragraphs in order; ranges are clipped to the text. Paragraphs without words have no lines.
    ///   - width: Columns, at least 1.
    ///   - indents: How far each paragraph is set in; a third of the width at most.
    ///   - blankLineBetween: Whether an empty line separates a paragraph from the next.
    /// - Complexity: O(*n*) in the length of the text.
    public init(
        _ text: String, paragraphs: [Range<Int>], width: Int, indents: [Indent] = [],
        blankLineBetween: Bool = true
    ) {
        let columns = max(1, width)
        self.width = columns
        self.indents = indents.map {
            Indent(first: max(0, min($0.first, columns / 3)), rest: max(0, min($0.rest, columns / 3)))
        }
        bytes = Array(text.utf8)
        let whole = 0..<min(bytes.count, Int(Int32.max))
        extents.reserveCapacity(whole.count / max(1, self.width) + 2 * paragraphs.count)
        bytes.withUnsafeBufferPointer { buffer in
            for (index, paragraph) in paragraphs.enumerated() {
                let indent = index < self.indents.count ? self.indents[index] : Indent()
                var breaker = LineBreaker(
                    width: self.width - indent.first, following: self.width - indent.rest,
                    paragraph: Int32(truncatingIfNeeded: index))
                if blankLineBetween, let last = extents.last {
                    breaker.blankBefore = Extent(start: last.end, end: last.end, paragraph: last.paragraph)
                }
                breaker.breakLines(buffer, in: paragraph.clamped(to: whole), into: &extents)
            }
        }
    }

    /// The number of lines.
    public var lineCount: Int { extents.count }

    /// The cells of a line.
    ///
    /// - Parameter index: From 0 and less than ``lineCount``.
    public func line(_ index: Int) -> Line {
        let extent = extents[index]
        let range = Int(extent.start)..<Int(extent.end)
        var cells: [Cell] = []
        var offsets: [Int] = []
        cells.reserveCapacity(width)
        offsets.reserveCapacity(width)
        bytes.withUnsafeBufferPointer { buffer in
            var clusters = Clusters(buffer, in: range)
            var afterBlank = false
            while let cluster = clusters.next() {
                if cluster.isBlank && afterBlank { continue }
                afterBlank = cluster.isBlank
                cells.append(Cell(cluster, role: .plain))
                offsets.append(cluster.start)
                guard cluster.width == 2 else { continue }
                cells.append(.continuation(role: .plain))
                offsets.append(cluster.start)
            }
        }
        return Line(
            range: range, cells: cells, offsets: offsets, paragraph: Int(extent.paragraph),
            indent: indent(ofLine: index))
    }

    /// All lines, for short texts and tests.
    public var lines: [Line] { (0..<lineCount).map(line) }

    /// The source of a line, without making its cells.
    public func range(ofLine index: Int) -> Range<Int> {
        Int(extents[index].start)..<Int(extents[index].end)
    }

    /// The columns left free before a line.
    private func indent(ofLine index: Int) -> Int {
        let paragraph = Int(extents[index].paragraph)
        guard paragraph < indents.count else { return 0 }
        let isFirst = index == 0 || extents[index - 1].paragraph != extents[index].paragraph
        return isFirst ? indents[paragraph].first : indents[paragraph].rest
    }

    /// The paragraph of a line.
    public func paragraph(ofLine index: Int) -> Int {
        Int(extents[index].paragraph)
    }

    /// The line that shows the text at `offset`; when that line is blank, the line before it.
    ///
    /// It is 0 in an empty layout.
    /// - Complexity: O(log *n*) in the number of lines.
    public func line(containing offset: Int) -> Int {
        let low = extents.partitioningIndex { Int($0.start) > offset }
        let found = max(0, low - 1)
        guard found > 0, extents[found].start == extents[found].end else { return found }
        return found - 1
    }

    /// The columns that show the part of `range` on a line; empty when no part is on it.
    public func cells(of range: Range<Int>, onLine index: Int) -> Range<Int> {
        line(index).cells(of: range)
    }
}

extension TextLayout.Line {
    /// The columns that show the part of `source` on this line; empty when no part is on it.
    public func cells(of source: Range<Int>) -> Range<Int> {
        let start = firstCell { sourceEnd(ofCell: $0) > source.lowerBound }
        let stop = firstCell { offsets[$0] >= source.upperBound }
        return start..<max(start, stop)
    }

    /// The offset in the source of what a column shows; the end of the line right of it.
    public func offset(ofColumn column: Int) -> Int {
        column < 0 ? range.lowerBound : column < offsets.count ? offsets[column] : range.upperBound
    }

    /// Where the source of a cell's character ends.
    private func sourceEnd(ofCell cell: Int) -> Int {
        var next = cell + 1
        if next < cells.count, cells[next].isContinuation { next += 1 }
        return next < offsets.count ? offsets[next] : range.upperBound
    }

    /// The first cell where `isReached` holds; it must also hold for all cells after it.
    private func firstCell(where isReached: (Int) -> Bool) -> Int {
        (0..<cells.count).partitioningIndex(where: isReached)
    }
}

/// A role for a part of a text.
public struct RoleSpan: Equatable, Sendable {
    /// UTF-8 offsets into the text.
    public var range: Range<Int>
    public var role: Role

    public init(_ range: Range<Int>, _ role: Role) {
        self.range = range
        self.role = role
    }
}

extension Screen {
    /// Writes a line of a text, set in as far as it is; the parts named in `roles` get theirs, later ones over earlier, all else `role`.
    ///
    /// - Returns: The cells used.
    @discardableResult
    public mutating func put(
        line: TextLayout.Line, column: Int, row: Int, width: Int = .max, role: Role = .plain,
        roles: [RoleSpan] = []
    ) -> Int {
        var cells = line.cells
        if role != .plain {
            for index in cells.indices { cells[index].role = role }
        }
        for span in roles where span.range.overlaps(line.range) {
            for index in line.cells(of: span.range) { cells[index].role = span.role }
        }
        return put(
            cells: cells, column: column + line.indent, row: row,
            width: width == .max ? width : max(0, width - line.indent))
    }
}
