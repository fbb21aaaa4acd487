/// How many words, and elements of some kinds, stand in any element of a page, told in constant time.
struct PageCounts {
    /// Elements that are counted.
    enum Group: Int, CaseIterable {
        case pictures, quotations, tables

        fileprivate init?(_ tag: PageTag) {
            switch tag {
            case .img, .picture, .video: self = .pictures
            case .blockquote: self = .quotations
            case .table, .pre: self = .tables
            default: return nil
            }
        }
    }

    private let page: PageBlocks
    private let tree: PageTree
    /// For each block, how many words stand before it; one more at the end.
    private let proseBefore: [Int]
    private let wordsBefore: [Int]
    private let linkWordsBefore: [Int]
    /// For each node, how many elements of each group begin before it; one more at the end.
    private var elementsBefore: [[Int32]]

    init(_ page: PageBlocks, _ tree: PageTree) {
        self.page = page
        self.tree = tree
        proseBefore = Self.sums(page.blocks.map { $0.isProse ? $0.words : 0 })
        wordsBefore = Self.sums(page.blocks.map(\.words))
        linkWordsBefore = Self.sums(page.blocks.map(\.linkWords))
        let none = [Int32](repeating: 0, count: tree.nodes.count + 1)
        elementsBefore = Group.allCases.map { _ in none }
        for (index, node) in tree.nodes.enumerated() {
            for group in elementsBefore.indices {
                elementsBefore[group][index + 1] = elementsBefore[group][index]
            }
            if let group = Group(node.tag) { elementsBefore[group.rawValue][index + 1] += 1 }
        }
    }

    /// Words of running text on the page.
    var prose: Int { proseBefore[proseBefore.count - 1] }

    /// Words of running text in some blocks.
    func prose(in blocks: Range<Int>) -> Int {
        proseBefore[blocks.upperBound] - proseBefore[blocks.lowerBound]
    }

    /// The part of the page's running text that stands in an element, 0 to 1.
    func share(_ node: Int) -> Double {
        prose == 0 ? 0 : Double(prose(in: page.range(of: node, in: tree))) / Double(prose)
    }

    /// Words in an element.
    func words(_ node: Int) -> Int {
        let range = page.range(of: node, in: tree)
        return wordsBefore[range.upperBound] - wordsBefore[range.lowerBound]
    }

    /// Words of links in an element.
    func linkWords(_ node: Int) -> Int {
        let range = page.range(of: node, in: tree)
        return linkWordsBefore[range.upperBound] - linkWordsBefore[range.lowerBound]
    }

    /// Whether an element is of a group, or holds one that is.
    func holds(_ group: Group, _ node: Int) -> Bool {
        elementsBefore[group.rawValue][Int(tree.nodes[node].end)] > elementsBefore[group.rawValue][node]
    }

    private static func sums(_ numbers: [Int]) -> [Int] {
        var sums = [0]
        sums.reserveCapacity(numbers.count + 1)
        for number in numbers { sums.append(sums[sums.count - 1] + number) }
        return sums
    }
}
