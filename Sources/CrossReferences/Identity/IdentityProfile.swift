import Entities

/// What a library knows of one of its entities: everything needed to tell whether another article means the same one.
public struct IdentityProfile: Equatable, Sendable {
    /// Something seen of the entity, and in how many articles.
    public struct Tally: Equatable, Sendable {
        public var text: String
        public var count: Int
        /// The parsed name, where the tally counts a person's name.
        let person: PersonName?
        /// The parsed name, where the tally counts an organisation's name.
        let organization: OrganizationName?
        /// The parts of a role that can be compared, where the tally counts a role.
        let role: RoleDescription?

        /// What a tally counts, which decides how its text is parsed.
        enum Content {
            case plain, person, organization, role

            /// What tallies of names count for a kind of entity.
            init(namesOf kind: EntityKind) {
                switch kind {
                case .person: self = .person
                case .organization: self = .organization
                case .place, .nationality, .other: self = .plain
                }
            }
        }

        public init(text: String, count: Int) { self.init(text, count, .plain) }

        init(_ text: String, _ count: Int, _ content: Content) {
            self.text = text
            self.count = count
            person = content == .person ? PersonName(text) : nil
            organization = content == .organization ? OrganizationName(text) : nil
            role = content == .role ? RoleDescription(text) : nil
        }
    }
    public var kind: EntityKind
    /// The fullest names that articles use, most frequent first; the first is the name to show.
    public var names: [Tally]
    /// Whether this is a known entity, not a bare surname that is not linked to anybody yet.
    public var isResolved: Bool
    /// Folded bare names, “fidel”, “foke”, that articles use for a person they also name in full, and shorter names of an organisation as
    /// they are written, “WHO”; most frequent first.
    public var aliases: [Tally]
    /// Folded roles, most frequent first.
    public var roles: [Tally]
    /// ISO 3166 codes, most frequent first.
    public var nations: [Tally]
    /// The number of articles in which the entity was clearly female, and clearly male.
    public var female = 0
    public var male = 0
    /// The people and things it is named with, sorted by key; the heaviest ``clueLimit``.
    public var companions: [IdentityContext.Clue]
    /// The words near it, sorted by key; the heaviest ``clueLimit``.
    public var terms: [IdentityContext.Clue]
    /// Days since 1970 of the first and the last article, where known.
    public var firstDay: Int32?
    public var lastDay: Int32?
    public var articles: Int
    public var mentions: Int

    /// The most clues of each sort that are kept.
    public static let clueLimit = 64
    static let tallyLimit = 12

    /// The profile of an entity seen in one article.
    public init(of entity: Entity, context: IdentityContext, isResolved: Bool = true) {
        kind = entity.kind
        names = []
        aliases = []
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
    public var name: String { kind == .organization ? organizationName : names.first?.text ?? "" }

    /// Whether an article names it together with another person, or the other way round.
    func isNamed(beside other: IdentityProfile) -> Bool { names(other) || other.names(self) }

    private func names(_ other: IdentityProfile) -> Bool {
        other.names.contains { tally in
            guard let person = tally.person, person.isFull else { return false }
            let key = Self.clueKey(of: person)
            return key != ownKey && companions.contains { $0.key == key }
        }
    }

    private var ownKey: UInt32? { names.first?.person.map { Self.clueKey(of: $0) } }

    /// The key that a person has among the companions of others.
    private static func clueKey(of person: PersonName) -> UInt32 {
        IdentityContext.Clue.key(
            of: UInt32(truncatingIfNeeded: IdentityKeys(person: person).exact.rawValue))
    }

    /// The number of articles in which a middle name or a suffix tells it apart from namesakes.
    public var distinguished: Int {
        names.reduce(0) {
            $0 + (($1.person?.isFull ?? false) && ($1.person?.isDistinguished ?? false) ? $1.count : 0)
        }
    }

    /// The keys to file the entity under: the keys of all its full names, and of the bare names used for it.
    public var filingKeys: [IdentityKey] {
        if kind == .organization { return organizationFilingKeys }
        var keys: [IdentityKey] = []
        for name in names {
            let found =
                name.person.map { IdentityKeys(person: $0) }
                ?? IdentityKeys(name: name.text, kind: kind, nation: nations.first?.text)
            if !isResolved, let key = found.unresolvedKey { return [key] }
            for key in found.filing where !keys.contains(key) { keys.append(key) }
        }
        for alias in aliases where alias.count >= Self.customary {
            let key = IdentityKeys.bare(alias.person?.lastWord ?? alias.text)
            if !keys.contains(key) { keys.append(key) }
        }
        return keys
    }

    /// The keys to look at again now that one more article names this entity: each time its articles have doubled, or
    /// when a name is new.
    public func keysToSettle(isNewName: Bool) -> [IdentityKey] {
        guard isResolved, isNewName || articles & (articles - 1) == 0 else { return [] }
        if kind == .organization { return organizationKeysToSettle }
        guard kind == .person else { return [] }
        var keys: [IdentityKey] = []
        for name in names {
            guard let person = name.person, person.isFull else { continue }
            keys.append(IdentityKeys(person: person).exact)
            for word in person.words where word.utf8.count > 1 && !PersonName.isParticle(word) {
                keys.append(IdentityKeys.unresolved(word))
            }
        }
        for alias in aliases {
            if let word = alias.person?.lastWord { keys.append(IdentityKeys.unresolved(word)) }
        }
        return keys
    }

    /// The number of articles that must use a bare name for a person before the person is looked up by it.
    static let customary = 2

    /// Takes in what one more article says of the entity.
    ///
    /// - Returns: Whether there may be new keys to file the entity under: it has a name that it did not have before.
    @discardableResult
    public mutating func absorb(_ entity: Entity, context: IdentityContext) -> Bool {
        var isNew = kind == .organization ? addOrganization(entity) : addName(entity.name, times: 1)
        if addAliases(of: entity) { isNew = true }
        for role in Set(entity.roles.map { NameFolding.fold($0) }).sorted() {
            Self.count(role, .role, in: &roles)
        }
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

    /// Counts a name, a person's bare surname only as long as no fuller name is known; returns true when the name is
    /// new.
    mutating func addName(_ name: String, times: Int) -> Bool {
        if let known = names.firstIndex(where: { $0.text == name }) {
            Self.raise(known, by: times, in: &names)
            return false
        }
        let tally = Tally(name, times, .init(namesOf: kind))
        if let person = tally.person, let first = names.first?.person {
            if first.isFull, !person.isFull { return false }
            if person.isFull, !first.isFull { names.removeAll() }
        }
        Self.append(tally, to: &names)
        return true
    }

    /// Counts the other names that an article uses for a person it also names in full; true when there may be new keys.
    private mutating func addAliases(of entity: Entity) -> Bool {
        guard kind == .person, !entity.aliases.isEmpty, PersonName(entity.name).isFull else { return false }
        var isNew = false
        var bare: Set<String> = []
        for alias in entity.aliases {
            let isFull = PersonName(alias).isFull
            if isFull {
                isNew = addName(alias, times: 1) || isNew
            } else {
                bare.insert(NameFolding.fold(alias))
            }
        }
        for alias in bare.sorted() { isNew = addAlias(alias, times: 1) || isNew }
        return isNew
    }

    private mutating func addAlias(_ alias: String, times: Int) -> Bool {
        if let known = aliases.firstIndex(where: { $0.text == alias }) {
            let before = aliases[known].count
            Self.raise(known, by: times, in: &aliases)
            return before < Self.customary && before + times >= Self.customary
        }
        let tally = Tally(alias, times, .person)
        guard tally.person.map({ !$0.isFull && $0.lastWord.utf8.count > 1 }) ?? false else { return false }
        Self.append(tally, to: &aliases)
        return times >= Self.customary
    }

    /// Whether adding this many names may push out some that it has.
    func mayForget(for names: Int) -> Bool { max(self.names.count, aliases.count) + names > Self.tallyLimit }

    /// Forgets names that no article uses any more.
    ///
    /// - Parameter left: The names that are still used; a profile that would lose all its names keeps them.
    public mutating func forget(names gone: Set<String>, besides left: Set<String>) {
        let kept = names.filter { !gone.contains($0.text) }
        if !kept.isEmpty { names = kept }
        if kind == .organization {
            aliases.removeAll { gone.contains($0.text) }
            return
        }
        let bare = Set(gone.map { NameFolding.fold($0) }).subtracting(left.map { NameFolding.fold($0) })
        aliases.removeAll { bare.contains($0.text) }
    }

    /// Takes in everything known about another entity that turned out to be the same one.
    public mutating func absorb(_ other: IdentityProfile) {
        if kind == .organization {
            addOrganizationNames(of: other)
        } else {
            for tally in other.names { _ = addName(tally.text, times: tally.count) }
            for tally in other.aliases { _ = addAlias(tally.text, times: tally.count) }
        }
        for tally in other.roles { Self.count(tally.text, .role, times: tally.count, in: &roles) }
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

    static func count(
        _ text: String, _ content: Tally.Content = .plain, times: Int = 1, in tallies: inout [Tally]
    ) {
        if let index = tallies.firstIndex(where: { $0.text == text }) {
            raise(index, by: times, in: &tallies)
        } else {
            append(Tally(text, times, content), to: &tallies)
        }
    }

    private static func raise(_ index: Int, by times: Int, in tallies: inout [Tally]) {
        tallies[index].count += times
        var place = index
        while place > 0, tallies[place - 1].count < tallies[place].count {
            tallies.swapAt(place, place - 1)
            place -= 1
        }
    }

    /// Adds a tally; when the list is full, it replaces the least frequent one.
    private static func append(_ tally: Tally, to tallies: inout [Tally]) {
        if tallies.count < tallyLimit { tallies.append(tally) } else { tallies[tallyLimit - 1] = tally }
        var place = tallies.count - 1
        while place > 0, tallies[place - 1].count < tallies[place].count {
            tallies.swapAt(place, place - 1)
            place -= 1
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
                let sum = left[first].weight.addingReportingOverflow(right[second].weight)
                result.append(.init(key: left[first].key, weight: sum.overflow ? .max : sum.partialValue))
                first += 1
                second += 1
            }
        }
        return result.count > clueLimit ? heaviest(of: result) : result
    }

    /// The heaviest of a sorted list of clues, still sorted; of those about as heavy as the lightest one kept, the
    /// first.
    private static func heaviest(of clues: [IdentityContext.Clue]) -> [IdentityContext.Clue] {
        var counts = [Int](repeating: 0, count: classesOfWeight)
        for clue in clues { counts[weightClass(clue.weight)] += 1 }
        var lightest = classesOfWeight - 1
        var heavier = 0
        while lightest > 0, heavier + counts[lightest] < clueLimit {
            heavier += counts[lightest]
            lightest -= 1
        }
        var rest = clueLimit - heavier
        return clues.filter { clue in
            let weightClass = weightClass(clue.weight)
            if weightClass == lightest {
                rest -= 1
                return rest >= 0
            }
            return weightClass > lightest
        }
    }

    /// Weights in classes of a thirty-second of a power of two, from a thirty-second of a unit to 65,536 units.
    private static let classesOfWeight = 672

    private static func weightClass(_ weight: UInt32) -> Int {
        // The bits of positive numbers sort as the numbers do: the exponent, then the first five bits of the fraction.
        let share = Float(weight) / Float(IdentityContext.Clue.unit)
        let bits = Int(share.bitPattern >> 18) - Int(Float(0.03125).bitPattern >> 18)
        return max(0, min(classesOfWeight - 1, bits))
    }
}
