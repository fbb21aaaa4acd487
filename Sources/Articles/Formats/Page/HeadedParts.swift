/// The parts of a page that a line like “Read more” or “3 comments” heads, and those made of like pieces: teasers, comments.
struct HeadedParts {
    /// The outermost element of each part, and what it is.
    private(set) var kinds: [Int: LeftOutKind] = [:]
    /// How many teasers there are that look like others.
    private(set) var cards = 0
    private let page: PageBlocks
    private let tree: PageTree
    private let headline: PageHeadline?
    private let counts: PageCounts

    init(_ page: PageBlocks, _ tree: PageTree, headline: PageHeadline?, counts: PageCounts) {
        self.page = page
        self.tree = tree
        self.headline = headline
        self.counts = counts
        for (index, block) in page.blocks.enumerated() where block.words <= 8 && !isAbove(index) {
            markPart(headedBy: index)
        }
        markReplies()
        markCards()
        markLists()
    }

    private static let heads: Set<LeftOutKind> = [
        .relatedLinks, .comments, .newsletterOffers, .biographies, .keyEvents,
    ]

    /// Whether a block stands above the headline, or is it.
    private func isAbove(_ block: Int) -> Bool {
        guard let headline else { return false }
        return block <= headline.block
    }

    private func holdsHeadline(_ node: Int) -> Bool {
        guard let headline else { return false }
        return tree.isNode(headline.node, in: node)
    }

    private func parent(of node: Int) -> Int? {
        let parent = Int(tree.nodes[node].parent)
        return parent < 0 || [.html, .body].contains(tree.nodes[parent].tag) ? nil : parent
    }

    /// Marks the largest element that begins with the block, where the block is the head of such a part.
    private mutating func markPart(headedBy index: Int) {
        let block = page.blocks[index]
        guard let kind = page.phrases[index], Self.heads.contains(kind)
        else {
            return
        }
        var root = block.node
        while let parent = parent(of: root), page.range(of: parent, in: tree).lowerBound == index,
            !holdsHeadline(parent),
            counts.share(parent) < 0.4 || kind == .comments && counts.share(parent) < 0.95
        {
            root = parent
        }
        guard !holdsHeadline(root) else { return }
        let isWhole = page.range(of: root, in: tree).count > 1
        if PagePhrases.isVague(page.text(index)), !isWhole || !isMostlyLinks(root) { return }
        if isWhole, counts.share(root) < 0.4 || kind == .comments {
            kinds[root] = kind
        } else if !isWhole, tree.nodes[block.node].tag.headingLevel != nil || kind == .comments {
            kinds[root] = kind
            markFollowing(root, kind)
        }
    }

    private func isMostlyLinks(_ node: Int) -> Bool { 2 * counts.linkWords(node) >= counts.words(node) }

    /// Marks what follows a heading in the same element, up to running text that is no comment.
    private mutating func markFollowing(_ node: Int, _ kind: LeftOutKind) {
        guard let parent = parent(of: node) else { return }
        var next = Int(tree.nodes[node].end)
        while next < tree.nodes[parent].end {
            if kinds[next] == kind { return }
            if !page.range(of: next, in: tree).isEmpty, tree.nodes[next].tag != .text {
                guard kind == .comments || isMostlyLinks(next), !holdsHeadline(next), counts.share(next) < 0.6
                else {
                    return
                }
                kinds[next] = kind
            }
            next = Int(tree.nodes[next].end)
        }
    }

    /// Marks the part whose pieces each have a link that answers them.
    private mutating func markReplies() {
        let replies = page.blocks.indices.filter { index in
            (1...2).contains(page.blocks[index].words)
                && Self.replies.contains(PagePhrases.lowercased(page.text(index)))
        }
        guard replies.count >= 2, let first = replies.first, let last = replies.last else { return }
        var root = page.blocks[first].node
        while !page.range(of: root, in: tree).contains(last), let parent = parent(of: root) { root = parent }
        if !holdsHeadline(root), root != 0 { kinds[root] = .comments }
    }

    private static let replies: Set<[UInt8]> = Set(
        ["reply", "antworten", "répondre", "responder", "rispondi", "ответить", "odpowiedz", "reageren"].map {
            Array($0.utf8)
        })

    private struct Look: Hashable {
        var tag: PageTag
        var name: ArraySlice<UInt8>
    }

    /// Marks teasers: three or more elements that look the same, each with a heading that is a link.
    private mutating func markCards() {
        var cards: [Look: Set<Int>] = [:]
        for (index, block) in page.blocks.enumerated()
        where block.words >= 3 && block.linkDensity >= 0.9 && !isAbove(index) {
            guard tree.nodes[block.node].tag.headingLevel != nil else { continue }
            var root = block.node
            while page.range(of: root, in: tree).count < 2, let parent = parent(of: root),
                !holdsHeadline(parent)
            {
                root = parent
            }
            guard page.range(of: root, in: tree).count > 1, !holdsHeadline(root) else { continue }
            let look = Look(tag: tree.nodes[root].tag, name: tree.value(.class, of: root) ?? [])
            cards[look, default: []].insert(root)
        }
        for roots in cards.values where roots.count >= 3 {
            self.cards += roots.count
            for root in roots where kinds[root] == nil { kinds[root] = .relatedLinks }
        }
    }

    /// Marks lists whose items each are a link with a few words below it.
    private mutating func markLists() {
        for list in tree.nodes.indices where [.ul, .ol].contains(tree.nodes[list].tag) {
            guard kinds[list] == nil, !holdsHeadline(list), counts.share(list) <= 0.3 else { continue }
            var (items, teasers) = (0, 0)
            var item = list + 1
            while item < tree.nodes[list].end {
                if tree.nodes[item].tag == .li {
                    items += 1
                    let range = page.range(of: item, in: tree)
                    if range.count >= 2, let first = range.first.map({ page.blocks[$0] }),
                        first.linkDensity > 0.9,
                        first.words >= 2
                    {
                        teasers += 1
                    }
                }
                item = Int(tree.nodes[item].end)
            }
            guard teasers >= 3, teasers * 2 > items else { continue }
            kinds[list] = .relatedLinks
            cards += teasers
        }
    }
}
