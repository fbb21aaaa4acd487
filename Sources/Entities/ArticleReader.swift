import Articles

/// Annotates an article: splits it into words, recognises the names and finds out who is who.
public struct ArticleReader: Sendable {
    private let recognizer: NameRecognizer
    private let tokenizer = Tokenizer()
    private let resolver = EntityResolver()

    public init(model: NameModel) { recognizer = NameRecognizer(model: model) }

    /// Uses the model and the word lists that come with dossier.
    ///
    /// - Throws: ``NameModelError`` and ``WordListsError``, where one of them is not installed.
    public static func shipped() throws -> ArticleReader {
        let model = try NameModel.shipped()
        try WordLists.requireInstalled()
        return ArticleReader(model: model)
    }

    /// The annotation of `article`.
    public func read(_ article: Article) -> Reading {
        let text = tokenizer.tokenize(article)
        return resolver.resolve(recognizer.names(in: text), in: text, of: article)
    }
}
