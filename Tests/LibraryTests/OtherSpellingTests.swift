import Articles
import Testing

@testable import Library

@Suite struct `A word that is written in another way` {
    private func library() throws -> Library {
        let library = try Library.inMemory()
        let texts = [
            ("Point", "The U.S. and J.D. Vance said nothing."), ("Pronoun", "Tell us more about it."),
            ("Name", "Conan O'Brien and Gabriele D’Annunzio met."), ("Contraction", "They don't know."),
            ("Owner", "Helena Brandt's boat lay beside O’Malley’s; the boss saw Brandt."),
            ("Seoul", "그는 서울에서 일했다."), ("None", "A page about nothing at all."),
        ]
        for (title, text) in texts { try library.put(article(title, text), path: "/\(title)") }
        return library
    }

    @Test(arguments: [
        ("US", ["Point", "Pronoun"]), ("us", ["Pronoun"]), ("JD", ["Point"]), ("JD vance", ["Point"]),
        ("obrien", ["Name"]), ("OBrien", ["Name"]), ("o'brien", ["Name"]), ("dannunzio", ["Name"]),
        ("dont", ["Contraction"]), ("brandts", ["Owner"]), ("Brandts", ["Owner"]), ("omalleys", ["Owner"]),
        ("brandt's", ["Owner"]), ("bosses", []), ("don't", ["Contraction"]), ("서울", ["Seoul"]),
        ("text:x", []),
    ])
    func `is found`(query: String, titles: [String]) throws {
        let library = try library()
        #expect(try Set(library.titles(query)) == Set(titles))
        let hits = try library.search(query, window: 0..<10, isTyping: false)
        #expect(hits.total == titles.count)
        for hit in hits.items { #expect(!hit.matches.isEmpty, "\(hit.sentence)") }
    }

    @Test func `stays what it was when it is asked again as it was understood`() throws {
        let library = try library()
        for query in ["US", "JD", "obrien -x", "brandts -x", "서울 OR US"] {
            let again = Query(parsing: query).understood ?? query
            #expect(try library.titles(again) == library.titles(query))
        }
    }

    @Test func `a whole word comes before the beginning of longer ones`() throws {
        let library = try Library.inMemory()
        let longer =
            "He trumped them, trumpeting with trumpets, a trumpeter trumping all trumpery. Trumped again."
        try library.put(article("Trumped, trumpets and trumpeters", longer), path: "/1")
        try library.put(
            article(
                "A long report",
                "Many words stand here before Trump is named. " + String(repeating: "So on. ", count: 80)),
            path: "/2")
        let typing = try library.search("trump", window: 0..<10, isTyping: true)
        #expect(typing.items.map(\.headline.title) == ["A long report", "Trumped, trumpets and trumpeters"])
    }
}
