public import Entities

/// What two articles have in common.
public struct RelatedEvidence: Equatable, Sendable {
    /// An entity that both name.
    public struct SharedEntity: Equatable, Sendable {
        public var name: String
        public var kind: EntityKind
        /// In how many articles of the library it is named.
        public var articles: Int
        /// How often the less eager of the two articles mentions it.
        public var mentions: Int

        public init(name: String, kind: EntityKind, articles: Int, mentions: Int) {
            self.name = name
            self.kind = kind
            self.articles = articles
            self.mentions = mentions
        }
    }
    /// A word that both have and few others.
    public struct SharedWord: Equatable, Sendable {
        public var word: String
        /// In how many articles of the library it occurs.
        public var articles: Int

        public init(word: String, articles: Int) {
            self.word = word
            self.articles = articles
        }
    }
    public var entities: [SharedEntity]
    public var words: [SharedWord]
    /// Between the two dates; `nil` when one is not known well.
    public var daysApart: Int?
    /// The headlines are the same but for case and punctuation.
    public var hasSameTitle: Bool

    public init(
        entities: [SharedEntity] = [], words: [SharedWord] = [], daysApart: Int? = nil,
        hasSameTitle: Bool = false
    ) {
        self.entities = entities
        self.words = words
        self.daysApart = daysApart
        self.hasSameTitle = hasSameTitle
    }
}
