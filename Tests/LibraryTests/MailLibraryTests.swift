import Articles
import Foundation
import Testing

@testable import Library

@Suite struct `Mail in a library` {
    private let names = PlainNames(people: ["Jelena Marić", "Tomas Vale"])

    private func message(_ number: Int, more: String = "") -> String {
        """
        From: Ada Wren <ada@post.example>
        Date: Mon, 4 Mar 2024 10:00:00 +0000
        Subject: Letter \(number)
        Message-ID: <\(number)@post.example>
        \(more)
        Jelena Marić wrote letter \(number) of them.

        """
    }

    private func mailbox(_ numbers: [Int]) -> String {
        numbers.map { "From ada@post.example Mon Mar  4 10:00:00 2024\n\(message($0))\n" }.joined()
    }

    private func rows(_ library: Library, _ query: String = "") throws -> [ArticleRow] {
        try library.articles(matching: query, window: 0..<100).items
    }

    @Test func `of a mailbox that grows or is sorted anew, only the new messages cost anything`() throws {
        let folder = try TemporaryFolder()
        try folder.write(mailbox([1, 2, 3]), to: "all.mbox")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: names.annotate)
        #expect(try importer.add(paths: [folder.path]).new == 3)
        let second = try #require(try rows(library).first { $0.headline.title == "Letter 2" })
        #expect(second.provenance.part == "2@post.example" && second.headline.date.day == "2024-03-04")
        try library.setMark(.starred, true, articles: [second.id])

        try folder.write(mailbox([4, 3, 2, 1]), to: "all.mbox")
        let later = try importer.add(paths: [folder.path])
        #expect((later.new, later.changed, later.unchanged, later.missing) == (1, 0, 3, 0))
        #expect(try rows(library).first { $0.id == second.id }?.starred == true)
        #expect(try library.entities(named: "Jelena Marić").map(\.articles) == [4])
        #expect(try library.titles("format:mail in:all.mbox").count == 4)
        #expect(try library.check().problems == [])
    }

    @Test func `a message of a Maildir stays itself when it is read, answered and moved`() throws {
        let folder = try TemporaryFolder()
        try folder.write(message(1), to: "Mail/new/17.M1P2.box.com")
        try folder.write(message(2), to: "Mail/cur/18.M1P2.box.com:2,")
        try folder.write("", to: "Mail/tmp/x")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        #expect(try importer.add(paths: [folder.path]).new == 2)
        let first = try #require(try rows(library).first { $0.headline.title == "Letter 1" })
        try library.setMark(.starred, true, articles: [first.id])
        try FileManager.default.moveItem(
            atPath: folder.path + "/Mail/new/17.M1P2.box.com",
            toPath: folder.path + "/Mail/cur/17.M1P2.box.com:2,RS")
        let later = try importer.add(paths: [folder.path])
        #expect((later.new, later.moved, later.missing) == (0, 1, 0))
        let row = try #require(try rows(library).first { $0.id == first.id })
        #expect(row.starred && row.path.hasSuffix("/cur/17.M1P2.box.com:2,RS") && !row.missing)
    }

    @Test func `a message and what is attached to it are articles of one file`() throws {
        let folder = try TemporaryFolder()
        let text =
            message(
                1,
                more:
                    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n"
            )
            + "--b\nContent-Type: message/rfc822\n\n\(message(2))\n--b--\n"
        try folder.write(text, to: "a.eml")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        #expect(try importer.add(paths: [folder.path]).new == 2)
        #expect(Set(try rows(library).map(\.provenance.part)) == ["1@post.example", "2@post.example"])
        #expect(try importer.add(paths: [folder.path]).unchanged == 2)
    }

    @Test func `a document that no program could read is tried again when one can`() throws {
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        for helper in FormatLibraries.helpers {
            #expect(importer.readers.contains(" \(helper.name)") == helper.isInstalled)
        }
    }
}
