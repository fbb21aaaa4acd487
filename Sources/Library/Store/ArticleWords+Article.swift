import Articles
import WordIndex

extension ArticleWords {
    /// The words of an article.
    ///
    /// - Parameter lexicon: The lexicon whose common words have their pairs among the terms.
    init(_ article: Article, lexicon: TextLexicon? = nil) {
        let title = article.blocks.first { $0.kind == .title }?.range ?? 0..<0
        self.init(
            text: article.text, title: title.isEmpty ? .apart(article.title) : .inText(title),
            source: article.source, byline: article.byline, language: article.language, lexicon: lexicon)
    }
}
