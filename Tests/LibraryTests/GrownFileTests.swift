import Articles
import Foundation
import Testing

@testable import Library

@Suite struct `A file that has grown` {
    /// Long enough for what is sampled of it to be little.
    private static let count = 2_400

    private enum Kind: String, CaseIterable {
        case mailbox = "all.mbox"
        case lines = "all.jsonl"

        func entry(_ number: Int, _ word: String = "stayed") -> String {
            // No two have the same words one after the other, so that none is a copy of another.
            let words = (0..<160).map { "word\($0 * (number + 2) % 997)" }.joined(separator: " ")
            return switch self {
            case .mailbox:
                """
                From ada@post.example Mon Mar  4 10:00:00 2024
                From: Ada Wren <ada@post.example>
                Subject: Ferry \(number)
                Message-ID: <\(number)@post.example>

                The ferry \(word). \(words).


                """
            case .lines:
                "{\"key\": \"k\(number)\", \"headline\": \"Ferry \(number)\", \"body\": \"The ferry \(word). \(words).\"}\n"
            }
        }

        func entries(_ numbers: Range<Int>) -> String { numbers.map { entry($0) }.joined() }
    }

    private func append(_ text: String, to path: String) throws {
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    @Test(arguments: Kind.allCases)
    private func `is read from where it stood`(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/\(kind.rawValue)"
        try folder.write(kind.entries(0..<Self.count), to: kind.rawValue)
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        let first = try importer.add(paths: [folder.path])
        let size = try ArticleFile(named: path).size
        #expect((first.new, first.bytesRead) == (Self.count, size))

        try append(kind.entries(Self.count..<Self.count + 3), to: path)
        let second = try importer.add(paths: [folder.path])
        #expect((second.new, second.unchanged, second.changed) == (3, Self.count, 0))
        #expect((second.missing, second.refused, second.problems) == (0, 0, []))
        // Samples of what stood before, its beginning, the last entry of before and what is new.
        let samples = 32 * 4_096
        let beginning = kind == .lines ? 1 << 18 : 4_096
        let added = (Self.count - 1..<Self.count + 3).reduce(0) { $0 + kind.entry($1).utf8.count }
        #expect(second.bytesRead == samples + beginning + added)
        #expect(second.bytesRead < size / 4)

        // The library is that of the whole file.
        let whole = try Library.inMemory()
        _ = try Importer(library: whole, names: nil).add(paths: [folder.path])
        func rows(_ library: Library) throws -> [String] {
            try library.articles(matching: "", window: 0..<Self.count + 9).items.map {
                "\($0.headline.title) \($0.provenance.part ?? "") \($0.words)"
            }.sorted()
        }
        #expect(try rows(library) == rows(whole))
        let third = try importer.add(paths: [folder.path])
        #expect((third.unchanged, third.bytesRead) == (Self.count + 3, 0))
        #expect(try library.check().problems == [])

        // It grows once more, and is found where it was moved to.
        try append(kind.entries(Self.count + 3..<Self.count + 4), to: path)
        #expect(try importer.add(paths: [folder.path]).new == 1)
        try FileManager.default.moveItem(atPath: path, toPath: "\(folder.path)/moved-\(kind.rawValue)")
        let moved = try importer.add(paths: [folder.path])
        #expect((moved.new, moved.missing) == (0, 0))
    }

    @Test(arguments: Kind.allCases)
    private func `is read whole where what stood before has changed`(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/\(kind.rawValue)"
        try folder.write(kind.entries(0..<40), to: kind.rawValue)
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        _ = try importer.add(paths: [folder.path])
        // As long as it was, and longer by an entry.
        try folder.write(
            kind.entry(0, "sailed") + kind.entries(1..<41), to: kind.rawValue)
        let second = try importer.add(paths: [folder.path])
        #expect((second.new, second.changed, second.unchanged) == (1, 1, 39))
        #expect(second.bytesRead >= (try ArticleFile(named: path).size))
        // One that was cut off holds less.
        try folder.write(kind.entries(1..<9), to: kind.rawValue)
        let third = try importer.add(paths: [folder.path])
        #expect((third.unchanged, third.missing) == (8, 33))
    }

    @Test func `of which the last entry was half written is right when it is whole`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/all.mbox"
        let whole = Kind.mailbox.entry(1)
        try folder.write(Kind.mailbox.entry(0) + String(whole.prefix(whole.count / 2)), to: "all.mbox")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        #expect(try importer.add(paths: [folder.path]).new == 2)
        try append(String(whole.dropFirst(whole.count / 2)) + Kind.mailbox.entry(2), to: path)
        let second = try importer.add(paths: [folder.path])
        #expect((second.new, second.changed, second.unchanged) == (1, 1, 1))
        // What is added may be no article.
        try append("From ada@post.example Mon Mar  4 10:00:00 2024\nSubject: Nothing\n\n", to: path)
        let third = try importer.add(paths: [folder.path])
        #expect((third.new, third.unchanged, third.refused, third.missing) == (0, 3, 0, 0))
    }
}
