/// Which parts of a page are no part of its article, judged by elements, roles, words of classes, headings and repetition.
///
/// A part that holds the headline or most of the page's running text is hardly ever one of them.
struct PageRegions {
    /// For each node what it is; `nil` where it may be of the article.
    private(set) var kinds: [LeftOutKind?]
    /// How many teasers of other articles the page has.
    let cards: Int
    let tree: PageTree
    let page: PageBlocks
    let headline: PageHeadline?
    let counts: PageCounts

    init(_ page: PageBlocks, _ tree: PageTree, headline: PageHeadline?) {
        self.page = page
        self.tree = tree
        self.headline = headline
        counts = PageCounts(page, tree)
        kinds = [LeftOutKind?](repeating: nil, count: tree.nodes.count)
        let headed = HeadedParts(page, tree, headline: headline, counts: counts)
        cards = headed.cards
        let own = headed.kinds
        for index in tree.nodes.indices {
            let parent = Int(tree.nodes[index].parent)
            if parent >= 0, let kind = kinds[parent] {
                kinds[index] = kind
            } else if tree.nodes[index].tag != .text {
                kinds[index] = own[index] ?? kind(of: index)
            }
        }
    }

    /// The kind of the element that a block stands in.
    func kind(ofBlock index: Int) -> LeftOutKind? { kinds[page.blocks[index].node] }

    private func holdsHeadline(_ node: Int) -> Bool {
        guard let headline else { return false }
        return tree.isNode(headline.node, in: node)
    }

    private func kind(of node: Int) -> LeftOutKind? {
        let element = tree.nodes[node]
        switch element.tag {
        case .html, .body, .main: return nil
        case .dialog: return .consentDialogues
        default: break
        }
        if isHidden(node) {
            let share = counts.share(node)
            let rest = (1 - share) * Double(counts.prose)
            return share < 0.5 || share < 0.8 && rest >= 40 ? .hidden : nil
        }
        if holdsHeadline(node) { return nil }
        if let kind = kindByRole(node) ?? kindByTag(node) { return kind }
        return element.hints.isEmpty ? nil : kindByHints(node)
    }

    private func isHidden(_ node: Int) -> Bool {
        if let hidden = tree.value(.ariaHidden, of: node), hidden.elementsEqual("true".utf8) { return true }
        return tree.isHidden(node)
    }

    private func kindByRole(_ node: Int) -> LeftOutKind? {
        guard let role = tree.string(.role, of: node)?.lowercased() else { return nil }
        switch role {
        case "dialog", "alertdialog": return .consentDialogues
        case "navigation", "menu", "menubar", "tablist", "search", "toolbar":
            return counts.share(node) > 0.3 ? nil : .navigation
        case "complementary": return counts.share(node) > 0.3 ? nil : .relatedLinks
        case "contentinfo": return isFooter(node) ? .footers : nil
        default: return nil
        }
    }

    private func kindByTag(_ node: Int) -> LeftOutKind? {
        switch tree.nodes[node].tag {
        case .nav: counts.share(node) < 0.3 ? .navigation : nil
        case .aside: counts.share(node) < 0.3 ? kindByHints(node) ?? .relatedLinks : nil
        case .footer: isFooter(node) ? .footers : nil
        case .figcaption, .caption: .captions
        case .figure:
            counts.share(node) < 0.2 && !counts.holds(.tables, node) && !counts.holds(.quotations, node)
                ? .captions : nil
        default: nil
        }
    }

    /// Whether what calls itself a footer is one: it has little of the text, or text enough stands between the headline and it.
    private func isFooter(_ node: Int) -> Bool {
        let share = counts.share(node)
        if share < 0.3 { return true }
        guard let headline, share < 0.75 else { return false }
        let first = page.range(of: node, in: tree).lowerBound
        return first > headline.block && counts.prose(in: headline.block..<first) >= 40
    }

    private static let strong: [(PageHints, LeftOutKind)] = [
        (.pullQuote, .pullQuotes), (.keyEvents, .keyEvents), (.newsletter, .newsletterOffers),
        (.consent, .consentDialogues), (.related, .relatedLinks), (.biography, .biographies),
        (.navigation, .navigation),
        (.footer, .footers), (.sidebar, .relatedLinks), (.caption, .captions),
    ]
    private static let weak: [(PageHints, LeftOutKind)] = [
        (.advertisement, .advertisements), (.share, .shareLines), (.tags, .tags), (.byline, .credits),
        (.tools, .shareLines),
    ]

    /// By the words of the element's class and id: the less text it has, the weaker a word is enough.
    private func kindByHints(_ node: Int) -> LeftOutKind? {
        let hints = tree.nodes[node].hints
        let share = counts.share(node)
        let words = counts.words(node)
        if hints.contains(.comment), share < 0.95, words > 0 {
            return isAfterHeadline(node) ? .comments : nil
        }
        if hints.contains(.footer), isFooter(node) { return .footers }
        guard share < 0.25 else { return nil }
        if let found = Self.strong.first(where: { hints.contains($0.0) }) { return found.1 }
        // What quotes somebody, or reads like text, is more than a caption or a row of buttons.
        let quotes = counts.holds(.quotations, node)
        if hints.contains(.picture), words <= 60, !quotes {
            if page.range(of: node, in: tree).count <= 2 || counts.holds(.pictures, node) { return .captions }
        }
        guard share < 0.1 else { return nil }
        if hints.contains(.hidden) { return .hidden }
        if quotes || share > 0 && words > 40 && counts.linkWords(node) * 10 < words * 3 { return nil }
        return Self.weak.first { hints.contains($0.0) }?.1
    }

    private func isAfterHeadline(_ node: Int) -> Bool {
        guard let headline else { return true }
        return page.range(of: node, in: tree).lowerBound > headline.block
    }
}
