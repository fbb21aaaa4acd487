import Articles

/// Finds out which names in an article mean the same entity, what people are said to be, and who says what.
public struct EntityResolver: Sendable {
    private let lists: WordLists

    public init() { lists = .shipped }

    init(lists: WordLists) { self.lists = lists }

    /// The annotation of an article, made from its recognised names.
    ///
    /// - Parameter names: The recognised names, within `text`.
    /// - Complexity: O(*n* + *m* log *m*) for *n* tokens and *m* different names, of which few share a surname.
    public func resolve(_ names: [RecognizedName], in text: TokenizedText, of article: Article) -> Annotation
    {
        var resolution = Resolution(names, in: text, of: article, lists: lists)
        resolution.joinPeople()
        resolution.joinOthers()
        resolution.findAttributes()
        resolution.tieDescriptions()
        let quotations = resolution.findQuotations()
        return resolution.annotation(quotations: quotations)
    }
}
