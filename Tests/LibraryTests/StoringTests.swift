import Articles
import Entities
import Foundation
import GRDB
import Testing

@testable import Library

@Suite struct `Storing articles` {
    let names = PlainNames(people: ["Vladimir Putin", "Emmanuel Macron"], places: ["Moscow"])

    @Test func `an article comes back as it was stored, with its names`() throws {
        let library = try Library.inMemory()
        let original = article("Putin speaks", "Vladimir Putin spoke in Moscow.", "Nobody answered Putin.")
        let id = try library.put(original, path: "/a/1.txt", names: names).id
        let opened = try #require(try library.article(id))
        #expect(opened.article == original)
        #expect(try library.text(of: id) == Array(original.text.utf8))
        #expect(try library.text(of: ArticleID(rawValue: 99)) == nil)
        #expect(opened.entities.map(\.name) == ["Vladimir Putin", "Moscow"])
        #expect(opened.entities[0].mentionsHere == 3)
        #expect(opened.entities[0].aliases == ["Putin"])
        #expect(
            opened.mentions.map { String(original.text.slice(utf8: $0.range)) } == [
                "Putin", "Vladimir Putin", "Moscow", "Putin",
            ])
        #expect(opened.mentions[1].reason == "names Vladimir Putin in paragraph 2")
        #expect(opened.sentences.count == 3)
        #expect(opened.row.people == 1)
        #expect(opened.row.unread && opened.row.isAnnotated)
    }

    @Test func `the same article added twice changes nothing`() throws {
        let library = try Library.inMemory()
        let first = try library.put(article("One", "Vladimir Putin."), path: "/a/1.txt", names: names)
        let before = try library.status()
        #expect(
            try library.put(article("One", "Vladimir Putin."), path: "/a/1.txt", names: names)
                == .unchanged(first.id))
        #expect(try library.status() == before)
    }

    @Test func `a changed file keeps its id and marks, and its old words and names are gone`() throws {
        let library = try Library.inMemory()
        let id = try library.put(article("One", "Vladimir Putin and Moscow."), path: "/a/1.txt", names: names)
            .id
        try library.setMark(.starred, true, articles: [id])
        try library.setMark(.unread, false, articles: [id])
        #expect(
            try library.put(article("One", "Emmanuel Macron."), path: "/a/1.txt", names: names)
                == .changed(id))
        let opened = try #require(try library.article(id))
        #expect(opened.row.starred && !opened.row.unread)
        #expect(opened.entities.map(\.name) == ["Emmanuel Macron"])
        #expect(try library.titles("moscow") == [])
        #expect(try library.titles("macron") == ["One"])
        #expect(try library.entities(matching: "", window: 0..<10).items.map(\.name) == ["Emmanuel Macron"])
        #expect(try library.entities(named: "Vladimir Putin") == [])
        let status = try library.status()
        #expect((status.articles, status.entities, status.mentions) == (1, 1, 1))
    }

    @Test func `whoever no article names any more is gone, and nobody is taken for him`() throws {
        let library = try Library.inMemory()
        let names = PlainNames(people: ["Vera Lind", "Ada Crane"])
        let meeting = article("Meeting", "Vera Lind met Ada Crane. Lind left.", date: "2024-03-01")
        try library.put(meeting, path: "/1", names: names)
        let vera = try #require(try library.entities(named: "Vera Lind").first?.id)
        try library.put(article("Meeting", "Ada Crane stayed."), path: "/1", names: names)
        #expect(try library.entities(named: "Lind").isEmpty)
        #expect(try library.entities(named: "\(vera.rawValue)").isEmpty)
        #expect(try library.check().problems.isEmpty)
        // A bare surname finds nobody to be tied to.
        let later = article("Later", "Lind spoke to Ada Crane.", date: "2024-03-02")
        try library.put(later, path: "/2", names: names)
        try library.settleNames()
        #expect(try library.entities(named: "Lind").map(\.name) == ["Lind"])
        let fresh = try Library.inMemory()
        try fresh.put(article("Meeting", "Ada Crane stayed."), path: "/1", names: names)
        try fresh.put(later, path: "/2", names: names)
        try fresh.settleNames()
        let all = try [library, fresh].map { try $0.entities(matching: "", window: 0..<9).items.map(\.name) }
        #expect(all[0] == all[1])
        #expect(try library.status().entities == fresh.status().entities)
        // Named again, she has the number she had.
        try library.put(meeting, path: "/1", names: names)
        #expect(try library.entities(named: "Vera Lind").map(\.id) == [vera])
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `a name that no article uses any more finds nobody`() throws {
        let library = try Library.inMemory()
        func put(_ text: String, _ names: [String], _ number: Int) throws {
            let mention = Mention(
                range: 0..<4, kind: .organization, form: .name, entity: 0, reason: "", confidence: 1)
            let entity = Entity(name: names[0], kind: .organization, aliases: Array(names.dropFirst()))
            let story = article(text, "Nothing else.", date: "2024-03-0\(number)")
            var incoming = IncomingArticle.made(story, path: "/\(number)")
            incoming = IncomingArticle(
                file: incoming.file, article: story,
                annotation: Annotation(entities: [entity], mentions: [mention], sentences: []))
            _ = try library.store([incoming])
        }
        try put("Reds won the cup.", ["Norvik Reds", "the Lions"], 1)
        try put("Reds lost.", ["Norvik Reds"], 2)
        #expect(try library.entities(matching: "lions", window: 0..<9).total == 1)
        try put("Reds won.", ["Norvik Reds"], 1)
        #expect(try library.entities(matching: "lions", window: 0..<9).total == 0)
        #expect(try library.entities(named: "Norvik Reds").map(\.aliases) == [[]])
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `a check tells of whoever is kept though no article names him`() throws {
        let library = try Library.inMemory()
        try library.put(article("One", "Vladimir Putin."), path: "/1", names: names)
        try library.put(article("One", "Nobody."), path: "/1", names: names)
        try library.write {
            try $0.execute(sql: "INSERT INTO nameWord (word, entity) SELECT 'putin', id FROM entity")
        }
        #expect(try library.check().problems.count == 1)
    }

    @Test func `one full name in two articles is one person, with the totals of both`() throws {
        let library = try Library.inMemory()
        try library.put(
            article("B", "Vladimir Putin. Putin.", date: "2024-05-01"), path: "/a/2.txt", names: names)
        try library.put(article("A", "Vladimir Putin.", date: "2023-01-09"), path: "/a/1.txt", names: names)
        let row = try #require(try library.entities(named: "vladimir putin").first)
        #expect((row.articles, row.mentions, row.first, row.last) == (2, 3, "2023-01-09", "2024-05-01"))
    }

    @Test func `a trail is in the order of dates, then of ids`() throws {
        let library = try Library.inMemory()
        var ids: [String: ArticleID] = [:]
        for (title, date) in [
            ("c", "2024-03-01"), ("a", "2022-03-01"), ("d", "2024-03-01"), ("b", "2023-01-01T10:00:00Z"),
        ] {
            ids[title] = try library.put(
                article(title, "Vladimir Putin.", date: date), path: "/a/\(title).txt", names: names
            ).id
        }
        let person = try #require(
            try library.entities(named: "Putin").first ?? library.entities(named: "Vladimir Putin").first)
        #expect(try library.trail(of: person.id).map(\.article) == ["a", "b", "c", "d"].map { ids[$0] })
    }

    @Test func `mentions are given in their sentences, over articles, in windows`() throws {
        let library = try Library.inMemory()
        try library.put(
            article("A", "Then Vladimir Putin left.", "Putin came.", date: "2023-01-01"), path: "/1",
            names: names)
        try library.put(article("B", "No Vladimir Putin.", date: "2023-01-02"), path: "/2", names: names)
        let person = try #require(try library.entities(named: "Vladimir Putin").first)
        let all = try library.mentions(of: person.id, window: 0..<10)
        #expect(
            all.items.map(\.sentence) == ["Then Vladimir Putin left.", "Putin came.", "No Vladimir Putin."])
        #expect(
            all.items.map { String($0.sentence.slice(utf8: $0.rangeInSentence)) } == all.items.map(\.text))
        let second = try library.mentions(of: person.id, window: 1..<2)
        #expect((second.total, second.items) == (3, [all.items[1]]))
    }

    @Test func `many small additions end in few parts of the index, and every article is still found`() throws
    {
        let library = try Library.inMemory()
        for number in 0..<150 {
            try library.put(
                article("Title \(number)", "common word\(number)"), path: "/f/\(number)", names: nil)
        }
        #expect(try library.articles(matching: "common", window: 0..<1).total == 150)
        #expect(try library.titles("word77") == ["Title 77"])
        #expect(try library.shardCount() < 30)
    }

    @Test func `the same path twice in one transaction is the last of the two`() throws {
        let library = try Library.inMemory()
        _ = try library.store([
            .made(article("Old", "apple"), path: "/x"), .made(article("New", "pear"), path: "/x"),
        ])
        #expect(try library.titles("") == ["New"])
        #expect(try library.titles("apple") == [])
        #expect(try library.titles("pear") == ["New"])
    }
}
