/// Finds who wrote an article: names only, joined by commas.
struct PageByline {
    let page: WebPage
    let site: String?
    /// The first and the last block of the article's text.
    let textRange: ClosedRange<Int>?

    /// The names; `nil` when the page tells none.
    var byline: String? {
        names(inData).inOneByline ?? names(inMetas).inOneByline ?? markedNames.inOneByline
            ?? nearHeadline.inOneByline ?? names(inBiography).inOneByline
    }

    private var inData: [String] {
        (page.metadata.article?["author"]?.list ?? []).flatMap { author -> [String] in
            if let name = author.string { return [name] }
            return author["name"]?.list.compactMap(\.string) ?? []
        }
    }

    private static let metaNames = [
        "dc:creator", "dcterm:creator", "dc.creator", "dcterms.creator", "author", "article:author",
        "parsely-author", "sailthru.author",
        "byl", "citation_author", "article:author_name", "creator", "cxenseparse:author",
    ]

    /// The first meta tag that names somebody.
    private var inMetas: [String] {
        for name in Self.metaNames {
            if let values = page.metadata.metas[name], !names(values).isEmpty { return values }
        }
        return []
    }

    /// Elements that say that they hold the author, those nearest the headline first.
    private var markedNames: [String] {
        let tree = page.tree
        let headline = page.headline?.block ?? textRange?.lowerBound ?? 0
        var found: [(rank: Int, distance: Int, text: String)] = []
        for node in tree.nodes.indices where tree.nodes[node].tag != .text && tree.nodes[node].tag != .meta {
            guard let rank = rank(of: node) else { continue }
            let block = page.blocks.range(of: node, in: tree).lowerBound
            guard block >= headline - 8, block <= (textRange?.upperBound ?? headline) + 8,
                page.regions.kinds[node] != .comments, tree.nodes[node].end - Int32(node) < 40
            else { continue }
            let text = tree.textContent(of: node)
            if !text.isEmpty, text.utf8.count <= 100 { found.append((rank, abs(block - headline), text)) }
        }
        found.sort { ($0.rank, $0.distance) < ($1.rank, $1.distance) }
        for candidate in found {
            let all = names([candidate.text])
            if !all.isEmpty { return all }
        }
        return []
    }

    private func rank(of node: Int) -> Int? {
        if page.tree.string(.itemprop, of: node)?.split(separator: " ").contains("author") == true {
            return 0
        }
        if page.tree.string(.rel, of: node)?.split(separator: " ").contains("author") == true { return 1 }
        return page.tree.nodes[node].hints.contains(.byline) ? 2 : nil
    }

    /// A line near the headline that begins with “By”, or is nothing but a name beside the date.
    private var nearHeadline: [String] {
        let headline = page.headline?.block ?? textRange?.lowerBound ?? 0
        let last = min((textRange?.lowerBound ?? headline) + 2, headline + 12)
        for index in max(0, headline - 3)...max(headline, last) where index < page.blocks.blocks.count {
            guard page.blocks.blocks[index].words <= 16, index != page.headline?.block else { continue }
            let text = page.blocks.string(index)
            guard let rest = AuthorNames.withoutLead(text) else { continue }
            let all = names([AuthorNames.beforeDetails(rest)])
            if !all.isEmpty { return all }
        }
        return nameBesideDate(below: headline, to: last)
    }

    /// “Radka Simova 19 October 2023”: a short line of a name and a date.
    private func nameBesideDate(below headline: Int, to last: Int) -> [String] {
        guard headline + 1 <= last else { return [] }
        for index in headline + 1...last where index < page.blocks.blocks.count {
            let block = page.blocks.blocks[index]
            guard block.words <= 10, !block.isSentenceEnd else { continue }
            let text = page.blocks.string(index)
            guard !DateReader(MonthNames.inEnglish(text).utf8).dates().isEmpty else { continue }
            let name = text.prefix { !$0.isNumber && $0 != "," && $0 != "|" && $0 != "·" }.trimmed
            if (2...4).contains(name.split(separator: " ").count), !MonthNames.isIn(name) {
                return names([name])
            }
        }
        return []
    }

    private static let biographyVerbs: Set<Substring> = [
        "is", "has", "was", "writes", "covers", "lives", "reports", "joined", "works", "ist", "schreibt",
        "est", "écrit", "es",
        "è", "é",
    ]

    /// Who a biography is about, as in “Tove Ambrose has written about the coast”.
    private var inBiography: [String] {
        for (index, block) in page.blocks.blocks.enumerated() where block.words >= 5 {
            guard page.regions.kind(ofBlock: index) == .biographies else { continue }
            let words = page.blocks.string(index).split(separator: " ")
            let name = words.prefix { $0.first?.isUppercase == true }
            guard (2...4).contains(name.count), words.count > name.count,
                Self.biographyVerbs.contains(words[name.count])
            else { continue }
            return [name.joined(separator: " ")]
        }
        return []
    }

    private func names(_ texts: [String]) -> [String] {
        var found: [String] = []
        for text in texts {
            for name in AuthorNames.split(text.plainText, site: site) where !found.contains(name) {
                found.append(name)
            }
        }
        return found
    }
}

extension [String] {
    fileprivate var inOneByline: String? { isEmpty ? nil : joined(separator: ", ") }
}
