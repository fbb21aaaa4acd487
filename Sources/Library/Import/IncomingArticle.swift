import Articles
import CrossReferences
import Entities
import WordIndex

/// An article on its way into a library, with everything about it that can be computed outside the writer.
public struct IncomingArticle: Sendable {
    public let file: ArticleSource
    public let article: Article
    /// How it was read from the file.
    public let provenance: ArticleProvenance
    /// What another program's reader had marked it with.
    public let marks: SavedMarks
    let words: ArticleWords
    /// The text, written with the lexicon of `words`.
    let packedText: [UInt8]?
    let annotation: IncomingAnnotation?

    /// - Parameter annotation: Its annotation; `nil` when names are to be looked for later.
    public init(
        file: ArticleSource, article: Article, provenance: ArticleProvenance = .plain,
        annotation: Annotation? = nil, marks: SavedMarks = .none
    ) {
        let found = FoundArticle(article: article, provenance: provenance, marks: marks)
        self.init(file: file, found: found, annotation: annotation, lexicon: nil)
    }

    /// The same with another article for what was read; its names are to be looked for later where the text is another.
    init(_ other: IncomingArticle, article: Article) {
        file = other.file
        self.article = article
        provenance = other.provenance
        marks = other.marks
        words = ArticleWords(article, lexicon: nil)
        packedText = nil
        annotation = article.text == other.article.text ? other.annotation : nil
    }

    init(
        file: ArticleSource, found: FoundArticle, annotation: Annotation?, lexicon: TextLexicon?,
        findsRelations: Bool = true
    ) {
        self.file = file
        article = found.article
        provenance = found.provenance
        marks = found.marks
        words = ArticleWords(found.article, lexicon: lexicon)
        packedText = lexicon?.encoded(found.article.text)
        self.annotation = annotation.map {
            IncomingAnnotation($0, of: found.article, findsRelations: findsRelations)
        }
    }
}

/// An annotation with its entities in the form that identity uses.
struct IncomingAnnotation: Sendable {
    let annotation: Annotation
    let subjects: IdentitySubjects
    /// By which copies of the article are found; `nil` where none are looked for, and no stories.
    let sketch: CopySketch?

    init(_ annotation: Annotation, of article: Article, findsRelations: Bool = true) {
        self.annotation = annotation
        subjects = IdentitySubjects(of: annotation, in: article)
        sketch = findsRelations ? CopySketch(of: article, people: annotation.entities) : nil
    }
}
