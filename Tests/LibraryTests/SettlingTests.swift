import Articles
import CrossReferences
import Entities
import Library
import Testing

@Suite struct `Who is who, looked at again` {
    private func put(_ text: String, _ people: [String], _ number: Int, into library: Library) throws
        -> ArticleID
    {
        try library.put(
            article("Harbour \(number)", text, date: "2024-03-1\(number)"), path: "/\(number)",
            names: PlainNames(people: people)
        ).id
    }

    /// Whom the first mention of an article is taken for.
    private func person(in article: ArticleID, of library: Library) throws -> EntityID? {
        try library.article(article)?.mentions.first?.entity
    }

    @Test func `a bare name is his who is named in full later`() throws {
        let library = try Library.inMemory()
        let bare = try put("Farkash spoke.", ["Zoltan Farkash"], 1, into: library)
        let full = try (2...6).map {
            try put("Zoltan Farkash spoke.", ["Zoltan Farkash"], $0, into: library)
        }
        #expect(try person(in: bare, of: library) != person(in: full[0], of: library))
        try library.settleNames()
        #expect(try person(in: bare, of: library) == person(in: full[0], of: library))
        let found = try library.entities(named: "Zoltan Farkash")
        #expect(found.map(\.articles) == [6])
        #expect(try library.entities(named: "Farkash").map(\.articles) == [6])
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `two bare names with the same company are one, until it is known whose`() throws {
        let library = try Library.inMemory()
        let company = ["Nilo", "Ada Crane", "Jens Holm", "Gus Bell"]
        let text = "Nilo met Ada Crane, Jens Holm and Gus Bell."
        let first = try put(text, company, 1, into: library)
        let second = try put(text, company, 2, into: library)
        #expect(try person(in: first, of: library) == person(in: second, of: library))
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `whoever was taken for one of two namesakes before the other was known is sorted out`() throws
    {
        let library = try Library.inMemory()
        let former = try put(
            "George H. W. Bush met Gus Bell.", ["George H. W. Bush", "Gus Bell"], 1, into: library)
        let company = ["Ada Crane", "Jens Holm", "Al Hume"]
        let text = " met Ada Crane, Jens Holm and Al Hume."
        let plain = try put("George Bush" + text, ["George Bush"] + company, 2, into: library)
        #expect(try person(in: plain, of: library) == person(in: former, of: library))
        let later = try put("George W. Bush" + text, ["George W. Bush"] + company, 3, into: library)
        try library.settleNames()
        #expect(try person(in: plain, of: library) == person(in: later, of: library))
        #expect(try person(in: former, of: library) != person(in: later, of: library))
        #expect(try library.entities(named: "George H. W. Bush").map(\.articles) == [1])
        #expect(try library.check().problems.isEmpty)
    }
}
