import CrossReferences
import Entities
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Articles
@testable import Library

/// Two people in three articles: Wren five times, Vale twice.
private func stocked(_ library: Library) throws {
    let names = PlainNames(people: ["Ada Wren", "Tomas Vale"], places: ["Karsk"])
    for (number, text) in [
        ["Ada Wren came.", "Then Wren spoke.", "It rained."],
        ["Tomas Vale met Ada Wren.", "Vale left Karsk."],
        ["Wren went.", "Ada Wren stayed away."],
    ].enumerated() {
        let made = article("Day \(number)", text[0], text[1], text.last ?? "", date: "2024-03-0\(number + 1)")
        try library.put(made, path: "/news/\(number)", names: names)
    }
}

extension Library {
    fileprivate func id(_ name: String) throws -> EntityID {
        try #require(try entities(named: name).first).id
    }

    /// The new mentions of those who are followed: “Ada Wren 5 in 3”.
    fileprivate var news: [String] {
        get throws { try followed().map { "\($0.entity.name) \($0.new.mentions) in \($0.new.articles)" } }
    }

    /// The place of words in the text of an article.
    fileprivate func place(_ words: String, in article: Int64) throws -> Range<Int> {
        let text = String(decoding: try #require(try text(of: ArticleID(rawValue: article))), as: UTF8.self)
        let range = try #require(text.range(of: words))
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return start..<start + words.utf8.count
    }
}

@Suite struct `Following` {
    private let library: Library

    init() throws {
        library = try Library.inMemory()
        try stocked(library)
    }

    @Test func `all mentions of a followed name are new until they were read`() throws {
        #expect(try library.news == [])
        #expect(try library.setFollowed(try library.id("Ada Wren"), true))
        #expect(try !library.setFollowed(try library.id("Ada Wren"), true))
        #expect(try library.news == ["Ada Wren 6 in 3"])
        let one = ArticleID(rawValue: 1)
        #expect(try library.markSeen([try library.place("Ada Wren came.", in: 1)], of: one))
        #expect(try !library.markSeen([try library.place("Ada Wren came.", in: 1)], of: one))
        #expect(try library.news == ["Ada Wren 5 in 3"])
        #expect(
            try library.newTrail(of: try library.id("Ada Wren")).map {
                [Int($0.article.rawValue), $0.mentions]
            }
                == [[1, 1], [2, 1], [3, 3]])
        #expect(try library.setFollowed(try library.id("Ada Wren"), false))
        #expect(try library.news == [])
    }

    @Test func `which mentions are new is told for each article`() throws {
        let wren = try library.id("Ada Wren")
        func new() throws -> [[Int]] {
            try library.newMentions(of: wren).sorted { $0.key < $1.key }.map { [Int($0.rawValue)] + $1 }
        }
        #expect(try new() == [[1, 0, 1], [2, 0], [3, 0, 1, 2]])
        _ = try library.markSeen([try library.place("Ada Wren came.", in: 1)], of: ArticleID(rawValue: 1))
        #expect(try new() == [[1, 1], [2, 0], [3, 0, 1, 2]])
        _ = try library.setMark(.unread, false, articles: [ArticleID(rawValue: 3)])
        #expect(try new() == [[1, 1], [2, 0]])
    }

    @Test func `an article that is opened stays new, one that is marked as read does not`() throws {
        try library.setFollowed(try library.id("Ada Wren"), true)
        #expect(try library.markOpened(ArticleID(rawValue: 1)))
        #expect(try library.news == ["Ada Wren 6 in 3"])
        #expect(try library.setMark(.unread, false, articles: [ArticleID(rawValue: 1)]) == 0)
        #expect(try library.news == ["Ada Wren 4 in 2"])
        #expect(try library.setMark(.unread, false, articles: [ArticleID(rawValue: 3)]) == 1)
        #expect(try library.news == ["Ada Wren 1 in 1"])
        #expect(try library.setMark(.unread, true, articles: [ArticleID(rawValue: 3)]) == 1)
        #expect(try library.news == ["Ada Wren 4 in 2"])
    }

    @Test func `hits of a search tell who of the article is followed`() throws {
        func followed() throws -> [[String]] {
            try library.search("karsk OR went", window: 0..<10, isTyping: false, order: .newest).items
                .map(\.followed)
        }
        #expect(try followed() == [[], []])
        try library.setFollowed(try library.id("Tomas Vale"), true)
        #expect(try followed() == [[], ["Tomas Vale"]])
    }

    @Test func `queries know who is followed and what is new`() throws {
        try library.setFollowed(try library.id("Tomas Vale"), true)
        #expect(try library.titles("is:followed") == ["Day 1"])
        #expect(try library.titles("is:new") == ["Day 1"])
        #expect(try library.titles("follows:vale") == ["Day 1"])
        #expect(try library.titles("follows:wren") == [])
        try library.setFollowed(try library.id("Ada Wren"), true)
        try library.setMark(.unread, false, articles: [ArticleID(rawValue: 2)])
        #expect(try library.titles("is:new") == ["Day 2", "Day 0"])
        #expect(try library.titles("is:followed -is:new") == ["Day 1"])
        #expect(
            try library.entities(matching: "is:new", window: 0..<9).items.map(\.name) == ["Ada Wren"])
        #expect(
            try library.entities(matching: "is:followed", window: 0..<9).items.map(\.name)
                == ["Ada Wren", "Tomas Vale"])
        let rows = try library.articles(matching: "", window: 0..<9).items
        #expect(rows.map(\.followed) == [["Ada Wren"], ["Tomas Vale", "Ada Wren"], ["Ada Wren"]])
    }

    @Test func `only people, organisations and places are followed`() throws {
        let wren = try library.id("Ada Wren")
        _ = try library.correct(.about(wren, .changeKind(to: .other)))
        #expect(try !library.setFollowed(wren, true))
        #expect(try library.news == [])
    }

    @Test func `a follow goes with a merge, and comes back when that is undone`() throws {
        let (wren, vale) = (try library.id("Ada Wren"), try library.id("Tomas Vale"))
        try library.setFollowed(vale, true)
        _ = try library.correct(.merge(vale, into: wren))
        #expect(try library.news == ["Ada Wren 9 in 3"])
        _ = try library.undoCorrection()
        #expect(try library.news == ["Tomas Vale 3 in 1"])
        _ = try library.redoCorrection()
        try library.setFollowed(wren, false)
        #expect(try library.news == [])
        _ = try library.undoCorrection()
        #expect(try library.news == [])
    }

    @Test func `a split takes its mentions out of what is new, and undoing it brings them back`() throws {
        let wren = try library.id("Ada Wren")
        try library.setFollowed(wren, true)
        _ = try library.correct(
            .about(wren, .split(as: "Ada Wren (singer)"), in: [.init(ArticleID(rawValue: 3))]))
        #expect(try library.news == ["Ada Wren 3 in 2"])
        _ = try library.undoCorrection()
        #expect(try library.news == ["Ada Wren 6 in 3"])
    }

    @Test func `what was read of a text is still read when more comes to its end or its beginning`() throws {
        try library.setFollowed(try library.id("Ada Wren"), true)
        try library.setMark(.unread, false, articles: [ArticleID(rawValue: 1)])
        try library.markSeen([try library.place("Ada Wren stayed away.", in: 3)], of: ArticleID(rawValue: 3))
        let names = PlainNames(people: ["Ada Wren", "Tomas Vale"])
        try library.put(
            article(
                "Day 0", "Ada Wren came.", "Then Wren spoke.", "It rained.", "Wren sang.", date: "2024-03-01"),
            path: "/news/0", names: names)
        try library.put(
            article(
                "Day 2", "Wren woke.", "Wren went.", "Ada Wren stayed away.", "Ada Wren stayed away.",
                date: "2024-03-03"), path: "/news/2", names: names)
        // One new sentence in the first; in the third the one that came, and two of those that were there.
        #expect(try library.news == ["Ada Wren 5 in 3"])
        #expect(try library.check().problems == [])
    }

    @Test func `a follow is still there when all articles were gone for a while`() throws {
        let vale = try library.id("Tomas Vale")
        try library.setFollowed(vale, true)
        let other = article("Day 1", "Nobody.", "Nothing.", "Never.", date: "2024-03-02")
        try library.put(other, path: "/news/1", names: PlainNames())
        #expect(try library.news == [])
        try library.put(
            article("Day 1", "Tomas Vale is back.", date: "2024-03-02"), path: "/news/1",
            names: PlainNames(people: ["Tomas Vale"]))
        #expect(try library.news == ["Tomas Vale 1 in 1"])
    }

    @Test func `what a check finds wrong with what was read is told`() throws {
        try library.write {
            try $0.execute(sql: "INSERT INTO seen VALUES (1, x'00ff7f'), (2, 'x'), (3, x'0004')")
        }
        #expect(
            try library.check().problems == [
                "What is kept as read of article 1 lies outside its text.",
                "What is kept as read of article 2 lies outside its text.",
            ])
    }
}

@Suite struct `What was read of a text` {
    @Test func `is kept as offsets, joined where they touch`() {
        var seen = SeenText([5..<9, 20..<30])
        let (isNew, isOld) = (seen.insert(9..<12), seen.insert(6..<12))
        #expect(isNew && !isOld)
        #expect(seen.ranges == [5..<12, 20..<30])
        seen.insert(11..<21)
        #expect(seen.ranges == [5..<30])
        #expect([4, 5, 29, 30].map(seen.contains) == [false, true, true, false])
        let isEmptyNew = seen.insert(7..<7)
        #expect(!isEmptyNew)
    }

    @Test(arguments: 0..<40) func `is what a plain list of offsets says`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var (seen, plain) = (SeenText.nothing, Set<Int>())
        for _ in 0..<12 {
            let start = Int.random(in: 0..<60, using: &random)
            let range = start..<start + Int.random(in: 1..<12, using: &random)
            let isNew = seen.insert(range)
            #expect(isNew == !plain.isSuperset(of: range))
            plain.formUnion(range)
            #expect((0..<80).filter(seen.contains) == plain.sorted())
            #expect(SeenText(bytes: seen.bytes ?? []) == seen)
        }
    }

    @Test func `damaged bytes are no ranges`() {
        #expect(SeenText(bytes: [0, 0]) == nil)
        #expect(SeenText(bytes: [3]) == nil)
        #expect(SeenText.whole.bytes == nil)
        #expect(SeenText(bytes: []) == .nothing)
    }
}
