import Articles
import Foundation
import Testing

@testable import Library

@Suite struct `What was left out of an article` {
    private func page(_ caption: String = "The ferry at its berth.", _ word: String = "nine") -> String {
        """
        <html><head><title>The ferry that stayed</title></head><body><article><h1>The ferry that stayed</h1>
        <p>The ferry stayed at its berth for \(word) days, because nobody could find the key to its bridge.</p>
        <figure><img src=x><figcaption>\(caption)</figcaption></figure>
        <p>On the tenth day a boy found it on the hook, where it had hung all the time behind a hat.</p></article></body></html>
        """
    }

    private func mail(_ id: Int, _ quoted: String = "Where is it?") -> String {
        """
        From ada@post.example Mon Mar  4 10:00:00 2024
        From: Ada Wren <ada@post.example>
        Subject: Ferry \(id)
        Message-ID: <\(id)@post.example>

        The ferry number \(id) stayed at its berth.

        On 4 March 2024 at 10:00, Tom Reed wrote:
        > \(quoted)


        """
    }

    private func only(_ library: Library, _ query: String = "") throws -> ArticleRow {
        try #require(try library.articles(matching: query, window: 0..<1).items.first)
    }

    @Test func `is read anew from its file, and nothing of it is kept, searched or counted`() throws {
        let folder = try TemporaryFolder()
        try folder.write(page(), to: "ferry.html")
        let library = try Library.inMemory()
        _ = try Importer(library: library, names: nil).add(paths: [folder.path])
        let row = try only(library)
        guard case .passages(let passages)? = try library.leftOut(of: row.id) else {
            Issue.record("nothing was read")
            return
        }
        #expect(passages.map(\.what) == ["captions"] && passages[0].text == "The ferry at its berth.")
        let text = try #require(try library.text(of: row.id))
        #expect(String(decoding: text[..<passages[0].position], as: UTF8.self).hasSuffix("to its bridge."))
        #expect(try library.titles("\"ferry at its\"") == [])
        // Another caption is told as it is now.
        try folder.write(page("The quay."), to: "ferry.html")
        #expect(
            try library.leftOut(of: row.id)
                == .passages([
                    LeftOutPassage(what: "captions", text: "The quay.", position: passages[0].position)
                ]))
    }

    @Test func `is not told where the file is gone, or has changed`() throws {
        let folder = try TemporaryFolder()
        try folder.write(page(), to: "ferry.html")
        let library = try Library.inMemory()
        _ = try Importer(library: library, names: nil).add(paths: [folder.path])
        let (id, path) = (try only(library).id, folder.path + "/ferry.html")
        try folder.write(page("The ferry at its berth.", "ten"), to: "ferry.html")
        let changed = try library.leftOut(of: id)
        #expect(changed == .changed(path: path))
        #expect(changed?.problem?.hasPrefix("\(path) has changed since") == true)
        try FileManager.default.removeItem(atPath: path)
        let gone = try library.leftOut(of: id)
        #expect(gone == .gone(path: path) && gone?.problem?.hasPrefix("\(path) is gone") == true)
        #expect(try library.leftOut(of: ArticleID(rawValue: 99)) == nil)
    }

    @Test func `is found in a file of many, and the file may have grown`() throws {
        let folder = try TemporaryFolder()
        try folder.write((1...3).map { mail($0) }.joined(), to: "all.mbox")
        let library = try Library.inMemory()
        _ = try Importer(library: library, names: nil).add(paths: [folder.path])
        let second = try #require(
            try library.articleID(named: "\(folder.path)/all.mbox#2@post.example"))
        try folder.write((1...5).map { mail($0, "Where is \($0)?") }.joined(), to: "all.mbox")
        guard case .passages(let passages)? = try library.leftOut(of: second) else {
            Issue.record("nothing was read")
            return
        }
        #expect(
            passages.map(\.text) == ["On 4 March 2024 at 10:00, Tom Reed wrote:\nWhere is 2?"]
                && passages.map(\.what) == ["quoted replies"])
        #expect(throws: CancellationError.self) { try library.leftOut(of: second) { true } }
    }
}
