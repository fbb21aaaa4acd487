import Foundation
import Testing

@testable import Articles

/// What was read from a feed, and what was told besides.
struct ReadFeed {
    var articles: [FoundArticle] = []
    var problems: [String] = []
    var leftOut: [String: Int] = [:]

    var texts: [String] { articles.map(\.article.text) }
}

func feed(
    _ bytes: [UInt8], path: String = "/feeds/harbour.xml", chunk: Int? = nil,
    limits: ReadingLimits = .standard
)
    throws -> ReadFeed
{
    var rest = bytes[...]
    let stream =
        chunk.map { chunk in
            ByteStream {
                defer { rest = rest.dropFirst(chunk) }
                return Array(rest.prefix(chunk))
            }
        } ?? ByteStream(bytes)
    var input = ArticleInput(stream: stream, path: path, fileTime: "2020-01-02T03:04:05Z")
    input.limits = limits
    var read = ReadFeed()
    var articles: [FoundArticle] = []
    var problems: [String] = []
    var leftOut: [String: Int] = [:]
    var sink = ArticleSink { articles.append($0) }
    sink.report = { problems.append($0.description) }
    sink.leaveOut = { leftOut[$0.what, default: 0] += $0.count }
    try input.read(into: sink)
    (read.articles, read.problems, read.leftOut) = (articles, problems, leftOut)
    return read
}

func feed(_ text: String, chunk: Int? = nil, limits: ReadingLimits = .standard) throws -> ReadFeed {
    try feed(Array(text.utf8), chunk: chunk, limits: limits)
}

/// RSS with a title and these items.
private func rss(_ items: String, head: String = "") -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harbour Post</title><link>https://post.example/</link>
    <language>en-GB</language>\(head)\(items)</channel></rss>
    """
}

private func item(_ number: Int, _ more: String = "") -> String {
    """
    <item><title>Ferry \(number)</title><link>https://post.example/\(number)</link><guid isPermaLink="false">f\(number)</guid>\
    <pubDate>Tue, 05 Mar 2024 09:30:00 GMT</pubDate><description>The ferry came \(number) times.</description>\(more)</item>
    """
}

@Suite("A feed")
struct FeedTests {
    @Test("of RSS gives an article an item")
    func rss2() throws {
        let read = try feed(rss(item(1, "<dc:creator>Ada Wren</dc:creator>") + item(2)))
        #expect(read.texts == ["Ferry 1\nThe ferry came 1 times.", "Ferry 2\nThe ferry came 2 times."])
        let first = try #require(read.articles.first)
        #expect(first.article.title == "Ferry 1")
        #expect(first.article.url == "https://post.example/1")
        #expect(first.article.date == ArticleDate(iso: "2024-03-05T09:30:00Z", origin: .text))
        #expect(first.article.byline == "Ada Wren")
        #expect(first.article.source == "Harbour Post")
        #expect(first.article.language == "en-GB")
        #expect(first.provenance.format == .feed)
        #expect(first.provenance.part == "f1")
        #expect(first.article.blocks.map(\.kind) == [.title, .paragraph])
        #expect(read.problems.isEmpty && read.leftOut.isEmpty)
    }

    @Test("is read the same however its bytes come", arguments: [1, 2, 7, 64, 1000])
    func chunks(chunk: Int) throws {
        let text = rss(
            item(1, "<content:encoded><![CDATA[<p>Früh &amp; spät: 1 < 2 ]] > 0.</p>]]></content:encoded>")
                + item(2))
        #expect(try feed(text, chunk: chunk).texts == feed(text).texts)
        #expect(try feed(text).texts[0] == "Ferry 1\nFrüh & spät: 1 < 2 ]] > 0.")
    }

    @Test(
        "takes the longest of an item's texts, and of it all but signatures, links to the rest and captions")
    func longest() throws {
        let text = """
            <p>The ferry <em>Aurora</em> came.</p><h2>Later</h2><ul><li>One oar.</li></ul><img src=x.gif width=1 height=1>
            <figure><img src=y><figcaption>The quay.</figcaption></figure><table><tr><th>Boat</th><th>Fare</th></tr>
            <tr><td>Lark</td><td>12</td></tr></table><p><a href=/1>Continue reading Ferry 1</a></p>
            <p>The post <a href=/1>Ferry 1</a> appeared first on <a href=/>Harbour Post</a>.</p><script>track()</script>
            """
        let read = try feed(rss(item(1, "<content:encoded><![CDATA[\(text)]]></content:encoded>")))
        #expect(read.texts == ["Ferry 1\nThe ferry Aurora came.\nLater\nOne oar.\nBoat\tFare\nLark\t12"])
        #expect(read.articles[0].article.blocks.map(\.kind).filter { $0 == .heading }.count == 1)
        #expect(read.articles[0].provenance.leftOut.contains(LeftOut(what: "captions", count: 1)))
    }

    @Test("may be escaped twice, in titles and texts")
    func escapedTwice() throws {
        let read = try feed(
            rss(
                """
                <item><title>Caf&amp;eacute; &amp;#8211; &lt;em&gt;open&lt;/em&gt;</title>
                <description>&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two.&amp;lt;/p&amp;gt;</description></item>
                <item><title>On &lt;b> in old pages</title><description>It is 5 &lt; 6 &amp; 7 > 6.</description></item>
                """))
        #expect(read.texts == ["Café – open\nOne.\nTwo.", "On <b> in old pages\nIt is 5 < 6 & 7 > 6."])
    }

    @Test("of Atom has its links resolved, its own author first, and its published date")
    func atom() throws {
        let read = try feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://inland.example/a/" xml:lang="de"><title type="html">Inland &amp;amp; more</title>
            <author><name>The Desk</name><email>desk@inland.example</email></author>
            <entry xml:base="../b/"><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Dry <i>well</i></div></title>
            <link rel="self" href="x.atom"/><link rel="alternate" type="application/json" href="x.json"/><link href="x.html"/>
            <updated>2024-02-02T08:00:00Z</updated><published>2023-07-30T22:10:00+02:00</published><author><name>Noor Vesper</name></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It is dry &amp; deep.</p><p>Six &lt; seven.</p></div></content></entry>
            <entry><id>urn:2</id><title>Plain</title><updated>2023-08-01T10:00:00Z</updated><summary type="text">Less &lt;b&gt; than bold.</summary></entry></feed>
            """)
        #expect(read.texts == ["Dry well\nIt is dry & deep.\nSix < seven.", "Plain\nLess <b> than bold."])
        let first = read.articles[0].article
        #expect(first.url == "https://inland.example/b/x.html")
        #expect(first.date.iso == "2023-07-30T22:10:00+02:00")
        #expect(read.articles.map(\.article.byline) == ["Noor Vesper", "The Desk"])
        #expect(first.source == "Inland & more")
        #expect(read.articles.map(\.provenance.part) == ["urn:1", "urn:2"])
        #expect(read.articles[1].article.date.iso == "2023-08-01T10:00:00Z")
    }

    @Test("of RSS 1.0 has its items beside the channel")
    func rdf() throws {
        let read = try feed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://old.example/"><title>Old List</title><dc:date>2026-01-01</dc:date><items><rdf:Seq><rdf:li rdf:resource="x"/></rdf:Seq></items></channel>
            <image><title>Logo</title><link>https://old.example/logo</link></image>
            <item rdf:about="https://old.example/1"><title>Crane</title><dc:date>2003-04-09T23:30:00-05:00</dc:date><description>It is green.</description></item></rdf:RDF>
            """)
        #expect(read.texts == ["Crane\nIt is green."])
        #expect(read.articles[0].article.source == "Old List")
        #expect(read.articles[0].article.url == "https://old.example/1")
        #expect(read.articles[0].article.date.day == "2003-04-09")
    }

    @Test("of JSON is read to where it is whole")
    func json() throws {
        let text = """
            {"version": "https://jsonfeed.org/version/1.1", "items": [
            {"id": "a", "url": "/a", "title": "Barometers", "content_html": "<p>Eleven.</p><p>All agree.</p>", "date_published": "2020-08-24T06:00:00Z"},
            {"id": "b", "content_text": "A note. It has two parts.\\n\\nHere is \\"one\\".", "authors": [{"name": "Corin Hale"}]}],
            "title": "Skarn", "home_page_url": "https://skarn.example/", "authors": [{"name": "Tove Ambrose"}]}
            """
        let read = try feed(text)
        #expect(
            read.texts == ["Barometers\nEleven.\nAll agree.", "A note. It has two parts.\nHere is \"one\"."])
        #expect(read.articles.map(\.article.byline) == ["Tove Ambrose", "Corin Hale"])
        #expect(read.articles.map(\.article.source) == ["Skarn", "Skarn"])
        #expect(read.articles[0].article.url == "https://skarn.example/a")
        #expect(read.articles[1].article.title == "A note. It has two parts.")
        let end = try #require(text.range(of: "Here is"))
        let cut = try feed(String(text[..<end.lowerBound]))
        #expect(cut.texts.count == 1)
        #expect(cut.problems == ["/feeds/harbour.xml breaks off in entry 2; 1 was read."])
    }

    @Test("of CDF, and of RSS before 1.0, is one too")
    func oldKinds() throws {
        let cdf = """
            <CHANNEL HREF="https://cdf.example/"><TITLE>Old desk</TITLE><ITEM HREF="https://cdf.example/1" LASTMOD="1999-11-02T10:00"><TITLE>Ferry</TITLE><ABSTRACT>It came.</ABSTRACT></ITEM></CHANNEL>
            """
        let article = try #require(try feed(cdf).articles.first).article
        #expect(article.text == "Ferry\nIt came.")
        #expect(article.url == "https://cdf.example/1")
        #expect(article.date.day == "1999-11-02")
        let old =
            "<rss version='0.91'><channel><title>Old</title><item><title>Ferry</title><link>https://o.example/</link></item></channel></rss>"
        #expect(try feed(old).texts == ["Ferry"])
    }

    @Test("that is a WordPress export gives what was published, and counts the rest")
    func wordPress() throws {
        func post(_ number: Int, _ status: String, _ type: String = "post") -> String {
            """
            <item><title>Post \(number)</title><link>https://w.example/\(number)</link><dc:creator>awren</dc:creator><guid isPermaLink="false">w\(number)</guid>
            <content:encoded><![CDATA[One [caption id="a"]<img src="x"> The quay[/caption]line.
            Another.

            Third [es] one.]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:status>\(status)</wp:status><wp:post_type>\(type)</wp:post_type>
            <wp:comment><wp:comment_author>Salt</wp:comment_author><wp:comment_content>Ha</wp:comment_content></wp:comment></item>
            """
        }
        let head = """
            <wp:author><wp:author_login>awren</wp:author_login><wp:author_display_name><![CDATA[Ada Wren]]></wp:author_display_name></wp:author>
            """
        let read = try feed(
            rss(
                post(1, "publish") + post(2, "draft") + post(3, "publish", "page")
                    + post(4, "inherit", "attachment")
                    + post(5, "private"), head: head
            ).replacing(
                "<rss ",
                with:
                    "<rss xmlns:wp='http://wordpress.org/export/1.2/' xmlns:excerpt='http://wordpress.org/export/1.2/excerpt/' "
            ))
        #expect(read.texts == [1, 3].map { "Post \($0)\nOne line.\nAnother.\nThird [es] one." })
        #expect(read.articles[0].article.byline == "Ada Wren")
        #expect(read.leftOut == ["drafts": 1, "attachments": 1, "private entries": 1])
        #expect(read.articles[0].provenance.leftOut == [LeftOut(what: "captions", count: 1)])
    }

    @Test("is known by its content, whatever it is called")
    func sniffing() throws {
        func format(_ text: String, _ path: String) throws -> ArticleFormat.Name {
            try ArticleInput(bytes: Array(text.utf8), path: path, fileTime: "").format()
        }
        let long = "<!-- \(String(repeating: "x", count: 1000)) -->"
        #expect(try format(long + rss(item(1)), "a.html") == .feed)
        #expect(
            try format(
                "<!DOCTYPE html><html><head><title>x</title></head><body><p>x</p></body></html>", "a.xml")
                == .page)
        #expect(try format("The <rss> element is the root of a feed.", "a.txt") == .text)
        #expect(try format("{\"version\": \"https://jsonfeed.org/version/1\"}", "a.txt") == .feed)
        #expect(try format("<?xml version='1.0'?><note/>", "a.xml") == .feed)
    }

    @Test("without articles, and what is no feed, is refused with a word")
    func refused() {
        func error(_ text: String) -> String {
            do {
                _ = try feed(text)
                return ""
            } catch { return "\(error)" }
        }
        #expect(error(rss("")) == "/feeds/harbour.xml holds no articles.")
        #expect(
            error(rss("<item><link>https://post.example/</link></item>"))
                == "/feeds/harbour.xml holds no articles.")
        #expect(
            error("<opml version='2.0'><body><outline xmlUrl='https://post.example/rss'/></body></opml>")
                == "/feeds/harbour.xml is a list of feeds; “dossier sync --add” takes their entries.")
        #expect(
            error("<?xml version='1.0'?><note><to>Ada</to></note>")
                == "/feeds/harbour.xml holds no article (XML that is no feed).")
    }

    @Test("counts the entries that have neither title nor text")
    func emptyEntries() throws {
        let read = try feed(rss(item(1) + "<item><link>https://post.example/9</link></item>"))
        #expect(read.texts.count == 1)
        #expect(read.leftOut == ["entries without title and text": 1])
    }

    @Test("with two entries of one name gives the later form of it")
    func twoForms() throws {
        func entry(_ day: Int, _ text: String) -> String {
            "<entry><id>urn:1</id><title>Ferry</title><updated>2024-03-0\(day)T00:00:00Z</updated><content>\(text)</content></entry>"
        }
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title>"
        let read = try feed(atom + entry(5, "Late.") + entry(3, "Early.") + "</feed>")
        #expect(read.texts == ["Ferry\nLate."])
        #expect(read.leftOut == ["older forms of entries": 1])
        #expect(
            try feed(atom + entry(3, "First.") + entry(3, "Second.") + "</feed>").texts == ["Ferry\nSecond."])
    }

    @Test("may say its title below its entries")
    func titleBelow() throws {
        let read = try feed(
            "<rss><channel><item><title>Ferry</title></item><title>Post</title></channel></rss>")
        #expect(read.articles.map(\.article.source) == ["Post"])
    }

    @Test("names an entry by its guid, else its address, else its title and date")
    func keys() throws {
        let read = try feed(
            rss(
                """
                <item><guid>https://post.example/g</guid><title>A</title></item><item><link>/b</link><title>B</title></item>
                <item><title>C</title><pubDate>Tue, 05 Mar 2024 09:30:00 GMT</pubDate></item>
                """))
        #expect(
            read.articles.map(\.provenance.part) == [
                "https://post.example/g", "https://post.example/b", "C 2024-03-05T09:30:00Z",
            ])
        #expect(
            read.articles.map(\.article.url) == ["https://post.example/g", "https://post.example/b", nil])
    }
}

@Suite struct `A JSON Feed` {
    @Test func `is read as it comes, whatever its size, with its title below its entries`() throws {
        let words = String(repeating: "The ferry stayed at its berth, and nobody knew why. ", count: 2_000)
        let (count, itemLength) = (410, words.utf8.count)
        var next = -1
        let stream = ByteStream {
            next += 1
            switch next {
            case 0:
                return Array(
                    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"n\": [1, {\"a\": null}], \"items\": ["
                        .utf8)
            case 1...count:
                let comma = next > 1 ? "," : ""
                return Array(
                    "\(comma) {\"id\": \"\(next)\", \"title\": \"Ferry \(next)\", \"content_text\": \"\(words)\"}"
                        .utf8)
            case count + 1: return Array("], \"expired\": false, \"title\": \"Harbour Post\"}".utf8)
            default: return []
            }
        }
        var articles = 0
        var furthest = 0
        var source: String?
        try ArticleInput(stream: stream, path: "/f/feed.json", fileTime: "").read(
            into: ArticleSink { found in
                articles += 1
                // So much is held back that a later form of an entry can take its place.
                furthest = max(furthest, next * itemLength - articles * itemLength)
                source = found.article.source
            })
        #expect(articles == count && source == "Harbour Post")
        #expect(furthest < 8 << 20 && count * itemLength > 40_000_000)
    }

    @Test func `tells an entry that is too large or too deep, and reads the others`() throws {
        let deep = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
        let items = [
            "{\"id\": \"1\", \"title\": \"One\"}", "{\"id\": \"2\", \"title\": \"Two\", \"x\": \(deep)}",
            "{\"id\": \"3\", \"title\": \"Three\", \"content_text\": \"\(String(repeating: "x", count: 2_000))\"}",
            "7", "{\"id\": \"4\", \"title\": \"Four\"}",
        ]
        let feed =
            "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [\(items.joined(separator: ","))], \"title\": \"Post\"}"
        var limits = ReadingLimits.standard
        limits.article = 1_900
        let reading = try Reading(Array(feed.utf8), path: "/f/feed.json", limits: limits)
        #expect(reading.titles == ["One", "Four"] && reading.found.first?.article.source == "Post")
        #expect(reading.problems.count == 2 && reading.problems[0].contains("entry 2"))
        #expect(reading.problems[1].contains("entry 3"))
        // Cut off in an entry, and behind them.
        let cut = try Reading(Array(feed.utf8.prefix(feed.utf8.count - 40)), path: "/f/feed.json")
        #expect(
            cut.titles == ["One", "Three"] && cut.problems.contains { $0.contains("breaks off in entry 5") })
        let behind = try Reading(Array(feed.utf8.dropLast(3)), path: "/f/feed.json")
        #expect(behind.problems.contains { $0.contains("breaks off in what follows its entries") })
    }
}
