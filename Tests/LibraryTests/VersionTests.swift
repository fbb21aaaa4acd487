import Articles
import Foundation
import Testing

@testable import Library

@Suite struct `Versions of an article` {
    private let address = "https://www.example.org/harbour/?utm_source=feed#top"

    private func incoming(
        _ article: Article, _ path: String, url: String, modified: Int64 = 1,
        _ provenance: ArticleProvenance = .plain
    ) -> IncomingArticle {
        var article = article
        article.url = url
        let hash = ArticleSource.hash(of: Array((article.title + article.text).utf8))
        return IncomingArticle(
            file: ArticleSource(
                path: path, part: provenance.part, size: 1, modified: modified, contentHash: hash),
            article: article, provenance: provenance)
    }

    private let short = article("Harbour closed", "The harbour was closed on Monday after a storm.")
    private let long = article(
        "Harbour closed after storm", "The harbour was closed on Monday after a storm.",
        "It will open again on Friday, the office said.", "Ferries go from the old quay.")

    private func front(_ library: Library) throws -> ArticleRow {
        let rows = try library.articles(matching: "", window: 0..<9).items
        #expect(rows.count == 1)
        return rows[0]
    }

    @Test func `what does not tell pages apart in their addresses does not count`() {
        let same = [
            "http://example.org/a", "https://www.example.org:443/a/",
            "https://EXAMPLE.org/a?fbclid=1&mc_cid=2#x",
        ]
        #expect(Set(same.map(AddressKey.key)).count == 1)
        #expect(
            AddressKey.key(of: "https://example.org/a?id=1")
                != AddressKey.key(of: "https://example.org/a?id=2"))
        #expect(AddressKey.text(of: "https://example.org/a?id=1&utm_medium=x") == "example.org/a?id=1")
        #expect(AddressKey.key(of: "mailto:me") == nil && AddressKey.key(of: nil) == nil)
    }

    @Test func `the fullest stands in front, and keeps what was kept of the article`() throws {
        let library = try Library.inMemory()
        let id = try library.store([incoming(short, "/n/1.txt", url: address)])[0].id
        try library.setTag("keep", true, articles: [id])
        let second = try library.store([
            incoming(long, "/n/2.txt", url: "http://example.org/harbour", modified: 2)
        ])
        #expect(second == [.version(id)])
        var row = try front(library)
        #expect((row.id, row.headline.title, row.versions, row.tags) == (id, long.title, 2, ["keep"]))
        #expect(
            try library.titles("is:versions") == [long.title] && library.titles("ferries") == [long.title])
        // A shorter one that is newer stays behind.
        let third = article("Harbour closed", "The harbour was closed on Monday.")
        #expect(try library.store([incoming(third, "/n/3.txt", url: address, modified: 9)]) == [.version(id)])
        row = try front(library)
        #expect((row.headline.title, row.versions) == (long.title, 3))
        #expect(try library.versions(of: id).map(\.path) == ["/n/2.txt", "/n/3.txt", "/n/1.txt"])
        // And comes to the front when the file of the one before it loses its text.
        _ = try library.store([
            incoming(article("Harbour closed", "Closed."), "/n/2.txt", url: address, modified: 10)
        ])
        row = try front(library)
        #expect((row.path, row.headline.title, row.versions) == ("/n/1.txt", short.title, 3))
        #expect(try library.check().problems == [])
    }

    @Test func `one cut short never replaces a whole one`() throws {
        let library = try Library.inMemory()
        let cut = ArticleProvenance(format: .page, encoding: "utf-8", isPartial: true)
        let whole = ArticleProvenance(format: .page, encoding: "utf-8")
        let id = try library.store([incoming(short, "/n/1.html", url: address, whole)])[0].id
        _ = try library.store([incoming(long, "/n/2.html", url: address, modified: 2, cut)])
        #expect(try front(library).headline.title == short.title)
        // Nor does the same file.
        _ = try library.store([
            incoming(article("Harbour", "It was"), "/n/1.html", url: address, modified: 3, cut)
        ])
        #expect(try front(library).headline.title == short.title)
        #expect(try library.versions(of: id).count == 2)
        #expect(try library.check().problems == [])
    }

    @Test func `pages of one address that have nothing in common are articles of their own`() throws {
        let library = try Library.inMemory()
        let monday = article("Storm closes harbour", "The harbour was closed on Monday after a storm.")
        let friday = article("Mayor resigns", "She left her post after months of talks about the budget.")
        let stored = try library.store([
            incoming(monday, "/n/1.html", url: address), incoming(friday, "/n/2.html", url: address),
        ])
        #expect(Set(stored.map(\.id)).count == 2)
        #expect(try library.titles("is:versions") == [])
    }

    @Test func `the same text under one address is a copy, and deleting one file leaves the article`() throws
    {
        let folder = try TemporaryFolder()
        let page =
            "URL: https://example.org/a\n\nHarbour closed\n\nThe harbour was closed on Monday after a storm.\n"
        try folder.write(page, to: "1.txt")
        try folder.write(page, to: "2.txt")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        let first = try importer.add(paths: [folder.path])
        #expect((first.new, first.copies, first.versions) == (1, 1, 0))
        #expect(try front(library).versions == 1)
        try FileManager.default.removeItem(atPath: folder.path + "/1.txt")
        let second = try importer.add(paths: [folder.path])
        #expect((second.missing, second.unchanged) == (0, 1))
        #expect(try !front(library).missing && library.titles("is:missing") == [])
        try FileManager.default.removeItem(atPath: folder.path + "/2.txt")
        _ = try importer.add(paths: [folder.path])
        #expect(try library.titles("is:missing") == ["Harbour closed"])
        #expect(try library.versions(of: front(library).id).count == 2)
        #expect(try library.check().problems == [])
    }

    @Test func `versions are told apart in words`() throws {
        #expect(
            TextComparison(of: long, with: short).wordsOfVersion
                == "with 2 more paragraphs; title was “Harbour closed”")
        #expect(
            TextComparison(of: short, with: long).wordsOfVersion
                == "without the last 2 paragraphs; title was “\(long.title)”")
        #expect(TextComparison(of: short, with: short).wordsOfVersion == "the same text")
        let corrected = article("Harbour closed", "The harbour was closed on Tuesday after a storm.")
        #expect(TextComparison(of: corrected, with: short).wordsOfVersion == "1 word changed")
    }
}
