extension Library {
    /// The articles that belong with `article`, the closest first, and why.
    public func related(to article: ArticleID, limit: Int) throws -> [RelatedArticle] {
        try read { snapshot in
            guard let subject = try RelatedSubject(article.rawValue, snapshot) else { return [] }
            var search = try RelatedSearch(subject)
            return try search.closest(limit)
        }
    }
}
