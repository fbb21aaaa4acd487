import Articles
import Entities
import Foundation
import Testing

@testable import Library

@Suite struct `Stories` {
    private static let names = PlainNames(people: [
        "Ida Holm", "Jon Berg", "Mara Voss", "Tom Reed", "Vera Known",
    ])

    private static func ferry(_ turn: String, day: String) -> Article {
        article(
            "Ferry Aurora \(turn)",
            "Ida Holm and Jon Berg argued over the ferry Aurora, its pilot and the breakwater at Karsk.",
            "The ferry Aurora ran aground on the breakwater, and the pilot \(turn) the inquiry.", date: day)
    }

    /// Three turns of a matter, one of another time, another matter, and many that have nothing in common.
    private func library() throws -> Library {
        let library = try Library.inMemory()
        for number in 0..<30 {
            try library.put(
                article(
                    "Weather \(number)", "Vera Known measured cloud\(number) over hill\(number).",
                    date: "2024-0\(number % 6 + 1)-11"),
                path: "/w/\(number)", names: Self.names)
        }
        for (number, turn) in [("left", "2024-03-01"), ("opened", "2024-03-20"), ("closed", "2024-04-15")]
            .enumerated()
        {
            try library.put(Self.ferry(turn.0, day: turn.1), path: "/f/\(number)", names: Self.names)
        }
        try library.put(Self.ferry("remembered", day: "2026-01-01"), path: "/f/9", names: Self.names)
        for (number, day) in ["2024-05-02", "2024-05-04"].enumerated() {
            try library.put(
                article(
                    "Bank \(number)",
                    "Mara Voss and Tom Reed looked for the gold of the Lindovar bank in its vault.", date: day
                ),
                path: "/b/\(number)", names: Self.names)
        }
        return library
    }

    @Test func `are headings of the list of articles, the one with the latest article first`() throws {
        let library = try library()
        try library.chainStories()
        let order = ArticleOrder(.oldest, by: .story)
        let list = try library.list(matching: "", in: order, window: 0..<6)
        #expect(list.groups.map(\.name) == ["Bank 0", "Ferry Aurora left", ""])
        #expect(list.groups.map(\.count) == [2, 3, 31])
        #expect(
            list.window.items.map(\.headline.title).prefix(5) == [
                "Bank 0", "Bank 1", "Ferry Aurora left", "Ferry Aurora opened", "Ferry Aurora closed",
            ])
        let ferry = try library.list(matching: "ferry", in: order, window: 0..<6)
        #expect(ferry.groups.map(\.count) == [3, 1])
    }

    @Test func `are chained, from their first to their last day`() throws {
        let library = try library()
        try library.chainStories()
        #expect(try library.articlesToChain() == 0)
        let stories = try library.stories(matching: "")
        #expect(
            stories.map { $0.articles.map(\.title) } == [
                ["Bank 0", "Bank 1"], ["Ferry Aurora left", "Ferry Aurora opened", "Ferry Aurora closed"],
            ])
        #expect(stories.last?.days == "2024-03-01"..."2024-04-15")
        #expect(try library.stories(matching: "title:closed").map(\.id) == [ArticleID(rawValue: 31)])
        let rows = try library.articles(matching: "aurora", window: 0..<9).items
        #expect(rows.map(\.story) == [nil] + Array(repeating: ArticleID(rawValue: 31), count: 3))
        #expect(try library.story(of: ArticleID(rawValue: 33))?.articles.count == 3)
        #expect(try library.story(of: ArticleID(rawValue: 1)) == nil)
        #expect(try library.check().problems == [])
    }

    @Test func `follow an article that changes`() throws {
        let library = try library()
        try library.chainStories()
        try library.put(
            article("Other", "Vera Known sold a horse.", date: "2024-03-20"), path: "/f/1", names: Self.names)
        try library.chainStories()
        #expect(try library.stories(matching: "").map(\.articles.count) == [2])
        try library.put(Self.ferry("opened", day: "2024-03-20"), path: "/f/1", names: Self.names)
        try library.chainStories()
        #expect(try library.stories(matching: "").map(\.articles.count) == [2, 3])
    }

    @Test func `the same words in several articles are one entry, also in parts`() throws {
        let library = try Library.inMemory()
        func put(_ paragraphs: [String], _ path: String) throws {
            let made = article(path, paragraphs[0])
            var annotation = Self.names.annotate(made)
            for part in made.text.split(separator: "“", omittingEmptySubsequences: false).dropFirst() {
                let start = made.text.utf8.distance(from: made.text.startIndex, to: part.startIndex)
                let speaker = annotation.mentions.last { $0.range.upperBound <= start }?.entity
                annotation.quotations.append(
                    Quotation(
                        range: start..<start + part.prefix { $0 != "”" }.utf8.count, speaker: speaker,
                        cue: "said", confidence: 1))
            }
            _ = try library.store([
                IncomingArticle(
                    file: IncomingArticle.made(made, path: path).file, article: made, annotation: annotation)
            ])
        }
        try put(["Ida Holm said: “It was all so easy,” and left."], "/1")
        try put(
            ["Ida Holm told the court: “It was all so easy. I have seen films in which it is difficult.”"],
            "/2")
        try put(["In films, said Ida Holm, “it is difficult”; Jon Berg said: “No.”"], "/3")
        try put(["Jon Berg said: “No.” and “I never met the owl of the third floor.”"], "/4")
        var ledger = QuotationLedger()
        ledger.add(try library.quotations(of: nil, in: try library.articles(quoting: nil)))
        #expect(
            ledger.entries.map { "\($0.quotation.text) +\($0.copies)" } == [
                "No. +0", "I never met the owl of the third floor. +0", "No. +0",
                "It was all so easy. I have seen films in which it is difficult. +2",
            ])
        #expect(ledger.entries.last?.articles.map(\.rawValue).sorted() == [1, 2, 3])
        #expect(ledger.entries.last?.articles.first?.rawValue == 2)
    }
}
