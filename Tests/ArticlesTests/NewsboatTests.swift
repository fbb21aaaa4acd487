import CSQLite
import Foundation
import Testing

@testable import Articles

@Suite("newsboat's cache")
struct NewsboatTests {
    /// A cache in a folder of its own, open still, as newsboat has it.
    private func withCache(_ body: (String, OpaquePointer) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "cache.db").path
        var opened: OpaquePointer?
        #expect(sqlite3_open(path, &opened) == SQLITE_OK)
        let database = try #require(opened)
        defer { sqlite3_close(database) }
        let sql = """
            CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL, title VARCHAR(1024) NOT NULL);
            CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL, title VARCHAR(1024) NOT NULL,
             author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL, feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL,
             content VARCHAR(65535) NOT NULL, unread INTEGER(1) NOT NULL, deleted INTEGER(1) NOT NULL DEFAULT 0);
            INSERT INTO rss_feed VALUES ('https://post.example/rss', 'https://post.example/', 'Harbour Post');
            INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, deleted) VALUES
             ('1', 'Ferry &amp; key', 'Ada Wren', '/1', 'https://post.example/rss', 1709631000, '<p>It came.</p><p>Late.</p>', 0, 0),
             ('2', 'Gone', '', '/2', 'https://post.example/rss', 1709631000, 'x', 0, 1),
             ('1', 'Other', '', 'https://o.example/', 'https://o.example/rss', 0, 'Of a feed without title.', 1, 0);
            """
        #expect(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
        try body(path, database)
    }

    private func read(_ input: ArticleInput) throws -> ([FoundArticle], [LeftOut]) {
        var articles: [FoundArticle] = []
        var leftOut: [LeftOut] = []
        var sink = ArticleSink { articles.append($0) }
        sink.leaveOut = { leftOut.append($0) }
        try input.read(into: sink)
        return (articles, leftOut)
    }

    @Test(
        "is read where it is while newsboat has it open, and from memory, without a file beside it",
        arguments: [true, false])
    func entries(inPlace: Bool) throws {
        try withCache { path, database in
            #expect(sqlite3_exec(database, "BEGIN EXCLUSIVE", nil, nil, nil) == SQLITE_OK)
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            let input = ArticleInput(
                bytes: bytes, path: inPlace ? path : "-", fileTime: "2020-01-02T03:04:05Z")
            #expect(try input.format() == .feed)
            let (articles, leftOut) = try read(input)
            #expect(
                articles.map(\.article.text) == [
                    "Ferry & key\nIt came.\nLate.", "Other\nOf a feed without title.",
                ])
            #expect(articles[0].article.byline == "Ada Wren")
            #expect(articles[0].article.source == "Harbour Post")
            #expect(articles[0].article.url == "https://post.example/1")
            #expect(articles[0].article.date.iso == "2024-03-05T09:30:00Z")
            #expect(articles[1].article.date.origin == .fileTime)
            #expect(articles.map(\.marks.isRead) == [true, false])
            #expect(
                articles.map(\.provenance.part) == ["https://post.example/rss 1", "https://o.example/rss 1"])
            #expect(leftOut == [LeftOut(what: "deleted entries", count: 1)])
            let beside = try FileManager.default.contentsOfDirectory(
                atPath: (path as NSString).deletingLastPathComponent)
            #expect(beside.filter { !$0.hasSuffix("-journal") } == ["cache.db"])
        }
    }

    @Test("is no other database, and no damaged one")
    func others() throws {
        try withCache { path, database in
            var bytes = Array(try Data(contentsOf: URL(filePath: path)))
            for index in bytes.indices.dropFirst(4096) { bytes[index] = 0xFF }
            #expect(throws: ArticleError.self) {
                _ = try ArticleInput(bytes: bytes, path: "-", fileTime: "").articles()
            }
            #expect(sqlite3_exec(database, "DROP TABLE rss_item; VACUUM", nil, nil, nil) == SQLITE_OK)
            let other = Array(try Data(contentsOf: URL(filePath: path)))
            #expect(throws: ArticleError.notText(path: "x.db", format: "a database")) {
                _ = try ArticleInput(bytes: other, path: "x.db", fileTime: "").articles()
            }
        }
    }
}
