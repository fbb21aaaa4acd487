import Articles
import Foundation
import GRDB
import Testing
import WordIndex

@testable import Library

@Suite struct `A library that has learned a lexicon` {
    let library: Library

    init() throws {
        library = try Library.inMemory()
        let texts = (0..<900).map { number in
            article(
                "Report \(number)",
                "The prime minister said in report \(number) that the budget of the state was fine. "
                    + (number % 3 == 0
                        ? "The minister was prime suspect \(number)." : "Nobody asked word\(number)."),
                String(repeating: "Filler about the weather and the harvest of the year. ", count: 12))
        }
        for start in stride(from: 0, to: 900, by: 450) {
            let lexicon = try library.newestLexicon()
            _ = try library.store(
                texts[start..<start + 450].enumerated().map { offset, item in
                    IncomingArticle(
                        file: ArticleSource(
                            path: "/r/\(start + offset)", size: 1, modified: 1,
                            contentHash: Int64(start + offset)),
                        found: FoundArticle(article: item, provenance: .plain), annotation: nil,
                        lexicon: lexicon)
                })
        }
        try #require(try library.newestLexicon() != nil)
    }

    @Test(arguments: [
        ("\"prime minister\"", 900), ("\"minister prime\"", 0), ("\"minister was prime\"", 300),
        ("\"the prime minister said\"", 900), ("\"prime suspect 9\"", 1), ("\"asked word8\"", 1),
        ("\"weather and the harvest\"", 900), ("title:\"report 12\"", 1), ("\"suspect prime\"", 0),
    ])
    func `phrases are found whether the index knows their pairs or not`(query: String, count: Int) throws {
        #expect(try library.articles(matching: query, window: 0..<1).total == count)
    }

    @Test(arguments: [("\"prime min", 900), ("\"prime sus", 300), ("\"asked wo", 600), ("\"of the st", 900)])
    func `an unfinished phrase is found too`(query: String, count: Int) throws {
        #expect(try library.search(query, window: 0..<1, isTyping: true).total == count)
    }

    @Test(arguments: ["\"asked wo", "\"prime sus", "report", "minister -suspect", "r"])
    func `a search ends as soon as nobody waits for its answer`(query: String) throws {
        var asked = 0
        func search(upTo limit: Int) throws {
            asked = 0
            _ = try library.search(query, window: 0..<20, isTyping: true) {
                asked += 1
                return asked >= limit
            }
        }
        try search(upTo: .max)
        let whole = asked
        // Not once, but all the way: a library this small is one part of an index or two.
        #expect(whole > 20)
        for limit in [1, 3, whole / 2, whole] {
            #expect(throws: CancellationError.self) { try search(upTo: limit) }
            #expect(asked == limit)
        }
    }

    @Test func `texts come back whole`() throws {
        for row in try library.articles(matching: "", window: 0..<900).items {
            let opened = try #require(try library.article(row.id))
            #expect(opened.article.text.hasPrefix(row.headline.title + "\n\nThe prime minister"))
            #expect(opened.article.text.hasSuffix("harvest of the year. "))
        }
    }
}

@Suite struct `A library that comes to learn a lexicon` {
    private func lexicons(_ library: Library) throws -> Set<Int64> {
        try library.database.read { try Set(Int64.fetchAll($0, sql: "SELECT lexicon FROM shard")) }
    }

    @Test func `a phrase of common words is found in a title that is no part of the text`() throws {
        let library = try Library.inMemory()
        let filler = String(repeating: "Filler about the weather and the harvest of the year. ", count: 12)
        var incoming = (0..<450).map { number in
            IncomingArticle.made(
                article("Report \(number)", "The prime minister said so in report \(number).", filler),
                path: "/r/\(number)")
        }
        _ = try library.store(incoming)
        let lexicon = try library.newestLexicon()
        #expect(lexicon != nil)
        let bare = Article(
            title: "The prime minister of the year", text: "Nothing.",
            blocks: [Article.Block(kind: .paragraph, range: 0..<8)], date: incoming[0].article.date)
        incoming = [.made(bare, path: "/bare")]
        _ = try library.store(incoming)
        #expect(try library.titles("title:\"prime minister\"") == [bare.title])
        #expect(try library.titles("title:\"of the\"") == [bare.title])
        #expect(try library.titles("title:\"minister prime\"").isEmpty)
    }

    @Test func `what came before is indexed anew, with pairs of common words, and what was replaced is not`()
        throws
    {
        let library = try Library.inMemory()
        try library.put(article("First", "The prime minister was early."), path: "/first", names: nil)
        try library.put(article("Second", "The prime minister was second."), path: "/second", names: nil)
        #expect(try lexicons(library) == [0])
        let filler = String(repeating: "Filler about the weather and the harvest of the year. ", count: 12)
        var incoming = (0..<450).map { number in
            IncomingArticle.made(
                article("Report \(number)", "The prime minister said so in report \(number).", filler),
                path: "/r/\(number)")
        }
        // Replaced in the very transaction in which the library learns.
        incoming.append(.made(article("Second", "The minister was not prime any more."), path: "/second"))
        _ = try library.store(incoming)
        #expect(try lexicons(library).contains(0) == false)
        #expect(try library.articles(matching: "\"prime minister\"", window: 0..<1).total == 451)
        #expect(try library.titles("early") == ["First"])
        #expect(try library.titles("second \"any more\"") == ["Second"])
        #expect(try library.check().problems == [])
    }
}
