import Articles

/// Annotates an article: splits it into words, recognises the names and finds out who is who.
public struct ArticleAnnotator: Sendable {
    private let recognizer: NameRecognizer
    private let tokenizer = Tokenizer()
    private let resolver = EntityResolver()
    private let capitals = CapitalNames()

    /// Names the model that it recognises with.
    public let modelVersion: String

    public init(model: NameModel) {
        recognizer = NameRecognizer(model: model)
        modelVersion = model.version
    }

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
        switch NameSearch(article) {
        case .model: return resolver.resolve(recognizer.names(in: text), in: text, of: article)
        case .rules(let language):
            var annotation = resolver.resolve(
                capitals.names(in: text, language: language), in: text, of: article, isKnownLanguage: false)
            for index in annotation.mentions.indices {
                annotation.mentions[index].reason =
                    "found by its capitals; \(annotation.mentions[index].reason)"
            }
            return annotation
        case .none: return resolver.resolve([], in: text, of: article, isKnownLanguage: false)
        }
    }
}
