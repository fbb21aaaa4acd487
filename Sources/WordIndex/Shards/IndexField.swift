/// What a term of the index says about an article.
///
/// Words of the text have no mark; other terms begin with one of these bytes. The numbers are written in every library.
public enum IndexField: UInt8, CaseIterable, Sendable {
    /// A word of the source's name.
    case source = 1
    /// A word of the byline.
    case byline = 2
    /// The language tag.
    case language = 3
    /// Two common words next to each other, with a space between.
    case pair = 4
    /// The first one or two bytes of words: all articles that have such a word.
    case shortPrefix = 5

    /// Words of the text begin with greater bytes.
    public static let last = IndexField.shortPrefix.rawValue

    /// `word` as a term of this field.
    public func term(_ word: some Collection<UInt8>) -> [UInt8] { [rawValue] + word }
}
