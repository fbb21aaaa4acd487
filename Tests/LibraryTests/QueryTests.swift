import Articles
import Entities
import Library
import TestSupport
import Testing

@Suite struct `Asking the library` {
    let library: Library
    let names = PlainNames(people: ["Vladimir Putin", "Emmanuel Macron"], places: ["Paris"])

    init() throws {
        library = try Library.inMemory()
        let all = [
            article(
                "Élysée talks", "Emmanuel Macron met Vladimir Putin in Paris.", date: "2024-03-12",
                source: "Reuters"),
            article(
                "Harvest", "The wheat harvest was poor. Vladimir Putin said so.", "Emmanuel Macron did not.",
                date: "2024-04-01", source: "Example News"),
            article("Paris weather", "Rain over the north; O'Brien's wheat was wet.", date: "2023-12-31"),
        ]
        for (index, item) in all.enumerated() { try library.put(item, path: "/n/\(index).txt", names: names) }
    }

    @Test(arguments: [
        ("", ["Harvest", "Élysée talks", "Paris weather"]),
        ("wheat", ["Harvest", "Paris weather"]),
        ("WHEAT harvest", ["Harvest"]),
        ("whea", []),
        ("whea*", ["Harvest", "Paris weather"]),
        ("elysee", ["Élysée talks"]),
        ("\"wheat harvest\"", ["Harvest"]),
        ("\"harvest wheat\"", []),
        ("o'brien", ["Paris weather"]),
        ("wheat -rain", ["Harvest"]),
        ("rain OR talks", ["Élysée talks", "Paris weather"]),
        ("(rain OR talks) wheat", ["Paris weather"]),
        ("title:paris", ["Paris weather"]),
        ("paris", ["Élysée talks", "Paris weather"]),
        ("source:reut", ["Élysée talks"]),
        ("on:2024", ["Harvest", "Élysée talks"]),
        ("after:2024-03 before:2024-04", ["Élysée talks"]),
        ("on:2024-03-12", ["Élysée talks"]),
        ("person:macron", ["Harvest", "Élysée talks"]),
        ("place:paris", ["Élysée talks", "Paris weather"]),
        ("person:paris", []),
        ("person:putin with:macron", ["Élysée talks"]),
        ("with:putin with:macron", ["Élysée talks"]),
        ("with:putin with:putin", []), ("with:vladimir with:putin with:macron", []),
        ("-person:putin", ["Paris weather"]),
        ("is:unread wheat", ["Harvest", "Paris weather"]),
        ("is:read", []),
        ("nowhere:paris", []),
        ("wheat OR", ["Harvest", "Paris weather"]),
        ("(wheat", ["Harvest", "Paris weather"]),
        ("\"wheat har", []),
        ("-", ["Harvest", "Élysée talks", "Paris weather"]),
    ])
    func `a query finds what it means`(query: String, titles: [String]) throws {
        #expect(try library.titles(query) == titles)
    }

    @Test(arguments: [
        ("w", 2), ("wh", 2), ("whe", 2), ("wheat har", 1), ("\"wheat har", 1), ("e", 2), ("é", 2),
        ("person:mac", 2), ("person:\"emmanuel mac", 2), ("tag:cr", 1), ("with:macron with:put", 1),
        ("is:unr", 0),
    ])
    func `the last word is a prefix while typing`(query: String, hits: Int) throws {
        try library.setTag("crops", true, articles: library.articleIDs(matching: "harvest"))
        #expect(try library.search(query, window: 0..<10, isTyping: true).total == hits)
    }

    @Test(arguments: [
        "wheat har", "\"wheat har", "person:mac", "tag:cr", "source:reu", "title:har", "whea", "é", "is:unr",
        "wheat -har", "wheat -",
        "wheat ",
    ])
    func `an unfinished query can be written with a star`(typed: String) throws {
        try library.setTag("crops", true, articles: library.articleIDs(matching: "harvest"))
        let found = try library.articles(matching: typed, window: 0..<9, isTyping: true).items
        #expect(try library.titles(Query.unfinished(typed)) == found.map(\.headline.title))
    }

    @Test func `every place that answers can be asked for`() throws {
        let harvest = try #require(try library.articleIDs(matching: "title:harvest").first)
        let text = try #require(try library.article(harvest)).article.text
        func marked(_ query: String) throws -> [String] {
            try library.places(of: query, in: harvest, isTyping: true).map { String(text.slice(utf8: $0)) }
        }
        #expect(try marked("wheat person:putin har") == ["Harvest", "wheat", "harvest", "Vladimir Putin"])
        #expect(try marked("\"wheat harvest\" wheat") == ["wheat harvest"])
        #expect(try marked("is:unread -poor").isEmpty)
    }

    @Test func `a hit has the sentence with most of what was sought, and marks it`() throws {
        let hit = try #require(try library.search("putin wheat", window: 0..<5, isTyping: false).items.first)
        #expect(hit.sentence == "The wheat harvest was poor. Vladimir Putin said so.")
        #expect(hit.matches.map { String(hit.sentence.slice(utf8: $0)) } == ["wheat", "Putin"])
        let text = try #require(try library.article(hit.headline.article)).article.text
        #expect(text.slice(utf8: hit.range) == "wheat")
    }

    @Test func `a word of the title makes an article better`() throws {
        let hits = try library.search("paris", window: 0..<5, isTyping: false).items
        #expect(hits.map(\.headline.title) == ["Paris weather", "Élysée talks"])
        #expect(hits[0].score > hits[1].score)
    }

    @Test func `marks can be asked for`() throws {
        let id = try #require(try library.articles(matching: "rain", window: 0..<1).items.first?.id)
        try library.setMark(.unread, false, articles: [id])
        try library.setMark(.starred, true, articles: [id])
        #expect(try library.titles("is:read") == ["Paris weather"])
        #expect(try library.titles("is:starred") == ["Paris weather"])
        #expect(try library.titles("is:unread").count == 2)
    }

    @Test func `the place of an article is its place in the list`() throws {
        for query in ["", "wheat", "on:2024"] {
            let rows = try library.articles(matching: query, window: 0..<10).items
            for (place, row) in rows.enumerated() {
                #expect(try library.position(of: row.id, matching: query) == place)
            }
        }
        let last = try #require(try library.articles(matching: "rain", window: 0..<1).items.first?.id)
        #expect(try library.position(of: last, matching: "on:2024") == nil)
    }

    @Test(
        arguments: [
            ("harvset", "harvest"), ("weaht", nil), ("wheet", "wheat"),
            ("source:reuters \"wheet harvst\"", "source:reuters \"wheat harvest\""),
            ("wheat", nil), ("xqzzyw", nil), ("Emanuel Macrom", "emmanuel macron"), ("", nil),
            ("person:putni", "person:putin"), ("source:reuter5 rain", "source:reuters rain"),
            ("source:exmaple", "source:example"),
            ("-harvset", nil),
        ] as [(String, String?)])
    func `a misspelt word leads to the nearest that occurs`(query: String, better: String?) throws {
        #expect(try library.suggestion(for: query) == better)
    }

    @Test(arguments: [
        ("  Wheat   OR", "wheat"), ("(a OR b) -(c d", "(a OR b) -(c d)"),
        ("is:gone -is:star", "is:missing -is:starred"),
        ("title:\"Big news\" is:unread", "title:\"big news\" is:unread"),
        (
            "on:2024-03 person:\"Emmanuel Macron\"",
            "after:2024-03-01 before:2024-04-01 person:\"Emmanuel Macron\""
        ),
        ("", "everything"), ("is:nonsense", "everything"),
    ])
    func `what was understood can be shown, and means the same when it is asked again`(
        query: String, understood: String
    ) throws {
        #expect(Query(parsing: query).description == understood)
        guard understood != "everything" else { return }
        #expect(try library.titles(understood) == library.titles(query))
    }

    @Test func `tags are put on, asked for and taken off`() throws {
        let id = try #require(try library.articles(matching: "rain", window: 0..<1).items.first?.id)
        try library.setTag(" To Check ", true, articles: [id])
        #expect(try library.titles("tag:\"to check\"") == ["Paris weather"])
        #expect(try library.articles(matching: "rain", window: 0..<1).items.first?.tags == ["to check"])
        #expect(try library.tags().map(\.articles) == [1])
        try library.setTag("to check", false, articles: [id])
        #expect(try library.tags().isEmpty)
    }

    @Test func `a saved search counts what answers it now`() throws {
        try library.saveSearch("wheat", as: "Wheat")
        #expect(try library.savedSearches() == [SavedSearch(name: "Wheat", query: "wheat", articles: 2)])
        try library.put(article("More wheat", "Wheat again."), path: "/n/9.txt")
        #expect(try library.savedSearches().map(\.articles) == [3])
        #expect(try library.renameSavedSearch("Wheat", to: "Corn"))
        #expect(try library.savedSearches().map(\.name) == ["Corn"])
        #expect(try !library.renameSavedSearch("Wheat", to: "Rye"))
        #expect(try library.removeSavedSearch("Corn"))
        #expect(try library.savedSearches() == [])
    }

    @Test func `a tag put on many articles becomes one with another by its name`() throws {
        let wheat = try library.articleIDs(matching: "wheat")
        #expect(try library.setTag("crops", true, articles: wheat) == 2)
        #expect(try library.setTag("crops", true, articles: wheat) == 0)
        #expect(try library.setTag("food", true, articles: Array(wheat.prefix(1))) == 1)
        #expect(try library.renameTag("crops", to: "Food") == 2)
        #expect(try library.tags() == [TagCount(tag: "food", articles: 2)])
        #expect(try library.titles("tag:food") == ["Harvest", "Paris weather"])
    }

    @Test func `the sentence is rather one of the text than the title, which is shown beside it`() throws {
        let title = "Storm over Norvik harbour"
        try library.put(
            article(title, "Nobody slept. A storm hit Norvik at night.", "The harbour is shut."),
            path: "/n/9.txt")
        let sentence = { (query: String) in
            try library.search(query, window: 0..<9, isTyping: false).items.first?.sentence
        }
        #expect(try sentence("storm")?.contains("hit Norvik at night") == true)
        #expect(try sentence("norvik storm")?.contains("hit Norvik at night") == true)
        // Nothing in the text has as much as the title.
        #expect(try sentence("storm norvik harbour") == title)
    }

    @Test func `a query without words finds articles in which no names have been looked for`() throws {
        try library.put(article("Unread", "Nobody has looked here. Two sentences."), path: "/n/9.txt")
        for query in ["is:unread", "after:2023", "-nothing", "path:/n"] {
            let hits = try library.search(query, window: 0..<9, isTyping: true)
            #expect(hits.items.count == 4)
            #expect(hits.items.contains { $0.headline.title == "Unread" && $0.sentence == "Unread" })
        }
    }

    @Test func `entities of one kind alone are counted and shown`() throws {
        let library = try Library.inMemory()
        let kinds: [EntityKind] = [.person, .person, .nationality, .other, .nationality]
        let entities = kinds.enumerated().map { Entity(name: "Norvik \($0.offset)", kind: $0.element) }
        let mentions = kinds.enumerated().map {
            Mention(
                range: $0.offset..<$0.offset + 1, kind: $0.element, form: .name, entity: $0.offset,
                reason: "",
                confidence: 1)
        }
        let story = article("Norvik again", "Norvik.")
        let file = IncomingArticle.made(story, path: "/1").file
        let annotation = Annotation(entities: entities, mentions: mentions, sentences: [])
        _ = try library.store([IncomingArticle(file: file, article: story, annotation: annotation)])
        for query in ["", "norvik", "person: norvik"] {
            let found = try library.entities(matching: query, kind: .nationality, window: 0..<1)
            #expect(found.total == 2 && found.items.map(\.name) == ["Norvik 2"])
        }
    }

    @Test func `nothing that can be typed fails`() throws {
        // Some articles have been looked through for names, some not yet.
        try library.put(article("Éa wheat", "A 🙂 day. 日本"), path: "/n/8.txt")
        try library.put(article("", "\u{C9}a"), path: "/n/9.txt")
        var random = SeededRandom(seed: 7)
        let pieces = [
            "\"", "(", ")", "-", "OR", "AND", "NOT", "NEAR", "*", ":", "title:", "is:", "after:",
            "on:2024-99", "'", ";", "--", "%", "_", "|", "wheat",
            "person:", "with:", "\u{0}", "\u{202E}", "é", "🙂", "日本", " ", "\\", "a", "{", "}", "^", "+", "!",
            "says:", "tag:", "before:-1", "\n",
        ]
        for _ in 0..<800 {
            let text = random.text(0..<14, of: pieces, gaps: [Bool.random(using: &random) ? " " : ""])
            let isTyping = Bool.random(using: &random)
            let found = try library.search(text, window: 0..<3, isTyping: isTyping)
            #expect(found.items.count <= found.total)
            _ = try library.articles(matching: text, window: 5..<9)
            _ = try library.entities(matching: text, window: 0..<3)
        }
    }

    @Test func `ten thousand brackets are an answer too`() throws {
        _ = try library.search(String(repeating: "(", count: 10_000) + "wheat", window: 0..<3, isTyping: true)
        _ = try library.search(String(repeating: "-(a OR ", count: 10_000), window: 0..<3, isTyping: true)
    }
}

@Suite struct `Asking by path` {
    @Test func `a folder stands for what lies in it and below, a file for itself`() throws {
        let library = try Library.inMemory()
        try library.put(article("One", "A text."), path: "/news/a/one.txt")
        try library.put(article("Two", "A text."), path: "/news/a/deep/two.txt")
        try library.put(article("Three", "A text."), path: "/news/ab/three.txt")
        #expect(Set(try library.titles("path:/news/a")) == ["One", "Two"])
        #expect(Set(try library.titles("path:/news/a/")) == ["One", "Two"])
        #expect(try library.titles("path:\"/news/a/one.txt\"") == ["One"])
        #expect(Set(try library.titles("path:/news/ab OR path:/news/a/one.txt")) == ["One", "Three"])
        #expect(try library.titles("path:/").count == 3)
        #expect(try library.titles("path:/elsewhere").isEmpty)
    }
}
