import Entities

/// What a library knows of one of its entities: all that is needed to tell whether another article means the same one.
public struct IdentityProfile: Equatable, Sendable {
    /// Something seen of the entity, and in how many articles.
    public struct Tally: Equatable, Sendable {
        public var text: String
        public var count: Int

        public init(text: String, count: Int) {
            self.text = text
            self.count = count
        }
    }
    public var kind: EntityKind
    /// The fullest names that articles use, most frequent first; the first is the name to show.
    public var names: [Tally]
    /// Whether this is a known entity, not a bare surname that nothing ties to anybody yet.
    public var isResolved: Bool
    /// Folded roles, most frequent first.
    public var roles: [Tally]
    /// ISO 3166 codes, most frequent first.
    public var nations: [Tally]
    /// In how many articles the entity plainly was female and male.
    public var female = 0
    public var male = 0
    /// Whom and what it is named with, sorted by key; the heaviest ``clueLimit``.
    public var companions: [IdentityContext.Clue]
    /// The words that stand near it, sorted by key; the heaviest ``clueLimit``.
    public var terms: [IdentityContext.Clue]
    /// Days since 1970 of the first and the last article, where known.
    public var firstDay: Int32?
    public var lastDay: Int32?
    public var articles: Int
    public var mentions: Int

    /// The most clues of either sort that are kept.
    public static let clueLimit = 64
    static let tallyLimit = 12

    /// The profile of an entity seen in one article.
    public init(of entity: Entity, context: IdentityContext, isResolved: Bool = true) {
        kind = entity.kind
        names = []
        roles = []
        nations = []
        companions = []
        terms = []
        articles = 0
        mentions = 0
        self.isResolved = isResolved
        absorb(entity, context: context)
    }

    /// The name to show.
    public var name: String { names.first?.text ?? "" }

    /// The keys to file the entity under: those of all full names it has been given.
    public var filingKeys: [IdentityKey] {
        var keys: [IdentityKey] = []
        for name in names {
            let found = IdentityKeys(name: name.text, kind: kind, nation: nations.first?.text)
            if !isResolved, let key = found.unresolvedKey { return [key] }
            for key in found.filing where !keys.contains(key) { keys.append(key) }
        }
        return keys
    }

    /// Takes in what one more article says of the entity.
    ///
    /// - Returns: Whether the name was new, so that there may be new keys to file the entity under.
    @discardableResult
    public mutating func absorb(_ entity: Entity, context: IdentityContext) -> Bool {
        let isNew = addName(entity.name, times: 1)
        for role in Set(entity.roles.map { NameFolding.fold($0) }).sorted() { Self.count(role, in: &roles) }
        if let nation = entity.nation { Self.count(nation, in: &nations) }
        switch entity.gender {
        case .female: female += 1
        case .male: male += 1
        case nil: break
        }
        articles += 1
        mentions += context.mentions
        if let day = context.day {
            firstDay = min(firstDay ?? day, day)
            lastDay = max(lastDay ?? day, day)
        }
        companions = Self.merged(companions, context.companions)
        terms = Self.merged(terms, context.terms)
        return isNew
    }

    /// Counts a name, a person's bare surname only as long as nothing fuller is known; true when the name is new.
    private mutating func addName(_ name: String, times: Int) -> Bool {
        let isKnown = names.contains { $0.text == name }
        if kind == .person, !isKnown, let first = names.first {
            let isFull = PersonName(name).isFull
            let wasFull = PersonName(first.text).isFull
            if wasFull, !isFull { return false }
            if isFull, !wasFull { names.removeAll() }
        }
        Self.count(name, times: times, in: &names)
        return !isKnown
    }

    /// Takes in all that is known of another entity: two turned out to be one.
    public mutating func absorb(_ other: IdentityProfile) {
        for tally in other.names { _ = addName(tally.text, times: tally.count) }
        for tally in other.roles { Self.count(tally.text, times: tally.count, in: &roles) }
        for tally in other.nations { Self.count(tally.text, times: tally.count, in: &nations) }
        female += other.female
        male += other.male
        articles += other.articles
        mentions += other.mentions
        if let day = other.firstDay { firstDay = min(firstDay ?? day, day) }
        if let day = other.lastDay { lastDay = max(lastDay ?? day, day) }
        companions = Self.merged(companions, other.companions)
        terms = Self.merged(terms, other.terms)
        isResolved = isResolved || other.isResolved
    }

    private static func count(_ text: String, times: Int = 1, in tallies: inout [Tally]) {
        if let index = tallies.firstIndex(where: { $0.text == text }) {
            tallies[index].count += times
            var place = index
            while place > 0, tallies[place - 1].count < tallies[place].count {
                tallies.swapAt(place, place - 1)
                place -= 1
            }
        } else if tallies.count < tallyLimit {
            tallies.append(Tally(text: text, count: times))
        } else {
            tallies[tallyLimit - 1] = Tally(text: text, count: times)
        }
    }

    /// The sum of two sorted lists of clues, cut to the heaviest.
    private static func merged(_ left: [IdentityContext.Clue], _ right: [IdentityContext.Clue])
        -> [IdentityContext.Clue]
    {
        guard !right.isEmpty else { return left }
        var result: [IdentityContext.Clue] = []
        result.reserveCapacity(left.count + right.count)
        var first = 0
        var second = 0
        while first < left.count || second < right.count {
            if second == right.count || (first < left.count && left[first].key < right[second].key) {
                result.append(left[first])
                first += 1
            } else if first == left.count || right[second].key < left[first].key {
                result.append(right[second])
                second += 1
            } else {
                result.append(.init(key: left[first].key, weight: left[first].weight + right[second].weight))
                first += 1
                second += 1
            }
        }
        guard result.count > clueLimit else { return result }
        result.sort { $0.weight == $1.weight ? $0.key < $1.key : $0.weight > $1.weight }
        result.removeLast(result.count - clueLimit)
        result.sort { $0.key < $1.key }
        return result
    }
}
