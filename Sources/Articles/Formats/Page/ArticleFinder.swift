/// Finds the element that an article stands in: the one whose lines together read most like running text.
///
/// Each line has a weight: running text its words, links and scraps of text a small loss. The element with the greatest
/// sum holds the article and little else; from there the smallest element that keeps nearly all of the weight is taken.
struct ArticleFinder {
    let tree: PageTree
    let page: PageBlocks
    let regions: PageRegions
    let headline: PageHeadline?

    /// No line weighs more: one long line is no article among many.
    private static let heaviest = 120.0
    /// The part of the weight that a smaller element must keep.
    private static let kept = 0.85

    /// The element that holds the article; `nil` when there is no running text.
    func container() -> Int? {
        let sums = weightSums()
        func weight(_ node: Int) -> Double {
            let range = page.range(of: node, in: tree)
            return sums[range.upperBound] - sums[range.lowerBound]
        }
        var best: (node: Int, weight: Double)?
        for node in tree.nodes.indices where mayHold(node) {
            let weight = weight(node)
            guard weight > 0 else { continue }
            if let found = best {
                let isInner = node < tree.nodes[found.node].end
                guard weight > found.weight || weight == found.weight && isInner else { continue }
            }
            best = (node, weight)
        }
        guard var (node, all) = best else { return nil }
        while let child = heaviestChild(of: node, weight), weight(child) >= Self.kept * all {
            node = child
            all = weight(child)
        }
        return node
    }

    private func heaviestChild(of node: Int, _ weight: (Int) -> Double) -> Int? {
        var best: (node: Int, weight: Double)?
        var child = node + 1
        while child < tree.nodes[node].end {
            if mayHold(child) {
                let weight = weight(child)
                if weight > best?.weight ?? 0 { best = (child, weight) }
            }
            child = Int(tree.nodes[child].end)
        }
        return best?.node
    }

    /// Whether an element may hold an article, not a line of it.
    private func mayHold(_ node: Int) -> Bool {
        guard regions.kinds[node] == nil else { return false }
        switch tree.nodes[node].tag {
        case .text, .p, .blockquote, .li, .ul, .ol, .dl, .pre, .h1, .h2, .h3, .h4, .h5, .h6, .br, .hr, .a,
            .strong, .b, .i, .em:
            return false
        default: return true
        }
    }

    private func weightSums() -> [Double] {
        var sums = [0.0]
        sums.reserveCapacity(page.blocks.count + 1)
        for index in page.blocks.indices { sums.append(sums[index] + weight(index)) }
        return sums
    }

    private func weight(_ index: Int) -> Double {
        let block = page.blocks[index]
        if regions.kind(ofBlock: index) != nil { return 0 }
        if let headline, index <= headline.block { return 0 }
        if page.phrases[index] != nil { return -1 }
        let words = Double(block.words)
        if block.isProse { return min(words, Self.heaviest) * (1 - block.linkDensity) }
        if block.linkDensity > 0.5 { return -min(words, 10) - 1 }
        if block.isSentenceEnd, block.words >= 4 { return words * 0.5 }
        let tag = tree.nodes[block.node].tag
        if tag == .p, block.words >= 4 { return words * 0.3 }
        if tag.headingLevel != nil || block.isRow { return 0 }
        return tag == .li ? min(words, 10) * 0.2 : -1
    }
}
