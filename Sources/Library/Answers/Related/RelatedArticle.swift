public import CrossReferences

/// An article that belongs with another one, and why.
public struct RelatedArticle: Equatable, Sendable {
    public var headline: Headline
    public var relation: RelationKind
    /// 0…1, higher is closer.
    public var score: Double
    /// Of a copy, how much of both texts is the same, 0…1 (``TextComparison/similarity``); otherwise `nil`.
    public var similarity: Double?
    /// In words, the strongest first: “also names Emmanuel Macron and Dmitry Peskov”, “same day”; of a copy what differs.
    public var reasons: [String]
    /// What both have and few other articles, the rarest first: names, then words.
    public var particulars: [Particular]

    public init(
        _ headline: Headline, relation: RelationKind = .background, score: Double, similarity: Double? = nil,
        reasons: [String], particulars: [Particular] = []
    ) {
        self.headline = headline
        self.relation = relation
        self.score = score
        self.similarity = similarity
        self.reasons = reasons
        self.particulars = particulars
    }
}
