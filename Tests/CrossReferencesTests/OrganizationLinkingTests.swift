import Articles
import Entities
import Testing

@testable import CrossReferences

/// A register that takes in articles with one organisation each.
private struct Shelf {
    var register = IdentityRegister<IdentityMemory>()
    var sightings: [IdentityMemory.Sighting] = []

    init(_ articles: [Entity]) throws {
        for entity in articles {
            let text = "Here is \(entity.name)."
            let article = Article(
                title: "Title", text: text, blocks: [.init(kind: .paragraph, range: 0..<text.utf8.count)],
                date: ArticleDate(iso: "2024-03-12", origin: .text))
            let mention = Mention(
                range: 8..<8 + entity.name.utf8.count, kind: entity.kind, form: .name, entity: 0, reason: "",
                confidence: 1)
            let taken = try register.take(Annotation(entities: [entity], mentions: [mention]), of: article)
            sightings.append(taken[0].sighting)
        }
        try register.settle()
    }

    /// For each article, the name that its organisation is shown under.
    var shown: [String] {
        sightings.map { register.store.profiles[register.store.entity(of: $0)]?.name ?? "" }
    }

    /// For each article, the number of its organisation, by first appearance.
    var groups: [Int] {
        var numbers: [Int64: Int] = [:]
        return sightings.map { sighting in
            let id = register.store.entity(of: sighting)
            numbers[id] = numbers[id] ?? numbers.count
            return numbers[id] ?? 0
        }
    }
}

private func organization(_ name: String, _ aliases: [String] = [], nation: String? = nil) -> Entity {
    Entity(name: name, kind: .organization, aliases: aliases, nation: nation)
}

@Suite struct `Organisations across articles` {
    @Test func `initials that one article explains are the same everywhere, before and after`() throws {
        let shelf = try Shelf([
            organization("NHB"), organization("Northern Harbour Board", ["NHB"]), organization("NHB"),
            organization("Northern Harbour Board"),
        ])
        #expect(shelf.groups == [0, 0, 0, 0])
        #expect(shelf.shown.last == "Northern Harbour Board")
    }

    @Test func `initials that nearly all use are shown`() throws {
        let shelf = try Shelf(
            [organization("Northern Harbour Board", ["NHB"])] + (0..<5).map { _ in organization("NHB") })
        #expect(Set(shelf.groups) == [0])
        #expect(shelf.shown.last == "NHB")
    }

    @Test func `four initials need no explaining where one name fits`() throws {
        let one = try Shelf([organization("Northern Harbour Rescue Board"), organization("NHRB")])
        #expect(one.groups == [0, 0])
        let two = try Shelf([
            organization("Northern Harbour Rescue Board"), organization("New House River Bank"),
            organization("NHRB"),
        ])
        #expect(two.groups == [0, 1, 2])
    }

    @Test func `initials that two articles explain in two ways are neither's`() throws {
        let shelf = try Shelf([
            organization("Northern Harbour Board", ["NHB"]), organization("New House Bank", ["NHB"]),
            organization("NHB"),
        ])
        #expect(shelf.groups == [0, 1, 2])
    }

    @Test func `a short form counts when two articles use it, and never takes a name of its own`() throws {
        let shelf = try Shelf([
            organization("Quillfeather Rescue", ["Quillfeather"]),
            organization("Quillfeather Rescue", ["Quillfeather"]),
            organization("Quillfeather"),
        ])
        #expect(shelf.groups == [0, 0, 0])
        let apart = try Shelf(
            (0..<9).map { _ in organization("Quillmart") }
                + [
                    organization("Quillmart Polska", ["Quillmart"]),
                    organization("Quillmart Polska", ["Quillmart"]),
                ])
        #expect(apart.groups == [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    }

    @Test func `a body is one for each country, and nobody's where no country is told`() throws {
        let shelf = try Shelf([
            organization("Foreign Ministry", nation: "pl"),
            organization("Polish Foreign Ministry", nation: "pl"),
            organization("Foreign Ministry", nation: "tr"), organization("Foreign Ministry"),
            organization("Foreign Ministry"), organization("Ministry of Foreign Affairs", nation: "tr"),
        ])
        #expect(shelf.groups == [0, 0, 1, 2, 3, 1])
        #expect(shelf.shown[0] == "Polish Foreign Ministry")
    }

    @Test func `short names are not swallowed by long ones`() throws {
        let shelf = try Shelf(
            ["U.N.", "U.N. Security Council", "United Nations", "BBC", "BBC Wales"].map { organization($0) })
        #expect(shelf.groups == [0, 1, 0, 2, 3])
    }

    @Test func `an organisation's profile is stored with its aliases`() {
        let profile = IdentityProfile(
            of: organization("Northern Harbour Board", ["NHB"]), context: IdentityContext())
        #expect(profile.aliases.map(\.text) == ["NHB"])
        #expect(IdentityProfile(bytes: profile.bytes) == profile)
    }
}
