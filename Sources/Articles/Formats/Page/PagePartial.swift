/// Tells whether only the beginning of an article was saved.
struct PagePartial {
    private(set) var isPartial = false

    /// “Page 1 of 3” in eight languages: the word before the first number and the one before the second.
    private static let pageWords: [(page: String, of: String)] = [
        ("page", "of"), ("seite", "von"), ("page", "sur"), ("página", "de"), ("pagina", "di"),
        ("страница", "из"), ("strona", "z"),
    ]
    private static let continuations = [
        "continue reading", "read more", "keep reading", "read the full", "weiterlesen",
        "lire la suite",
        "seguir leyendo", "leer más",
        "continuar lendo", "leia mais", "continua a leggere", "читать далее", "czytaj dalej", "subscribe",
        "to continue",
    ]

    /// - Parameter kept: The blocks of the article.
    init(_ page: WebPage, kept: [Int]) {
        guard let last = kept.last else { return }
        let blocks = page.blocks.blocks
        let after = last + 1..<min(last + 7, blocks.count)
        let offers = after.contains {
            page.blocks.phrases[$0] == .newsletterOffers
        }
        let free = page.metadata.article?["isAccessibleForFree"]
        let isPaid = free == .bool(false) || free?.string?.lowercased() == "false"
        let text = page.blocks.string(last)
        let breaksOff = text.hasSuffix("…") || text.hasSuffix("...")
        let goesOn = after.prefix(3).contains { index in
            let lower = page.blocks.string(index).lowercased()
            return Self.continuations.contains(where: lower.hasPrefix)
        }
        isPartial =
            isPaid && offers || breaksOff && goesOn
            || blocks.indices.contains { Self.isFirstOfPages(page, $0) }
    }

    private static func isFirstOfPages(_ page: WebPage, _ index: Int) -> Bool {
        guard (4...10).contains(page.blocks.blocks[index].words) else { return false }
        let pieces = LinePiece.pieces(of: page.blocks.text(index))
        guard pieces.count >= 4, case .word(let word) = pieces[0], case .number(let number, _) = pieces[1],
            case .word(let of) = pieces[2], case .number(let all, _) = pieces[3]
        else { return false }
        return number < all && pageWords.contains { $0.page == word && $0.of == of }
    }
}
