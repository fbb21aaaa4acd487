public import Entities

/// One way in which two articles belong together, with what shows it.
///
/// A new kind is a case here, with its weight and its words, and a finder in the library.
public enum Relation: Equatable, Sendable {
    /// Both name these.
    case entities([SharedEntity])
    /// Both have these words, and few other articles do.
    case words([SharedWord])
    /// The headlines are the same except for case and punctuation.
    case title

    /// An entity that both articles name.
    public struct SharedEntity: Equatable, Sendable {
        public var name: String
        public var kind: EntityKind
        /// The number of articles in the library that name it.
        public var articles: Int
        /// The smaller of the two articles' counts of mentions.
        public var mentions: Int

        public init(name: String, kind: EntityKind, articles: Int, mentions: Int) {
            self.name = name
            self.kind = kind
            self.articles = articles
            self.mentions = mentions
        }
    }
    /// A word that both articles have.
    public struct SharedWord: Equatable, Sendable {
        public var word: String
        /// The number of articles in the library that contain it.
        public var articles: Int

        public init(word: String, articles: Int) {
            self.word = word
            self.articles = articles
        }
    }
}

extension RelatedScoring {
    private static let wordWeight = 0.35
    private static let sameTitleWeight = 2.0

    /// How much a relation says, 0 or more.
    func weight(of relation: Relation) -> Double {
        switch relation {
        case .entities(let entities): entities.reduce(0) { $0 + weight(of: $1) }
        case .words(let words): words.reduce(0) { $0 + weight(of: $1) }
        case .title: Self.sameTitleWeight
        }
    }

    /// A relation in words: “both name Emmanuel Macron and Dmitry Peskov”.
    func reason(_ relation: Relation) -> String {
        switch relation {
        case .entities(let entities):
            let sorted = entities.sorted { weight(of: $0) > weight(of: $1) }
            return "both name \(Self.list(sorted.map(\.name)))"
        case .words(let words):
            let sorted = words.sorted { weight(of: $0) > weight(of: $1) }
            return "both write of \(Self.list(sorted.map(\.word)))"
        case .title: return "same headline"
        }
    }

    /// How much sharing an entity says.
    public func weight(of entity: Relation.SharedEntity) -> Double {
        let kind =
            switch entity.kind {
            case .person: 1.5
            case .organization: 1.0
            case .place: 0.6
            case .other: 0.6
            case .nationality: 0.2
            }
        // In a small library, even an entity that is named everywhere says something.
        let rarity = max(0.1, rarity(entity.articles))
        return kind * rarity * rarity * (1 + 0.15 * Double(min(4, max(1, entity.mentions) - 1)))
    }

    /// How much sharing a word says.
    public func weight(of word: Relation.SharedWord) -> Double {
        let rarity = rarity(word.articles)
        return Self.wordWeight * rarity * rarity
    }
}
