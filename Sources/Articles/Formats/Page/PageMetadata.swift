/// What a page's head and its JSON-LD say of it.
struct PageMetadata {
    /// The contents of meta tags, by property, name or itemprop in lower case, in the order of the page.
    private(set) var metas: [String: [String]] = [:]
    /// What `<title>` says, in one line.
    private(set) var title: String?
    private(set) var canonical: String?
    /// Of the outermost element.
    private(set) var language: String?
    /// The nodes of JSON-LD, those within others after them.
    private(set) var nodes: [JSONValue] = []
    /// The node of JSON-LD that tells of the article.
    private(set) var article: JSONValue?

    init(_ tree: PageTree, structuredData: [[UInt8]]) {
        for node in tree.nodes.indices {
            switch tree.nodes[node].tag {
            case .meta: note(meta: node, tree)
            case .title where title == nil && !isInPicture(node, tree):
                title = tree.textContent(of: node).nilIfEmpty
            case .link:
                let rel = tree.string(.rel, of: node)?.lowercased()
                if canonical == nil, rel == "canonical" { canonical = tree.string(.href, of: node) }
            case .html:
                language = language ?? tree.string(.lang, of: node) ?? tree.string(.xmlLang, of: node)
            default: break
            }
        }
        for data in structuredData {
            if let value = JSONValue(data) { collect(value, depth: 0) }
        }
        article = articleNode
    }

    /// The first meta tag of any of the names that says something.
    func meta(_ names: String...) -> String? {
        for name in names {
            if let value = metas[name]?.first(where: { !$0.isEmpty }) { return value }
        }
        return nil
    }

    /// All titles that the page gives itself; the site's name may be in them.
    var titles: [String] {
        [
            meta("og:title"), article?["headline"]?.string?.plainText, title,
            meta("twitter:title", "dc.title", "dcterms.title"),
        ]
        .compactMap { $0?.nilIfEmpty }
    }

    private mutating func note(meta node: Int, _ tree: PageTree) {
        guard let content = tree.string(.content, of: node)?.plainText, !content.isEmpty else { return }
        for attribute in [PageAttribute.Name.property, .name, .itemprop] {
            guard let names = tree.string(attribute, of: node) else { continue }
            for name in names.split(separator: " ") { metas[name.lowercased(), default: []].append(content) }
        }
        let httpEquiv = tree.string(.httpEquiv, of: node)?.lowercased()
        if httpEquiv == "content-language" { metas["content-language", default: []].append(content) }
    }

    private func isInPicture(_ node: Int, _ tree: PageTree) -> Bool {
        var parent = Int(tree.nodes[node].parent)
        while parent >= 0 {
            if tree.nodes[parent].tag == .svg { return true }
            parent = Int(tree.nodes[parent].parent)
        }
        return false
    }
}

extension PageMetadata {
    private static let deepest = 6

    private mutating func collect(_ value: JSONValue, depth: Int) {
        guard depth < Self.deepest else { return }
        switch value {
        case .array(let elements): for element in elements { collect(element, depth: depth + 1) }
        case .object(let members):
            nodes.append(value)
            for member in members
            where ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"].contains(member.key) {
                collect(member.value, depth: depth + 1)
            }
        default: break
        }
    }

    /// The types of a node, without the address of their vocabulary.
    static func types(of node: JSONValue) -> [String] {
        (node["@type"]?.list ?? []).compactMap(\.string).map { name in
            name.lastIndex(of: "/").map { String(name[name.index(after: $0)...]) } ?? name
        }
    }

    private static func isArticle(_ node: JSONValue) -> Bool {
        types(of: node).contains {
            $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" || $0 == "Review"
        }
    }

    /// Of several articles the one whose headline the page has too.
    private var articleNode: JSONValue? {
        let articles = nodes.filter(Self.isArticle)
        guard articles.count > 1 else { return articles.first }
        let titles = [meta("og:title"), title].compactMap { $0 }
        let matching = articles.first { node in
            guard let headline = node["headline"]?.string ?? node["name"]?.string else { return false }
            return titles.contains { TitleWords($0).likeness(to: TitleWords(headline)) >= 0.6 }
        }
        return matching ?? articles.first
    }
}

extension String {
    var nilIfEmpty: String? { isEmpty ? nil : self }

    /// In one line, with tags dropped and the commonest entities read: some write them in metadata.
    var plainText: String {
        guard contains("&") || contains("<") else { return inOneLine }
        var text = self
        if text.contains("<"), text.contains(">") {
            text = text.replacing(#/<[A-Za-z/][^<>]*>/#, with: "")
        }
        // Twice, as some escape what was escaped before.
        for _ in 0..<2 where text.contains("&") { text = HTMLEntities.decoded(text) }
        return text.inOneLine
    }
}
