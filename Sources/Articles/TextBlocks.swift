/// The blocks of a cleaned plain text: found, told apart, and asked what they say of the article.
struct TextBlocks {
    private let bytes: [UInt8]
    private let header: HeaderLines
    private let headerLines: [TextLine]
    private let raw: [RawBlock]
    private let credits: CreditReader

    private(set) var blocks: [Article.Block] = []
    private(set) var particulars: Particulars
    private(set) var title = ""

    /// How many blocks below the headline, and above the end, may say who wrote and published the article, and when.
    private static let topBlocks = 6
    private static let bottomBlocks = 4
    /// A headline of more characters than this is cut for display.
    private static let widestTitle = 200
    /// A first sentence of fewer bytes does not do for a headline alone.
    private static let shortestSentence = 20

    /// - Parameter bytes: UTF-8; not only white space.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let lines = TextLine.lines(of: bytes)
        header = HeaderLines(lines, in: bytes)
        headerLines = Array(lines.prefix(header.count))
        raw = LineJoiner(Array(lines.dropFirst(header.count)), in: bytes).blocks()
        credits = CreditReader(bytes)
        particulars = header.particulars
    }

    /// Tells the blocks apart.
    mutating func classify() {
        addHeader()
        var index = skipFront()
        index = addTitle(at: index)
        var fromEnd = raw.count
        while index < raw.count {
            fromEnd = raw.count - index
            let isEdge = index < Self.topBlocks || fromEnd <= Self.bottomBlocks
            let kind = kind(at: index, isEdge: isEdge)
            let range = kind == .heading ? withoutHeadingMark(raw[index].range) : raw[index].range
            blocks.append(Article.Block(kind: kind, range: range))
            index += 1
        }
        if title.isEmpty { title = shortened(blocks.first?.range ?? bytes.indices) }
    }

    private mutating func addHeader() {
        for line in headerLines {
            if let value = header.titleRange, line.range.contains(value.lowerBound) {
                let label = line.range.lowerBound..<value.lowerBound
                let trimmed = bytes.withUnsafeBufferPointer { TextLine.trimmed(label, of: $0) }
                blocks.append(Article.Block(kind: .furniture, range: trimmed))
                blocks.append(Article.Block(kind: .title, range: value))
                title = shortened(value, text: header.particulars.title)
            } else {
                blocks.append(Article.Block(kind: .furniture, range: line.range))
            }
        }
    }

    /// Passes over addresses, dates and the like above the headline; returns the index of the first other block.
    private mutating func skipFront() -> Int {
        for (index, block) in raw.enumerated() {
            if index + 1 < raw.count, let url = credits.address(block) {
                particulars.fill(from: Particulars(url: url))
            } else if index + 1 < raw.count, let said = credits.line(block), said.source == nil,
                said != Particulars()
            {
                particulars.fill(from: said)
            } else if !Furniture(bytes[block.range], width: block.width).isDrawnLine || index + 1 == raw.count
            {
                return index
            }
            blocks.append(Article.Block(kind: .furniture, range: block.range))
        }
        return raw.count
    }

    /// Takes the first block as headline, or the headline from it; returns the index of the block to go on with.
    private mutating func addTitle(at index: Int) -> Int {
        guard title.isEmpty else {
            // The headline again, below the header lines.
            guard index < raw.count else { return index }
            let range = withoutHeadingMark(raw[index].range)
            guard bytes[range].elementsEqual(title.utf8) else { return index }
            blocks.append(Article.Block(kind: .heading, range: range))
            return index + 1
        }
        guard index < raw.count else { return index }
        let block = raw[index]
        let range = withoutHeadingMark(block.range)
        if isHeadline(block, hasBody: index + 1 < raw.count) {
            blocks.append(Article.Block(kind: .title, range: range))
            title = shortened(range)
            return index + 1
        }
        var end = range.lowerBound
        // “Good morning!” tells nothing; what follows it may.
        while end < range.upperBound, end - range.lowerBound < Self.shortestSentence {
            end = SentenceEnd.first(in: bytes, of: end..<range.upperBound) ?? range.upperBound
        }
        title = shortened(range.lowerBound..<end)
        return index
    }

    private mutating func kind(at index: Int, isEdge: Bool) -> Article.Block.Kind {
        let block = raw[index]
        if let url = credits.address(block) {
            // In the midst of an article an address is that of something else: a film, a document.
            if index < Self.topBlocks / 2 || index == raw.count - 1 {
                particulars.fill(from: Particulars(url: url))
            }
            return .furniture
        }
        if isEdge {
            if let said = credits.line(block) {
                particulars.fill(from: said)
                return .furniture
            }
            if index < Self.topBlocks / 2 { particulars.fill(from: credits.dateline(block.range)) }
        }
        if Furniture(bytes[block.range], width: block.width).isFurniture { return .furniture }
        return isHeading(at: index) ? .heading : .paragraph
    }
}

extension TextBlocks {
    /// A block of more characters than this is no headline, whatever else it looks like.
    private static let widestHeadline = 250
    private static let widestPlainHeadline = 150
    private static let widestHeading = 100
    private static let mostWordsOfHeading = 14

    /// Whether the first block is a headline of its own, not the first paragraph.
    private func isHeadline(_ block: RawBlock, hasBody: Bool) -> Bool {
        guard block.width <= Self.widestHeadline, block.lines <= 3 else { return false }
        if bytes[block.range.lowerBound] == UInt8(ascii: "#") { return true }
        let endsWithStop =
            bytes[block.range.upperBound - 1] == UInt8(ascii: ".") && !endsWithInitials(block.range)
        // Headlines seldom end with a full stop; a first sentence does.
        if endsWithStop, block.width > 80 || !hasBody { return false }
        if let end = SentenceEnd.first(in: bytes, of: block.range), end < block.range.upperBound {
            // “It is over. What now?” may be a headline; a longer run of sentences is not.
            return block.width <= Self.widestHeading && !endsWithStop
        }
        return block.width <= Self.widestPlainHeadline || !LineJoiner.endsSentence(block.range, in: bytes)
    }

    /// “U.S.” at the end of a headline.
    private func endsWithInitials(_ range: Range<Int>) -> Bool {
        range.count >= 4 && bytes[range.upperBound - 3] == UInt8(ascii: ".")
            && (0x41...0x5A).contains(bytes[range.upperBound - 2])
    }

    /// Whether a block heads the one below: short, without a full stop, above a paragraph that is longer.
    private func isHeading(at index: Int) -> Bool {
        let block = raw[index]
        if isMarkedHeading(block) { return true }
        guard block.width <= Self.widestHeading, block.lines == 1, index + 1 < raw.count else { return false }
        let next = raw[index + 1]
        guard next.width > block.width,
            next.width > Self.widestHeading || LineJoiner.endsSentence(next.range, in: bytes)
        else { return false }
        let words = 1 + bytes[block.range].count { $0 == UInt8(ascii: " ") }
        guard words <= Self.mostWordsOfHeading, startsLikeHeading(block.range.lowerBound) else {
            return false
        }
        let isQuestion =
            bytes[block.range].starts(with: "Q: ".utf8) || bytes[block.range].starts(with: "Q. ".utf8)
        if isQuestion { return false }
        if bytes[block.range.upperBound - 1] == UInt8(ascii: "?") { return words <= 9 }
        let endsWithComma = bytes[block.range.upperBound - 1] == UInt8(ascii: ",")
        return !endsWithComma && !LineJoiner.endsSentence(block.range, in: bytes)
    }

    /// A heading with its mark: “## Heading”.
    private func isMarkedHeading(_ block: RawBlock) -> Bool {
        bytes[block.range.lowerBound] == UInt8(ascii: "#") && block.lines == 1
            && withoutHeadingMark(block.range).lowerBound > block.range.lowerBound
    }

    private func startsLikeHeading(_ offset: Int) -> Bool {
        switch bytes[offset] {
        // Quotation marks, but no dashes.
        case 0xE2: bytes[offset + 1] == 0x80 && (0x98...0x9E).contains(bytes[offset + 2])
        case 0x41...0x5A, 0x30...0x39, 0xC3...0xFF: true
        case UInt8(ascii: "'"), UInt8(ascii: "\""): true
        default: false
        }
    }

    /// A Markdown heading without its “# ”.
    private func withoutHeadingMark(_ range: Range<Int>) -> Range<Int> {
        let rest = bytes[range].drop { $0 == UInt8(ascii: "#") }
        guard rest.startIndex > range.lowerBound, rest.startIndex - range.lowerBound <= 6,
            rest.first == UInt8(ascii: " "), rest.count > 1
        else { return range }
        return bytes.withUnsafeBufferPointer { TextLine.trimmed(rest.startIndex..<range.upperBound, of: $0) }
    }

    /// A range in one line, cut at a word if it is very long.
    private func shortened(_ range: Range<Int>, text given: String? = nil) -> String {
        let text = given ?? String(decoding: bytes[range], as: UTF8.self)
        let words = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        guard words.unicodeScalars.count > Self.widestTitle else { return words }
        let head = words.unicodeScalars.prefix(Self.widestTitle)
        let cut = head.lastIndex(of: " ") ?? head.endIndex
        return String(words[..<cut]) + "…"
    }
}
