/// All lines of a page's text, and which of them are in which element.
struct PageBlocks {
    private(set) var blocks: [PageBlock] = []
    /// The text of all blocks, one after the other.
    private(set) var bytes: [UInt8] = []
    /// For each block what its words say that it is: “Read more”, “Advertisement”.
    private(set) var phrases: [LeftOutKind?] = []
    /// For each node, how many blocks stand before it; one more at the end.
    private var before: [Int32]

    /// The blocks in an element.
    func range(of node: Int, in tree: PageTree) -> Range<Int> {
        Int(before[node])..<Int(before[Int(tree.nodes[node].end)])
    }

    /// The pictures before each block, by the words that stand for them; those behind all blocks come last.
    func pictures(in tree: PageTree) -> [Int: [ArticleText.Line]] {
        var found: [Int: [ArticleText.Line]] = [:]
        for node in tree.nodes.indices where tree.nodes[node].tag == .img {
            let name = tree.string(.alt, of: node) ?? ""
            found[Int(before[node]), default: []].append(
                ArticleText.Line(text: name, leftOut: LeftOutKind.pictures))
        }
        return found
    }

    func text(_ index: Int) -> ArraySlice<UInt8> { bytes[blocks[index].range] }
    func string(_ index: Int) -> String { String(decoding: text(index), as: UTF8.self) }

    init(_ tree: PageTree) {
        before = [Int32](repeating: 0, count: tree.nodes.count + 1)
        var line = PageLine()
        /// The open elements that stand on lines of their own.
        var open: [(node: Int, end: Int)] = []
        var linkEnd = 0
        var tableEnd = 0
        var rowEnd = 0
        var preEnd = 0
        var index = 0
        while index < tree.nodes.count {
            while let last = open.last, last.end <= index {
                open.removeLast()
                if index >= rowEnd || rowEnd == last.end {
                    finish(&line, in: last.node, isRow: rowEnd == last.end)
                } else {
                    line.space()
                }
            }
            let node = tree.nodes[index]
            let container = open.last?.node ?? 0
            if node.tag == .text {
                before[index] = Int32(blocks.count)
                append(
                    tree.text(of: index), to: &line, isLink: index < linkEnd,
                    container: index < preEnd ? container : nil)
                index += 1
                continue
            }
            let end = Int(node.end)
            let isInRow = index < rowEnd
            if node.tag.isBlock, !isInRow { finish(&line, in: container, isRow: false) }
            before[index] = Int32(blocks.count)
            if node.tag.isInvisible || !node.tag.isBlock && tree.isHidden(index) {
                for skipped in index..<end { before[skipped] = Int32(blocks.count) }
                line.space()
                index = max(end, index + 1)
                continue
            }
            if node.tag.isBlock { open.append((index, end)) }
            switch node.tag {
            case .br, .hr:
                if isInRow { line.space() } else { finish(&line, in: container, isRow: false, isBreak: true) }
            case .a: linkEnd = max(linkEnd, end)
            case .pre: preEnd = max(preEnd, end)
            case .table: if index >= tableEnd, PageTable.holdsData(index, in: tree) { tableEnd = end }
            case .tr: if index < tableEnd { rowEnd = end }
            case .td, .th: if isInRow { line.tab() }
            case .text: break
            default: if node.tag.isBlock, isInRow { line.space() }
            }
            index += 1
        }
        while let last = open.popLast() { finish(&line, in: last.node, isRow: false) }
        before[tree.nodes.count] = Int32(blocks.count)
        phrases = blocks.indices.map { PagePhrases.kind(of: text($0), words: blocks[$0].words) }
    }

    /// Adds a text to the line; in preformatted text each line break ends one.
    private mutating func append(
        _ text: ArraySlice<UInt8>, to line: inout PageLine, isLink: Bool, container: Int?
    ) {
        guard let container else { return line.append(text, isLink: isLink) }
        for (index, part) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { finish(&line, in: container, isRow: false, isBreak: true) }
            line.append(part, isLink: isLink)
        }
    }

    private mutating func finish(_ line: inout PageLine, in node: Int, isRow: Bool, isBreak: Bool = false) {
        line.finishWord()
        if line.words > 0 || line.hasMarks {
            let start = bytes.count
            bytes.append(contentsOf: line.bytes)
            let end = SentenceMarks(line.bytes)
            blocks.append(
                PageBlock(
                    node: node, range: start..<bytes.count, words: line.words, linkWords: line.linkWords,
                    sentences: end.count, isSentenceEnd: end.isAtEnd, isContinued: line.breaks == 1,
                    isRow: isRow))
            line = PageLine()
            line.breaks = isBreak ? 1 : 2
        } else {
            line = PageLine(breaks: line.breaks + (isBreak ? 1 : 2))
        }
    }
}
