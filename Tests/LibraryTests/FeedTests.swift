import Articles
import Foundation
import GRDB
import Testing

@testable import Library

@Suite struct `Feeds in a library` {
    @Test func `a feed is kept once, however its address is written`() throws {
        let library = try Library.inMemory()
        let (feed, isNew) = try library.addFeed(
            at: "https://example.org/feed/", title: "Post", host: "example.org")
        #expect(isNew && feed.file.hasPrefix("example.org-") && feed.name == "Post")
        let (same, isNewAgain) = try library.addFeed(
            at: "http://www.example.org/feed?utm_source=x", title: nil, host: "h")
        #expect(!isNewAgain && same == feed)
        var changed = feed
        (changed.etag, changed.status, changed.asked, changed.problem) = (
            "\"1\"", 200, 17, "Failed; try again."
        )
        changed.address = "https://example.org/new"
        #expect(try library.keepFeed(changed))
        #expect(try library.feeds() == [changed])
        // Another one at the address that it had gets a file of its own.
        let (other, _) = try library.addFeed(at: "https://example.org/feed/", title: nil, host: "example.org")
        #expect(other.file != feed.file)
        var moved = other
        moved.address = changed.address
        #expect(try !library.keepFeed(moved))
        #expect(try library.feeds() == [changed])
        try library.dropFeed(changed.id)
        #expect(try library.feeds().isEmpty)
    }

    @Test(arguments: ["'x'", "x'FF00'", "-9223372036854775808", "9223372036854775807", "1.5"])
    func `no wrong value crashes a question`(value: String) throws {
        let library = try Library.inMemory()
        _ = try library.addFeed(at: "https://example.org/feed", title: nil, host: "example.org")
        try library.keepHeldHosts(["a.example": 5])
        for (table, column) in [
            ("feed", "asked"), ("feed", "status"), ("feed", "etag"), ("feed", "isStopped"), ("feed", "title"),
            ("heldHost", "until"), ("heldHost", "host"),
        ] {
            try library.database.write { try $0.execute(sql: "UPDATE \(table) SET \(column) = \(value)") }
        }
        for feed in try library.feeds() {
            #expect(ArticleFile.timestamp(secondsSince1970: feed.asked ?? 0).count == 20)
        }
        for until in try library.heldHosts().values { #expect(until - 1_700_000_000 < 1 << 40) }
        #expect(try library.pagesToFetch().isEmpty)
    }

    @Test func `what hosts asked for is kept`() throws {
        let library = try Library.inMemory()
        try library.keepHeldHosts(["a.example": 5, "b.example": 7])
        try library.keepHeldHosts(["b.example": 9])
        #expect(try library.heldHosts() == ["b.example": 9])
    }

    @Test func `entries that leave a feed stay what they are, those that leave another file are gone`() throws
    {
        let folder = try TemporaryFolder()
        func feed(_ numbers: [Int]) -> String {
            let items = numbers.map {
                "<item><guid>\($0)</guid><title>Entry \($0)</title><link>https://a.example/\($0)</link></item>"
            }
            return "<rss><channel><title>Post</title>\(items.joined())</channel></rss>"
        }
        try folder.write(feed([1, 2]), to: "a.xml")
        let library = try Library.inMemory()
        var importer = Importer(library: library, names: nil)
        importer.entriesMayLeave = true
        #expect(try importer.add(paths: [folder.path + "/a.xml"]).new == 2)
        try folder.write(feed([2, 3]), to: "a.xml")
        let report = try importer.add(paths: [folder.path + "/a.xml"])
        #expect((report.new, report.unchanged, report.missing) == (1, 1, 0))
        importer.entriesMayLeave = false
        try folder.write(feed([3]), to: "a.xml")
        #expect(try importer.add(paths: [folder.path + "/a.xml"]).missing == 2)
    }

    @Test func `only entries that came after are to be fetched, each until it is done`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "<rss><channel><item><guid>1</guid><title>Harbour contract</title><link>https://a.example/1</link></item></channel></rss>",
            to: "a.xml")
        try folder.write("A text\n\nThat is no entry.\n", to: "b.txt")
        let library = try Library.inMemory()
        _ = try Importer(library: library, names: nil).add(paths: [folder.path])
        let last = try library.newestArticle()
        try library.noteNewPages(after: last)
        #expect(try library.pagesToFetch().isEmpty)
        try library.noteNewPages(after: 0)
        let waiting = try library.pagesToFetch()
        #expect(waiting.map(\.address) == ["https://a.example/1"])
        #expect(try !library.hasPage(at: "http://www.a.example/1"))
        let page =
            "<html><body><article><h1>Harbour contract</h1>"
            + String(
                repeating:
                    "<p>The harbour council looked at the contract again, and nobody was paid before that.</p>",
                count: 4)
            + "</article></body></html>"
        try folder.write(page, to: "c.html")
        var importer = Importer(library: library, names: nil)
        importer.origins[folder.path + "/c.html"] = WebOrigin(
            address: "https://a.example/moved", knownAs: "https://a.example/1",
            marks: SavedMarks(tags: ["later"], isStarred: true))
        let report = try importer.add(paths: [folder.path + "/c.html"])
        #expect((report.new, report.versions) == (0, 1))
        #expect(try library.hasPage(at: "http://www.a.example/1"))
        let row = try #require(try library.articles(matching: "is:versions", window: 0..<9).items.first)
        #expect(row.id == waiting[0].article && row.provenance.format == .page)
        try library.notePageDone(of: waiting[0].article)
        #expect(try library.pagesToFetch().isEmpty)
    }
}
