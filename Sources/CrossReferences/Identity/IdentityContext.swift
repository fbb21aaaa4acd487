import Articles
import Entities

/// What surrounds an entity in one article: who it is named with, the words around it, and the date.
public struct IdentityContext: Equatable, Sendable {
    /// Something named together with the entity, or a word near it, and how much it says.
    public struct Clue: Equatable, Sendable {
        /// A hash of ``keyBits``; two different clues may rarely share a hash, which does no harm because sixty are
        /// compared.
        public let key: UInt32
        /// The weight in units, where ``unit`` is a clue that says all it can: whole numbers, so that sums are the same
        /// in every order and as stored.
        public var weight: UInt32

        /// The weight of a full name beside the entity, or of a word in one of its sentences.
        public static let unit: UInt32 = 20

        /// A million keys: few enough that sixty of them, sorted, take little space.
        static let keyBits: UInt32 = 20

        /// The key of a clue with this hash.
        static func key(of hash: UInt32) -> UInt32 { hash & (1 << keyBits - 1) }

        public init(key: UInt32, weight: UInt32 = unit) {
            self.key = Self.key(of: key)
            self.weight = weight
        }
    }
    /// The article's day as days since 1 January 1970; `nil` when it is not known.
    public var day: Int32?
    /// How often the article mentions the entity.
    public var mentions: Int
    /// The other entities of the article, by their exact key, sorted by key.
    public var companions: [Clue]
    /// The content words of the entity's sentences, by hash, sorted by key.
    public var terms: [Clue]

    public init(day: Int32? = nil, mentions: Int = 1, companions: [Clue] = [], terms: [Clue] = []) {
        self.day = day
        self.mentions = mentions
        self.companions = companions
        self.terms = terms
    }

    /// The contexts of all entities of an annotation, in their order.
    public static func contexts(of annotation: Annotation, in article: Article) -> [IdentityContext] {
        contexts(of: annotation, keys: annotation.entities.map { IdentityKeys(of: $0) }, in: article)
    }

    /// - Parameter keys: Those of the entities, in their order.
    static func contexts(
        of annotation: Annotation, keys: [IdentityKeys], in article: Article
    ) -> [IdentityContext] {
        let day = days(iso: article.date.iso)
        var mentions = [Int](repeating: 0, count: annotation.entities.count)
        for mention in annotation.mentions { mentions[mention.entity] += 1 }
        let all = zip(annotation.entities, keys).map { entity, keys in
            Clue(key: UInt32(truncatingIfNeeded: keys.exact.rawValue), weight: weight(of: entity))
        }
        let terms = IdentityTerms(annotation: annotation, article: article).terms
        return annotation.entities.indices.map { index in
            guard annotation.entities[index].kind == .person else {
                return IdentityContext(day: day, mentions: mentions[index])
            }
            var others = all
            others.remove(at: index)
            others.sort { $0.key < $1.key }
            return IdentityContext(
                day: day, mentions: mentions[index], companions: others, terms: terms[index])
        }
    }

    /// How much being named together with an entity of this kind says: a country is named everywhere, a full name says
    /// more.
    private static func weight(of entity: Entity) -> UInt32 {
        switch entity.kind {
        case .person: PersonName(entity.name).isFull ? Clue.unit : 8
        case .organization: 12
        case .place: entity.nation == nil ? 8 : 3
        case .nationality: 2
        case .other: 8
        }
    }

    /// Days since 1 January 1970 of an ISO 8601 day.
    static func days(iso: String) -> Int32? {
        var numbers: [Int] = []
        for part in iso.utf8.prefix(10).split(separator: UInt8(ascii: "-")) {
            var number = 0
            for byte in part {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                number = number * 10 + Int(byte - 0x30)
            }
            numbers.append(number)
        }
        guard numbers.count == 3, (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else {
            return nil
        }
        return Int32(CalendarDay.daysSince1970(year: numbers[0], month: numbers[1], day: numbers[2]))
    }
}
