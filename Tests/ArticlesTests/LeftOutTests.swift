import Foundation
import Testing

@testable import Articles

/// What is left out of articles, told with them where that is asked for.
@Suite struct `What is left out of an article` {
    /// An article, and after each of its lines the passages that stand there.
    private func lines(_ bytes: [UInt8], _ path: String) throws -> [[String]] {
        var input = ArticleInput(bytes: bytes, path: path, fileTime: "")
        input.givesLeftOut = true
        let plain = ArticleInput(bytes: bytes, path: path, fileTime: "")
        let found = try input.articles()
        let without = try plain.articles()
        // To ask for it changes nothing else.
        #expect(found.map(\.article) == without.map(\.article))
        #expect(found.map(\.provenance) == without.map(\.provenance))
        #expect(without.allSatisfy { $0.leftOut.isEmpty })
        return found.map(Self.lines)
    }

    private func lines(_ text: String, _ path: String) throws -> [[String]] {
        try lines(Array(text.utf8), path)
    }

    static func lines(_ found: FoundArticle) -> [String] {
        let counted = found.provenance.leftOut.sorted { $0.what < $1.what }
        let told = Dictionary(grouping: found.leftOut, by: \.what).map {
            LeftOut(what: $0.key, count: $0.value.count)
        }.sorted { $0.what < $1.what }
        #expect(counted == told, "\(found.article.title)")
        var lines: [String] = []
        var rest = found.leftOut[...]
        func take(upTo position: Int) {
            while let passage = rest.first, passage.position <= position {
                lines.append("[\(passage.what)] \(passage.text.replacing("\n", with: " / "))")
                rest.removeFirst()
            }
        }
        take(upTo: 0)
        let text = Array(found.article.text.utf8)
        for block in found.article.blocks {
            lines.append(String(decoding: text[block.range], as: UTF8.self))
            take(upTo: block.range.upperBound)
        }
        #expect(rest.isEmpty)
        return lines
    }

    private let paragraph =
        "The ferry stayed at its berth for nine days, because nobody in the harbour could find the key to its bridge."
    private let second =
        "On the tenth day a boy found it on the hook, where it had hung all the time, behind the captain’s other hat."

    @Test func `of a page is told in its place`() throws {
        let page = """
            <html><head><title>The ferry that stayed</title></head><body><nav><a href=/>Home</a></nav><article>
            <h1>The ferry that stayed</h1><p>\(paragraph)</p>
            <figure><img src=x><figcaption>The ferry at its berth.</figcaption></figure>
            <p>\(second)</p><p>\(paragraph.replacing("nine", with: "ten"))</p>
            <div class="newsletter"><h4>The harbour in your inbox</h4><p>Get our best stories every Saturday.</p></div>
            <p>\(second.replacing("tenth", with: "last"))</p>
            <div class=related><a href=/b>The bridge that would not open at all</a></div>
            <div class="comments"><h3>Comments</h3><p>I have seen that key.</p></div></article></body></html>
            """
        #expect(
            try lines(page, "/p/ferry.html") == [
                [
                    "The ferry that stayed", paragraph, "[captions] The ferry at its berth.", second,
                    paragraph.replacing("nine", with: "ten"),
                    "[newsletter offers] The harbour in your inbox",
                    "[newsletter offers] Get our best stories every Saturday.",
                    second.replacing("tenth", with: "last"),
                    "[links to other articles] The bridge that would not open at all",
                    "[comments] Comments", "[comments] I have seen that key.",
                ]
            ])
    }

    @Test func `of a message is told in its place: quoted replies, the signature, what is attached`() throws {
        let mail = """
            From: Ada Wren <ada@post.example>
            Subject: A ferry
            Date: Mon, 4 Mar 2024 10:00:00 +0000
            Message-ID: <1@post.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            \(paragraph)

            On 4 March 2024 at 10:00, Tom Reed wrote:
            > Where is it?
            > Tom

            \(second)

            -- \nAda Wren
            Harbour Post
            --b
            Content-Type: image/png; name=quay.png
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --b--
            """
        #expect(
            try lines(mail, "/m/a.eml") == [
                [
                    "A ferry", paragraph,
                    "[quoted replies] On 4 March 2024 at 10:00, Tom Reed wrote: / Where is it? / Tom", second,
                    "[signatures] -- / Ada Wren / Harbour Post", "[pictures] quay.png",
                ]
            ])
    }

    @Test func `of a message that is passed on is told: the note above it`() throws {
        let mail = """
            From: Ada Wren <ada@post.example>
            Subject: Fwd: A ferry
            Message-ID: <1@post.example>

            Have you seen this?

            ---------- Forwarded message ---------
            From: Tom Reed <tom@x.example>
            Date: Mon, 4 Mar 2024 10:00:00 +0000
            Subject: A ferry

            \(paragraph)
            """
        #expect(
            try lines(mail, "/m/a.eml") == [["A ferry", "[covering notes] Have you seen this?", paragraph]])
    }

    @Test func `of a note is told behind the paragraph that it stands in`() throws {
        let note = """
            # The key

            It lay under %% ask Ruth %%the mat. ![[map.png]]

            %%
            Nobody sees this.
            Nor this.
            %%

            - one
            - two ![a quay](quay.jpg)

            It ends here.
            """
        #expect(
            try lines(note, "/v/key.md") == [
                [
                    "The key", "It lay under the mat.", "[comments] ask Ruth", "[pictures] map.png",
                    "[comments] Nobody sees this. / Nor this.", "one", "[pictures] a quay", "two",
                    "It ends here.",
                ]
            ])
    }

    @Test func `of entries of feeds and exports is told, with the captions in brackets`() throws {
        let feed = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><item><guid>1</guid>
            <title>The ferry</title><description><![CDATA[<p>\(paragraph)</p><figure><figcaption>The quay.</figcaption></figure>
            <p>\(second)</p><p>The post <a href="/a">The ferry</a> appeared first on <a href="/">Harbour</a>.</p>]]></description>
            </item></channel></rss>
            """
        #expect(
            try lines(feed, "/f/a.rss") == [
                [
                    "The ferry", paragraph, "[captions] The quay.", second,
                    "[links to other articles] The post The ferry appeared first on Harbour.",
                ]
            ])
        let export = """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
            xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Harbour Post</title><item><guid>1</guid>
            <title>The ferry</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
            <content:encoded><![CDATA[One [caption id="a"]<img src="x"> The quay[/caption]line.

            Another line. [gallery ids="1"]]]></content:encoded></item></channel></rss>
            """
        #expect(
            try lines(export, "/f/a.xml") == [
                ["The ferry", "One line.", "[captions] The quay", "Another line."]
            ])
    }

    @Test func `of rows of data is told`() throws {
        let row =
            #"{"title": "The ferry", "text": "<p>It stayed.</p><figcaption>The quay.</figcaption><p>It went.</p>", "id": "1"}"#
        #expect(
            try lines(row + "\n" + row.replacing("\"1\"", with: "\"2\""), "/d/a.jsonl") == [
                ["The ferry", "It stayed.", "[captions] The quay.", "It went."],
                ["The ferry", "It stayed.", "[captions] The quay.", "It went."],
            ])
    }

    @Test func `of a chapter is told`() throws {
        let book = BookMaker.book([
            (
                "one",
                BookMaker.page(
                    "<body><h1>The key</h1>\(BookMaker.paragraphs("The ferry"))<figure><img src='a.png' alt='A quay'/><figcaption>The quay.</figcaption></figure><p>It ends.</p></body>"
                )
            )
        ])
        #expect(
            try lines(book, "/b/a.epub").first?.suffix(3) == [
                "[pictures] A quay", "[captions] The quay.", "It ends.",
            ])
    }

    @Test func `of documents is told: deletions, hidden words, comments, pictures`() throws {
        let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let docx = ArchiveMaker.archive(
            .zip,
            texts: [
                ("[Content_Types].xml", "<Types/>"),
                (
                    "word/document.xml",
                    """
                    <w:document \(word)><w:body><w:p><w:r><w:t>It lay </w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del>\
                    <w:r><w:t>under the mat.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>\
                    <w:r><w:commentReference w:id="0"/></w:r></w:p><w:p><w:r><w:drawing><wp:docPr descr="A quay"/></w:drawing>\
                    <w:t>It ends.</w:t></w:r></w:p></w:body></w:document>
                    """
                ),
                (
                    "word/comments.xml",
                    "<w:comments \(word)><w:comment w:id=\"0\" w:author=\"Ruth\"><w:p><w:r><w:t>Ask Ada.</w:t></w:r></w:p></w:comment></w:comments>"
                ),
            ])
        #expect(
            try lines(docx, "/d/a.docx") == [
                [
                    "It lay under the mat.", "[deleted passages] never", "[hidden passages] hidden",
                    "[comments] Ruth: Ask Ada.", "It ends.", "[pictures] A quay",
                ]
            ])
        let odt = ArchiveMaker.archive(
            .storedZip,
            texts: [
                ("mimetype", "application/vnd.oasis.opendocument.text"),
                (
                    "content.xml",
                    """
                    <office:document-content><office:body><office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>\
                    <office:change-info><dc:creator>Ruth</dc:creator></office:change-info><text:p>Gone.</text:p></text:deletion></text:changed-region></text:tracked-changes>\
                    <text:p>One.</text:p><text:p>Two<text:change text:change-id="c1"/>.<office:annotation><dc:creator>Ruth</dc:creator><text:p>Ask Ada.</text:p></office:annotation></text:p>\
                    <text:p>Three.</text:p></office:text></office:body></office:document-content>
                    """
                ),
            ])
        #expect(
            try lines(odt, "/d/a.odt") == [
                ["One.", "Two.", "[deleted passages] Gone.", "[comments] Ask Ada.", "Three."]
            ])
    }

    @Test(.enabled(if: HelperProgram.pdfToText.isInstalled, "pdftotext is not installed"))
    func `of a PDF is told: what stands at the edges of its pages`() throws {
        let page = { (number: String, text: String) in
            [
                PDFMaker.Text(x: 72, y: 40, text: "Harbour Post 4 March"),
                PDFMaker.Text(x: 72, y: 110, text: text), PDFMaker.Text(x: 290, y: 800, text: number),
            ]
        }
        let found = try lines(
            PDFMaker.pdf([page("1", "The ferry stayed."), page("2", "It went.")], title: "The ferry"),
            "/p/a.pdf")
        let margin = "[headers, footers and page numbers]"
        #expect(
            found == [
                [
                    "The ferry", "\(margin) Harbour Post 4 March", "The ferry stayed.", "\(margin) 1",
                    "\(margin) Harbour Post 4 March", "It went.", "\(margin) 2",
                ]
            ])
    }

    @Test func `of what stands in archives and captures is told as well`() throws {
        let archive = ArchiveMaker.archive(.tar, texts: [("in/key.md", "# The key\n\nIt lay %%ask%%there.")])
        #expect(try lines(archive, "/a/all.tar") == [["The key", "It lay there.", "[comments] ask"]])
    }
}

extension `What is left out of an article` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "../shared/data/import")
        .standardizedFileURL
    private static var sets: [String] {
        ["article-extraction/html", "readability", "pages", "globalvoices"].filter {
            FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
        }
    }

    @Test(.enabled(if: !sets.isEmpty, "the sets of ../shared/data/import are not here"), arguments: sets)
    func `of real pages and exports is what is counted, and to ask for it changes no text`(set: String) throws
    {
        let names = FileManager.default.enumerator(atPath: Self.folder.appending(path: set).path)
        for case let name as String in try #require(names)
        where [".gz", "source.html", "page.html", ".xml"].contains(where: name.hasSuffix) {
            let bytes = try Array(Data(contentsOf: Self.folder.appending(path: "\(set)/\(name)")))
            func read(_ givesLeftOut: Bool) throws -> [FoundArticle] {
                var input = ArticleInput(bytes: bytes, path: "/\(name)", fileTime: "", takesAny: true)
                input.givesLeftOut = givesLeftOut
                return try input.articles()
            }
            let (found, without) = (try read(true), try read(false))
            #expect(found.map(\.article) == without.map(\.article), "\(name)")
            for article in found { _ = Self.lines(article) }
        }
    }
}
