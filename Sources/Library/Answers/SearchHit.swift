/// One result of a search.
public struct SearchHit: Equatable, Sendable {
    public var headline: Headline
    /// The sentence that answers the query best, in one line.
    public var sentence: String
    /// What matched within `sentence`, as UTF-8 offsets, in order.
    public var matches: [Range<Int>]
    /// Where the first match lies in the article's text, as UTF-8 offsets.
    public var range: Range<Int>
    /// Higher is better; comparable only within one search.
    public var score: Double
    /// The followed people, organisations and places that the article names, the most mentioned there first.
    public var followed: [String]

    public init(
        _ headline: Headline, sentence: String, matches: [Range<Int>],
        range: Range<Int>, score: Double, followed: [String] = []
    ) {
        self.headline = headline
        self.sentence = sentence
        self.matches = matches
        self.range = range
        self.score = score
        self.followed = followed
    }
}
