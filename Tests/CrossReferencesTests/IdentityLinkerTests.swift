import Entities
import Testing

@testable import CrossReferences

private func person(
    _ name: String, aliases: [String] = [], roles: [String] = [], nation: String? = nil,
    gender: Entity.Gender? = nil
) -> Entity {
    Entity(name: name, kind: .person, aliases: aliases, roles: roles, nation: nation, gender: gender)
}

/// What surrounds somebody who is named beside these people.
private func context(with names: [String] = []) -> IdentityContext {
    let keys = names.map { UInt32(truncatingIfNeeded: IdentityKeys(name: $0, kind: .person).exact.rawValue) }
    return IdentityContext(
        companions: keys.map { IdentityContext.Clue(key: $0) }.sorted { $0.key < $1.key })
}

/// An entity that so many articles name in one way.
private func candidate(
    _ id: Int64, _ entity: Entity, articles: Int = 1, with names: [String] = [], isResolved: Bool = true
) -> IdentityCandidate {
    var profile = IdentityProfile(of: entity, context: context(with: names), isResolved: isResolved)
    for _ in 1..<max(2, articles) where articles > 1 {
        profile.absorb(entity, context: context(with: names))
    }
    return IdentityCandidate(id: id, profile: profile)
}

private func link(
    _ entity: Entity, with names: [String] = [], among candidates: [IdentityCandidate]
) -> IdentityDecision {
    IdentityLinker().link(entity, context: context(with: names), candidates: candidates)
}

@Suite struct `Linking a full name` {
    @Test func `a name that no article had is somebody new`() {
        let decision = link(person("Vera Lindqvist"), among: [])
        #expect(decision.outcome == .new)
        #expect(decision.reason == "first article with this name")
        #expect(decision.confidence == 0.95 && decision.others.isEmpty && decision.namesakes.isEmpty)
    }

    @Test(arguments: [
        ("Vera Lindqvist", "Vera Lindqvist", "same full name"),
        ("Aleksandar Vucic", "Aleksandar Vučić", "same full name"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "same name, spelt Volodymyr Zelenskyy"),
        (
            "Harold Quillfeather", "Harold T. Quillfeather",
            "same name with or without a middle name, Harold T. Quillfeather"
        ),
        ("Orbán Viktor", "Viktor Orbán", "Viktor Orbán, surname first"),
    ])
    func `what two names have in common is the reason`(name: String, known: String, reason: String) {
        let decision = link(person(name), among: [candidate(7, person(known))])
        #expect(decision.outcome == .existing(7))
        #expect(decision.reason == reason)
    }

    @Test func `what surrounds both is told besides`() {
        let company = ["Ada Crane", "Jens Holm", "Gus Bell"]
        let known = candidate(7, person("Vera Lindqvist", roles: ["mayor"]), with: company)
        let decision = link(person("Vera Lindqvist", roles: ["mayor"]), with: company, among: [known])
        #expect(decision.reason == "same full name; also called mayor, named in the same company")
        let alone = link(person("Vera Lindqvist"), among: [known])
        #expect(alone.confidence < decision.confidence)
    }

    @Test func `of a common name the one of another life is not meant`() {
        let known = candidate(7, person("John Smith", roles: ["US ambassador"], nation: "us"))
        let decision = link(person("John Smith", roles: ["striker"], nation: "gb"), among: [known])
        #expect(decision.outcome == .new)
        #expect(decision.reason.hasSuffix(": not John Smith, because what is known about them differs"))
        #expect(decision.others.map(\.id) == [7] && decision.namesakes.isEmpty)
    }

    @Test func `a middle name that contradicts makes namesakes`() {
        let known = candidate(7, person("George H. W. Bush"))
        let decision = link(person("George W. Bush"), among: [known])
        #expect(decision.outcome == .new)
        #expect(decision.namesakes == [7])
    }

    @Test func `where two of a name are known, the name alone is neither's`() {
        let both = [
            candidate(7, person("George H. W. Bush")),
            candidate(8, person("George W. Bush", roles: ["president"])),
        ]
        #expect(link(person("George Bush"), among: both).outcome == .new)
        #expect(link(person("George Bush"), among: both).others.map(\.id).sorted() == [7, 8])
        #expect(
            link(person("George Bush", roles: ["president"]), with: [], among: both).others.first?.id == 8)
    }

    @Test func `a suffix more or less needs an office that both hold`() {
        let known = candidate(7, person("Cyrus Vandering Jr.", roles: ["district attorney"], nation: "us"))
        let company = ["Ada Crane", "Jens Holm"]
        #expect(link(person("Cyrus Vandering", nation: "us"), with: company, among: [known]).outcome == .new)
    }

    @Test func `a bare name that nobody is known by is no candidate`() {
        let bare = candidate(7, person("Lindqvist"), articles: 9, isResolved: false)
        #expect(link(person("Vera Lindqvist"), among: [bare]).outcome == .new)
    }

    @Test func `whatever is no person is the same by its name and kind, the one in the most articles`() {
        let acme = Entity(name: "Acme Corp.", kind: .organization)
        let all = [
            candidate(1, person("Acme")), candidate(2, acme), candidate(3, acme, articles: 4),
            candidate(4, Entity(name: "Acme", kind: .place), articles: 9),
        ]
        let decision = link(Entity(name: "Acme", kind: .organization), among: all)
        #expect(decision.outcome == .existing(3) && decision.reason == "same name")
        #expect(link(Entity(name: "Apex", kind: .organization), among: all).outcome == .new)
    }
}

@Suite struct `Linking a bare name` {
    @Test func `nobody is known by it`() {
        let decision = link(person("Macrotte"), among: [candidate(7, person("Anna Smith"), articles: 50)])
        #expect(decision.outcome == .unresolved)
        #expect(decision.reason == "no full name is known for it")
        #expect(decision.confidence == 0.6 && decision.others.isEmpty)
    }

    @Test func `it is its only bearer's, the surer the more articles name them`() {
        let decisions = [4, 40].map {
            link(person("Macrotte"), among: [candidate(7, person("Emmanuel Macrotte"), articles: $0)])
        }
        #expect(decisions.map(\.outcome) == [.existing(7), .existing(7)])
        #expect(decisions[0].reason == "a name of Emmanuel Macrotte")
        #expect(decisions[0].confidence < decisions[1].confidence)
    }

    @Test func `a surname that many have is nobody's without evidence`() {
        let known = candidate(7, person("Anna Smith", roles: ["mayor"]), with: ["Ada Crane", "Jens Holm"])
        let decision = link(person("Smith"), among: [known])
        #expect(decision.outcome == .unresolved)
        #expect(decision.reason == "only a bare name, and nothing says clearly whose")
        #expect(decision.others.map(\.id) == [7])
        let evident = link(
            person("Smith", roles: ["mayor"]), with: ["Ada Crane", "Jens Holm"], among: [known])
        #expect(evident.outcome == .existing(7) && evident.others.isEmpty)
    }

    @Test func `of two who are as well known it is neither's`() {
        let both = [
            candidate(7, person("Kofi Ardan"), articles: 8), candidate(8, person("Lena Ardan"), articles: 8),
        ]
        let decision = link(person("Ardan"), among: both)
        #expect(decision.outcome == .unresolved)
        #expect(decision.others.map(\.id).sorted() == [7, 8])
    }

    @Test func `the other sex takes away three points`() throws {
        let known = candidate(7, person("Kofi Smith", gender: .male))
        let scores = try [Entity.Gender.male, .female].map {
            try #require(link(person("Smith", gender: $0), among: [known]).others.first).score
        }
        #expect(abs(scores[0] - scores[1] - 3) < 1e-9)
    }

    @Test func `a bare name joins another in the same company, as long as nobody known is likely`() {
        let company = ["Ada Crane", "Jens Holm", "Gus Bell"]
        let bare = candidate(7, person("Nilo"), with: company, isResolved: false)
        let decision = link(person("Nilo"), with: company, among: [bare])
        #expect(decision.outcome == .existing(7))
        #expect(decision.reason == "the same bare name; named in the same company")
        let known = candidate(8, person("Rosa Nilo"), articles: 60)
        #expect(link(person("Nilo"), with: company, among: [bare, known]).outcome == .existing(8))
    }

    @Test func `a nickname is whose articles use it for`() {
        let known = candidate(7, person("Fauzan Bowoto", aliases: ["Foke"]), articles: 4)
        #expect(link(person("Foke"), among: [known]).outcome == .existing(7))
    }

    @Test func `candidates in another order change nothing`() {
        let all = [
            candidate(7, person("Kofi Ardan"), articles: 2), candidate(8, person("Lena Ardan"), articles: 30),
            candidate(9, person("Ardan"), isResolved: false),
        ]
        let decision = link(person("Ardan"), among: all)
        #expect(link(person("Ardan"), among: all.reversed()) == decision)
        #expect(decision.outcome == .existing(8))
    }
}

@Suite struct `Entities filed under a key` {
    @Test func `those in about the most articles come first, of equals the oldest`() {
        var filed = FiledEntities()
        for (id, articles) in [(5, 1), (3, 2), (9, 100), (1, 3), (2, 0)] {
            filed.insert(Int64(id), articles: articles)
        }
        #expect(filed.ids == [9, 1, 3, 2, 5])
        filed.insert(5, articles: 70)
        #expect(filed.ids == [5, 9, 1, 3, 2])
        filed.remove(9)
        #expect(filed.ids == [5, 1, 3, 2] && filed.isWhole)
    }

    @Test func `what is beyond the limit is left out`() {
        var filed = FiledEntities(limit: 2)
        for (id, articles) in [(1, 1), (2, 1), (3, 9)] { filed.insert(Int64(id), articles: articles) }
        #expect(filed.ids == [3, 1] && !filed.isWhole)
    }

    @Test(arguments: [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (1023, 9), (1024, 10), (Int.max, 20)])
    func `a rank is how often articles have doubled`(articles: Int, rank: Int) {
        #expect(FiledEntities.rank(of: articles) == rank)
    }
}
