import Articles

/// Finds out which names in an article mean the same entity, what people are said to be, and who says what.
public struct EntityResolver: Sendable {
    private let lists: WordLists

    public init() { lists = .shipped }

    init(lists: WordLists) { self.lists = lists }

    /// The annotation of an article, made from its recognised names.
    ///
    /// - Parameters:
    ///   - names: The recognised names, within `text`.
    ///   - isKnownLanguage: Whether what is said in descriptions, pronouns and around names can be understood.
    /// - Complexity: O(*n* + *m* log *m*) for *n* tokens and *m* different names, of which few share a surname.
    public func resolve(
        _ names: [RecognizedName], in text: TokenizedText, of article: Article, isKnownLanguage: Bool = true
    ) -> Annotation {
        var resolution = Resolution(names, in: text, of: article, lists: lists)
        resolution.joinPeople()
        resolution.joinOthers()
        if isKnownLanguage {
            resolution.findAttributes()
            resolution.tieDescriptions()
        }
        let quotations = resolution.findQuotations()
        return resolution.annotation(quotations: quotations)
    }
}
