import Foundation
import TestSupport
import Testing

extension Trait where Self == ConditionTrait {
    /// Tests that need nginx.
    static var needsServer: Self { .enabled(if: WebServer.isInstalled, "install nginx to run this") }
}

/// Pages and feeds as a server has them.
enum WebSample {
    /// A page that is surely an article.
    static func page(_ title: String, name: String = "Jelena Marić", extra: String = "", head: String = "")
        -> String
    {
        let paragraphs = (1...4).map { number in
            "<p>Paragraph \(number) of “\(title)”: \(name) told the harbour council on Monday that the contract would be "
                + "looked at again, and that nobody would be paid before the auditors had read all of it. \(extra)</p>"
        }
        return """
            <!DOCTYPE html><html lang="en"><head><title>\(title)</title>\(head)</head><body>
            <nav><a href="/">Home</a> <a href="/news">News</a></nav>
            <article><h1>\(title)</h1>\(paragraphs.joined(separator: "\n"))</article></body></html>
            """
    }

    static func feed(_ entries: [(title: String, link: String)], title: String = "Harbour Post") -> String {
        let items = entries.map { entry in
            """
            <item><title>\(entry.title)</title><link>\(entry.link)</link><guid isPermaLink="false">\(entry.title)</guid>
            <pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate>
            <description>Tomas Vale said that \(entry.title.lowercased()) is known.</description></item>
            """
        }
        return """
            <?xml version="1.0"?><rss version="2.0"><channel><title>\(title)</title><link>/</link>
            \(items.joined(separator: "\n"))</channel></rss>
            """
    }
}

@Suite("Addresses that are added", .needsServer)
struct AddedAddressTests {
    @Test("a page is fetched, kept as it came, and read")
    func page() throws {
        let page = WebSample.page("Minister resigns over harbour contract")
        let server = try WebServer(files: ["a.html": Array(page.utf8)])
        let shop = try Workshop()
        let address = server.address("/a.html")
        let outcome = try shop.run("add", "--private", address)
        #expect(outcome.status == 0 && outcome.output.hasPrefix("1 new, 0 changed"), "\(outcome)")
        let article = try #require(try shop.run("list", "--json", "--copies").objects().first)
        #expect(article["title"] as? String == "Minister resigns over harbour contract")
        #expect(article["url"] as? String == address && article["format"] as? String == "page")
        let path = try #require(article["path"] as? String)
        #expect(path.contains("/.library/fetched/127.0.0.1-") && path.hasSuffix(".html"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == page)
        #expect(try shop.run("who", "--json").objects().contains { $0["name"] as? String == "Jelena Marić" })
        #expect(try server.requests(expecting: 1).map(\.agent) == ["dossier/0.2.0"])
        // The same again is the same; another text of it is another version.
        #expect(try shop.run("add", "--private", address).output.hasPrefix("0 new, 0 changed, 1 unchanged"))
        try server.write(
            WebSample.page("Minister resigns over harbour contract", extra: "More."), to: "a.html")
        let later = try shop.run("add", "--private", address, "--json").objects()
        #expect(later.first?["versions"] as? Int == 1)
        #expect(try shop.run("check").status == 0)
    }

    @Test("this machine is fetched from only where that is wished, and what failed is told")
    func refusals() throws {
        let server = try WebServer(files: [
            "front.html": Array("<html><body><div id='app'></div></body></html>".utf8)
        ]) { _ in
            "location = /gone { return 410; } location = /file { return 302 'file:///etc/passwd'; }"
        }
        let shop = try Workshop()
        let closed = try shop.run("add", server.address("/front.html"))
        #expect(closed.status == 1 && closed.output.hasPrefix("0 new, 0 changed, 0 unchanged, 1 refused"))
        #expect(
            closed.errors.contains(
                "leads to 127.0.0.1, this machine, and was not fetched; with --private it is."))
        #expect(try server.requests().isEmpty)
        for (path, words) in [
            ("/gone", "is gone for good (status 410)"),
            ("/file", "/file leads on: file:///etc/passwd begins with file:"),
            ("/none", "is not there (status 404)"),
            ("/front.html", "holds no article"),
        ] {
            let outcome = try shop.run("add", "--private", server.address(path))
            #expect(outcome.status == 1 && outcome.errors.contains(words), "\(path): \(outcome)")
        }
        #expect(try shop.run("list", "--json").output.isEmpty)
        let json = try #require(
            try shop.run("add", "--private", server.address("/none"), "--json").objects().first)
        let problem = try #require((json["problems"] as? [[String: Any]])?.first)
        #expect(problem["path"] as? String == server.address("/none"))
        // Nothing of what was refused is kept.
        let kept = try? FileManager.default.contentsOfDirectory(
            atPath: shop.folder.appending(path: ".library/fetched").path)
        #expect(kept ?? [] == [])
        #expect(try shop.run("add", "--watch", server.address("/a")).status == 2)
        #expect(try shop.run("add", "--dry-run", server.address("/a")).status == 2)
    }

    @Test(
        "the server's charset is believed where the page says none",
        arguments: [
            ("windows-1251", String.Encoding.windowsCP1251, "Министр подал в отставку"),
            ("iso-8859-2", .isoLatin2, "Żółw nad zatoką śpiewał"), ("shift_jis", .shiftJIS, "港の契約で大臣が辞任"),
            ("utf-8", .utf8, "Ministre démissionne à Łódź"),
            ("utf-16le", .utf16LittleEndian, "Ministerin tritt zurück"),
        ])
    func charsets(charset: String, encoding: String.Encoding, title: String) throws {
        let page = WebSample.page(title, name: title)
            .replacing("“", with: "'").replacing("”", with: "'")
        let bytes = try #require(page.data(using: encoding))
        let server = try WebServer(files: ["a.html": Array(bytes)]) { _ in "charset \(charset);" }
        let shop = try Workshop()
        let outcome = try shop.run("add", "--private", server.address("/a.html"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try shop.run("list", "--json", "--copies").objects().first?["title"] as? String == title)
    }

    @Test("a host that asks to wait is left alone in the next run too")
    func waiting() throws {
        let server = try WebServer(files: ["a.html": Array(WebSample.page("One title here").utf8)]) { _ in
            "location = /busy { add_header Retry-After 7200 always; return 429; }"
        }
        let shop = try Workshop()
        #expect(try shop.run("add", "--private", server.address("/busy")).errors.contains("status 429"))
        let later = try shop.run("add", "--private", server.address("/a.html"))
        #expect(later.status == 1 && later.errors.contains("asks to be left alone for 2 hours"), "\(later)")
        #expect(try server.requests(expecting: 1).map(\.target) == ["/busy"])
    }

    @Test("two runs, one after the other, ask a host no sooner than a second after")
    func spacing() throws {
        let server = try WebServer(files: [
            "a.html": Array(WebSample.page("One title here").utf8),
            "b.html": Array(WebSample.page("Ferry sold", name: "Tomas Vale").utf8),
        ])
        let shop = try Workshop()
        for path in ["/a.html", "/b.html"] {
            #expect(try shop.run("add", "--private", server.address(path)).status == 0)
        }
        let times = try server.requests(expecting: 2).map(\.time)
        #expect(times.count == 2 && times[1] - times[0] >= 0.95)
    }

    @Test("the addresses of an export are fetched where that is wished, with its marks")
    func exports() throws {
        let server = try WebServer(files: [
            "a.html": Array(WebSample.page("Harbour contract looked at again").utf8),
            "b.html": Array(WebSample.page("Ferry sold to a stranger", name: "Tomas Vale").utf8),
            "kept-off.html": Array(WebSample.page("Not for programs").utf8),
            "robots.txt": Array("User-agent: *\nDisallow: /kept-off".utf8),
        ])
        let shop = try Workshop()
        try shop.write(
            "title,url,time_added,tags,status\nA,\(server.address("/a.html")),1700000000,harbour|to read,unread\n"
                + "B,\(server.address("/b.html")),1700000001,,archive\nC,\(server.address("/kept-off.html")),1700000002,,unread\n",
            to: "pocket.csv")
        let hint = try shop.run("add", "pocket.csv")
        #expect(hint.status == 1 && hint.errors.contains("“dossier add --fetch” gets the pages"))
        #expect(try server.requests().isEmpty)

        let outcome = try shop.run("add", "--fetch", "--private", "pocket.csv")
        #expect(outcome.output.hasPrefix("2 new, 0 changed, 0 unchanged, 1 refused"), "\(outcome)")
        #expect(outcome.status == 0 && outcome.errors.contains("robots.txt keeps programs off it"))
        let requests = try server.requests(expecting: 3)
        #expect(requests.map(\.target) == ["/robots.txt", "/a.html", "/b.html"])
        for (one, next) in zip(requests, requests.dropFirst()) { #expect(next.time - one.time >= 0.95) }
        let articles = try shop.run("list", "--json", "--copies").objects()
        let first = try #require(articles.first { $0["url"] as? String == server.address("/a.html") })
        #expect(first["tags"] as? [String] == ["harbour", "to read"] && first["unread"] as? Bool == true)
        let second = try #require(articles.first { $0["url"] as? String == server.address("/b.html") })
        #expect(second["unread"] as? Bool == false)
        // What is there is not asked for again.
        let again = try shop.run("add", "--fetch", "--private", "pocket.csv")
        #expect(again.output.hasPrefix("0 new, 0 changed, 2 unchanged, 1 refused"), "\(again)")
        // Tags that were put on it since come along.
        try shop.write(
            "title,url,time_added,tags,status\nA,\(server.address("/a.html")),1700000000,,unread\n"
                + "B,\(server.address("/b.html")),1700000001,ferry,unread\n", to: "pocket.csv")
        #expect(try shop.run("add", "--fetch", "--private", "pocket.csv").status == 0)
        let tagged = try shop.run("list", "--json", "--copies", "tag:ferry").objects()
        #expect(tagged.map { $0["url"] as? String } == [server.address("/b.html")])
        #expect(tagged.first?["unread"] as? Bool == false)
        #expect(try server.requests(expecting: 4).map(\.target).filter { $0 != "/robots.txt" }.count == 2)
    }

    @Test("a text of addresses is a list of them")
    func lists() throws {
        let server = try WebServer(files: ["a.html": Array(WebSample.page("Harbour contract looked at").utf8)]
        )
        let shop = try Workshop()
        try shop.write("\(server.address("/a.html"))\n\(server.address("/a.html#top"))\n", to: "links.txt")
        let outcome = try shop.run("add", "--fetch", "--private", "links.txt")
        #expect(outcome.output.hasPrefix("1 new"), "\(outcome)")
        try shop.write("\(server.address("/none.html"))\n", to: "dead.txt")
        #expect(try shop.run("add", "--fetch", "--private", "dead.txt").status == 1)
        #expect(try shop.run("list", "--json", "--copies").objects().count == 1)
    }
}
