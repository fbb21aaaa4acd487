/// Where a page's headline stands.
struct PageHeadline {
    /// The element that holds it.
    let node: Int
    /// The block that it is.
    let block: Int
    /// The text of the block.
    let text: String

    /// How many blocks from the top may be the headline of a page without headings.
    private static let reach = 400

    /// Finds the block that says most of what the page's titles say; headings are preferred, and the higher ones.
    ///
    /// - Parameter titles: What the page calls itself; without any the only `h1` is the headline.
    static func find(in page: PageBlocks, _ tree: PageTree, titles: [String]) -> PageHeadline? {
        let titles = titles.map(TitleWords.init).filter { !$0.words.isEmpty }
        var best: (block: Int, score: Double)?
        var topHeadings: [Int] = []
        for (index, block) in page.blocks.enumerated() where block.words <= 40 {
            let level = rank(of: block.node, in: tree)
            if level == 1 { topHeadings.append(index) }
            guard level < 9 || index < reach else { continue }
            let words = TitleWords(page.string(index))
            guard let likeness = titles.map({ likeness(words, $0) }).max(),
                likeness >= (level == 9 ? 0.7 : 0.5)
            else { continue }
            // A heading that says as much as another line is the headline.
            let score = likeness - Double(level) * 0.04 - (block.linkDensity > 0.5 && level > 1 ? 0.1 : 0)
            if score > best?.score ?? 0 { best = (index, score) }
        }
        let found =
            best?.block
            ?? (topHeadings.count == 1 && page.blocks[topHeadings[0]].words >= 3 ? topHeadings[0] : nil)
        guard let found, (best?.score ?? 0) >= sure || !isBelowMost(found, page) else { return nil }
        return PageHeadline(node: page.blocks[found].node, block: found, text: page.string(found))
    }

    /// A top heading that says what the page's title says is the headline wherever it stands.
    private static let sure = 0.7

    /// Whether most of the running text stands above a block: then it heads something else.
    private static func isBelowMost(_ block: Int, _ page: PageBlocks) -> Bool {
        let prose = page.blocks.reduce(0) { $0 + ($1.isProse ? $1.words : 0) }
        let above = page.blocks[..<block].reduce(0) { $0 + ($1.isProse ? $1.words : 0) }
        return prose > 0 && Double(above) > 0.6 * Double(prose)
    }

    /// The page's title often has the site's name besides; a line of one or two words is part of many a title.
    private static func likeness(_ line: TitleWords, _ title: TitleWords) -> Double {
        let mutual = line.likeness(to: title)
        guard line.words.count >= 3 else {
            return mutual >= 0.75 || title.words.starts(with: line.words) ? mutual : 0
        }
        return max(
            mutual,
            line.share(in: title) * 0.9 * min(1, Double(line.words.count) / Double(title.words.count) * 1.6))
    }

    /// 1 to 6 for headings, 9 for lines that nothing says are one.
    private static func rank(of node: Int, in tree: PageTree) -> Int {
        var node = node
        for _ in 0..<3 where node >= 0 {
            if let level = tree.nodes[node].tag.headingLevel { return level }
            if tree.nodes[node].hints.contains(.title) { return 5 }
            node = Int(tree.nodes[node].parent)
        }
        return 9
    }
}
