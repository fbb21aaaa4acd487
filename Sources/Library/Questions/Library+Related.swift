extension Library {
    /// The articles that belong with an article, the closest first.
    public func related(to article: ArticleID, limit: Int) throws -> [RelatedArticle] { [] }
}
