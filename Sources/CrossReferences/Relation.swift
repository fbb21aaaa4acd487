public import Entities

/// One way in which two articles belong together, with what shows it.
///
/// A new kind is a case here, with its weight and its words, and a finder in the library.
public enum Relation: Equatable, Sendable {
    /// Both name these.
    case entities([SharedEntity])
    /// Both have these words, and few other articles do.
    ///
    /// - Parameter share: How much of what tells the one apart from others the other one has, 0…1.
    case words([SharedWord], share: Double)
    /// Both quote these words of somebody.
    case quotation(String)
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

/// A name or a word that two articles have and few others.
public struct Particular: Equatable, Sendable {
    public var text: String
    /// `nil` for a word.
    public var kind: EntityKind?

    public init(_ text: String, kind: EntityKind? = nil) {
        self.text = text
        self.kind = kind
    }
}

/// What two articles are to each other, all relations taken together.
public enum RelationKind: String, CaseIterable, Sendable {
    /// Their texts are much the same.
    case copy
    /// They quote the same words.
    case quotation
    /// They are about the same event, or the next turn of it.
    case story
    /// They share people and terms that few others have, at another time.
    case background
}

extension RelatedScoring {
    private static let wordsWeight = 1.5
    private static let sameTitleWeight = 0.5
    private static let quotationWeight = 0.5
    /// The sum of shared entities that gives half of what they can.
    private static let halfOfEntities = 1.2

    /// How much a relation says, 0 or more.
    func weight(of relation: Relation) -> Double {
        switch relation {
        case .entities(let entities):
            let sum = strength(of: entities)
            return sum / (sum + Self.halfOfEntities)
        case .words(_, let share): return Self.wordsWeight * share
        case .quotation: return Self.quotationWeight
        case .title: return Self.sameTitleWeight
        }
    }

    /// How much sharing these says, each by how rare it is.
    func strength(of entities: [Relation.SharedEntity]) -> Double {
        entities.reduce(0) { $0 + weight(of: $1) }
    }

    /// What is particular about a relation in words; `nil` where that is nothing.
    func reason(_ relation: Relation) -> String? {
        switch relation {
        case .entities(let entities):
            let names = particular(entities)
            return names.isEmpty ? nil : "also names \(Self.list(names.map(\.name)))"
        case .words(let words, _):
            let sorted = words.filter(isParticular).sorted { weight(of: $0) > weight(of: $1) }
            return sorted.isEmpty ? nil : "also writes of \(Self.list(sorted.map(\.word)))"
        case .quotation(let words): return "quotes the same words: “\(words)”"
        case .title: return "same headline"
        }
    }

    /// Those that few articles name, the rarest first.
    public func particular(_ entities: [Relation.SharedEntity]) -> [Relation.SharedEntity] {
        entities.filter { isParticular($0.articles) && $0.kind != .nationality }
            .sorted { (weight(of: $0), $1.name) > (weight(of: $1), $0.name) }
    }

    /// What of all this few articles have, the rarest first: names, then words.
    public func particulars(_ relations: [Relation]) -> [Particular] {
        var (names, words): ([Particular], [Particular]) = ([], [])
        for relation in relations {
            switch relation {
            case .entities(let entities):
                names += particular(entities).map { Particular($0.name, kind: $0.kind) }
            case .words(let shared, _):
                words += shared.filter(isParticular).sorted { weight(of: $0) > weight(of: $1) }
                    .map { Particular($0.word) }
            case .quotation, .title: break
            }
        }
        return names + words
    }

    private func isParticular(_ word: Relation.SharedWord) -> Bool { isParticular(word.articles) }

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
        return rarity * rarity
    }
}
