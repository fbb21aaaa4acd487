import Entities

extension Library {
    /// The articles that belong with `article`, the closest first, and why.
    ///
    /// - Throws: Also ``WordListsError``: without the list of common words everything would be related.
    public func related(to article: ArticleID, limit: Int) throws -> [RelatedArticle] {
        try WordLists.requireInstalled()
        return try read { snapshot in
            guard let subject = try RelatedSubject(article.rawValue, snapshot) else { return [] }
            var search = try RelatedSearch(subject)
            return try search.closest(limit)
        }
    }
}
