import Articles

/// Annotates an article: splits it into words, recognises the names and finds out who is who.
public struct ArticleAnnotator: Sendable {
    private let recognizer: NameRecognizer
    private let tokenizer = Tokenizer()
    private let resolver = EntityResolver()

    public init(model: NameModel) { recognizer = NameRecognizer(model: model) }

    /// Uses the model and the word lists that come with dossier.
    ///
    /// - Throws: ``NameModelError`` and ``WordListsError``, where one of them is not installed.
    public static func shipped() throws -> ArticleAnnotator {
        let model = try NameModel.shipped()
        try WordLists.requireInstalled()
        return ArticleAnnotator(model: model)
    }

    /// The annotation of `article`.
    public func annotate(_ article: Article) -> Annotation {
        let text = tokenizer.tokenize(article)
        return resolver.resolve(recognizer.names(in: text), in: text, of: article)
    }
}
