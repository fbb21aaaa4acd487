public import Entities

/// One side of a doubt.
public struct DoubtSide: Equatable, Sendable {
    public var entity: EntityID
    public var name: String
    public var kind: EntityKind
    public var roles: [String]
    /// Articles and mentions of the whole library.
    public var articles: Int
    public var mentions: Int
    /// A few mentions, at most ``sentenceLimit``.
    public var sentences: [MentionInSentence]

    public static let sentenceLimit = 3

    public init(
        entity: EntityID, name: String, kind: EntityKind, roles: [String], articles: Int, mentions: Int,
        sentences: [MentionInSentence]
    ) {
        self.entity = entity
        self.name = name
        self.kind = kind
        self.roles = roles
        self.articles = articles
        self.mentions = mentions
        self.sentences = sentences
    }
}

/// Two people or organisations who may be one, or one who may be two.
public struct Doubt: Equatable, Sendable {
    public var id: Int64
    /// Who an article names, under the name that it gives them.
    public var subject: DoubtSide
    /// Who that may be.
    public var candidate: DoubtSide
    /// The article in which the doubt arose.
    public var article: ArticleID
    /// Whether they are taken for the same now.
    public var isLinked: Bool
    /// Whether it is about the subject wherever it is named, not only in the article.
    public var isWhole: Bool
    public var reason: String
    /// How likely what the library did is right, 0…1.
    public var confidence: Double
    /// How many mentions depend on it.
    public var mentions: Int

    public init(
        id: Int64, subject: DoubtSide, candidate: DoubtSide, article: ArticleID, isLinked: Bool,
        isWhole: Bool = false, reason: String, confidence: Double, mentions: Int
    ) {
        self.id = id
        self.subject = subject
        self.candidate = candidate
        self.article = article
        self.isLinked = isLinked
        self.isWhole = isWhole
        self.reason = reason
        self.confidence = confidence
        self.mentions = mentions
    }
}
