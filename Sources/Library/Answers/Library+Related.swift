extension Library {
    /// The articles that belong with `article`, the closest first, and why.
    public func related(to article: ArticleID, limit: Int) throws -> [RelatedArticle] {
        try read { try RelatedSearch(article.rawValue, $0)?.closest(limit) ?? [] }
    }
}
