import Entities
import Testing

@testable import CrossReferences

/// A few articles and who is linked to whom in them.
private final class FewArticles: CorrectionSource {
    let known: [LinkedEntity]
    let linked: [Int64: (name: String, locals: [LinkedLocal])]
    var made: [String: Int64] = [:]

    init(_ known: [LinkedEntity], _ linked: [Int64: (name: String, locals: [LinkedLocal])]) {
        self.known = known
        self.linked = linked
    }

    func entities(named name: GivenName) -> [LinkedEntity] { known.filter { $0.names.contains(name.folded) } }
    func entity(_ id: Int64) -> LinkedEntity? { known.first { $0.id == id } }
    func articles(named name: String) -> [Int64] {
        linked.filter { $0.value.name == name }.map(\.key).sorted()
    }
    func locals(of article: Int64) -> [LinkedLocal] { linked[article]?.locals ?? [] }

    func made(kind: EntityKind, name: String, anchor: String?) -> Int64 {
        let key = kind.rawValue + NameFolding.fold(name) + (anchor ?? "")
        if let id = made[key] { return id }
        made[key] = 100 + Int64(made.count)
        return made[key] ?? 0
    }
}

private func person(_ id: Int64, _ names: String...) -> LinkedEntity {
    LinkedEntity(id: id, kind: .person, name: names[0], names: Set(names.map { NameFolding.fold($0) }))
}

private func local(_ entity: Int64, _ name: String, at mentions: Int...) -> LinkedLocal {
    LinkedLocal(entity: entity, names: [NameFolding.fold(name)], mentions: mentions)
}

@Suite struct `What corrections come to` {
    /// Vera Lind in three articles, Foke and Fauzi Bowo, two who are called John Smith, a ship.
    private let source = FewArticles(
        [
            person(1, "Vera Lind", "Vera Lindt"), person(2, "Foke"), person(3, "Fauzi Bowo"),
            person(4, "John Smith"), person(5, "John Smith"), person(6, "Aurora"),
            LinkedEntity(id: 7, kind: .other, name: "Aurora", names: ["aurora"]),
            person(8, "Olaf Berg", "Olaf Berg Jr"),
        ],
        [
            1: ("2024-03-12 Rain", [local(1, "Vera Lind", at: 0, 40), local(4, "John Smith", at: 80)]),
            2: ("2024-03-13 Sun", [local(1, "Vera Lindt", at: 7), local(5, "John Smith", at: 20)]),
            3: ("2024-03-14 Snow", [local(1, "Lind", at: 3), local(2, "Foke", at: 9)]),
        ])

    private func changes(_ lines: String...) throws -> IdentityChanges {
        try evaluation(lines).changes()
    }

    private func evaluation(_ lines: [String]) throws -> CorrectionEvaluation {
        let corrections = try lines.enumerated().map {
            (id: Int64($0.offset + 1), correction: try Correction(line: $0.element))
        }
        return try CorrectionEvaluation(corrections, source: source)
    }

    private func target(_ changes: IdentityChanges, _ entity: Int64) -> Int64? {
        changes.rules[.init(entity: entity)]?.entity
    }

    @Test func `a rename changes what is shown and nobody's identity`() throws {
        let found = try changes(#"rename person "Vera Lind" to "Vera Lund""#)
        #expect(found.looks == [1: .init(name: "Vera Lund")])
        #expect(found.rules.isEmpty && found.parts.isEmpty)
    }

    @Test func `a rename finds whoever is only known by the name`() throws {
        #expect(try changes(#"rename person "vera lindt" to "Vera Lund""#).looks[1]?.name == "Vera Lund")
    }

    @Test func `a merge leads one to the other`() throws {
        #expect(try target(changes(#"merge person "Foke" into "Fauzi Bowo""#), 2) == 3)
    }

    @Test func `a chain of merges leads to its end`() throws {
        let found = try changes(
            #"merge person "Foke" into "Fauzi Bowo""#, #"merge person "Fauzi Bowo" into "Vera Lind""#)
        #expect(target(found, 2) == 1)
        #expect(target(found, 3) == 1)
    }

    @Test func `merging two into each other joins them once, under the last name`() throws {
        let found = try changes(
            #"merge person "Foke" into "Fauzi Bowo""#, #"merge person "Fauzi Bowo" into "Foke""#)
        #expect(target(found, 2) == 3)
        #expect(target(found, 3) == nil)
        #expect(found.looks[3]?.name == "Foke")
    }

    @Test func `one of two of the same name is meant by an article`() throws {
        let found = try changes(
            #"merge person "John Smith" of "2024-03-13 Sun" into "John Smith" of "2024-03-12 Rain""#)
        #expect(target(found, 5) == 4)
        #expect(target(found, 4) == nil)
    }

    @Test func `a split holds in its articles alone`() throws {
        let found = try changes(#"split person "Vera Lind" in "2024-03-13 Sun" as "Vera Lindt (singer)""#)
        let other = try #require(source.made.values.first)
        #expect(found.parts == [.init(article: 2, entity: 1): .init(entity: other, correction: 1)])
        #expect(found.looks == [other: .init(name: "Vera Lindt (singer)", kind: .person)])
    }

    @Test func `a split of one mention leaves the others`() throws {
        let found = try changes(#"split person "Vera Lind" in "2024-03-12 Rain" at 40 as "Fauzi Bowo""#)
        #expect(found.parts == [.init(article: 1, entity: 1, offset: 40): .init(entity: 3, correction: 1)])
    }

    @Test func `a later correction may be about whom an earlier one made`() throws {
        let found = try changes(
            #"split person "Vera Lind" in "2024-03-13 Sun" as "B""#, #"rename person "B" to "C""#,
            #"change-kind person "C" to other"#)
        let other = try #require(source.made.values.first)
        #expect(found.looks[other] == .init(name: "C", kind: .other))
    }

    @Test func `whoever is of another kind meets what has that name there`() throws {
        #expect(try target(changes(#"change-kind person "Aurora" to other"#), 6) == 7)
    }

    @Test func `what is no name leads to nobody, here or everywhere`() throws {
        #expect(try target(changes(#"not-a-name person "Foke""#), 2) == IdentityChanges.nobody)
        let here = try changes(#"not-a-name person "Lind" in "2024-03-14 Snow""#)
        #expect(here.parts[.init(article: 3, entity: 1)]?.entity == IdentityChanges.nobody)
    }

    @Test func `two names that may never meet are told apart by name`() throws {
        let found = try changes(#"never-merge person "Olaf Berg" with "Olaf Berg Jr""#)
        let other = try #require(source.made.values.first)
        #expect(found.rules == [.init(entity: 8, name: "olaf berg jr"): .init(entity: other, correction: 1)])
    }

    @Test func `two of one name that articles tell apart are torn apart there`() throws {
        let found = try changes(
            #"merge person "John Smith" of "2024-03-13 Sun" into "John Smith" of "2024-03-12 Rain""#,
            #"never-merge person "John Smith" of "2024-03-12 Rain" with "John Smith" of "2024-03-13 Sun""#)
        let other = try #require(source.made.values.first)
        #expect(found.parts == [.init(article: 2, entity: 5): .init(entity: other, correction: 2)])
    }

    @Test func `whom one article names is nobody else's there`() throws {
        let found = try changes(#"never-merge person "Lind" of "2024-03-14 Snow" with "Vera Lind""#)
        let other = try #require(source.made.values.first)
        #expect(found.parts == [.init(article: 3, entity: 1): .init(entity: other, correction: 1)])
    }

    @Test func `what fits nobody is told`() throws {
        let lines = [#"rename person "Nobody" to "B""#, #"rename person "Foke" to "B""#]
        #expect(try evaluation(lines).applied == [2])
    }

    @Test func `a kind keeps to itself`() throws {
        #expect(try changes(#"rename place "Foke" to "B""#).isEmpty)
    }
}
