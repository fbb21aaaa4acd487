import Foundation
import Testing

@testable import Articles

private let body =
    "The ferry stayed at its berth for nine days, because nobody could find the key to its bridge."

/// Makes documents of word processors.
private enum Made {
    static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

    static func docx(
        _ document: String, footnotes: String = "", core: String = "", first: String = "[Content_Types].xml"
    )
        -> [UInt8]
    {
        var members = [
            (first, "<Types/>"), ("_rels/.rels", "<Relationships/>"),
            (
                "word/styles.xml",
                "<w:styles \(word)><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
            ),
            ("word/document.xml", "<w:document \(word)><w:body>\(document)</w:body></w:document>"),
            ("word/header1.xml", "<w:hdr \(word)><w:p><w:r><w:t>Secret header</w:t></w:r></w:p></w:hdr>"),
            (
                "word/comments.xml",
                "<w:comments \(word)><w:comment><w:p><w:r><w:t>A comment</w:t></w:r></w:p></w:comment></w:comments>"
            ),
        ]
        if !footnotes.isEmpty {
            members.append(("word/footnotes.xml", "<w:footnotes \(word)>\(footnotes)</w:footnotes>"))
        }
        if !core.isEmpty {
            members.append(
                (
                    "docProps/core.xml",
                    "<cp:coreProperties xmlns:cp=\"a\" xmlns:dc=\"b\" xmlns:dcterms=\"c\">\(core)</cp:coreProperties>"
                ))
        }
        return ArchiveMaker.archive(.zip, texts: members)
    }

    static func paragraph(_ text: String, style: String? = nil) -> String {
        let properties = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
        return "<w:p>\(properties)<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    static func odt(_ text: String, meta: String = "", manifest: String = "") -> [UInt8] {
        ArchiveMaker.archive(
            .storedZip,
            texts: [
                ("mimetype", "application/vnd.oasis.opendocument.text"),
                (
                    "content.xml",
                    "<office:document-content><office:automatic-styles><style:style><p>no</p></style:style></office:automatic-styles><office:body><office:text>\(text)</office:text></office:body></office:document-content>"
                ),
                ("styles.xml", "<office:document-styles><text:p>A header</text:p></office:document-styles>"),
                (
                    "meta.xml",
                    "<office:document-meta><office:meta>\(meta)</office:meta></office:document-meta>"
                ),
                ("META-INF/manifest.xml", "<manifest>\(manifest)</manifest>"),
            ])
    }
}

@Suite struct `A Word document` {
    @Test
    func
        `is read with its headings, lists, tables and footnotes, and without what its writers keep for themselves`()
        throws
    {
        let bytes = Made.docx(
            Made.paragraph("Report on the ferry", style: "Title")
                + Made.paragraph("The key", style: "berschrift1")
                    + """
                    <w:p><w:r><w:t>It lay </w:t></w:r><w:del w:author="x"><w:r><w:delText>never </w:delText></w:r></w:del>\
                    <w:ins w:author="y"><w:r><w:t>under </w:t></w:r></w:ins><w:r><w:t>the mat</w:t></w:r>\
                    <w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>\
                    <w:r><w:commentReference w:id="0"/></w:r></w:p>
                    """
                + "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One</w:t><w:tab/><w:t>oar</w:t></w:r></w:p>"
                + "<w:tbl><w:tr><w:tc>\(Made.paragraph("ship"))</w:tc><w:tc>\(Made.paragraph("berth"))</w:tc></w:tr>"
                + "<w:tr><w:tc>\(Made.paragraph("Galeb"))\(Made.paragraph("II"))</w:tc><w:tc>\(Made.paragraph("4"))</w:tc></w:tr></w:tbl>"
                    + """
                    <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>\(Made.paragraph("In a box."))</w:txbxContent></mc:Choice>\
                    <mc:Fallback><w:txbxContent>\(Made.paragraph("In a box."))</w:txbxContent></mc:Fallback></mc:AlternateContent>\
                    <w:t>Around it.</w:t></w:r></w:p>
                    """,
            footnotes:
                "<w:footnote w:id=\"-1\">\(Made.paragraph("sep"))</w:footnote><w:footnote w:id=\"2\">\(Made.paragraph("So says the log."))</w:footnote>",
            core:
                "<dc:title>Report on the ferry</dc:title><dc:creator>Ada Wren; Thomas Reed</dc:creator><dcterms:created>2024-03-04T10:00:00Z</dcterms:created><dcterms:modified>2024-05-06T10:00:00Z</dcterms:modified>"
        )
        let reading = try Reading(bytes, path: "/d/report.docx")
        let found = try #require(reading.found.first)
        #expect(reading.error == nil && reading.problems.isEmpty)
        #expect(
            found.article.text.split(separator: "\n").map(String.init) == [
                "Report on the ferry", "The key", "It lay under the mat.", "One oar", "ship\tberth",
                "Galeb II\t4",
                "In a box.", "Around it.", "So says the log.",
            ])
        #expect(
            found.article.title == "Report on the ferry" && found.article.byline == "Ada Wren, Thomas Reed")
        #expect(found.article.date == ArticleDate(iso: "2024-03-04T10:00:00Z", origin: .text))
        #expect(found.article.blocks[1].kind == .heading)
        #expect(
            found.provenance.leftOut == [
                LeftOut(what: "deleted passages", count: 1), LeftOut(what: "hidden passages", count: 1),
                LeftOut(what: "comments", count: 1),
            ])
        #expect(found.provenance.format == .document && found.provenance.part == nil)
    }

    @Test func `is told by what is in it`() throws {
        let bytes = Made.docx(Made.paragraph(body), first: "docProps/app.xml")
        for path in ["/d/a.docx", "/d/a.zip", "/d/a"] {
            #expect(try ArticleInput(bytes: bytes, path: path, fileTime: "").format() == .document, "\(path)")
        }
        let folder = ArchiveMaker.archive(.zip, texts: [("word/a.txt", body)])
        #expect(try ArticleInput(bytes: folder, path: "/d/a.zip", fileTime: "").format() == .archive)
    }

    @Test func `in an archive is an article, and without text is refused`() throws {
        let inner = Made.docx(Made.paragraph(body))
        let zip = ArchiveMaker.archive(.zip, [("in/report.docx", inner)])
        let reading = try Reading(zip, path: "/d/a.zip")
        #expect(reading.parts == ["in/report.docx"] && reading.found[0].article.text == body)
        let empty = try Reading(Made.docx(Made.paragraph(" ")), path: "/d/a.docx")
        #expect(empty.error == .holdsNone(path: "/d/a.docx", what: "a document without text"))
        let locked = ArchiveMaker.archive(
            .encryptedZip, texts: [("[Content_Types].xml", "x"), ("word/document.xml", "y")])
        #expect(try Reading(locked, path: "/d/a.docx").error == .encrypted(path: "/d/a.docx"))
    }

    @Test func `takes no title from the program that made it`() throws {
        let bytes = Made.docx(
            Made.paragraph("The key", style: "berschrift1") + Made.paragraph(body),
            core: "<dc:title>Microsoft Word - draft 3.doc</dc:title><dc:creator>admin</dc:creator>")
        let article = try #require(Reading(bytes, path: "/d/a.docx").found.first).article
        #expect(article.title == "The key" && article.byline == nil && article.date.origin == .fileTime)
    }

    @Test func `nested deep, cut off or with an entity to a file is read as far as it is whole`() throws {
        let deep = Made.docx(String(repeating: "<w:tbl><w:tr><w:tc>", count: 50_000) + Made.paragraph("x"))
        _ = try Reading(deep, path: "/d/a.docx")
        let entity = ArchiveMaker.archive(
            .zip,
            texts: [
                ("[Content_Types].xml", ""), ("_rels/.rels", ""),
                (
                    "word/document.xml",
                    "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document><w:p><w:r><w:t>One &x; two</w:t></w:r></w:p></w:document>"
                ),
            ])
        let article = try Reading(entity, path: "/d/a.docx").found.first?.article
        #expect(article?.text.contains("root:") == false)
        let whole = Made.docx(Made.paragraph(body))
        #expect(try Reading(Array(whole.prefix(whole.count / 3)), path: "/d/a.docx").found.isEmpty)
    }
}

@Suite struct `An OpenDocument text` {
    @Test func `is read with its footnotes at the end and without what was deleted`() throws {
        let bytes = Made.odt(
            """
            <text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region></text:tracked-changes>
            <text:h text:outline-level="1">The ferry</text:h>
            <text:p>It lay<text:s text:c="2"/>under<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>So says the log.</text:p></text:note-body></text:note> the <text:span>mat</text:span>.<office:annotation><text:p>Ask Ruth.</text:p></office:annotation></text:p>
            <text:list><text:list-item><text:p>One oar</text:p></text:list-item></text:list>
            <table:table><table:table-row><table:table-cell><text:p>ship</text:p></table:table-cell><table:table-cell><text:p>berth</text:p></table:table-cell></table:table-row></table:table>
            """,
            meta:
                "<dc:title>A ferry</dc:title><meta:initial-creator>Ada Wren</meta:initial-creator><dc:creator>Another</dc:creator><meta:creation-date>2024-03-04T10:00:00.5</meta:creation-date><dc:date>2025-01-01T00:00:00</dc:date>"
        )
        let found = try #require(Reading(bytes, path: "/d/a.odt").found.first)
        #expect(
            found.article.text.split(separator: "\n").map(String.init) == [
                "A ferry", "The ferry", "It lay under the mat.", "One oar", "ship\tberth", "So says the log.",
            ])
        #expect(found.article.byline == "Ada Wren" && found.article.date.day == "2024-03-04")
        #expect(
            found.provenance.leftOut == [
                LeftOut(what: "deleted passages", count: 1), LeftOut(what: "comments", count: 1),
            ])
        let locked = Made.odt("<text:p>x</text:p>", manifest: "<manifest:encryption-data/>")
        #expect(try Reading(locked, path: "/d/a.odt").error == .encrypted(path: "/d/a.odt"))
    }
}
