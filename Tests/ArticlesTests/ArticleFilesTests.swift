import Foundation
import Testing

@testable import Articles

/// A folder for one test, removed after it.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("\(NSTemporaryDirectory())dossier-test-XXXXXX".utf8CString)
        let made = mkdtemp(&template)
        path = try #require(made.flatMap { realpath($0, nil) }.map { String(cString: $0) })
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    /// What is found in the folder: paths below it, and the messages of problems without the folder's path.
    func found(_ paths: String...) -> (files: [String], problems: [String]) {
        let found = ArticleFiles.files(at: paths.isEmpty ? [path] : paths.map { "\(path)/\($0)" })
        return (
            found.files.map { $0.path.replacing(path + "/", with: "") },
            found.problems.map { $0.description.replacing(path + "/", with: "") }
        )
    }
}

@Suite struct `Finding files` {
    @Test func `folders are walked through in the order of paths`() throws {
        let folder = try TemporaryFolder()
        for name in ["b.txt", "a/z.txt", "a/b/c.text", "a.txt", "A.md", "a-b.txt"] {
            try folder.write("x", to: name)
        }
        #expect(folder.found().files == ["A.md", "a-b.txt", "a.txt", "a/b/c.text", "a/z.txt", "b.txt"])
        #expect(folder.found().problems.isEmpty)
    }

    @Test func `hidden files and other formats are passed over`() throws {
        let folder = try TemporaryFolder()
        for name in [".hidden.txt", ".git/a.txt", "a.exe", "a.txt~", "a.swift", "story.TXT"] {
            try folder.write("x", to: name)
        }
        #expect(folder.found().files == ["story.TXT"])
    }

    @Test func `pictures and the like are counted, and all else that is not read is told`() throws {
        let folder = try TemporaryFolder()
        for name in ["a.txt", "b.jpg", "c.PNG", "d.css", "e.mp3", "f.swift"] {
            try folder.write("x", to: name)
        }
        try folder.write("\u{7F}ELF", to: "g.bin")
        let found = ArticleFiles.files(at: [folder.path])
        #expect(found.files.map { $0.path } == ["\(folder.path)/a.txt"])
        #expect(
            found.passedOver.sentence == "4 files are no articles: 2 pictures, 1 sound file, 1 style")
        #expect(
            folder.found().problems == [
                "f.swift is of no format that dossier reads; name the file itself to read it as a text.",
                "g.bin is a program, which dossier does not read.",
            ])
    }

    @Test func `every file of a Maildir is a message, whatever its name ends like`() throws {
        let folder = try TemporaryFolder()
        let mail = "From: a@x.example\nMessage-ID: <1@x.example>\nSubject: A\n\nB\n"
        for name in [
            "cur/17.M1P2.host:2,S", "cur/18.M1P2.box.png", "new/19.M1P2.box.css", "tmp/20.box",
            ".Sent/cur/22.box", ".Sent/new/.x", ".Sent/tmp/.x",
            ".hidden/cur/23.box",
        ] {
            try folder.write(mail, to: "Mail/\(name)")
        }
        try folder.write(mail, to: "other/cur/21.box.png")
        #expect(
            folder.found().files == [
                "Mail/.Sent/cur/22.box", "Mail/cur/17.M1P2.host:2,S", "Mail/cur/18.M1P2.box.png",
                "Mail/new/19.M1P2.box.css",
            ])
    }

    @Test func `what belongs to a saved page is not looked into`() throws {
        let folder = try TemporaryFolder()
        for name in ["Story.html", "Story_files/a.txt", "Other.htm", "Other.files/b.txt", "own_files/c.txt"] {
            try folder.write("x", to: name)
        }
        #expect(folder.found().files.filter { $0.hasSuffix(".txt") } == ["own_files/c.txt"])
        #expect(ArticleFiles.files(at: [folder.path]).passedOver.sentence == nil)
    }

    @Test func `a file that is named is taken whatever its extension`() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "a.dat")
        try folder.write("x", to: ".hidden")
        #expect(folder.found("a.dat", ".hidden").files == ["a.dat", ".hidden"])
    }

    @Test func `a file that is named by bytes that are not UTF-8 is told as such`() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "with a \u{FFFD}.txt")
        let found = folder.found("with a \u{FFFD}.txt", "old \u{FFFD}.txt", "other.txt")
        #expect(found.files == ["with a \u{FFFD}.txt"])
        #expect(
            found.problems == [
                "old \u{FFFD}.txt has a name that is not UTF-8; rename it and add it again.",
                "other.txt is not there; check the name, or whether it was moved.",
            ])
    }

    @Test func `a file that is written while it is read is read again, some times`() {
        var state = 0
        var reads = 0
        func read(changes: Int) -> [UInt8] {
            (state, reads) = (0, 0)
            return ArticleFile.whole(
                state: { state },
                read: {
                    reads += 1
                    if reads <= changes { state += 1 }
                    return [UInt8(reads)]
                })
        }
        #expect(read(changes: 0) == [1] && reads == 1)
        #expect(read(changes: 1) == [2] && reads == 2)
        #expect(read(changes: 99) == [3] && reads == 3)
    }

    @Test func `a file without an extension is looked into`() throws {
        let folder = try TemporaryFolder()
        try folder.write("A story.", to: "story")
        try folder.write("A story.", to: "Mr. Wren v. the ferry")
        try folder.write([UInt8](repeating: 1, count: 500), to: "program")
        #expect(folder.found().files == ["Mr. Wren v. the ferry", "story"])
    }

    @Test func `links that lead round do not lead round for ever`() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "sub/a.txt")
        try folder.link("sub/up", to: "..")
        try folder.link("a-link.txt", to: "sub/a.txt")
        try folder.link("gone.txt", to: "nowhere.txt")
        let found = folder.found()
        #expect(found.files == ["sub/a.txt"])
        #expect(found.problems == ["gone.txt is a link to a file that is not there; remove it or mend it."])
    }

    @Test func `a linked file elsewhere is told, and taken where it is named too`() throws {
        let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
        try other.write("x", to: "b.txt")
        try folder.write("x", to: "z.txt")
        try folder.link("a.txt", to: other.path + "/b.txt")
        try folder.link("secret.txt", to: "/proc/self/environ")
        let found = folder.found()
        #expect(found.files == ["z.txt"])
        #expect(
            Set(found.problems) == [
                "a.txt is a link to \(other.path)/b.txt, outside of what was named; name that file to take it.",
                "secret.txt is a link to /proc/\(getpid())/environ, outside of what was named; name that file to take it.",
            ])
        // Named itself, by the file or by a link, or in a folder that is named.
        let file = other.path + "/b.txt"
        for paths in [[folder.path, file], [folder.path + "/a.txt"], [folder.path, other.path]] {
            let found = ArticleFiles.files(at: paths)
            #expect(found.files.count { $0.path == file || $0.path == folder.path + "/a.txt" } == 1)
            #expect(!found.problems.contains { $0.description.contains("b.txt") })
        }
    }

    @Test func `a linked folder elsewhere is walked through`() throws {
        let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
        try other.write("x", to: "b.txt")
        try folder.write("x", to: "z.txt")
        try folder.link("a", to: other.path)
        #expect(folder.found().files == ["a/b.txt", "z.txt"])
    }

    @Test func `what is no file is told`() throws {
        let folder = try TemporaryFolder()
        mkfifo("\(folder.path)/pipe.txt", 0o600)
        #expect(folder.found().problems.count == 1)
        #expect(folder.found().problems.first?.contains("is a pipe, not a file") == true)
    }

    @Test(arguments: ["https://example.org/a.html", "HTTP://example.org"])
    func `a web address is told as such, with what to do`(address: String) {
        let problems = ArticleFiles.files(at: [address]).problems.map(\.description)
        #expect(problems.count == 1)
        #expect(problems.first?.contains("\(address) is a web address") == true)
        #expect(problems.first?.contains("fetches the page") == true)
    }

    @Test func `what is not there is told`() throws {
        let folder = try TemporaryFolder()
        #expect(folder.found("nowhere", "").problems.first?.contains("nowhere is not there") == true)
    }

    @Test func `a file named twice is found once`() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "a.txt")
        #expect(
            folder.found("a.txt", "../\(folder.path.split(separator: "/").last ?? "")/a.txt", "").files == [
                "a.txt"
            ])
    }

    @Test func `a file under two names is found once, in a folder and named beside it`() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "sub/b.txt")
        try folder.write("y", to: "sub/c.txt")
        try FileManager.default.linkItem(
            atPath: "\(folder.path)/sub/b.txt", toPath: "\(folder.path)/sub/a.txt")
        #expect(folder.found().files == ["sub/a.txt", "sub/c.txt"])
        #expect(folder.found("sub", "sub/c.txt", "sub/b.txt").files == ["sub/a.txt", "sub/c.txt"])
        #expect(folder.found("sub/c.txt", "").files == ["sub/c.txt", "sub/a.txt"])
    }

    @Test func `folders sort as their paths do, also with links among them`() throws {
        let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
        for name in ["z.txt", "in/a.txt"] { try other.write("x", to: name) }
        for name in ["m/a.txt", "m-.txt", "m.txt", "m/b/c.txt", "m0.txt", "mm/x.txt"] {
            try folder.write("x", to: name)
        }
        try folder.link("m/aa", to: other.path)
        let files = folder.found().files
        #expect(files == files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(files.count == 8 && files.contains("m/aa/in/a.txt"))
    }

    @Test func `a file is read whole, with its time`() throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
        try folder.write(bytes, to: "a.txt")
        let file = try #require(ArticleFiles.files(at: [folder.path]).files.first)
        #expect(try file.read() == bytes)
        #expect(file.size == 100_000)
        #expect(file.modifiedTime.count == 20 && file.modifiedTime.hasPrefix("2"))
    }

    @Test func `a file that vanished is told`() throws {
        let folder = try TemporaryFolder()
        let file = ArticleFile(path: "\(folder.path)/a.txt", size: 1, modified: 0)
        #expect(throws: ArticleError.vanished(path: file.path)) { try file.read() }
    }
}

@Suite struct `Telling time` {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
        (1_721_570_709, "2024-07-21T14:05:09Z"),
        (-1, "1969-12-31T23:59:59Z"), (4_102_444_800, "2100-01-01T00:00:00Z"),
    ])
    func `seconds as a date`(seconds: Int, expected: String) {
        #expect(CalendarDay.timestamp(secondsSince1970: seconds) == expected)
    }
}
