import Articles

/// Finds out which names of an article name the same, what people are said to be, and who says what.
public struct EntityResolver: Sendable {
    private let lists: WordLists

    public init() { lists = .shipped }

    init(lists: WordLists) { self.lists = lists }

    /// All that is to be understood of an article whose names were recognised.
    ///
    /// - Parameter names: The recognised names, within `text`.
    /// - Complexity: O(*n* + *m²*) for *n* tokens and *m* different names.
    public func resolve(_ names: [RecognizedName], in text: TokenizedText, of article: Article) -> Reading {
        var resolution = Resolution(names, in: text, of: article, lists: lists)
        resolution.joinPeople()
        resolution.joinOthers()
        resolution.findAttributes()
        resolution.tieDescriptions()
        let quotations = resolution.findQuotations()
        return resolution.reading(quotations: quotations)
    }
}
