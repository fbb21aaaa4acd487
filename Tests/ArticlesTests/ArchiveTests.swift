import CLibArchive
import Foundation
import TestSupport
import Testing

@testable import Articles

private func story(_ title: String) -> String {
    "\(title)\n\nThe ferry stayed at its berth for nine days, because nobody could find the key to its bridge.\n"
}

private func webPage(_ title: String) -> String {
    """
    <!DOCTYPE html><html lang="en"><head><title>\(title)</title></head><body><main><h1>\(title)</h1>
    <p>The ferry Aurora stayed at its berth on Monday for the ninth day, because nobody could find the key to its bridge.</p>
    <p>“We have looked everywhere but in the water,” said the harbour master, Ada Wren. The divers come on Friday.</p>
    </main></body></html>
    """
}

@Suite struct `An archive` {
    private static let members = [
        ("news/2024-05-01-ferry.txt", story("The ferry that would not sail")),
        ("news/bridge.html", webPage("The bridge that would not open")),
        ("news/quay.jpg", "not looked at"), ("news/.hidden.txt", story("Hidden")),
        ("__MACOSX/news/bridge.html", webPage("Shadow")), ("news/old.txt~", story("Backup")),
        ("news/bridge_files/frame.html", webPage("Frame")), ("news/empty.txt", ""),
    ]

    @Test(arguments: [ArchiveMaker.Format.zip, .storedZip, .tar])
    func `gives the articles in it under their paths`(format: ArchiveMaker.Format) throws {
        let reading = try Reading(ArchiveMaker.archive(format, texts: Self.members), path: "/x/news.zip")
        #expect(reading.titles == ["The ferry that would not sail", "The bridge that would not open"])
        #expect(reading.parts == ["news/2024-05-01-ferry.txt", "news/bridge.html"])
        #expect(reading.found.map(\.provenance.format) == [.text, .page])
        #expect(reading.found[0].article.date == ArticleDate(iso: "2024-05-01", origin: .fileName))
        #expect(
            reading.found[1].article.date == ArticleDate(iso: "2017-07-14T02:40:00Z", origin: .fileTime)
                || format != .tar)
        #expect(reading.passedOver.sentence == "1 file is no article: 1 picture")
        #expect(reading.leftOut == [LeftOut(what: "empty files", count: 1)])
        #expect(reading.problems.isEmpty && reading.error == nil)
    }

    @Test func `holds what belongs to a saved page, wherever that stands`() throws {
        let members = [
            ("a.files/frame.html", webPage("Frame")), ("own_files/story.txt", story("Mine")),
            ("a.html", webPage("A page")),
        ]
        let reading = try Reading(ArchiveMaker.archive(.zip, texts: members), path: "/x/news.zip")
        #expect(reading.parts == ["a.html", "own_files/story.txt"])
    }

    @Test(arguments: [
        ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD,
    ])
    func `may be compressed as a whole, as may a file`(filter: Int32) throws {
        let archive = ArchiveMaker.archive(.tar, filter: filter, texts: Self.members)
        #expect(
            try Reading(archive, path: "/x/news.tgz").parts == [
                "news/2024-05-01-ferry.txt", "news/bridge.html",
            ])
        let page = ArchiveMaker.compressed(Array(webPage("A page").utf8), filter: filter)
        let reading = try Reading(page, path: "/x/page.html.gz")
        #expect(reading.titles == ["A page"] && reading.parts == [nil])
        let text = try Reading(
            ArchiveMaker.compressed(Array(story("A text").utf8), filter: filter),
            path: "/x/2024-05-02-a.txt.xz")
        #expect(text.found.first?.article.date.day == "2024-05-02")
    }

    @Test func `is read three deep and no deeper`() throws {
        var bytes = ArchiveMaker.archive(.zip, texts: [("a.txt", story("Innermost"))])
        for depth in 2...3 { bytes = ArchiveMaker.archive(.zip, [("\(depth).zip", bytes)]) }
        let reading = try Reading(bytes, path: "/x/outer.zip")
        #expect(reading.parts == ["3.zip#2.zip#a.txt"])
        let deeper = ArchiveMaker.archive(
            .zip, [("4.zip", bytes), ("b.txt", Array(story("Beside").utf8))])
        let cut = try Reading(deeper, path: "/x/outer.zip")
        #expect(cut.titles == ["Beside"])
        #expect(cut.problems.contains { $0.contains("outer.zip#4.zip#3.zip#2.zip stands in 3 archives") })
    }

    @Test func `has names, not paths`() throws {
        let bytes = ArchiveMaker.archive(
            .zip,
            texts: [
                ("../../etc/a.txt", story("Up")), ("/etc/b.txt", story("Root")),
                ("C:\\News\\c.txt", story("Windows")), ("Zürich/Straße.txt", story("Letters")),
            ])
        let reading = try Reading(bytes, path: "/x/a.zip")
        #expect(reading.titles == ["Up", "Root", "Windows", "Letters"])
        #expect(reading.parts.last == "Zürich/Straße.txt")
        #expect(reading.parts[2] == "C:/News/c.txt")
    }

    @Test func `tells what is encrypted, by name`() throws {
        let bytes = ArchiveMaker.archive(.encryptedZip, texts: [("secret.txt", story("Secret"))])
        let reading = try Reading(bytes, path: "/x/a.zip")
        #expect(reading.problems == ["/x/a.zip#secret.txt is encrypted; save it without a password."])
        #expect(reading.error == .holdsNone(path: "/x/a.zip", what: "one file that was refused"))
    }

    @Test func `tells what is of no kind that is read`() throws {
        let bytes = ArchiveMaker.archive(
            .zip,
            texts: [("a.bin", "\u{7F}ELF and so on"), ("b.swift", "let a = 1"), ("c.txt", story("Read"))])
        let reading = try Reading(bytes, path: "/x/a.zip")
        #expect(reading.titles == ["Read"])
        #expect(
            reading.problems == [
                "/x/a.zip#a.bin is a program, which dossier does not read.",
                "/x/a.zip#b.swift is of no format that dossier reads; name the file itself to read it as a text.",
            ])
    }

    @Test func `of nothing but pictures holds no article`() throws {
        let reading = try Reading(ArchiveMaker.archive(.zip, texts: [("a.png", "x")]), path: "/x/a.zip")
        #expect(reading.error == .holdsNone(path: "/x/a.zip", what: "no file of a kind that is read"))
    }

    @Test(arguments: [
        ([("[Content_Types].xml", "x"), ("xl/workbook.xml", "y")], "a spreadsheet"),
        ([("[Content_Types].xml", "x"), ("ppt/slides.xml", "y")], "a presentation"),
        ([("mimetype", "application/vnd.oasis.opendocument.graphics"), ("b", "y")], "an OpenDocument file"),
    ])
    func `that is a document of no kind that is read is told as that`(
        members: [(String, String)], kind: String
    ) throws {
        let bytes = ArchiveMaker.archive(.storedZip, texts: members)
        #expect(try Reading(bytes, path: "/x/a.zip").error == .notText(path: "/x/a.zip", format: kind))
    }

    @Test func `ends with what the taker of articles throws`() throws {
        struct Enough: Error {}
        let bytes = ArchiveMaker.archive(
            .zip,
            [("in.zip", ArchiveMaker.archive(.zip, texts: [("a.txt", story("A")), ("b.txt", story("B"))]))])
        var count = 0
        #expect(throws: Enough.self) {
            try ArticleInput(bytes: bytes, path: "/x/a.zip", fileTime: "").read(
                into: ArticleSink { _ in
                    count += 1
                    throw Enough()
                })
        }
        #expect(count == 1)
    }
}

@Suite struct `An export of Omnivore` {
    private static let text =
        "<div id=\"readability-page-1\"><p>The ferry stayed at its berth for nine days, because nobody could find its key.</p></div>"
    private static let list = """
        [{"id": "a1", "slug": "ferry-1", "title": "The ferry", "description": "x", "author": "Ada Wren", "url": "https://post.example/ferry",
          "state": "Archived", "readingProgress": 100, "thumbnail": "", "labels": ["sea"], "savedAt": "2024-02-01T00:00:00.000Z",
          "updatedAt": "2024-02-02T00:00:00.000Z", "publishedAt": "2024-01-31T08:00:00.000Z"},
         {"id": "a2", "slug": "bridge-2", "title": "The bridge", "url": "https://post.example/bridge", "state": "Active",
          "labels": [], "savedAt": "2024-02-01T00:00:00.000Z", "publishedAt": null}]
        """

    @Test func `joins the texts with what its lists say of them`() throws {
        let bytes = ArchiveMaker.archive(
            .zip,
            texts: [
                ("metadata_0_to_20.json", Self.list), ("content/ferry-1.html", Self.text),
                ("highlights/ferry-1.md", "> nobody could find its key"),
            ])
        let reading = try Reading(bytes, path: "/x/omnivore.zip")
        let found = try #require(reading.found.first)
        #expect(reading.found.count == 1 && reading.problems.isEmpty)
        #expect(found.article.title == "The ferry" && found.article.byline == "Ada Wren")
        #expect(found.article.url == "https://post.example/ferry" && found.article.date.day == "2024-01-31")
        #expect(found.marks.tags == ["sea"] && found.marks.isRead == true)
        #expect(found.marks.savedTime?.hasPrefix("2024-02-01") == true)
        #expect(found.provenance.part == "content/ferry-1.html")
        #expect(
            reading.leftOut == [
                LeftOut(what: "files of highlights", count: 1),
                LeftOut(what: "entries that hold only addresses", count: 1),
            ])
    }

    @Test func `is not seen in what only looks like one`() throws {
        let rows = "[{\"title\": \"A\", \"text\": \"\(story("A").replacing("\n", with: " "))\"}]"
        let bytes = ArchiveMaker.archive(.zip, texts: [("metadata_0_to_20.json", rows)])
        #expect(try Reading(bytes, path: "/x/a.zip").titles == ["A"])
    }
}

@Suite struct `An archive that is made to be too much, or damaged` {
    @Test func `of a GiB of zeros is not unpacked`() throws {
        let reading = try Reading(ArchiveMaker.zeros(1 << 30), path: "/x/zeros.zip")
        #expect(
            reading.problems == [
                "/x/zeros.zip#zeros.txt has 1024 MiB and an article at most 64 MiB; split it into articles."
            ])
        #expect(reading.error == .holdsNone(path: "/x/zeros.zip", what: "one file that was refused"))
    }

    @Test func `is stopped where its parts together are too much`() throws {
        var limits = ReadingLimits.standard
        limits.archiveBytes = 1 << 20
        let zeros = [UInt8](repeating: 0x20, count: 3 << 20)
        let bytes = ArchiveMaker.archive(
            .zip,
            [("a.txt", Array(story("First").utf8)), ("b.txt", zeros), ("c.txt", Array(story("Last").utf8))])
        let reading = try Reading(bytes, path: "/x/a.zip", limits: limits)
        #expect(reading.titles == ["First"])
        #expect(
            reading.problems.last
                == "/x/a.zip unpacks to more than 100 times its size; stopped after 1 MiB; 1 article was read."
        )
        let compressed = try Reading(
            ArchiveMaker.compressed(zeros), path: "/x/a.txt.gz", limits: limits)
        #expect(
            compressed.error == .unpacksTooMuch(path: "/x/a.txt.gz", ratio: 100, bytes: 1 << 20, read: 0))
    }

    @Test func `may have a million members and no more`() throws {
        let header: [UInt8] =
            [0x50, 0x4B, 3, 4, 10, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 16) + [5, 0, 0, 0]
            + Array("a.txt".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(header.count * 1_000_001 + 22)
        for _ in 0..<1_000_000 { bytes.append(contentsOf: header) }
        let end: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
        let reading = try Reading(bytes + header + end, path: "/x/a.zip")
        #expect(reading.leftOut == [LeftOut(what: "empty files", count: 1_000_000)])
        #expect(reading.error == .tooManyMembers(path: "/x/a.zip", limit: 1_000_000))
    }

    @Test func `gives what is whole of one that was cut off`() throws {
        let texts = (1...40).map { ("\($0).txt", story("Story \($0)")) }
        for (format, name) in [(ArchiveMaker.Format.storedZip, "a.zip"), (.zip, "a.zip"), (.tar, "a.tar")] {
            let bytes = ArchiveMaker.archive(format, texts: texts)
            let reading = try Reading(Array(bytes.prefix(bytes.count / 3)), path: "/x/\(name)")
            #expect(reading.found.count > 5)
            #expect(reading.problems.count >= 1, "\(format)")
        }
        let bytes = ArchiveMaker.archive(.tar, filter: ARCHIVE_FILTER_GZIP, texts: texts)
        let reading = try Reading(Array(bytes.prefix(bytes.count / 2)), path: "/x/a.tgz")
        #expect(!reading.problems.isEmpty || reading.error == .damaged(path: "/x/a.tgz"))
    }

    @Test func `goes on after a member that is damaged`() throws {
        let texts = (1...3).map { ("\($0).txt", story("Story \($0) of a ferry")) }
        var bytes = ArchiveMaker.archive(.zip, texts: texts)
        let place = try #require(bytes[...].range(of: "2.txt")).upperBound
        for offset in 40..<80 { bytes[place + offset] ^= 0x55 }
        let reading = try Reading(bytes, path: "/x/a.zip")
        #expect(reading.titles == ["Story 1 of a ferry", "Story 3 of a ferry"])
        #expect(
            reading.problems == [
                "/x/a.zip#2.txt is damaged and was left out; get the file anew, or mend it."
            ])
    }

    @Test func `is not believed what it says of its lengths`() throws {
        let texts = (1...3).map { ("\($0).txt", story("Story \($0) of a ferry")) }
        for field in [18, 22] {
            for value in [UInt8(0), 1, 0x7F, 0xFF] {
                var bytes = ArchiveMaker.archive(.storedZip, texts: texts)
                for offset in 0..<4 { bytes[field + offset] = value }
                let reading = try Reading(bytes, path: "/x/a.zip")
                #expect(reading.found.count <= 3)
                #expect(reading.found.count == 3 || !reading.problems.isEmpty || reading.error != nil)
            }
        }
    }

    @Test(arguments: [ArchiveMaker.Format.zip, .tar])
    func `changed at random, gives sound articles or none`(format: ArchiveMaker.Format) throws {
        let seed = ArchiveMaker.archive(
            format,
            [
                ("a.txt", Array(story("One").utf8)), ("b.html", Array(webPage("Two").utf8)),
                ("c.txt.gz", ArchiveMaker.compressed(Array(story("Three").utf8))),
                ("d.zip", ArchiveMaker.archive(.zip, texts: [("e.txt", story("Four"))])),
            ])
        var random = ByteMutations(seed: 11)
        for _ in 0..<1500 {
            let reading = try Reading(random.changed(seed), path: "/x/a.zip")
            #expect(reading.found.allSatisfy { !$0.article.title.isEmpty })
            #expect(!reading.found.isEmpty || reading.error != nil)
        }
    }
}
