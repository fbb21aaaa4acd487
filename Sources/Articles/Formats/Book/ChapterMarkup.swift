/// A file of a book taken apart into its lines, which may be cut where an element begins.
struct ChapterMarkup {
    let encoding: String
    /// The lines, in their order, and among them captions and pictures, which are left out.
    private(set) var lines: [ArticleText.Line] = []
    /// Whether it has pictures.
    private(set) var hasPictures = false
    /// What the file says that it is: “cover”, “toc”.
    private(set) var types: Set<String> = []
    /// Where the elements with names begin, as indices of lines.
    private var starts: [String: Int] = [:]

    init(_ bytes: [UInt8]) {
        let (utf8, encoding) = PageEncoding.decode(bytes)
        self.encoding = encoding
        let tree = PageTreeBuilder.tree(of: PageSource(utf8).markup)
        guard !tree.nodes.isEmpty else { return }
        let page = PageBlocks(tree)
        // How many lines stand before each block.
        var before: [Int] = []
        let pictures = page.pictures(in: tree)
        hasPictures = !pictures.isEmpty
        for (index, block) in page.blocks.enumerated() {
            before.append(lines.count)
            lines += pictures[index] ?? []
            let place = Self.place(of: block.node, in: tree)
            if place == .hidden { continue }
            let isHeading = tree.nodes[block.node].tag.headingLevel != nil
            lines.append(
                ArticleText.Line(
                    text: page.string(index), isHeading: isHeading,
                    leftOut: place == .caption ? LeftOutKind.captions.words : nil))
        }
        before.append(lines.count)
        lines += pictures[page.blocks.count] ?? []
        for node in tree.nodes.indices where tree.nodes[node].tag != .text {
            if let id = tree.string(.id, of: node), starts[id] == nil {
                starts[id] = before[page.range(of: node, in: tree).lowerBound]
            }
        }
        let markup = String(decoding: utf8.prefix(1 << 13), as: UTF8.self)
        types = Self.types(in: markup)
    }

    private enum Place { case text, caption, hidden }

    private static func place(of node: Int, in tree: PageTree) -> Place {
        var node = node
        while node >= 0 {
            if tree.nodes[node].tag == .figcaption { return .caption }
            if tree.isHidden(node) { return .hidden }
            node = Int(tree.nodes[node].parent)
        }
        return .text
    }

    /// The line that an element begins with; `nil` where there is no such element.
    func start(of id: String) -> Int? { starts[id] }

    /// What “epub:type” says of the file’s first elements.
    private static func types(in markup: String) -> Set<String> {
        var found: Set<String> = []
        var rest = markup[...]
        while let mark = rest.firstRange(of: "epub:type=") {
            rest = rest[mark.upperBound...]
            guard let quote = rest.first, quote == "\"" || quote == "'" else { continue }
            let value = rest.dropFirst().prefix { $0 != quote }
            found.formUnion(value.lowercased().split(separator: " ").map(String.init))
        }
        return found
    }
}
