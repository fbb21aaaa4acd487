extension FuzzedReader {
    /// What the first input is made from.
    var seeds: [[UInt8]] {
        texts.map { Array($0.utf8) }
            + (self == .archive ? [FuzzedDocument.word([0x61]), FuzzedDocument.book([0x62])] : [])
    }

    private var texts: [String] {
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
        case .mail:
            [
                """
                From ada@post.example Mon Mar  4 10:00:00 2024
                From: =?utf-8?Q?Ada_Wr=C3=A9n?= <ada@post.example>
                Subject: Fwd: A ferry
                Message-ID: <1@x>
                List-Id: "News" <n.x>
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; format=flowed; delsp=yes

                It came. 
                On 4 March 2024, Tom wrote:
                > Where?
                -- 
                Ada
                --b
                Content-Type: text/html
                Content-Transfer-Encoding: quoted-printable

                <p>It =3D came.</p><blockquote type=3Dcite>x</blockquote>
                --b--

                From tom@post.example Mon Mar  4 11:00:00 2024
                From: Tom
                Content-Length: 4

                x
                >From

                """,
                """
                From: a
                Message-ID: <2@x>
                Content-Type: multipart/mixed; boundary="c"; name*0*=utf-8''a%20; name*1=b

                --c
                Content-Type: message/rfc822

                Subject: b

                ---------- Forwarded message ---------
                From: Tom <t@x.example>
                Date: 4 March 2024
                Subject: c

                It went.
                --c
                Content-Type: text/html; name=a.html
                Content-Disposition: attachment

                <html><body><p>x</p></body></html>
                --c--
                """,
            ]
        case .markdown:
            [
                """
                ---
                title: "A: b"
                tags: [a, "[[b|c]]"]
                date: 2024-03-04
                ---
                # A ferry ^a1
                > [!note]- Who
                > *x* ==y== [[a|b]] ![[c.png]] %%d%% [^1]

                | a | b |
                | - | - |
                | c | `d` |

                - [ ] e ~~f~~ <b>g</b>

                ```
                h
                ```
                [^1]: note
                  more ^[i]
                """, "+++\ntitle = \"A\"\ndate = 2024-03-04T10:00:00Z\ntags = [\"a\"]\n[x]\ny = 1\n+++\nB\n",
            ]
        case .epub:
            [
                """
                <package><metadata><dc:title>A</dc:title></metadata><manifest><item id="a" href="c.xhtml"/><item id="n" properties="nav" href="n.xhtml"/></manifest>
                <spine><itemref idref="a"/></spine></package>\u{0}<html><body epub:type="chapter"><h1 id="x">B</h1><p>C</p><h2 id="y">D</h2><p>E</p></body></html>\u{0}
                <html><nav epub:type="toc"><ol><li><a href="c.xhtml#x">B</a></li><li><a href="c.xhtml#y">D</a></li></ol></nav></html>
                """
            ]
        case .docx:
            [
                """
                <w:document><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p><w:p><w:ins><w:r><w:t>B</w:t></w:r></w:ins>
                <w:del><w:r><w:delText>C</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>D</w:t></w:r></w:p>
                </w:tc></w:tr></w:tbl></w:body></w:document>\u{0}<w:footnotes><w:footnote w:id="1"><w:p><w:r><w:t>E</w:t></w:r></w:p></w:footnote></w:footnotes>
                """
            ]
        case .odt:
            [
                """
                <office:text><text:tracked-changes><text:deletion><text:p>x</text:p></text:deletion></text:tracked-changes><text:h>A</text:h><text:p>B<text:s text:c="3"/>
                <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>C</text:p></text:note-body></text:note></text:p><table:table-row><table:table-cell>
                <text:p>D</text:p></table:table-cell></table:table-row></office:text>
                """
            ]
        case .pdf:
            [
                """
                <html><head><title>A</title><meta name="Author" content="Ada Wren"/></head><body><doc><page width="595" height="842"><flow><block>
                <line xMin="72" yMin="100" xMax="90" yMax="120"><word>A</word><word>ferry</word></line></block><block><line xMin="72" yMin="150" xMax="90" yMax="160">
                <word>har-</word></line><line xMin="72" yMin="163" xMax="90" yMax="173"><word>bour</word></line></block><block><line xMin="290" yMin="800" xMax="295" yMax="810">
                <word>1</word></line></block></flow></page><page width="595" height="842"></page></doc></body></html>
                """
            ]
        case .archive: []
        case .data:
            [
                #"[{"title": "A", "text": "B c d", "url": "https://a.example", "date": "2024-03-04", "tags": ["x"]}, {"title": "E", "text": "F"}]"#,
                "title,text,date\nA,\"B, c\",04/03/2024\nD,\"E \"\"f\"\"\",05/03/2024\n",
                "{\"title\": \"A\", \"text\": \"B\"}\n{\"title\": \"C\", \"text\": \"D\"}\n",
                "<en-export><note><title>A</title><content><![CDATA[<en-note>B</en-note>]]></content><tag>c</tag></note></en-export>",
            ]
        case .capture:
            [
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\nContent-Length: 91\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>A\n\r\n0\r\n\r\n\r\n\r\n"
            ]
        }
    }
}
