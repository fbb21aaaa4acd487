import Articles
import Entities
import Testing

@testable import Library

/// Copies of one text count once for who is named with whom.
@Suite struct `Networks and copies` {
    private typealias Texts = `Copies of one text`

    /// A whole text, a cut copy of it, another article about both, and one that ties two of them to a third.
    private func library() throws -> Library {
        let library = try Library.inMemory()
        for (path, made) in [
            ("/a/whole", Texts.made(Texts.paragraphs)),
            ("/a/cut", Texts.made(Array(Texts.paragraphs.dropLast(2)), "Ship aground", day: 2)),
            ("/a/other", Texts.other),
            ("/a/voss", article("Voss", "Jon Berg called Mara Voss.", date: "2024-04-01")),
        ] {
            try library.put(made, path: path, names: Texts.names)
        }
        return library
    }

    private func id(_ name: String, in library: Library) throws -> EntityID {
        try #require(try library.entities(named: name).first).id
    }

    @Test func `a copy adds nothing to who is named with whom`() throws {
        let library = try library()
        #expect(try library.articlesWithCopies().count == 1)
        let (holm, berg) = (try id("Ida Holm", in: library), try id("Jon Berg", in: library))
        let around = try library.neighbourhood(of: holm, most: 9)
        #expect(around.nodes.map(\.name) == ["Jon Berg"] && around.nodes.map(\.shared) == [2])
        #expect(around.nodes.map(\.articles) == [3], "two of three texts name her too")
        let all = try library.network(matching: "", most: 9)
        let places = all.nodes.indices.sorted { all.nodes[$0].name < all.nodes[$1].name }
        #expect(places.map { all.nodes[$0].name } == ["Ida Holm", "Jon Berg", "Mara Voss"])
        #expect(all.together[places[0]][places[1]] == 2 && all.nodes[places[1]].articles == 3)
        let chains = try library.chains(from: holm, to: id("Mara Voss", in: library))
        #expect(chains.first?.links.map(\.articles) == [2, 1])
        #expect(try library.company(of: berg, most: 9) == [holm, id("Mara Voss", in: library)])
        #expect(try library.company(of: berg, most: 1) == [holm])
    }

    @Test func `somebody whom only a copy names is still named with the others`() throws {
        let library = try library()
        let more = Array(Texts.paragraphs.dropLast()) + ["Tom Reed was not asked."]
        try library.put(
            Texts.made(more, "Ferry aground, once more", day: 3), path: "/a/more", names: Texts.names)
        #expect(try library.articlesWithCopies().count == 1)
        let reed = try id("Tom Reed", in: library)
        #expect(try library.neighbourhood(of: reed, most: 9).nodes.map(\.shared) == [1, 1])
        let around = try library.neighbourhood(of: id("Ida Holm", in: library), most: 9)
        #expect(
            around.nodes.map(\.name) == ["Jon Berg", "Tom Reed"] && around.nodes.map(\.shared) == [2, 1])
        // The page of each tells of the other.
        for (one, other) in [("Ida Holm", "Tom Reed"), ("Tom Reed", "Ida Holm")] {
            let company = try library.company(of: id(one, in: library)).companions
            #expect(company.first { $0.name == other }?.articles == 1, "\(one) and \(other)")
            #expect(company.allSatisfy { $0.articles <= 2 })
        }
    }
}
