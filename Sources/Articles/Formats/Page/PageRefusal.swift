/// Tells why a page holds no article.
struct PageRefusal {
    /// In words, with an article: “a front page”; `nil` when the page may hold one.
    private(set) var reason: String?

    private static let errorTitles = [
        "404", "403", "500", "502", "503", "not found", "page not found", "access denied", "forbidden",
        "error", "seite nicht gefunden",
        "page introuvable", "página no encontrada", "pagina non trovata", "страница не найдена",
        "nie znaleziono",
    ]

    init(_ page: WebPage, lines: ArticleLines?) {
        let counts = page.regions.counts
        let prose = (lines?.kept ?? []).reduce(0) {
            $0 + (page.blocks.blocks[$1].isProse ? page.blocks.blocks[$1].words : 0)
        }
        let hasPassword = page.tree.nodes.indices.contains { node in
            page.tree.nodes[node].tag == .input
                && page.tree.string(.type, of: node)?.lowercased() == "password"
        }
        let title = page.metadata.title?.lowercased() ?? ""
        if page.blocks.blocks.allSatisfy({ $0.words == 0 }) {
            let hasPictures = page.tree.nodes.contains { [.img, .picture].contains($0.tag) }
            reason = hasPictures ? "only pictures" : "an empty shell of a script"
        } else if prose < 60, Self.errorTitles.contains(where: { title.hasPrefix($0) || title.hasSuffix($0) })
        {
            reason = "an error page"
        } else if prose < 60, hasPassword {
            reason = "a log-in"
        } else if Self.isFront(page, prose: prose) {
            reason = "a front page"
        } else if lines == nil, !page.tree.nodes.isEmpty {
            let all = counts.words(0)
            let links = counts.linkWords(0)
            if 2 * links > all { reason = "only addresses" }
        }
    }

    /// Whether most of the text of a page is that of teasers.
    private static func isFront(_ page: WebPage, prose: Int) -> Bool {
        guard page.regions.cards >= 3 else { return false }
        let isWebsite = page.metadata.meta("og:type")?.lowercased() == "website"
        guard prose >= 40 else { return true }
        return isWebsite && page.metadata.article == nil && prose < 120
            && prose < page.regions.counts.prose / 2
    }
}
