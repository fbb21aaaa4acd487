import Articles

/// A reader of bytes that nobody vouches for, and what it is first given.
enum FuzzedReader: String, CaseIterable {
    case page, feed, dates, encodings

    /// Reads bytes; what is refused is fine, and so is any article that is sound.
    func read(_ bytes: [UInt8]) {
        switch self {
        case .page: read(bytes, as: "a.html")
        case .feed: read(bytes, as: "a.xml")
        case .dates: read(Self.entry(dated: bytes), as: "a.xml")
        case .encodings: read(Self.page(labelled: bytes), as: "a.html")
        }
    }

    private func read(_ bytes: [UInt8], as name: String) {
        let input = ArticleInput(bytes: bytes, path: name, fileTime: "2020-01-02T03:04:05Z", takesAny: true)
        guard let articles = try? input.articles() else { return }
        for found in articles { check(found.article) }
    }

    /// Stops the program when an article is not sound.
    private func check(_ article: Article) {
        precondition(!article.title.isEmpty)
        var end = 0
        let length = article.text.utf8.count
        for block in article.blocks {
            precondition(block.range.lowerBound >= end && block.range.upperBound <= length)
            end = block.range.upperBound
        }
        let isSafe = article.text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
        precondition(isSafe)
    }

    /// A feed whose entry is dated so.
    private static func entry(dated date: [UInt8]) -> [UInt8] {
        Array("<rss><channel><item><title>A</title><pubDate><![CDATA[".utf8) + date
            + Array("]]></pubDate></item></channel></rss>".utf8)
    }

    private static let labels = [
        "utf-8", "windows-1251", "shift_jis", "gb18030", "big5", "euc-kr", "iso-2022-jp", "koi8-r", "utf-16",
    ]

    /// A page that says that it is in the encoding that the first byte chooses.
    private static func page(labelled bytes: [UInt8]) -> [UInt8] {
        let label = labels[Int(bytes.first ?? 0) % labels.count]
        return Array("<meta charset=\(label)><h1>A</h1><p>".utf8) + bytes.dropFirst()
    }
}

extension FuzzedReader {
    /// What the first input is made from.
    var seeds: [String] {
        switch self {
        case .page:
            [
                """
                <!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>A ferry | Post</title><meta property="og:title" content="A ferry">
                <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-02-02","author":[{"name":"Ada Wren"}]}</script></head>
                <body><nav><a href=/>Home</a></nav><article><h1>A ferry</h1><p>By Ada Wren, 2 April 2024</p><p>The ferry stayed at its berth
                for nine days, and nobody found its key.</p><table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
                <ul><li>One oar.</li></ul><blockquote>“It is a small key,” she said.</blockquote></article><div class=comments hidden><p>Old Salt.</p></div>
                """,
                """
                From: <Saved by x>
                Content-Type: multipart/related; boundary="b"

                --b
                Content-Type: text/html
                Content-Transfer-Encoding: quoted-printable

                <html><body><p>A =3D b</p></body></html>
                --b--
                """,
            ]
        case .feed:
            [
                """
                <?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY x "y">]><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Post</title>
                <item><title>Ferry &amp; &#8211; <![CDATA[<b>x</b>]]></title><link>/a</link><guid isPermaLink="false">1</guid><dc:creator>Ada</dc:creator>
                <description>&lt;p&gt;It came.&lt;/p&gt;</description><content:encoded><![CDATA[One [caption id="a"]b[/caption]

                two]]></content:encoded><pubDate>Tue, 05 Mar 2024 09:30:00 GMT</pubDate><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>
                """,
                """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/"><title type="html">A &amp;amp; b</title><entry xml:base="../b"><id>2</id>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p></div></content><link rel="alternate" href="x"/><updated>2024-03-05T09:30:00Z</updated></entry></feed>
                """,
                """
                {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"id": "a", "url": "/a", "title": "B", "content_html": "<p>C</p>",
                 "date_published": "2020-08-24T06:00:00Z"}, {"id": "b", "content_text": "D\\u00e9"}]}
                """,
            ]
        case .dates:
            [
                "Tue, 05 Mar 24 09:30:00 EST", "2024-03-05T09:30:00.5+01:00", "5 März 2024", "2004년 05월 28일",
                "20240305",
            ]
        case .encodings: ["\u{1}Маяк", "\u{2}海辺のカフカ", "\u{0}Früh", "\u{6}\u{1b}$B%+\u{1b}(B"]
        }
    }
}

extension FuzzedReader {
    /// The reader that the program was started for.
    static let chosen = CommandLine.arguments.dropFirst().first.flatMap(FuzzedReader.init)
}
