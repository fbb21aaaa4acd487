/// An article that belongs with another one, and why.
public struct RelatedArticle: Equatable, Sendable {
    public var headline: Headline
    /// 0…1, higher is closer.
    public var score: Double
    /// In words, the strongest first: “both name Emmanuel Macron and Dmitry Peskov”, “same day”.
    public var reasons: [String]

    public init(
        _ headline: Headline, score: Double, reasons: [String]
    ) {
        self.headline = headline
        self.score = score
        self.reasons = reasons
    }
}
