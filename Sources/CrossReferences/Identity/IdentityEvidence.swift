import Entities

/// The evidence for and against two profiles being the same person, each clue in points that add up like log-odds.
struct IdentityEvidence {
    /// The points from the names alone; `nil` when the names, the sexes or the suffixes rule it out.
    private(set) var name: Double?
    private(set) var likeness: PersonNameMatcher.Likeness?
    private(set) var roles = 0.0
    private(set) var nation = 0.0
    private(set) var company = 0.0
    private(set) var words = 0.0
    private(set) var time = 0.0
    /// The role that both have, for the reader.
    private(set) var sharedRole: String?

    /// The points from everything but the names.
    var circumstances: Double { roles + nation + company + words + time }

    /// Compares full names first, and the rest only when they agree.
    init?(fullNameOf subject: IdentityProfile, _ candidate: IdentityProfile, parsed: IdentityNames) {
        compareNames(subject, candidate, parsed: parsed)
        guard name != nil else { return nil }
        compareCircumstances(subject, candidate, parsed: parsed)
        // Father and son share a country and friends: only an office makes them one.
        if likeness == .suffix, sharedRole == nil { return nil }
        // An article that names both, and did not take them for one, tells two people apart.
        if likeness.map({ $0 > .spelling }) ?? false, subject.isNamed(beside: candidate) { return nil }
    }

    /// Compares everything but the names.
    init(_ subject: IdentityProfile, _ candidate: IdentityProfile, parsed: IdentityNames) {
        compareCircumstances(subject, candidate, parsed: parsed)
    }

    private mutating func compareCircumstances(
        _ subject: IdentityProfile, _ candidate: IdentityProfile, parsed: IdentityNames
    ) {
        compareRoles(subject, candidate, parsed: parsed)
        compareNations(subject, candidate)
        company = Self.overlap(subject.companions, candidate.companions) * Self.mostForCompany
        words = Self.overlap(subject.terms, candidate.terms) * Self.mostForWords
        compareTimes(subject, candidate)
    }

    // The weights follow section 3b of the notes on method: +2 for a role, +1 for a nation, up to 4 for company, 2 for words.
    private static let mostForCompany = 4.0
    private static let mostForWords = 2.0

    // MARK: Names

    private mutating func compareNames(
        _ subject: IdentityProfile, _ candidate: IdentityProfile, parsed: IdentityNames
    ) {
        guard let own = parsed.subject, !parsed.contradicts(candidate) else { return }
        let matcher = PersonNameMatcher(lists: parsed.lists)
        var best: PersonNameMatcher.Likeness?
        for tally in candidate.names {
            guard let other = tally.person, other.isFull else { continue }
            if let likeness = matcher.likeness(of: own, and: other), best.map({ likeness < $0 }) ?? true {
                best = likeness
            }
        }
        guard let best else { return }
        likeness = best
        // A rare name belongs to one person, “John Smith” to many; names that are not quite the same need more.
        let isWhole = best <= .middle || best == .order
        var points = Self.points(best) + (isWhole ? Double(2 - parsed.lists.commonness(of: own)) : 0)
        if Self.areOfOppositeSex(subject, candidate) {
            // A given name that leaves no doubt counts for more than what a title near it seemed to say.
            let isNameKnown = own.words.first.map { parsed.lists.isGivenName($0) } ?? false
            guard best <= .middle else { return }
            points -= isNameKnown ? 1.5 : 2.5
        }
        name = points
    }

    private static func points(_ likeness: PersonNameMatcher.Likeness) -> Double {
        switch likeness {
        case .same: 4
        case .spelling: 3.7
        case .middle: 3.5
        case .order: 2.5
        case .part: 0.6
        case .nickname: 1.2
        case .misspelling: 0.3
        case .initial: 0.6
        case .suffix: -1
        }
    }

    /// Takes back the points for names that differ only in a middle name or a suffix, when the library knows two people
    /// told apart by exactly that.
    mutating func doubtName() {
        guard let likeness, let name, likeness > .spelling else { return }
        self.name = min(name, Self.pointsInDoubt)
    }

    private static let pointsInDoubt = -0.5

    static func areOfOppositeSex(_ left: IdentityProfile, _ right: IdentityProfile) -> Bool {
        func sex(_ profile: IdentityProfile) -> Entity.Gender? {
            if profile.female > 3 * profile.male { return .female }
            return profile.male > 3 * profile.female ? .male : nil
        }
        guard let first = sex(left), let second = sex(right) else { return false }
        return first != second
    }

    // MARK: Roles and nations

    private mutating func compareRoles(
        _ subject: IdentityProfile, _ candidate: IdentityProfile, parsed: IdentityNames
    ) {
        guard !subject.roles.isEmpty, !candidate.roles.isEmpty else { return }
        let others = candidate.roles.prefix(8).compactMap(\.role)
        for (text, role) in parsed.roles where others.contains(where: { role.isSameOffice(as: $0) }) {
            sharedRole = text
            roles = 2
            return
        }
        let ownFamilies = parsed.roles.reduce(into: RoleFamilies()) { $0.formUnion($1.1.families) }
            .subtracting(Self.anybody)
        let otherFamilies = others.reduce(into: RoleFamilies()) { $0.formUnion($1.families) }
            .subtracting(Self.anybody)
        guard !ownFamilies.isEmpty, !otherFamilies.isEmpty else { return }
        if !ownFamilies.isDisjoint(with: otherFamilies) {
            roles = 0.4
        } else {
            // A footballer may become a minister, but a striker and a diplomat with one name are more often two people.
            roles = Self.areFarApart(ownFamilies, otherFamilies) ? -2.5 : -1
        }
    }

    private static let anybody = RoleFamilies(.person)
    private static let office = RoleFamilies([.politics, .security, .law, .business, .royal, .religion])
    private static let stage = RoleFamilies([.sport, .arts])
    private static let sport = RoleFamilies(.sport)
    private static let arts = RoleFamilies(.arts)
    private static let science = RoleFamilies(.science)

    private static func areFarApart(_ left: RoleFamilies, _ right: RoleFamilies) -> Bool {
        left.isSubset(of: office) && right.isSubset(of: stage)
            || left.isSubset(of: stage) && right.isSubset(of: office)
            || left == sport && right == arts || left == arts && right == sport
            || left == science && right.isSubset(of: stage)
            || right == science && left.isSubset(of: stage)
    }

    private mutating func compareNations(_ subject: IdentityProfile, _ candidate: IdentityProfile) {
        guard !subject.nations.isEmpty, !candidate.nations.isEmpty else { return }
        let isShared = subject.nations.contains { own in
            candidate.nations.contains { $0.text == own.text }
        }
        nation = isShared ? 1 : -1.5
    }

    private mutating func compareTimes(_ subject: IdentityProfile, _ candidate: IdentityProfile) {
        guard let first = subject.firstDay, let last = subject.lastDay, let start = candidate.firstDay,
            let end = candidate.lastDay
        else { return }
        let gap = max(0, max(Int(start) - Int(last), Int(first) - Int(end)))
        if gap <= 30 {
            time = 0.5
        } else if gap > 20 * 365 {
            time = -1.5
        } else if gap > 5 * 365 {
            time = -0.3
        }
    }

    // MARK: Company and words

    /// How much of what surrounds the subject also surrounds the candidate, 0…1, measured against the lighter side,
    /// because one article rarely overlaps much with what many have contributed.
    static func overlap(_ left: [IdentityContext.Clue], _ right: [IdentityContext.Clue]) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        let unit = IdentityContext.Clue.unit
        var shared: UInt32 = 0
        var own: UInt32 = 0
        var other: UInt32 = 0
        var index = 0
        for clue in left {
            own += min(clue.weight, unit)
            while index < right.count, right[index].key < clue.key { index += 1 }
            if index < right.count, right[index].key == clue.key {
                shared += min(clue.weight, right[index].weight, unit)
            }
        }
        for clue in right { other += min(clue.weight, unit) }
        // Two shared out of four say more than one out of two.
        return Double(shared) / (Double(min(own, other)) + 1.5 * Double(unit))
    }
}

/// A subject's name and roles taken apart once for all its candidates.
struct IdentityNames {
    let lists: WordLists
    let subject: PersonName?
    /// Every name of the subject.
    let all: [PersonName]
    let roles: [(String, RoleDescription)]

    init(_ profile: IdentityProfile, lists: WordLists) {
        self.lists = lists
        all = profile.names.compactMap(\.person)
        subject = all.first
        roles = profile.roles.prefix(4).compactMap { tally in tally.role.map { (tally.text, $0) } }
    }

    /// Whether any of the candidate's names contradicts any of the subject's.
    func contradicts(_ candidate: IdentityProfile) -> Bool {
        candidate.names.contains { tally in
            tally.person.map { name in all.contains { $0.contradicts(name) } } ?? false
        }
    }
}
