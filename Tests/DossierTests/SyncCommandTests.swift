import Foundation
import TestSupport
import Testing

@Suite("Feeds that are taken", .needsServer)
struct SyncCommandTests {
    private func feed(_ server: WebServer, _ titles: String...) -> String {
        WebSample.feed(titles.map { (title: $0, link: "/\($0.prefix { $0 != " " }.lowercased()).html") })
    }

    @Test("give their new entries, and cost nothing where nothing has changed")
    func syncing() throws {
        let server = try WebServer()
        try server.write(feed(server, "One story of ships", "Two tales of trains"), to: "feed.rss")
        let shop = try Workshop()
        let address = server.address("/feed.rss")
        let first = try shop.run("sync", "--private", "--add", address)
        #expect(first.status == 0, "\(first)")
        #expect(
            first.output.hasPrefix(
                "Harbour Post is taken from now on.\n1 of 1 feeds has something new.\n2 new, "))
        let articles = try shop.run("list", "--json", "--copies").objects()
        // Relative addresses are meant from the feed's own.
        #expect(
            Set(articles.compactMap { $0["url"] as? String }) == [
                server.address("/one.html"), server.address("/two.html"),
            ])
        #expect(articles.allSatisfy { $0["source"] as? String == "Harbour Post" })

        let second = try shop.run("sync", "--private")
        #expect(
            second.output == "0 of 1 feeds have something new.\n0 new, 0 changed, 0 unchanged, 0 refused\n")
        let asked = try server.requests(expecting: 2)
        #expect(asked.map(\.status) == [200, 304] && !asked[1].ifNoneMatch.isEmpty)

        // Entries that the feed tells no more are not gone.
        try server.write(feed(server, "Two tales of trains", "Three songs of stones"), to: "feed.rss")
        let third = try shop.run("sync", "--private", "--json").objects()
        #expect(third.first?["new"] as? Int == 1 && third.first?["gone"] as? Int == 0)
        let feeds = try #require(third.first?["feeds"] as? [[String: Any]])
        #expect(feeds.count == 1 && feeds[0]["status"] as? Int == 200 && feeds[0]["changed"] as? Bool == true)
        #expect(try shop.run("list", "--json", "--copies").objects().count == 3)
        #expect(try shop.run("list", "is:missing", "--json").output.isEmpty)

        let list = try shop.run("sync", "--list", "--json").objects()
        #expect(
            list.first?["address"] as? String == address && list.first?["title"] as? String == "Harbour Post")
        #expect(list.first?["status"] as? Int == 200 && list.first?["problem"] is NSNull)
        #expect(
            try shop.run("sync", "--drop", "harbour post").output
                == "Harbour Post is taken no longer; its articles stay.\n")
        #expect(try shop.run("sync", "--private").status == 1)
        #expect(try shop.run("list", "--json", "--copies").objects().count == 3)
        #expect(try shop.run("check").status == 0)
    }

    @Test("a feed that moved for good is asked where it is now, one that is gone is not asked any more")
    func movedAndGone() throws {
        let server = try WebServer { port in
            """
            location = /old.rss { if (-f $document_root/moved) { return 301 http://127.0.0.1:\(port)/new.rss; } }
            location = /for-now.rss { return 302 /new.rss; }
            location = /new.rss { if (-f $document_root/gone) { return 410; } }
            """
        }
        try server.write(feed(server, "One story of ships"), to: "old.rss")
        try server.write(feed(server, "Two tales of trains"), to: "new.rss")
        let shop = try Workshop()
        _ = try shop.run("sync", "--private", "--add", server.address("/old.rss"))
        try server.write("", to: "moved")
        let moved = try shop.run("sync", "--private")
        #expect(
            moved.output.hasPrefix(
                "Harbour Post has moved to \(server.address("/new.rss")), and is asked there from now on.\n"),
            "\(moved)")
        #expect(moved.output.contains("1 new, "))
        func address() throws -> String? {
            try shop.run("sync", "--list", "--json").objects().first?["address"] as? String
        }
        #expect(try address() == server.address("/new.rss"))

        try server.write("", to: "gone")
        let gone = try shop.run("sync", "--private")
        #expect(
            gone.errors.contains("is gone for good (status 410)")
                && gone.output.contains("is not asked any more"))
        let count = try server.requests(expecting: 4).count
        _ = try shop.run("sync", "--private")
        #expect(try server.requests().count == count)
        #expect(try shop.run("sync", "--list").output.contains("gone"))
    }

    @Test("lists of feeds and pages that name one are understood")
    func choosing() throws {
        let server = try WebServer()
        try server.write(feed(server, "One story of ships"), to: "a.rss")
        try server.write(WebSample.feed([("Two tales of trains", "/b")], title: "Other Post"), to: "b.rss")
        let link = "<link rel='alternate' type='application/rss+xml' href='/a.rss' title='Post &amp; more'>"
        try server.write(WebSample.page("Front page of the post", head: link), to: "one.html")
        try server.write(
            WebSample.page("Front page", head: link + link.replacing("a.rss", with: "b.rss")), to: "two.html")
        try server.write(WebSample.page("Page without a feed"), to: "none.html")
        let shop = try Workshop()
        let one = try shop.run("sync", "--private", "--add", server.address("/one.html"))
        #expect(one.output.hasPrefix("Harbour Post is taken from now on."), "\(one)")
        let two = try shop.run("sync", "--private", "--add", server.address("/two.html"))
        #expect(
            two.status == 1 && two.errors.contains("names several feeds") && two.errors.contains("/b.rss"))
        let none = try shop.run("sync", "--private", "--add", server.address("/none.html"))
        #expect(none.status == 1 && none.errors.contains("is no feed and names none"))
        let list = """
            <?xml version="1.0"?><opml version="2.0"><body><outline text="News">
            <outline text="A" xmlUrl="\(server.address("/a.rss"))"/><outline text="B" xmlUrl="\(server.address("/b.rss"))"/>
            </outline></body></opml>
            """
        try shop.write(list, to: "feeds.opml")
        let added = try shop.run("sync", "--private", "--add", "feeds.opml")
        #expect(
            added.output.hasPrefix("1 feed new, 1 taken already.\n1 of 1 feeds has something new.\n1 new, "),
            "\(added)")
        #expect(try shop.run("sync", "--list", "--json").objects().count == 2)
        #expect(try shop.run("add", "feeds.opml").errors.contains("“dossier sync --add” takes their entries"))
        try shop.write("A text.", to: "a.txt")
        #expect(try shop.run("sync", "--add", "a.txt").status == 1)
        #expect(try shop.run("sync", "--add", server.address("/a.rss"), "--list").status == 2)
    }

    @Test("one that fails is told, and the others are taken")
    func failing() throws {
        let server = try WebServer { _ in
            "location = /busy.rss { if (-f $document_root/busy) { add_header Retry-After 7200 always; return 503; } }"
        }
        try server.write(feed(server, "One story of ships"), to: "busy.rss")
        let shop = try Workshop()
        _ = try shop.run("sync", "--private", "--add", server.address("/busy.rss"))
        try server.write("", to: "busy")
        let busy = try shop.run("sync", "--private")
        #expect(busy.status == 1 && busy.errors.contains("status 503"))
        let count = try server.requests(expecting: 2).count
        let later = try shop.run("sync", "--private")
        #expect(later.errors.contains("asks to be left alone for 2 hours"), "\(later)")
        #expect(try server.requests().count == count)
        #expect(try shop.run("sync", "--list").output.contains("failed"))
    }

    @Test("the pages of new entries are fetched where that is wished: one article each")
    func full() throws {
        let server = try WebServer()
        try server.write(
            WebSample.feed([
                ("Minister resigns over harbour contract", "/one.html"), ("Kept off", "/no/two.html"),
            ]),
            to: "feed.rss")
        // The page says another address of itself, and is what the entry asked for all the same.
        let canonical = "<link rel='canonical' href='\(server.address("/other.html"))'>"
        try server.write(
            WebSample.page("Minister resigns over harbour contract", head: canonical), to: "one.html")
        try server.write("User-agent: *\nDisallow: /no/", to: "robots.txt")
        let shop = try Workshop()
        let outcome = try shop.run("sync", "--private", "--full", "--add", server.address("/feed.rss"))
        #expect(
            outcome.output.contains("2 new, 0 changed, 0 unchanged, 1 refused, 1 new version"), "\(outcome)")
        #expect(outcome.errors.contains("robots.txt keeps programs off it"))
        #expect(try server.requests(expecting: 3).map(\.target) == ["/feed.rss", "/robots.txt", "/one.html"])
        let articles = try shop.run("list", "--json", "--copies").objects()
        #expect(articles.count == 2)
        let first = try #require(articles.first { $0["format"] as? String == "page" })
        #expect(first["versions"] as? Int == 2 && first["url"] as? String == server.address("/one.html"))
        // The page's text, and what the feed knows besides.
        #expect(
            first["date"] as? String == "2024-03-04T10:00:00Z"
                || (first["date"] as? String)?.hasPrefix("2024-03-04") == true)
        // Nobody is asked for them again.
        _ = try shop.run("sync", "--private", "--full")
        #expect(try server.requests(expecting: 4).map(\.target).suffix(1) == ["/feed.rss"])
    }
}
