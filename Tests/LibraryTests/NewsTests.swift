import Articles
import Entities
import Foundation
import Testing

@testable import Library

@Suite struct `What is new` {
    private let library: Library
    private let names = PlainNames(people: ["Ada Wren", "Tomas Vale"], places: ["Karsk"])

    /// Four articles: Wren in the first two, Vale in the second and the last, which gives no date.
    init() throws {
        library = try Library.inMemory()
        for (number, text) in [
            "Ada Wren came. Wren spoke.", "Tomas Vale met Ada Wren.", "It rained in Karsk.",
            "Tomas Vale left.",
        ].enumerated() {
            var made = article("Day \(number)", text, date: "2024-0\(number + 1)-10")
            if number == 3 { made.date = ArticleDate(iso: "2026-11-29", origin: .fileTime) }
            try library.put(made, path: "/news/\(number)", names: names)
        }
    }

    private func id(_ name: String) throws -> EntityID {
        try #require(try library.entities(named: name).first).id
    }

    @Test func `without a visit all is new, and nobody is a newcomer`() throws {
        let news = try library.news(since: nil)
        #expect(news.people.isEmpty && news.newcomers.isEmpty)
        #expect(news.articles == 4 && news.newArticleCount == 4 && news.newArticlesNaming == 0)
        // Those without a date come last.
        #expect(news.newArticles.map(\.headline.title) == ["Day 2", "Day 1", "Day 0", "Day 3"])
    }

    @Test func `people are told with what is new, in order of the latest, with twelve months of mentions`()
        throws
    {
        for name in ["Tomas Vale", "Ada Wren", "Karsk"] { try library.setFollowed(id(name), true) }
        try library.setMark(.unread, false, articles: [ArticleID(rawValue: 3)])
        let news = try library.news(since: nil)
        #expect(news.people.map(\.name) == ["Ada Wren", "Tomas Vale", "Karsk"])
        #expect(news.people.map(\.new.mentions) == [3, 2, 0])
        #expect(news.people.map(\.new.articles) == [2, 2, 0])
        #expect(news.new == NewMentionCount(mentions: 5, articles: 3))
        // The latest article with a date of its own; the months end with March.
        #expect(news.people.map(\.latest?.title) == ["Day 1", "Day 1", "Day 2"])
        #expect(news.people[0].months == [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0])
        #expect(news.people[1].months == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0])
        #expect(news.people[2].months == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
        // Articles that name them come first; one was read.
        #expect(news.newArticles.map(\.headline.title) == ["Day 1", "Day 0", "Day 3"])
        #expect(news.newArticleCount == 3 && news.newArticlesNaming == 3)
    }

    @Test func `since a visit only what came later is new, and who was not named before`() throws {
        let visit = try library.visit()
        try visit.keep(in: library)
        #expect(try LibraryVisit.last(in: library) == visit)
        #expect(try library.news(since: visit).newArticleCount == 0)
        let later = PlainNames(people: ["Ida Quill", "Ada Wren"], places: ["Osmara"])
        try library.setFollowed(id("Ada Wren"), true)
        try library.put(
            article("Day 4", "Ida Quill met Wren.", date: "2024-02-01"), path: "/news/4", names: later)
        try library.put(
            article("Day 5", "Rain in Osmara.", date: "2024-06-01"), path: "/news/5", names: later)
        let news = try library.news(since: visit)
        #expect(news.newArticles.map(\.headline.title) == ["Day 4", "Day 5"])
        #expect(news.newArticleCount == 2 && news.newArticlesNaming == 1)
        #expect(news.newcomers.map(\.name) == ["Ida Quill"] && news.newcomerCount == 1)
        let arrivals = try library.arrivals(after: visit)
        #expect(arrivals.articles == 2 && arrivals.naming == 1 && arrivals.now.article == 6)
        #expect(try library.arrivals(after: arrivals.now).articles == 0)
    }

    @Test func `saved searches tell their new answers and all`() throws {
        try library.saveSearch("wren", as: "Wren")
        try library.saveSearch("karsk", as: "Karsk")
        let visit = LibraryVisit(seconds: 0, article: 1, entity: 1)
        _ = try library.markOpened(ArticleID(rawValue: 3))
        let news = try library.news(since: visit)
        #expect(news.searches.map(\.search.name) == ["Karsk", "Wren"])
        #expect(news.searches.map(\.new) == [0, 1])
        #expect(news.searches.map(\.search.articles) == [1, 2])
    }

    @Test func `a kept visit that is damaged is none`() throws {
        for kept in ["", "1 2", "a b c", "1 -2 3"] {
            try library.keepReaderState(["visit": kept])
            #expect(try LibraryVisit.last(in: library) == nil, "\(kept)")
        }
    }
}

@Suite struct `Finding people, organisations and places` {
    private let library: Library

    init() throws {
        library = try Library.inMemory()
        let names = PlainNames(
            people: ["Ada Wren", "Tomas Vale", "Ada Moss"], places: ["Karsk", "Lake Enn"])
        for number in 0..<3 {
            let text = [
                "Tomas Vale met Ada Wren in Karsk.", "Tomas Vale and Ada Wren and Tomas Vale.",
                "Ada Moss swam in Lake Enn.",
            ]
            try library.put(
                article("Day \(number)", text[number], date: "2024-0\(number + 1)-10"),
                path: "/news/\(number)",
                names: names)
        }
    }

    private func found(_ typed: String) throws -> [String] {
        try library.finding(typed, limit: 9).map(\.entity.name)
    }

    @Test(arguments: [
        ("a", ["Ada Wren", "Ada Moss"]), ("ada m", ["Ada Moss"]), ("VALE", ["Tomas Vale"]),
        ("vale ", ["Tomas Vale"]),
        ("val ", []), ("wren ada", ["Ada Wren"]), ("enn", ["Lake Enn"]), ("zz", []),
    ])
    func `words of any name, the last perhaps unfinished, the most mentioned first`(
        typed: String, names: [String]
    )
        throws
    {
        #expect(try found(typed) == names)
    }

    @Test func `with nothing typed those who are followed come first, then the most mentioned`() throws {
        try library.setFollowed(try #require(try library.entities(named: "Lake Enn").first).id, true)
        #expect(try found("") == ["Lake Enn", "Tomas Vale", "Ada Wren", "Karsk", "Ada Moss"])
        let first = try #require(try library.finding("", limit: 1).first)
        #expect(first.isFollowed && first.last == "2024-03-10" && first.entity.articles == 1)
    }

    @Test func `many of one beginning are found as few are`() throws {
        var names = PlainNames()
        names.known = (100..<1000).map { ("Xa\($0)", .place) }
        let text = names.known.map(\.name).joined(separator: ", ")
        try library.put(article("Crowd", text, date: "2024-05-01"), path: "/news/crowd", names: names)
        try library.put(
            article("One", "It rained in Xa999.", date: "2024-05-02"), path: "/news/one",
            names: PlainNames(places: ["Xa999"]))
        #expect(try library.finding("xa", limit: 2).map(\.entity.name) == ["Xa999", "Xa100"])
        #expect(try library.finding("xa1", limit: 200).count == 100)
    }

    @Test func `the latest mentions are one an article, newest first`() throws {
        let vale = try #require(try library.entities(named: "Tomas Vale").first).id
        let mentions = try library.latestMentions(of: vale, limit: 3)
        #expect(mentions.map(\.headline.title) == ["Day 1", "Day 0"])
        #expect(mentions.first?.sentence == "Tomas Vale and Ada Wren and Tomas Vale.")
        #expect(try library.latestMentions(of: vale, limit: 1).count == 1)
    }
}
