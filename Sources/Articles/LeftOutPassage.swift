/// A passage that stands in an article's source, or around it, and is no part of the article.
public struct LeftOutPassage: Equatable, Sendable {
    /// The kind, as it is counted: “captions”, “comments”.
    public var what: String
    /// Its words, paragraphs on lines of their own; empty where it has none, as a picture without a name.
    public var text: String
    /// Where in the article's text the passage stands, in UTF-8 bytes: behind the block that ends there, 0 above all.
    public var position: Int

    /// A passage of a kind, at a place of the article's text.
    public init(what: String, text: String, position: Int) {
        self.what = what
        self.text = text
        self.position = position
    }
}
