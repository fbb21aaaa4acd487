import Articles
import Entities
import Library
import Testing

@Suite struct `The order of a list of articles` {
    /// Five articles: three days, two sources and none, one of them without a date.
    private func library() throws -> Library {
        let library = try Library.inMemory()
        let names = PlainNames(people: ["Ada Wren", "Tomas Vale", "Jelena Marić"])
        let items: [(title: String, text: String, date: String, source: String?)] = [
            ("Élan in Karsk", "Ada Wren met Tomas Vale. The harbour is open today.", "2024-03-04", "Post"),
            (
                "A deputy", "Ada Wren met Tomas Vale and Jelena Marić at the harbour harbour.", "2024-03-04",
                "Herald"
            ),
            (
                "Zinc", "Nobody came to the harbour, which was as quiet as it had been for years.",
                "2024-05-01", nil
            ),
            ("old boat", "Jelena Marić sold it.", "2023-12-31", "Post"),
            ("Undated", "Tomas Vale rested.", "2026-11-29", "Herald"),
        ]
        for (number, item) in items.enumerated() {
            var article = article(item.title, item.text, date: item.date, source: item.source)
            if item.title == "Undated" { article.date.origin = .fileTime }
            try library.put(article, path: "/\(number)", names: names)
        }
        return library
    }

    private func titles(_ order: ArticleOrder, _ query: String = "") throws -> [String] {
        try library().list(matching: query, in: order, window: 0..<9).window.items.map(\.headline.title)
    }

    private func groups(_ order: ArticleOrder, _ query: String = "") throws -> [String] {
        try library().list(matching: query, in: order, window: 0..<1).groups.map { "\($0.name) \($0.count)" }
    }

    @Test func `each key sorts, and what is equal stands newest first`() throws {
        #expect(try titles(.init(.date)) == ["Zinc", "A deputy", "Élan in Karsk", "old boat", "Undated"])
        #expect(try titles(.init(.oldest)) == ["old boat", "A deputy", "Élan in Karsk", "Zinc", "Undated"])
        #expect(try titles(.init(.title)) == ["A deputy", "Élan in Karsk", "old boat", "Undated", "Zinc"])
        #expect(try titles(.init(.source)) == ["A deputy", "Undated", "Élan in Karsk", "old boat", "Zinc"])
        #expect(try titles(.init(.length)).first == "Zinc")
        #expect(try titles(.init(.people)).first == "A deputy")
        #expect(try titles(.init(.best), "harbour").first == "A deputy")
        #expect(try titles(.init(.best)) == (try titles(.init(.date))))
        let library = try library()
        let first = try library.list(matching: "", in: .init(), window: 0..<1).window.items[0]
        try library.setMark(.unread, false, articles: [first.id])
        #expect(
            try library.list(matching: "", in: .init(.unread), window: 0..<9).window.items.last?.id
                == first.id)
    }

    @Test func `those with the most new mentions of followed people come first`() throws {
        let library = try library()
        let people = try library.entities(matching: "", kind: .person, window: 0..<9).items
        let read = try #require(
            try library.list(matching: "title:deputy", in: .init(), window: 0..<1).window.items.first)
        try library.markSeen([0..<1_000], of: read.id)
        for name in ["Tomas Vale", "Ada Wren"] {
            try library.setFollowed(try #require(people.first { $0.name == name }).id, true)
        }
        let list = try library.list(matching: "", in: .init(.new), window: 0..<9)
        #expect(
            list.window.items.map(\.headline.title) == [
                "Élan in Karsk", "Undated", "Zinc", "A deputy", "old boat",
            ])
        #expect(list.groups.isEmpty)
    }

    @Test func `days and sources are counted in the order of the list`() throws {
        let days = ["2024-05-01 1", "2024-03-04 2", "2023-12-31 1", " 1"]
        #expect(try groups(.init()) == days)
        #expect(try groups(.init(.date), "harbour") == ["2024-05-01 1", "2024-03-04 2"])
        #expect(try groups(.init(.oldest)) == ["2023-12-31 1", "2024-03-04 2", "2024-05-01 1", " 1"])
        #expect(try groups(.init(.title)) == [])
        #expect(try groups(.init(.date, by: .none)) == [])
        #expect(try groups(.init(.date, by: .source)) == ["Herald 2", "Post 2", " 1"])
        #expect(try groups(.init(.title, by: .source), "person:vale") == ["Herald 2", "Post 1"])
        #expect(
            try titles(.init(.oldest, by: .source))
                == ["A deputy", "Undated", "old boat", "Élan in Karsk", "Zinc"])
    }

    @Test func `articles without a date stand under the day of their file where that is wished`() throws {
        let order = ArticleOrder(.date, undatedByFile: true)
        #expect(try titles(order).first == "Undated")
        #expect(try groups(order).first == "2026-11-29 1")
        #expect(try titles(.init(.oldest, undatedByFile: true)).last == "Undated")
    }

    @Test func `an article is found in every order, and parts of the list fit together`() throws {
        let library = try library()
        for key in ArticleOrder.Key.allCases {
            for grouping in ArticleOrder.Grouping.allCases {
                for query in ["", "harbour OR vale OR person:marić"] {
                    let order = ArticleOrder(key, by: grouping)
                    let all = try library.list(matching: query, in: order, window: 0..<9).window
                    #expect(all.total == 5)
                    let parts = try [0..<2, 2..<9].flatMap {
                        try library.list(matching: query, in: order, window: $0).window.items
                    }
                    #expect(parts == all.items)
                    for (place, row) in all.items.enumerated() {
                        #expect(try library.position(of: row.id, matching: query, in: order) == place)
                    }
                }
            }
        }
    }

    @Test func `a change of the library is seen in an order that was asked for before`() throws {
        let library = try library()
        let order = ArticleOrder(.title)
        #expect(try library.list(matching: "", in: order, window: 0..<1).window.total == 5)
        try library.put(article("AAA", "Ada Wren came."), path: "/9")
        let changed = try library.list(matching: "", in: order, window: 0..<9).window
        #expect(changed.total == 6 && changed.items[1].headline.title == "AAA")
    }
}
