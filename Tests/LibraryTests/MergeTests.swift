import Articles
import Testing

@testable import Library

@Suite struct `A library taken into another` {
    private let names = PlainNames(people: ["Ida Holm", "Jon Berg"])

    private func library(_ texts: [(path: String, text: String)]) throws -> Library {
        let library = try Library.inMemory()
        for (path, text) in texts { try library.put(article("Title", text), path: path, names: names) }
        return library
    }

    private func merge(_ other: Library, into library: Library) throws -> MergeReport {
        try Importer(library: library, names: names.annotate).merge(other)
    }

    private static let long = (0..<60).map { "Ida Holm sold horse\($0) to Jon Berg." }.joined(separator: " ")

    @Test func `brings the copy that was chosen there, unless one was chosen here`() throws {
        let texts = [("/a", Self.long + " And more."), ("/b", Self.long), ("/c", Self.long + " Or less.")]
        let there = try library(texts)
        let second = ArticleID(rawValue: 2)
        try #require(try there.setStandsForCopies(second))
        let here = try library([("/z", "Jon Berg was here.")])
        #expect(try merge(there, into: here).chosenCopies == 1)
        let front = try #require(try here.articleID(named: "/b"))
        #expect(try here.copies(of: front).first?.id == front)
        #expect(try merge(there, into: here).chosenCopies == 0)
        // Another choice is made here, and stays.
        let third = try #require(try here.articleID(named: "/c"))
        try #require(try here.setStandsForCopies(third))
        #expect(try merge(there, into: here).chosenCopies == 0)
        #expect(try here.copies(of: front).first?.id == third)
        #expect(try here.check().problems == [])
    }

    @Test func `brings its feeds, but for those that are gone`() throws {
        let there = try library([])
        _ = try there.addFeed(at: "https://post.example/feed", title: "Post", host: "post.example")
        var gone = try there.addFeed(at: "https://old.example/feed", title: nil, host: "old.example").feed
        gone.isStopped = true
        try there.keepFeed(gone)
        let here = try library([])
        #expect(try merge(there, into: here).feeds == 1)
        let (feed, known) = (try #require(try here.feeds().first), try there.feeds())
        #expect(feed.title == "Post" && known.contains { $0.file == feed.file })
        #expect(try here.feeds().count == 1)
        #expect(try merge(there, into: here).feeds == 0)
    }

    @Test func `brings places marked with a letter, with the numbers of what they mark here`() throws {
        let there = try library([("/a", "Ida Holm was here."), ("/b", "Jon Berg was here.")])
        let person = try #require(try there.entities(named: "Ida Holm").first?.id.rawValue)
        try there.keepReaderState([
            "mark/a": #"{"article":2,"place":{"offset":7},"title":"Title"}"#,
            "mark/b": #"{"entity":\#(person),"kind":"person","title":"Ida Holm"}"#,
            "mark/c": #"{"article":1,"title":"Title"}"#, "mark/d": #"{"article":99,"title":"Gone"}"#,
            "mark/e": "no object", "place/1": "7",
        ])
        let here = try library([("/z", "Jon Berg went."), ("/y", "Ida Holm went.")])
        try here.keepReaderState(["mark/c": #"{"article":1,"title":"Here"}"#])
        let report = try merge(there, into: here)
        #expect(report.letters == 2 && report.takenLetters == ["c"])
        let (article, holm) = (
            try #require(try here.articleID(named: "/b")).rawValue,
            try #require(try here.entities(named: "Ida Holm").first?.id.rawValue)
        )
        #expect(article == 4 && holm != person)
        let kept = Dictionary(
            uniqueKeysWithValues: try here.readerStates("").map { ($0.name, $0.value) })
        #expect(
            kept == [
                "mark/a": #"{"article":\#(article),"place":{"offset":7},"title":"Title"}"#,
                "mark/b": #"{"entity":\#(holm),"kind":"person","title":"Ida Holm"}"#,
                "mark/c": #"{"article":1,"title":"Here"}"#,
            ])
        #expect(try merge(there, into: here).letters == 0)
    }
}
