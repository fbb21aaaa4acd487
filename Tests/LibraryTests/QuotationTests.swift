import Articles
import Entities
import Library
import Testing

@Suite struct `What was said` {
    private let names = PlainNames(people: ["Ada Crane", "Jens Holm"])

    /// Stores an article in which what stands between “ and ” is said by whoever is named last before it.
    private func put(_ words: String, date: String, path: String, in library: Library) throws {
        let article = article("Hafen – \(path)", words, date: date)
        var annotation = names.annotate(article)
        for part in article.text.split(separator: "“", omittingEmptySubsequences: false).dropFirst() {
            let lower = article.text.utf8.distance(from: article.text.startIndex, to: part.startIndex)
            let length = part.prefix { $0 != "”" }.utf8.count
            let speaker = annotation.mentions.last { $0.range.upperBound <= lower }?.entity
            annotation.quotations.append(
                Quotation(range: lower..<lower + length, speaker: speaker, cue: "said", confidence: 1))
        }
        let file = IncomingArticle.made(article, path: path).file
        _ = try library.store([IncomingArticle(file: file, article: article, annotation: annotation)])
    }

    private func library() throws -> Library {
        let library = try Library.inMemory()
        try put(
            "Ada Crane said: “Später.” Jens Holm said: “No.”", date: "2024-03-02", path: "/1", in: library)
        try put(
            "Ada Crane was there. Jens Holm said: “Again.”", date: "2024-03-03", path: "/2", in: library)
        try put("“Who knows?” it said. Then Ada Crane: “I do.”", date: "2024-03-01", path: "/3", in: library)
        try put("Ada Crane and Jens Holm said nothing.", date: "2024-03-04", path: "/4", in: library)
        return library
    }

    private func said(by name: String?, in library: Library) throws -> [QuotationInArticle] {
        let speaker = try name.map { try library.entities(named: $0)[0].id }
        return try library.quotations(of: speaker, in: library.articles(quoting: speaker))
    }

    @Test func `by everybody, the newest article first`() throws {
        let all = try said(by: nil, in: library())
        #expect(all.map(\.text) == ["Again.", "Später.", "No.", "Who knows?", "I do."])
        #expect(all.map(\.name) == ["Jens Holm", "Ada Crane", "Jens Holm", nil, "Ada Crane"])
    }

    @Test func `by one, the oldest article first, of those in which they are quoted`() throws {
        let library = try library()
        #expect(try said(by: "Ada Crane", in: library).map(\.text) == ["I do.", "Später."])
        let ada = try library.entities(named: "Ada Crane")[0].id
        #expect(try library.trail(of: ada).count == 4)
        #expect(try library.articles(quoting: ada).count == 2)
    }

    @Test func `stands where it says, in bytes and in scalars`() throws {
        let library = try library()
        for found in try said(by: nil, in: library) {
            let text = try #require(try library.article(found.headline.article)).article.text
            #expect(text.slice(utf8: found.quotation.range) == found.text)
            #expect(String(String.UnicodeScalarView(Array(text.unicodeScalars)[found.scalars])) == found.text)
        }
    }

    @Test func `what is only told, or told by somebody without a name`() throws {
        let library = try Library.inMemory()
        let article = article(
            "Hafen", "Ada Crane said the wall holds. “It holds,” a mason said.", date: "2024-03-02")
        var annotation = names.annotate(article)
        func range(_ words: String) -> Range<Int> {
            let start = article.text.utf8.firstRange(of: words.utf8)?.lowerBound ?? article.text.startIndex
            let lower = article.text.utf8.distance(from: article.text.startIndex, to: start)
            return lower..<lower + words.utf8.count
        }
        annotation.quotations = [
            Quotation(
                range: range("the wall holds"), speaker: 0, cue: "said", confidence: 1, kind: .reported),
            Quotation(
                range: range("It holds,"), speaker: nil, cue: "said", confidence: 1, kind: .partial,
                speakerWords: "a mason", speaksFor: 0),
        ]
        let file = IncomingArticle.made(article, path: "/1").file
        _ = try library.store([IncomingArticle(file: file, article: article, annotation: annotation)])
        let ada = try library.entities(named: "Ada Crane")[0].id
        let quoted = try said(by: nil, in: library)
        #expect(quoted.map(\.text) == ["It holds,"])
        #expect(quoted.map(\.speakerInWords) == ["a mason"] && quoted.map(\.name) == [nil])
        #expect(quoted.map(\.quotation.kind) == [.partial] && quoted.map(\.quotation.speaksFor) == [ada])
        #expect(try library.articles(quoting: ada).isEmpty)
        let told = try library.quotations(
            of: ada, in: library.articles(quoting: ada, reported: true), reported: true)
        #expect(told.map(\.text) == ["the wall holds"] && told.map(\.quotation.kind) == [.reported])
        #expect(try library.dossier(of: ada)?.quotations == 0)
        #expect(try library.company(of: ada).reported.values.reduce(0, +) == 1)
        #expect(
            try library.appearances(of: ada, in: library.articles(quoting: ada, reported: true))[0]
                .quotations.map(\.kind) == [.reported])
    }

    @Test func `goes with a correction`() throws {
        let library = try library()
        let ada = try library.entities(named: "Ada Crane")[0].id
        let jens = try library.entities(named: "Jens Holm")[0].id
        _ = try library.correct(.merge(jens, into: ada))
        #expect(try said(by: "Ada Crane", in: library).map(\.text) == ["I do.", "Später.", "No.", "Again."])
        #expect(try said(by: nil, in: library).compactMap(\.name).allSatisfy { $0 == "Ada Crane" })
    }

    @Test func `mentions of several articles are those of each`() throws {
        let library = try library()
        let ada = try library.entities(named: "Ada Crane")[0].id
        let articles = try library.trail(of: ada).map(\.article)
        let all = try library.mentions(of: ada, window: 0..<100)
        #expect(try library.mentions(of: ada, in: articles) == all.items)
        #expect(try library.mentions(of: ada, in: Array(articles.suffix(1))) == Array(all.items.suffix(1)))
    }
}
