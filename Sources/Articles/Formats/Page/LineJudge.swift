/// Judges each line of the element that an article stands in by itself.
struct LineJudge {
    let tree: PageTree
    let page: PageBlocks
    /// Running text between the headline and the element: a standfirst, a first paragraph set apart.
    let lead: [Int]
    /// The blocks of the element, and of what goes on from it, below the headline.
    let blocks: Range<Int>
    private let regions: PageRegions
    private let headline: PageHeadline?
    /// The elements that hold the article's paragraphs.
    private let bodies: Set<Int32>

    /// What a line is for the article.
    enum Verdict: Equatable {
        /// Of the article, wherever it stands.
        case text
        /// Of the article where text of it follows.
        case heading
        /// Of the article between its lines, but not before the first or after the last.
        case scrap
        case out(LeftOutKind)
    }

    init(_ container: Int, regions: PageRegions, headline: PageHeadline?) {
        tree = regions.tree
        page = regions.page
        self.regions = regions
        self.headline = headline
        let range = page.range(of: container, in: tree)
        let end = page.range(of: Self.lastPart(of: container, regions), in: tree).upperBound
        let first = max(range.lowerBound, headline.map { $0.block + 1 } ?? 0)
        blocks = first..<max(first, end)
        lead = headline.map { Self.lead(from: $0.block + 1, to: range.lowerBound, regions) } ?? []
        bodies = Self.bodies(in: range, regions)
    }

    private static func lead(from first: Int, to end: Int, _ regions: PageRegions) -> [Int] {
        guard first < end, end - first < 40 else { return [] }
        return (first..<end).filter { index in
            let block = regions.page.blocks[index]
            return regions.kind(ofBlock: index) == nil && block.isProse && block.linkDensity < 0.3
                && regions.page.phrases[index] == nil
        }
    }

    /// The last of the elements after a container that look like it and hold text: the article goes on there.
    private static func lastPart(of container: Int, _ regions: PageRegions) -> Int {
        let nodes = regions.tree.nodes
        let parent = Int(nodes[container].parent)
        guard parent >= 0 else { return container }
        let name = regions.tree.value(.class, of: container)
        var last = container
        var next = Int(nodes[container].end)
        while next < nodes[parent].end {
            if nodes[next].tag == nodes[container].tag, regions.kinds[next] == nil,
                regions.counts.share(next) > 0,
                regions.tree.value(.class, of: next) == name
            {
                last = next
            }
            next = Int(nodes[next].end)
        }
        return last
    }

    private static func bodies(in range: Range<Int>, _ regions: PageRegions) -> Set<Int32> {
        var counts: [Int32: Int] = [:]
        for index in range where regions.kind(ofBlock: index) == nil {
            let block = regions.page.blocks[index]
            let node = regions.tree.nodes[block.node]
            if node.tag == .p, block.words >= 4, block.linkDensity < 0.5 {
                counts[node.parent, default: 0] += 1
            }
        }
        return Set(counts.filter { $0.value >= 3 }.keys)
    }

    /// Whether a line can begin or end an article.
    func isFirm(_ index: Int) -> Bool {
        let block = page.blocks[index]
        if block.isProse || block.isRow || block.words >= 6 { return true }
        return block.words >= 4 && (block.isSentenceEnd || isInBody(block))
    }

    private func isInBody(_ block: PageBlock) -> Bool { bodies.contains(tree.nodes[block.node].parent) }

    func verdict(_ index: Int) -> Verdict {
        let block = page.blocks[index]
        if let kind = regions.kind(ofBlock: index) { return .out(kind) }
        if let kind = page.phrases[index] { return .out(kind) }
        let tag = tree.nodes[block.node].tag
        if block.words == 0 { return .out(.other) }
        if block.isRow { return .text }
        if tag.headingLevel != nil { return verdict(heading: index) }
        if block.isProse { return .text }
        switch tag {
        case .li, .dd, .dt: return verdict(item: block)
        case .pre: return .text
        default: break
        }
        if block.linkDensity > 0.6 {
            return block.words >= 5 && block.isSentenceEnd && tag == .p ? .text : .out(.relatedLinks)
        }
        if isTime(index) || block.words <= 8 && isChange(index) { return .out(.credits) }
        if block.isSentenceEnd, block.words >= 3 { return .text }
        if tag == .p, block.words >= 2, isInBody(block), !isCredit(index) { return .text }
        return tag == .blockquote && block.words >= 3 ? .text : .scrap
    }

    private func verdict(heading index: Int) -> Verdict {
        let block = page.blocks[index]
        if let headline, page.text(index).elementsEqual(page.text(headline.block)) { return .out(.other) }
        guard block.linkDensity > 0.9 else { return .heading }
        let parent = Int(tree.nodes[block.node].parent)
        return parent >= 0 && tree.nodes[parent].tag == .li ? .out(.relatedLinks) : .scrap
    }

    /// An item of a list: of the article unless the list is one of links.
    private func verdict(item block: PageBlock) -> Verdict {
        let list = Int(max(tree.nodes[block.node].parent, 0))
        if regions.counts.linkWords(list) * 2 > regions.counts.words(list) { return .out(.relatedLinks) }
        return block.linkDensity > 0.8 && block.words < 4 ? .scrap : .text
    }

    /// Whether a line says who wrote the article, or when.
    func isCredit(_ index: Int) -> Bool {
        let block = page.blocks[index]
        guard block.words <= 14 else { return false }
        let lower = PagePhrases.lowercased(page.text(index))
        if Self.creditStarts.contains(where: lower.starts) { return true }
        return block.words <= 10 && !block.isSentenceEnd && !DateReader(page.text(index)).dates().isEmpty
    }

    private func isChange(_ index: Int) -> Bool {
        let lower = PagePhrases.lowercased(page.text(index))
        return Self.changes.contains(where: lower.starts)
    }

    /// Whether a line is a time of day: “21:40”, “9.15 pm”.
    private func isTime(_ index: Int) -> Bool {
        let pieces = LinePiece.pieces(of: page.text(index))
        guard (3...6).contains(pieces.count), case .number(let hour, let digits) = pieces[0], hour < 25,
            digits <= 2,
            case .mark(let mark) = pieces[1], mark == UInt8(ascii: ":") || mark == UInt8(ascii: "."),
            case .number(let minute, let minuteDigits) = pieces[2], minute < 60, minuteDigits == 2
        else { return false }
        return pieces.dropFirst(3).allSatisfy { piece in
            if case .word(let word) = piece { word.count <= 4 } else { piece == .mark(UInt8(ascii: ".")) }
        }
    }

    private static let changes = ["updated", "published", "posted", "last updated"].map { Array($0.utf8) }
    private static let creditStarts =
        changes
        + [
            "by ", "von ", "por ", "par ", "di ", "veröffentlicht", "aktualisiert", "publié", "mis à jour",
            "publicado",
            "actualizado", "pubblicato", "aggiornato", "опубликовано", "обновлено",
        ].map { Array($0.utf8) }
}
