public import Articles
public import Library

/// The answer to an overlay's question or change, for the overlay that is open by then.
public enum OverlayAnswer: Equatable, Sendable {
    /// The hits; when nothing was found, perhaps with a query that would find something.
    case hits(query: String, order: SearchOrder, Window<SearchHit>, suggestion: String?)
    /// What a query whose last field is unfinished may become.
    case completions(of: String, [String])
    case savedSearches([SavedSearch])
    /// The places marked with letters, by letter.
    case marks([LetteredMark])
    /// All notes, the latest first.
    case notes([Note])
    /// The corrections in the order they were made.
    case corrections([KeptCorrection])
    case subject(KeptCorrection, EntityRow?)
    case candidates(query: String, like: EntityID, [EntityRow])
    case mentions(EntityID, Window<MentionInSentence>)
    case doubts(Window<Doubt>)
    case answered(Doubt, isSame: Bool)
    /// The answer to a doubt could not be kept.
    case notAnswered(Doubt)
    /// What could not be read of the files that were added.
    case problems([ArticleProblem])
    case versions(ArticleID, [ArticleVersion])
    /// Those with the name typed, most mentioned first.
    case found(String, [FoundEntity])
    case latestMentions(EntityID, [MentionInSentence])
    /// The copies of an article's text, without the one that stands for them.
    case copies(ArticleID, front: ArticleRow?, [ArticleCopy])
    case explanation(IdentityExplanation?, offset: Int, ArticleID)
}
