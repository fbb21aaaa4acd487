import Articles
import Entities
import Foundation
import Library
import TerminalUI
import Testing

@testable import ReaderApp

/// The reader as a whole: a scripted terminal, a library in memory, real files.
@Suite struct `The reader at work` {
    static let names = Result { try NameModel.shipped() }

    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reader-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (index, text) in Fixture.texts.enumerated() {
            let file = folder.appending(path: "\(Fixture.days[index])-story.txt")
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        return folder
    }

    private func screen(_ keys: String, in folder: URL, size: Size = Size(columns: 160, rows: 30)) throws
        -> String
    {
        let library = try Library.inMemory()
        let reader = ArticleAnnotator(model: try Self.names.get())
        let terminal = ScriptedTerminal(size: size, keys: keys)
        let app = Reader(terminal: terminal, library: library, options: Model.Options()) {
            progress, isCancelled in
            let importer = Importer(library: library, names: reader.annotate, namesFollow: true)
            return try importer.add(paths: [folder.path], progress: progress, isCancelled: isCancelled)
        }
        let last = app.run()
        return (0..<size.rows).map { last.text(row: $0) }.joined(separator: "\n")
    }

    @Test func `a folder is taken in, and a name is followed through its articles`() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let screen = try screen("G Enter 3 Enter n n", in: folder)
        #expect(screen.contains("Articles · 3 of 3") || screen.contains("of 3"))
        #expect(screen.contains("Jelena Marić · mention"))
        #expect(screen.contains("article 2 of 2") || screen.contains("article 1 of 2"))
    }

    @Test func `a search answers and opens`() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try screen("s d e p u t y", in: folder).contains("Vale names new deputy"))
        let opened = try screen("s d e p u t y Enter", in: folder)
        #expect(opened.contains("named a deputy on Friday"))
    }

    @Test func `a folder that is not there is said, and the reader goes on`() throws {
        let screen = try screen("", in: URL(filePath: "/nowhere/at/all"))
        #expect(screen.contains("nowhere"))
        #expect(screen.contains("No articles yet"))
    }

    @Test func `a bad file does not keep the others out`() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data([0, 1, 2, 3, 0, 0, 0, 255, 254, 0, 7]).write(to: folder.appending(path: "image.txt"))
        try Data().write(to: folder.appending(path: "empty.txt"))
        let screen = try screen("", in: folder)
        #expect(screen.contains("of 3"))
        #expect(screen.contains("empty.txt is empty") && screen.contains("and 1 more: gf"))
    }
}
