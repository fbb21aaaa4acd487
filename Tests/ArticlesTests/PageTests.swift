import Foundation
import Testing

@testable import Articles

/// The article in a page.
func page(_ markup: String, path: String = "/pages/story.html", takesAny: Bool = false) throws -> FoundArticle
{
    try page(Array(markup.utf8), path: path, takesAny: takesAny)
}

func page(_ bytes: [UInt8], path: String = "/pages/story.html", takesAny: Bool = false) throws -> FoundArticle
{
    let input = ArticleInput(bytes: bytes, path: path, fileTime: "2020-01-02T03:04:05Z", takesAny: takesAny)
    return try #require(try input.articles().first)
}

/// A page of three paragraphs, with more around them.
private func story(head: String = "", top: String = "", middle: String = "", bottom: String = "") -> String {
    """
    <!DOCTYPE html><html lang="en"><head><title>The ferry that would not sail | Harbour Post</title>\(head)</head><body>
    <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
    <main><h1>The ferry that would not sail</h1>\(top)
    <p>The ferry Aurora stayed at its berth on Monday for the ninth day, because nobody could find the key to its bridge.</p>
    \(middle)<p>“We have looked everywhere but in the water,” said the harbour master, Ada Wren. The divers come on Friday.</p>
    <p>Passengers were taken across in fishing boats, which cost them two crowns and, in one case, a hat.</p>
    \(bottom)</main><footer><p>Harbour Post is published every day but Sunday by the Quay Press of Old Town.</p></footer></body></html>
    """
}

private let paragraphs = [
    "The ferry Aurora stayed at its berth on Monday for the ninth day, because nobody could find the key to its bridge.",
    "“We have looked everywhere but in the water,” said the harbour master, Ada Wren. The divers come on Friday.",
    "Passengers were taken across in fishing boats, which cost them two crowns and, in one case, a hat.",
]

@Suite struct `An article in a page` {
    @Test func `is the headline and the paragraphs, each on a line`() throws {
        let found = try page(story())
        #expect(
            found.article.text == (["The ferry that would not sail"] + paragraphs).joined(separator: "\n"))
        #expect(found.article.title == "The ferry that would not sail")
        #expect(found.article.blocks.map(\.kind) == [.title, .paragraph, .paragraph, .paragraph])
        #expect(found.provenance.format == .page && found.provenance.encoding == "UTF-8")
        #expect(found.article.language == "en")
    }

    @Test(arguments: [
        "<figure><img src=x><figcaption>The ferry at its berth, seen from the quay on Sunday.</figcaption></figure>",
        "<div class=\"newsletter\"><h4>The harbour in your inbox</h4><p>Get our best stories every Saturday morning, and nothing else.</p></div>",
        "<p><strong>Read more: </strong><a href=\"/b\">The bridge that would not open</a></p>",
        "<aside class=\"pullquote\"><p>“We have looked everywhere but in the water”</p></aside>",
        "<blockquote>The divers come on Friday</blockquote>",
        "<p>Advertisement</p>", "<p>Werbung</p>", "<p>Lesen Sie auch: <a href=/c>Die Brücke</a></p>",
        "<p>Lire aussi : <a href=/c>Le pont</a></p>", "<p>Читайте также: <a href=/c>Мост</a></p>",
        "<p>Czytaj także: <a href=/c>Most</a></p>", "<p>Leia também: <a href=/c>A ponte</a></p>",
        "<div hidden><p>A copy of the text that is not shown to anybody, with a sentence in it.</p></div>",
        "<noscript><p>Please switch scripts on to see the film of the ferry at its berth.</p></noscript>",
    ])
    func `does not hold what stands in it and is something else`(piece: String) throws {
        let found = try page(story(middle: piece))
        #expect(
            found.article.text == (["The ferry that would not sail"] + paragraphs).joined(separator: "\n"))
    }

    @Test func `is told with what was left out`() throws {
        let found = try page(
            story(
                middle: "<figure><img src=x><figcaption>The ferry at its berth.</figcaption></figure>",
                bottom: "<div class=related><a href=/b>The bridge that would not open at all</a></div>"))
        #expect(found.provenance.leftOut.contains(LeftOut(what: "captions", count: 1)))
        #expect(found.provenance.leftOut.contains(LeftOut(what: "links to other articles", count: 1)))
    }

    @Test func `holds headings, lists, tables and quotations`() throws {
        let found = try page(
            story(
                middle: """
                    <h2>What was found</h2><ul><li>One oar.</li><li>A hat, which was returned to its owner.</li></ul>
                    <table><tr><th>Boat</th><th>Crowns</th></tr><tr><td>Lark</td><td>12</td></tr></table>
                    <blockquote><p>It is a small key, and it was always kept on the same hook.</p></blockquote>
                    """))
        let lines = found.article.text.split(separator: "\n").map(String.init)
        #expect(
            lines[2...7] == [
                "What was found", "One oar.", "A hat, which was returned to its owner.", "Boat\tCrowns",
                "Lark\t12",
                "It is a small key, and it was always kept on the same hook.",
            ])
        #expect(found.article.blocks[2].kind == .heading)
    }

    @Test func `does not end in comments, however long they are`() throws {
        let comment =
            "<div class=c><b>Old Salt</b><p>I was on that ferry in the winter of 1986, and the key was lost then too, and nobody wrote about it, and I said so at the time to anybody who would listen.</p><a href=#>Reply</a></div>"
        let found = try page(story(bottom: "<div><h3>3 comments</h3>\(comment)\(comment)\(comment)</div>"))
        #expect(!found.article.text.contains("1986"))
        #expect(found.provenance.leftOut.contains { $0.what == "comments" })
    }

    @Test func `may stand in JSON-LD alone`() throws {
        let body = paragraphs.joined(separator: "\\n\\n")
        let found = try page(
            """
            <html><head><title>The ferry</title><script type="application/ld+json">
            {"@type": "NewsArticle", "headline": "The ferry that would not sail", "articleBody": "\(body)"}
            </script></head><body><div id=app></div></body></html>
            """)
        #expect(found.article.text.hasSuffix(paragraphs.joined(separator: "\n")))
    }

    @Test func `is partial where only its beginning was saved`() throws {
        #expect(try !page(story()).provenance.isPartial)
        #expect(try page(story(bottom: "<p>Page 1 of 3 <a href=?2>next</a></p>")).provenance.isPartial)
        let offer = "<div><p>Subscribe now to read on, for two crowns a week.</p></div>"
        let paid =
            "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>"
        #expect(try page(story(head: paid, bottom: offer)).provenance.isPartial)
        #expect(try !page(story(bottom: offer)).provenance.isPartial)
    }
}

@Suite struct `What a page says of its article` {
    @Test func `the date is the day of publication in its own zone`() throws {
        let data = """
            <script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"},
            {"@type": ["NewsArticle"], "datePublished": "2021-05-04T23:40:00-07:00", "dateModified": "2025-01-08"}]}</script>
            """
        #expect(
            try page(story(head: data)).article.date
                == ArticleDate(iso: "2021-05-04T23:40:00-07:00", origin: .page))
    }

    @Test(arguments: [
        (
            "<meta property=\"article:published_time\" content=\"2023-10-19T16:05:00+02:00\">", "",
            "2023-10-19T16:05:00+02:00"
        ),
        ("", "<p>By Ada Wren, 2 April 2024</p>", "2024-04-02"),
        ("", "<p class=date>17 мая 2023 г., 14:20</p>", "2023-05-17"),
        (
            "", "<time itemprop=datePublished datetime=\"2019-07-02T20:11:00+01:00\">July</time>",
            "2019-07-02T20:11:00+01:00"
        ),
        ("<meta name=\"last-modified\" content=\"2024-01-01\">", "<p>Updated: 8 January 2025</p>", nil),
        ("", "<p>© 2024 Harbour Post, 3 May 2024</p>", nil),
    ])
    func `dates are taken from where they are the article's`(head: String, top: String, iso: String?) throws {
        let date = try page(story(head: head, top: top)).article.date
        #expect(date.origin == (iso == nil ? .fileTime : .page))
        if let iso { #expect(date.iso == iso) }
    }

    @Test func `the address may tell the day`() throws {
        let head = "<link rel=canonical href=\"https://post.example/2024/06/25/ferry\">"
        let article = try page(story(head: head)).article
        #expect(article.date == ArticleDate(iso: "2024-06-25", origin: .address))
        #expect(article.url == "https://post.example/2024/06/25/ferry" && article.source == "post.example")
    }

    @Test(arguments: [
        ("<meta name=author content=\"By Ada Wren and Bo Kessel\">", "", "Ada Wren, Bo Kessel"),
        (
            "<meta name=author content=\"Harbour Post\"><meta property=og:site_name content=\"Harbour Post\">",
            "<p>By PRISCILLA WENN</p>", "Priscilla Wenn"
        ),
        (
            "<meta property=article:author content=\"https://www.facebook.com/wren\">",
            "<p>Posted on <a rel=author href=/u>Clement Wray</a></p>", "Clement Wray"
        ),
        ("<meta name=twitter:creator content=\"@harbour\">", "", nil),
        (
            "",
            "<div class=author-bio><p>Tove Ambrose has written about the coast for the Post since 2011.</p></div>",
            "Tove Ambrose"
        ),
        ("", "<p>Von Ada Wren</p>", "Ada Wren"), ("", "<p>Text: Ada Wren</p>", "Ada Wren"),
    ])
    func `the byline is names only`(head: String, top: String, byline: String?) throws {
        #expect(try page(story(head: head, top: top)).article.byline == byline)
    }

    @Test func `the address it was saved from is its own where it names none`() throws {
        let comment = "<!-- saved from url=(0034)https://post.example/ferry -->"
        #expect(try page(comment + story()).article.url == "https://post.example/ferry")
        let archived =
            "<link rel=canonical href=\"https://web.archive.org/web/20200101000000/https://post.example/f\">"
        #expect(try page(story(head: archived)).article.url == "https://post.example/f")
    }

    @Test func `a page of several parts is read with the address it was saved from`() throws {
        let quoted = story().replacing("=", with: "=3D").replacing("<h1>", with: "<h1=\r\n>").utf8.flatMap {
            byte in
            byte < 0x80 ? [byte] : Array("=\(String(byte, radix: 16, uppercase: true))".utf8)
        }
        let head = """
            From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/ferry\r\nMIME-Version: 1.0\r
            Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n------x\r
            Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n
            """
        let tail = "\r\n------x\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n------x--\r\n"
        let bytes = Array(head.replacing("\r\r", with: "\r").utf8) + quoted + Array(tail.utf8)
        let found = try page(bytes, path: "/a/story.mhtml")
        #expect(found.article.text.hasSuffix(paragraphs.joined(separator: "\n")))
        #expect(found.article.url == "https://post.example/ferry")
    }

    @Test func `a title is without the site's name where the page has no headline`() throws {
        let markup = story().replacing("<h1>The ferry that would not sail</h1>", with: "")
        #expect(try page(markup).article.title == "The ferry that would not sail")
    }
}

@Suite struct `Telling a page` {
    @Test(arguments: [
        (
            "/a/page.txt", "<!DOCTYPE html><html><head><title>x</title></head><body><p>y</p></body></html>",
            ArticleFormat.Name.page
        ),
        ("/a/story.html", "A story\n\nThat is plain text, and nothing else.", .text),
        ("/a/notes.txt", "How to write <b> and <p>\n\nOne writes the tag <b>, then the text.", .text),
        ("/a/page", "\n<!-- saved --> <html><body><p>x</p></body></html>", .page),
        ("/a/old.htm", "<TABLE><TR><TD>x</TD></TR></TABLE>", .page),
        ("/a/x.md", "# A heading\n\nText with <br> in it.", .note),
        ("/a/mail.txt", "<ada@example.com> wrote:\n\nText.", .text),
    ])
    func `is done by what is in it`(path: String, text: String, format: ArticleFormat.Name) throws {
        #expect(try ArticleInput(bytes: Array(text.utf8), path: path, fileTime: "").format() == format)
    }

    @Test(arguments: [
        ("<html><body><img src=a><img src=b></body></html>", "only pictures"),
        ("<html><body><div id=root></div><script>x</script></body></html>", "an empty shell of a script"),
        (
            "<html><head><title>404 Not Found</title></head><body><h1>Not found</h1><p>Nothing is here.</p></body></html>",
            "an error page"
        ),
        (
            "<html><body><h1>Sign in</h1><form><p>Your name</p><input type=password></form></body></html>",
            "a log-in"
        ),
    ])
    func `what holds no article is refused with a word`(markup: String, word: String) throws {
        #expect(throws: ArticleError.noArticle(path: "/pages/story.html", what: word)) { try page(markup) }
    }

    @Test func `a front page is refused, unless any text will do`() throws {
        let teaser =
            "<div class=t><h2><a href=/a>A bridge that would not open</a></h2><p>It has been stuck since Tuesday, and the mayor is cross. <a href=/a>Read on</a></p></div>"
        let markup =
            "<html><head><title>Harbour Post</title></head><body><h1>Harbour Post</h1>\(String(repeating: teaser, count: 6))</body></html>"
        #expect(throws: ArticleError.noArticle(path: "/pages/story.html", what: "a front page")) {
            try page(markup)
        }
        #expect(try page(markup, takesAny: true).article.text.contains("the mayor is cross"))
        let message = ArticleError.noArticle(path: "a.html", what: "a front page").description
        #expect(message.hasPrefix("a.html holds no article (a front page)"))
    }
}

@Suite struct `The characters of a page` {
    private static let russian =
        "Паром Аврора стоял у причала в понедельник девятый день, потому что никто не мог найти ключ от рубки."

    /// Cyrillic letters as windows-1251 has them.
    private func windows1251(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            scalar.value < 0x80 ? UInt8(scalar.value) : UInt8(truncatingIfNeeded: scalar.value - 0x410 + 0xC0)
        }
    }

    private func markup(_ label: String) -> String {
        "<html><head><meta charset=\"\(label)\"><title>Паром</title></head><body><h1>Паром не вышел</h1><p>\(Self.russian)</p></body></html>"
    }

    @Test(arguments: ["windows-1251", "utf-8", "iso-8859-1", "none"])
    func `are read right whatever the page says`(label: String) throws {
        let found = try page(windows1251(markup(label)))
        #expect(found.article.text.hasSuffix(Self.russian))
        #expect(found.provenance.encoding == "windows-1251")
    }

    @Test func `a page in UTF-8 is that, whatever it says`() throws {
        #expect(try page(markup("windows-1251")).article.text.hasSuffix(Self.russian))
    }

    @Test func `latin-1 means windows-1252`() throws {
        let text =
            "<html><head><meta charset=iso-8859-1></head><body><h1>Ein Tag am Fluß</h1><p>„Das kostet 5 €“, sagte die Wirtin, „und keinen Pfennig weniger“.</p></body></html>"
        let found = try page(
            text.unicodeScalars.map {
                ["„": 0x84, "“": 0x93, "€": 0x80][$0] ?? UInt8(truncatingIfNeeded: $0.value)
            })
        #expect(
            found.article.text.contains("„Das kostet 5 €“") && found.provenance.encoding == "windows-1252")
    }

    @Test func `controls of direction and others do not come through`() throws {
        let found = try page(
            story(
                middle:
                    "<p>A right-to-left mark &#8238; and a bell &#7; and an escape &#27;[31m are in this sentence.</p>"
            ))
        #expect(
            !found.article.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    }
}
