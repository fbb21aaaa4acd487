import Articles
import Entities
import Library
import Testing

@Suite struct `Asking who` {
    let library: Library

    init() throws {
        library = try Library.inMemory()
        let names = PlainNames(
            people: ["Ada Wren", "Tomas Vale", "Ida Quill", "Ada Tomas Moss"],
            places: ["Karsk", "Port Osmara"])
        let all = [
            article("One", "Ada Wren met Tomas Vale in Karsk.", date: "2024-03-12", source: "Harbour Post"),
            article(
                "Two", "Tomas Vale spoke. Vale left.", "Ida Quill stayed.", date: "2024-04-01",
                source: "Example"),
            article(
                "Three", "Ada Wren saw Port Osmara. Wren left.", date: "2025-01-05", source: "Harbour Post"),
            article("Four", "Ada Tomas Moss came.", date: "2023-01-05"),
        ]
        for (index, item) in all.enumerated() { try library.put(item, path: "/w/\(index).txt", names: names) }
        let two = try #require(try library.articleIDs(matching: "title:two").first)
        try library.setTag("to check", true, articles: [two])
    }

    @Test func `a name of any number of words is looked for`() throws {
        let many = (0..<16_000).map { "word\($0)" }.joined(separator: " ")
        #expect(try names("\"\(many)\"") == [])
        #expect(try library.entities(named: many).isEmpty)
        #expect(try library.articles(matching: "person:\"\(many)\"", window: 0..<9).total == 0)
        // Whatever is looked for in the first place, the other words count as well.
        let ada = String(repeating: "ada ", count: 200)
        #expect(try names(ada + "moss") == ["Ada Tomas Moss"])
        let others = (0..<100).map { "tomas word\($0)" }.joined(separator: " ")
        #expect(try names(others + " ada") == [])
    }

    private func names(_ query: String) throws -> [String] {
        try library.entities(matching: query, window: 0..<50).items.map(\.name).sorted()
    }

    @Test(arguments: [
        ("ada", ["Ada Tomas Moss", "Ada Wren"]),
        ("tom", ["Ada Tomas Moss", "Tomas Vale"]),
        ("wren OR quill", ["Ada Wren", "Ida Quill"]),
        ("ada -moss", ["Ada Wren"]),
        ("-ada -karsk", ["Ida Quill", "Port Osmara", "Tomas Vale"]),
        ("\"ada tomas\"", ["Ada Tomas Moss"]),
        ("\"tomas ada\"", []),
        ("(wren OR tomas) -ada", ["Tomas Vale"]),
        ("person:ada", ["Ada Tomas Moss", "Ada Wren"]),
        ("place: karsk", ["Karsk"]), ("place: ada", []),
        ("place:", ["Karsk", "Port Osmara"]),
        ("-person:", ["Karsk", "Port Osmara"]),
        ("source:harbour", ["Ada Wren", "Karsk", "Port Osmara", "Tomas Vale"]),
        ("source:harbour after:2025", ["Ada Wren", "Port Osmara"]),
        ("person: tag:\"to check\"", ["Ida Quill", "Tomas Vale"]),
        ("tag:\"to check\" OR karsk", ["Ida Quill", "Karsk", "Tomas Vale"]),
        ("-source:harbour", ["Ada Tomas Moss", "Ida Quill", "Tomas Vale"]),
        ("-(source:harbour OR quill)", ["Ada Tomas Moss", "Tomas Vale"]),
        ("title:three", ["Ada Wren", "Port Osmara"]),
        ("with:wren with:tomas", ["Ada Wren", "Karsk", "Tomas Vale"]),
        ("after:2026", []), ("is:foo karsk", ["Karsk"]), ("is:read", []),
    ])
    func `words speak of names, fields of the articles that name them`(query: String, found: [String]) throws
    {
        #expect(try names(query) == found)
        let roster = try library.roster(matching: query)
        let rows = try library.entities(matching: query, window: 0..<50).items
        #expect(roster.entries.indices.map { roster[$0] } == rows)
    }

    @Test func `what is counted is of the articles that answer`() throws {
        let whole = try #require(try library.entities(matching: "wren", window: 0..<1).items.first)
        #expect(
            (whole.mentions, whole.articles, whole.first, whole.last) == (3, 2, "2024-03-12", "2025-01-05"))
        for query in ["wren after:2025", "wren -on:2024", "wren (after:2025 OR tomas)"] {
            let some = try #require(try library.entities(matching: query, window: 0..<1).items.first)
            #expect(
                (some.mentions, some.articles, some.first, some.last) == (2, 1, "2025-01-05", "2025-01-05"))
        }
        let order = try library.entities(matching: "source:harbour", window: 0..<2).items
        #expect(order.map(\.name).first == "Ada Wren")
    }

    @Test func `they are counted as corrections show them`() throws {
        let rows = try library.entities(matching: "", window: 0..<50).items
        let tomas = try #require(rows.first { $0.name == "Tomas Vale" })
        let ida = try #require(rows.first { $0.name == "Ida Quill" })
        _ = try library.correct(.merge(tomas.id, into: ida.id))
        for query in ["on:2024-04", "on:2024-04 person:quill"] {
            let found = try library.entities(matching: query, window: 0..<50).items
            #expect(found.map(\.name) == ["Ida Quill"])
            #expect(found.map(\.mentions) == [3])
        }
        #expect(try names("on:2024-03 person:") == ["Ada Wren", "Ida Quill"])
    }

    @Test(
        arguments: [
            ("wrem", "wren"), ("person:tomsa", "person:tomas"),
            ("karsk source:harbuor", "karsk source:harbour"),
            ("wren", nil), ("source:harbour", nil), ("qqqqqq", nil),
        ] as [(String, String?)])
    func `a misspelt name leads to the nearest there is`(query: String, better: String?) throws {
        #expect(try library.suggestion(for: query, subject: .entities) == better)
    }
}
