import Foundation
import Testing

@testable import Articles

private func rss(_ body: String) -> String {
    "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Post</title>\(body)</channel></rss>"
}

@Suite("A feed that is ill-formed or made to be too much")
struct BrokenFeedTests {
    @Test("is read all the same where ampersands, entities, prefixes, quotes, ends and characters are wrong")
    func illFormed() throws {
        let read = try feed(
            rss(
                """
                <item><title>Bread & butter, AT&T &eacute; &nosuch; \u{1} x</title><link>https://p.example/?a=1&b=2</link>
                <dc:creator>Ada Wren</dc:creator><content:encoded>One &nbsp;two.</content:encoded><guid isPermaLink=false>g</guid></item>
                <item><title>Second <b>bold</title><description>a < b<br>c</description></item></b>
                <item><title>Third<description>No end.</description></item>
                """))
        #expect(
            read.texts == [
                "Bread & butter, AT&T é &nosuch; x\nOne two.", "Second bold\na < b\nc", "ThirdNo end.",
            ])
        #expect(read.articles[0].article.byline == "Ada Wren")
        #expect(read.articles[0].article.url == "https://p.example/?a=1&b=2")
        #expect(read.articles[0].provenance.part == "g")
    }

    @Test("in another encoding than it says, or than most, is read right")
    func encodings() throws {
        let text = rss(
            "<item><title>Маяк и его смотритель</title><description>Смотритель вернулся домой.</description></item>"
        )
        let labelled = text.replacing("\"1.0\"?", with: "\"1.0\" encoding=\"utf-8\"?")
        for encoding in [String.Encoding.windowsCP1251, .utf16, .utf16LittleEndian, .utf32] {
            let bytes = Array(try #require(labelled.data(using: encoding)))
            #expect(
                try feed(bytes).texts == ["Маяк и его смотритель\nСмотритель вернулся домой."], "\(encoding)")
        }
    }

    @Test("that breaks off gives the entries that are whole, and says where it ended")
    func breaksOff() throws {
        let whole = (1...40).map { "<item><title>Ferry \($0)</title></item>" }.joined()
        let read = try feed("<rss><channel><title>P</title>" + whole + "<item><title>Ferry 41</title><descr")
        #expect(read.texts.count == 40)
        #expect(read.problems == ["/feeds/harbour.xml breaks off in entry 41; 40 were read."])
    }

    @Test("that expands without end, or asks for a file of this machine, gives neither")
    func entities() throws {
        var definitions = "<!ENTITY a \"ha\">"
        for number in 1...30 {
            definitions += "<!ENTITY a\(number) \"&a\(number - 1);&a\(number - 1);\">"
        }
        let text = """
            <?xml version="1.0"?><!DOCTYPE rss [\(definitions)<!ENTITY f SYSTEM "file:///etc/passwd"> ]>
            <rss><channel><item><title>Ferry &a30; &f;</title></item></channel></rss>
            """
        #expect(try feed(text).texts == ["Ferry &a30; &f;"])
    }

    @Test("whose entry is larger than an article may be leaves that out, and says so")
    func tooLarge() throws {
        var limits = ReadingLimits.standard
        limits.article = 3 << 20
        let big = String(repeating: "word ", count: 1 << 20)
        let read = try feed(
            rss(
                "<item><title>A</title></item><item><title>B</title><description>\(big)</description></item><item><title>C</title></item>"
            ), limits: limits)
        #expect(read.texts == ["A", "C"])
        #expect(
            read.problems == [
                "/feeds/harbour.xml: entry 2 has 5 MiB and an article at most 3 MiB; it was left out."
            ])
    }

    @Test(
        "is read or refused in little time",
        arguments: [
            ("<div>", 1_000_000), ("<item>", 200_000), ("</item>", 500_000), ("<", 5_000_000),
            ("&", 5_000_000),
            ("<a href='", 200_000), ("<![CDATA[", 500_000), ("<!--", 500_000), ("]]>", 500_000),
            ("<x:y:z a=1 a=2>", 100_000), ("&#x110000;", 500_000), ("<!DOCTYPE [", 200_000),
            ("<b></i>", 300_000), ("<item><title>x</title>", 100_000),
        ])
    func hostile(piece: String, count: Int) throws {
        let start = processorSeconds()
        let body = String(repeating: piece, count: count)
        _ = try? feed("<rss><channel><item><title>Ferry</title></item>" + body)
        #expect(processorSeconds() - start < 20)
    }

    @Test(
        "with a tag of 200,000 attributes, one line of 50 MB, or what is never closed, ends",
        arguments: [0, 1, 2, 3])
    func long(kind: Int) throws {
        let start = processorSeconds()
        var text = "<rss><channel><item><title>Ferry</title></item><item>"
        switch kind {
        case 0: text += "<p " + (0..<200_000).map { "a\($0)=1 " }.joined() + "/>"
        case 1: text += "<description>" + String(repeating: "word ", count: 10_000_000) + "</description>"
        case 2: text += "<![CDATA[" + String(repeating: "x y. ", count: 4_000_000)
        default: text += "<!-- " + String(repeating: "x y. ", count: 4_000_000)
        }
        #expect(try feed(text).texts == ["Ferry"])
        #expect(processorSeconds() - start < 20)
    }

    @Test("changed at random gives sound articles or none")
    func mutations() throws {
        let seed = Array(
            """
            <?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY x "y">]><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>Post</title><item><title>Ferry &amp; &#8211; <![CDATA[<b>x</b>]]></title><link>/a</link><guid isPermaLink="false">1</guid>
            <description>&lt;p&gt;The ferry came — twice.&lt;/p&gt;</description><pubDate>Tue, 05 Mar 2024 09:30:00 GMT</pubDate></item>
            <entry xml:base="../b"><id>2</id><content type="xhtml"><div><p>One</p></div></content><link href="x"/></entry></channel></rss>
            """.utf8)
        var random = ByteMutations(seed: 11)
        for _ in 0..<3000 {
            guard let read = try? feed(random.changed(seed)) else { continue }
            for found in read.articles {
                let length = found.article.text.utf8.count
                #expect(
                    found.article.blocks.allSatisfy { $0.range.upperBound <= length && !$0.range.isEmpty })
                #expect(!found.article.title.isEmpty)
            }
        }
    }
}

@Suite("The addresses and dates of feeds")
struct FeedValueTests {
    @Test(
        "addresses are meant from those around them",
        arguments: [
            ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"), ("?y", "http://a/b/c/?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d?q#s"),
            ("", "http://a/b/c/d?q"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
            ("https://x.example/y z", "https://x.example/y%20z"), ("g;x=1/../y", "http://a/b/c/y"),
        ])
    func addresses(reference: String, expected: String) {
        // As RFC 3986 has them in 5.4, but for a query on its own, which browsers put behind the path as well.
        let resolved = FeedAddress.resolve(reference, base: "http://a/b/c/d?q")
        #expect(resolved == expected || reference == "?y" && resolved == "http://a/b/c/d?y")
    }

    @Test(
        "dates are read in the forms that feeds have",
        arguments: [
            ("Tue, 05 Mar 24 09:30:00 EST", "2024-03-05T09:30:00-05:00"),
            ("5 Mar 2024 09:30 +0100", "2024-03-05T09:30:00+01:00"),
            ("Mon, 05 Mar 2024 09:30:00 GMT", "2024-03-05T09:30:00Z"),
            ("Tuesday, March 5, 2024 9:30 AM", "2024-03-05"),
            ("Tue,  5 mar 2024 09:30:00 UT", "2024-03-05"), ("2024-03-05 09:30:00", "2024-03-05"),
            ("20240305", "2024-03-05"),
            ("2024-065", "2024-03-05"), ("Tue Mar 5 09:30:06 PST 2024", "2024-03-05T09:30:06-08:00"),
            ("05-Mar-99", "1999-03-05"), ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T12:00:00-05:00"),
            ("2004년 05월 28일", "2004-05-28"), ("2004-július-13T09:15-05:00", "2004-07-13"),
            ("mar., 5 déc. 2024", "2024-12-05"), ("5 мар 2024 10:00 +0300", "2024-03-05T10:00:00+03:00"),
            ("yesterday", nil), ("", nil), ("2024-03", nil), ("2024", nil), ("32 Mar 2024", nil),
            ("Tue", nil),
        ] as [(String, String?)])
    func dates(text: String, expected: String?) {
        #expect(FeedDate.iso(text).map { expected?.count == 10 ? String($0.prefix(10)) : $0 } == expected)
    }

    @Test(
        "an author is the name, not the address of mail",
        arguments: [
            ("ada@example.com (Ada Wren)", "Ada Wren"), ("Ada Wren <ada@example.com>", "Ada Wren"),
            ("Ada Wren", "Ada Wren"),
            ("ada@example.com", nil), ("", nil),
        ] as [(String, String?)])
    func authors(text: String, expected: String?) {
        #expect(FeedAuthor.name(text) == expected)
    }
}
