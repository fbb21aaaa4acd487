import Articles
import CrossReferences
import Library
import Testing

@Suite struct `Articles that belong together` {
    let names = PlainNames(people: ["Ida Holm", "Jon Berg", "Vladimir Putin"])

    /// Forty articles that share one name, and a story of three among them.
    private func library() throws -> Library {
        let library = try Library.inMemory()
        for number in 0..<40 {
            try library.put(
                article(
                    "Filler \(number)", "Vladimir Putin spoke of subject\(number).",
                    date: "2023-01-\(number % 28 + 10)"),
                path: "/f/\(number)", names: names)
        }
        try library.put(
            article(
                "Ferry sinks", "Ida Holm met Jon Berg at the quayside after the shipwreck.",
                date: "2024-05-01"),
            path: "/s/1", names: names)
        try library.put(
            article("Inquiry opens", "Jon Berg asked Ida Holm about the shipwreck.", date: "2024-05-03"),
            path: "/s/2", names: names)
        try library.put(
            article("Years later", "Ida Holm remembers. Vladimir Putin does not.", date: "2024-12-01"),
            path: "/s/3",
            names: names)
        return library
    }

    @Test func `the closest comes first, with its reasons`() throws {
        let library = try library()
        let id = try #require(try library.articles(matching: "title:ferry", window: 0..<1).items.first?.id)
        let related = try library.related(to: id, limit: 10)
        #expect(related.map(\.headline.title) == ["Inquiry opens", "Years later"])
        #expect(
            related[0].reasons.contains("also names Ida Holm and Jon Berg")
                || related[0].reasons.contains("also names Jon Berg and Ida Holm"))
        #expect(related.map(\.relation) == [.story, .background])
        #expect(related[0].reasons.contains("also writes of shipwreck"))
        #expect(related[0].reasons.last == "2 days apart")
        #expect(related[1].reasons == ["also names Ida Holm"])
        #expect(related[0].score > related[1].score && related[0].score < 1)
    }

    @Test func `an article is not related to itself, and a limit is kept`() throws {
        let library = try library()
        for row in try library.articles(matching: "holm", window: 0..<5).items {
            let related = try library.related(to: row.id, limit: 1)
            #expect(related.count == 1)
            #expect(!related.contains { $0.headline.article == row.id })
        }
        // Nearly all articles name Putin, which is nothing to tell.
        for row in try library.articles(matching: "title:filler", window: 0..<5).items {
            #expect(try library.related(to: row.id, limit: 3) == [])
        }
        #expect(try library.related(to: ArticleID(rawValue: 99_999), limit: 3) == [])
    }

    @Test func `two articles of one headline say so`() throws {
        let library = try Library.inMemory()
        let first = try library.put(
            article("Storm over the coast", "Rain all day long."), path: "/1", names: names
        ).id
        try library.put(article("STORM over the coast", "All day long rain."), path: "/2", names: names)
        #expect(try library.related(to: first, limit: 5).first?.reasons.contains("same headline") == true)
    }
}
