import Articles
import CrossReferences
import Entities
import Library
import Testing

@Suite struct `The roster of all entities` {
    private static let names = PlainNames(
        people: ["Ada Wren", "Émile Noël", "Tomas Vale", "Ida Quill"], places: ["Karsk", "Port Osmara"])

    private func fill(_ library: Library) throws {
        for number in 0..<40 {
            var text = "Ada Wren spoke."
            if number % 2 == 0 { text += " Noël did not. Émile Noël had gone to Karsk." }
            if number % 3 == 0 { text += " Vale of Port Osmara wrote to Tomas Vale." }
            let day = number % 28 + 1
            try library.put(
                article("T \(number)", text, date: "2024-0\(number % 9 + 1)-\(day < 10 ? "0" : "")\(day)"),
                path: "/r/\(number)", names: Self.names)
        }
        // Named once, and then no more.
        try library.put(article("Last", "Ida Quill left."), path: "/r/x", names: Self.names)
        try library.put(article("Last", "Nobody left."), path: "/r/x", names: Self.names)
    }

    private func expectSame(_ library: Library) throws {
        let roster = try library.roster()
        let rows = try library.entities(matching: "", window: 0..<100).items
        #expect(rows.count == 5)
        #expect(roster.entries.indices.map { roster[$0] } == rows)
        let people = try library.roster(kind: .person)
        #expect(people.entries.indices.map { people[$0] } == rows.filter { $0.kind == .person })
    }

    @Test func `it says of each what the list says, whether one reader makes it or two`() throws {
        let memory = try Library.inMemory()
        try fill(memory)
        try expectSame(memory)
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        let library = try Library(path: path)
        try fill(library)
        try expectSame(library)
        try expectSame(Library(path: path, readOnly: true))
    }

    @Test func `it calls those that were corrected as they are called now`() throws {
        let library = try Library.inMemory()
        try fill(library)
        let rows = try library.entities(matching: "", window: 0..<100).items
        let noel = try #require(rows.first { $0.name == "Émile Noël" })
        let wren = try #require(rows.first { $0.name == "Ada Wren" })
        _ = try library.correct(.about(noel.id, .rename(to: "Emil Noel")))
        _ = try library.correct(
            .merge(try #require(rows.first { $0.name == "Tomas Vale" }).id, into: wren.id))
        let corrected = try library.entities(matching: "", window: 0..<100).items
        let roster = try library.roster()
        #expect(corrected.count == 4)
        #expect(roster.entries.indices.map { roster[$0] } == corrected)
    }

    @Test func `a role in two writings is one, in the one that is used more`() throws {
        let library = try Library.inMemory()
        let writings = [
            ["president", "évêque"], ["President", "Évêque of Karsk"], ["President", "Évêque"], ["Évêque"],
        ]
        for (number, roles) in writings.enumerated() {
            let story = article("Story \(number)", "Ada Wren spoke.")
            let annotation = Annotation(
                entities: [Entity(name: "Ada Wren", kind: .person, roles: roles)],
                mentions: [
                    Mention(range: 9..<17, kind: .person, form: .name, entity: 0, reason: "", confidence: 1)
                ], sentences: [])
            let file = IncomingArticle.made(story, path: "/\(number)").file
            _ = try library.store([IncomingArticle(file: file, article: story, annotation: annotation)])
        }
        let row = try #require(try library.entities(named: "Ada Wren").first)
        #expect(row.roles == ["President", "Évêque", "Évêque of Karsk"])
        let roster = try library.roster()
        #expect(roster.entries.indices.map { roster[$0] } == [row])
    }

    @Test func `of an empty library it is empty`() throws {
        #expect(try Library.inMemory().roster().entries.isEmpty)
    }
}
