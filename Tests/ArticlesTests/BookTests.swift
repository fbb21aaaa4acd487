import Foundation
import Testing

@testable import Articles

/// Makes e-books.
enum BookMaker {
    static func paragraphs(_ name: String) -> String {
        "<p>\(name) stayed at its berth for nine days, because nobody could find the key.</p><p>The divers come on Friday.</p>"
    }

    static func page(_ inner: String) -> String {
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>x</title></head>\(inner)</html>"
    }

    /// - Parameters:
    ///   - files: Names and markup of the spine, in its order; their ids are their names.
    static func book(
        _ files: [(name: String, markup: String)], navigation: String? = nil, ncx: String? = nil,
        more: [(String, String)] = [], guide: String = ""
    ) -> [UInt8] {
        var manifest = files.map {
            "<item id=\"\($0.name)\" href=\"text/\($0.name).xhtml\" media-type=\"application/xhtml+xml\"/>"
        }.joined()
        var members = [
            ("mimetype", "application/epub+zip"),
            (
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>"
            ),
        ]
        if let navigation {
            manifest += "<item id=\"nav\" properties=\"nav\" href=\"nav.xhtml\"/>"
            members.append(
                (
                    "OEBPS/nav.xhtml",
                    page(
                        "<body><nav epub:type=\"toc\"><ol>\(navigation)</ol></nav><nav epub:type=\"landmarks\"><ol><li><a href=\"text/x\">L</a></li></ol></nav></body>"
                    )
                ))
        }
        if let ncx {
            manifest += "<item id=\"toc\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>"
            members.append(
                (
                    "OEBPS/toc.ncx",
                    "<ncx><docTitle><text>Not this</text></docTitle><navMap>\(ncx)</navMap></ncx>"
                ))
        }
        let spine = files.map { "<itemref idref=\"\($0.name)\"/>" }.joined()
        members.append(
            (
                "OEBPS/book.opf",
                "<package><metadata xmlns:dc=\"d\"><dc:title>The Harbour</dc:title><dc:creator>Ada Wren</dc:creator><dc:date>2021-05-04</dc:date><dc:language>en</dc:language><dc:publisher>Quay Books</dc:publisher></metadata><manifest>\(manifest)</manifest><spine toc=\"toc\">\(spine)</spine><guide>\(guide)</guide></package>"
            ))
        members += files.map { ("OEBPS/text/\($0.name).xhtml", $0.markup) } + more
        return ArchiveMaker.archive(.zip, texts: members)
    }
}

@Suite struct `An e-book` {
    @Test func `gives an article a chapter, by its table of contents`() throws {
        let bytes = BookMaker.book(
            [
                (
                    "cover",
                    BookMaker.page("<body epub:type=\"cover\"><img src=\"c.jpg\"/><p>Cover</p></body>")
                ),
                ("copy", BookMaker.page("<body><p>Copyright 2021 by nobody.</p></body>")),
                ("motto", BookMaker.page("<body><p>For the gulls.</p></body>")),
                ("one", BookMaker.page("<body><h1>The key</h1>\(BookMaker.paragraphs("The ferry"))</body>")),
                ("one-b", BookMaker.page("<body><p>And so it went on.</p></body>")),
                (
                    "two",
                    BookMaker.page(
                        "<body><h1>The tide</h1>\(BookMaker.paragraphs("The tug"))<h2>Ebb</h2><p>It fell.</p><h1 id=\"flood\">The flood</h1><p>It rose.</p></body>"
                    )
                ),
                ("plates", BookMaker.page("<body><img src=\"a.png\"/></body>")),
            ],
            navigation: """
                <li><a href="text/one.xhtml">1. The key</a></li><li><a href="text/two.xhtml">2. The tide</a>\
                <ol><li><a href="text/two.xhtml#ebb">Ebb</a></li></ol></li><li><a href="text/two.xhtml#flood">3. The flood</a></li>
                """,
            guide: "<reference type=\"copyright-page\" href=\"text/copy.xhtml\"/>")
        let reading = try Reading(bytes, path: "/b/harbour.epub")
        #expect(
            reading.titles == [
                "The Harbour: 1. The key", "The Harbour: 2. The tide", "The Harbour: 3. The flood",
            ])
        #expect(reading.parts == ["one", "two", "two#flood"])
        #expect(
            reading.found[0].article.text.split(separator: "\n").map(String.init) == [
                "The Harbour: 1. The key",
                "The ferry stayed at its berth for nine days, because nobody could find the key.",
                "The divers come on Friday.", "And so it went on.",
            ])
        #expect(
            reading.found[1].article.text.hasSuffix("Ebb\nIt fell.")
                && reading.found[2].article.text.hasSuffix("\nIt rose."))
        let article = reading.found[0].article
        #expect(
            article.byline == "Ada Wren" && article.source == "Quay Books" && article.date.iso == "2021-05-04"
        )
        #expect(
            reading.leftOut == [
                LeftOut(what: "covers, contents and copyright pages", count: 3),
                LeftOut(what: "pages of pictures", count: 1),
            ])
        #expect(reading.problems.isEmpty && reading.found[0].provenance.format == .book)
    }

    @Test func `of the second version is read by its table, which may be nested`() throws {
        let point = { (title: String, file: String, inner: String) in
            "<navPoint><navLabel><text>\(title)</text></navLabel><content src=\"text/\(file).xhtml\"/>\(inner)</navPoint>"
        }
        let bytes = BookMaker.book(
            [
                ("toc-page", BookMaker.page("<body><p>Contents</p></body>")),
                ("part", BookMaker.page("<body><h1>Part one</h1></body>")),
                ("a b", BookMaker.page("<body>\(BookMaker.paragraphs("The ferry"))</body>")),
                ("c", BookMaker.page("<body>\(BookMaker.paragraphs("The tug"))</body>")),
            ],
            ncx: point("Contents", "toc-page", "")
                + point("Part one", "part", point("The key", "a%20b", "") + point("The tide", "c", "")))
        let reading = try Reading(bytes, path: "/b/harbour.epub")
        #expect(reading.titles == ["The Harbour: The key", "The Harbour: The tide"])
        #expect(reading.parts == ["a b", "c"])
        #expect(reading.leftOut.map(\.count) == [1, 1])
    }

    @Test func `without a table of contents is read file by file`() throws {
        let bytes = BookMaker.book([
            ("one", BookMaker.page("<body><h1>The key</h1>\(BookMaker.paragraphs("The ferry"))</body>")),
            ("two", BookMaker.page("<body>\(BookMaker.paragraphs("The tug"))</body>")),
        ])
        #expect(try Reading(bytes, path: "/b/a.epub").titles == ["The Harbour: The key", "The Harbour"])
    }

    @Test func `that a shop has locked is told, and one with hidden fonts is read`() throws {
        func encryption(_ method: String) -> (String, String) {
            (
                "META-INF/encryption.xml",
                "<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm=\"\(method)\"/></enc:EncryptedData></encryption>"
            )
        }
        let files = [("one", BookMaker.page("<body>\(BookMaker.paragraphs("The ferry"))</body>"))]
        let locked = BookMaker.book(files, more: [encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")])
        let reading = try Reading(locked, path: "/b/a.epub")
        #expect(reading.found.isEmpty && reading.error == .locked(path: "/b/a.epub"))
        #expect(reading.error?.description.contains("DRM") == true)
        let fonts = BookMaker.book(files, more: [encryption("http://www.idpf.org/2008/embedding")])
        #expect(try Reading(fonts, path: "/b/a.epub").found.count == 1)
    }

    @Test func `never leaves itself, and tells what it lacks`() throws {
        #expect(BookPackage.resolved("../../../etc/passwd#x", in: "OEBPS/").file == "etc/passwd")
        let bytes = BookMaker.book([
            ("one", BookMaker.page("<body>\(BookMaker.paragraphs("The ferry"))</body>"))
        ])
        let cut = try Reading(Array(bytes.prefix(bytes.count / 4)), path: "/b/a.epub")
        #expect(cut.found.isEmpty && cut.error != nil)
        let empty = ArchiveMaker.archive(.storedZip, texts: [("mimetype", "application/epub+zip")])
        #expect(try Reading(empty, path: "/b/a.epub").error == .damaged(path: "/b/a.epub"))
    }
}
