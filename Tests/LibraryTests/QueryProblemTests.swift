import Library
import Testing

@testable import Library

@Suite struct `What a query leaves out` {
    @Test(arguments: [
        "is:foo", "after:2024-13", "before:soon", "on:3/4/2024", "on:2024-02-30", "date:2024", "author:wren",
        "sorce:herald", "person:!!", "source:-", "is:unred",
    ])
    func `it is told`(text: String) {
        let query = Query(parsing: "wheat \(text)")
        #expect(query.problems.count == 1)
        #expect(query.problems.first?.contains(text.split(separator: ":")[0]) ?? false)
    }

    @Test(arguments: [
        "is:unread", "after:2024", "on:2024-3-1", "on:12.3.2024", "on:25/3/2024", "on:today", "12:30", "is:",
        "after:",
        "http://example.org", "\"a: b\"", "note:well", "o'brien", "tag:x", "(a OR", "-", "\"open",
    ])
    func `what has a meaning is no problem`(text: String) {
        #expect(Query(parsing: "\(text) wheat").problems == [])
    }

    @Test(arguments: ["is:un", "after:2024-1", "after:2", "on:yest", "before:12.3"])
    func `what is still being typed is no problem yet`(text: String) {
        #expect(Query(parsing: text, isTyping: true).problems == [])
    }

    @Test(arguments: [
        ("2024-3-1", "after:2024-03-01 before:2024-03-02"),
        ("2024/03/01", "after:2024-03-01 before:2024-03-02"),
        ("1.3.2024", "after:2024-03-01 before:2024-03-02"),
        ("25/3/2024", "after:2024-03-25 before:2024-03-26"),
        ("3/25/2024", "after:2024-03-25 before:2024-03-26"),
        ("3/3/2024", "after:2024-03-03 before:2024-03-04"),
        ("3/4/2024", "everything"), ("31.2.2024", "everything"), ("1.3.24", "everything"),
    ])
    func `a day is read as people write it, unless it may be two`(text: String, understood: String) {
        #expect(Query(parsing: "on:" + text).description == understood)
    }

    @Test func `yesterday ends where today begins`() throws {
        let moment: Int64 = 1_710_244_800 + 40_000
        let today = try #require(TypedDate.span(of: "Today", today: moment))
        let yesterday = try #require(TypedDate.span(of: "yesterday", today: moment))
        #expect(DateKey.isoDay(today.lowerBound) == "2024-03-12")
        #expect(DateKey.isoDay(yesterday.lowerBound) == "2024-03-11")
        #expect(yesterday.upperBound == today.lowerBound && today.count == 86_400)
    }

    @Test(arguments: ["is:green", "after:yesteryear", "-is:green", "(is:green OR on:never)", "title:-"])
    func `a query of which nothing is understood is not said to ask for everything`(text: String) throws {
        let query = Query(parsing: text)
        #expect(query.meaning == nil)
        let words = try #require(query.understood)
        #expect(!words.contains("everything") && words == query.problems.joined(separator: " · "))
    }

    @Test func `of a query that is understood in part that part is told`() {
        let query = Query(parsing: "is:unread is:green")
        #expect(query.meaning == "is:unread")
        #expect(query.understood?.hasPrefix("is:unread · “is:green” is no mark") == true)
    }

    @Test(arguments: [
        ("wheat harvest", false), ("o'brien", false), ("whea*", true), ("\"wheat\"", true), ("a OR b", true),
        ("-a", true), ("tag:x", true), ("", false), ("12:30", false),
    ])
    func `words alone need no explanation`(text: String, isMore: Bool) {
        #expect(Query(parsing: text).goesBeyondWords == isMore)
    }
}
