import Articles
import CrossReferences
import Dispatch
import Foundation
import GRDB
import Library
import Synchronization
import TestSupport
import Testing

@Suite struct `A library that is not treated well` {
    let names = PlainNames(people: ["Vladimir Putin", "Emmanuel Macron"], places: ["Paris"])

    static func fill(_ folder: TemporaryFolder, files: Int) throws {
        for number in 0..<files {
            let text =
                "Title \(number)\n\nVladimir Putin spoke of matter \(number). "
                + String(repeating: "It rained. ", count: number % 90)
            try folder.write(text, to: "part\(number % 7)/\(number).txt")
        }
    }

    @Test func `a check tells how far it has come, of each of its parts`() throws {
        let library = try Library.inMemory()
        try library.put(article("Rain", "Vladimir Putin spoke in Paris."), path: "/1", names: names)
        var told: [(part: LibraryCheck.Part, share: Double)] = []
        #expect(try library.check { told.append(($0, $1)) }.isSound)
        var parts = told.map(\.part)
        parts = parts.indices.filter { $0 == 0 || parts[$0] != parts[$0 - 1] }.map { parts[$0] }
        #expect(parts == LibraryCheck.Part.allCases)
        #expect(told.allSatisfy { (0...1).contains($0.share) })
    }

    @Test func `a newer library is refused in one sentence, and an other database is no library`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.db"
        #expect(try Library(path: path).status().writer == nil)
        try Library(path: path).put(article("Rain", "It rained."), path: "/1", names: names)
        #expect(try Library(path: path).status().writer == ProgramVersion.number)
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: "PRAGMA user_version = 99; UPDATE state SET writer = '7.1.0'")
        }
        let newer = LibraryError.madeByNewerVersion(path: path, "7.1.0")
        #expect(throws: newer) { try Library(path: path) }
        #expect(throws: newer) { try Library(path: path, readOnly: true) }
        #expect(
            newer.description
                == "\(path) was made by a newer dossier, version 7.1.0. Update dossier to open it.")
        try DatabaseQueue(path: path).write { try $0.execute(sql: "ALTER TABLE state DROP COLUMN writer") }
        #expect(throws: LibraryError.madeByNewerVersion(path: path, nil)) { try Library(path: path) }

        let other = folder.path + "/b.db"
        try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t (x)") }
        #expect(throws: LibraryError.notALibrary(path: other)) { try Library(path: other) }
        try folder.write("A plain text that is longer than sixteen bytes.", to: "c.db")
        #expect(throws: LibraryError.notALibrary(path: folder.path + "/c.db")) {
            try Library(path: folder.path + "/c.db")
        }
        #expect(throws: LibraryError.missing(path: folder.path + "/d.db")) {
            try Library(path: folder.path + "/d.db", readOnly: true)
        }
    }

    @Test func `a backup made while articles are added is a whole library`() throws {
        let folder = try TemporaryFolder()
        try Self.fill(folder, files: 400)
        let library = try Library(path: folder.path + "/a.db")
        let importer = Importer(library: library, names: names.annotate)
        let (backup, path) = (folder.path + "/b.db", folder.path)
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            do {
                if part == 0 {
                    _ = try importer.add(paths: [path])
                    return
                }
                while try library.articles(matching: "", window: 0..<1).total < 32 { usleep(500) }
                try library.backUp(to: backup)
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        let copy = try Library(path: backup)
        #expect(try copy.check().problems == [])
        #expect(try copy.articles(matching: "", window: 0..<1).total >= 32)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
                $0.hasSuffix(".unfinished")
            } == [])
        #expect(throws: LibraryError.self) { try library.backUp(to: backup) }
    }

    @Test func `a backup touches no file that it did not make`() throws {
        let folder = try TemporaryFolder()
        let library = try Library(path: folder.path + "/a.db")
        let backup = folder.path + "/b.db"
        try "mine".write(toFile: backup + ".unfinished", atomically: false, encoding: .utf8)
        try library.backUp(to: backup)
        #expect(try String(contentsOfFile: backup + ".unfinished", encoding: .utf8) == "mine")
        #expect(try Library(path: backup).check().problems == [])
        // Of two backups to one name at once, one is there and the other is told.
        let outcomes = Mutex<[Bool]>([])
        let both = folder.path + "/c.db"
        DispatchQueue.concurrentPerform(iterations: 2) { _ in
            let isDone = (try? library.backUp(to: both)) != nil
            outcomes.withLock { $0.append(isDone) }
        }
        #expect(outcomes.withLock { $0.contains(true) })
        #expect(try Library(path: both).check().problems == [])
    }

    @Test func `what can be no library's file is told, and nothing is made or waited for`() throws {
        let folder = try TemporaryFolder()
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(throws: LibraryError.self) { try Library(path: pipe) }
        #expect(throws: LibraryError.self) { try Library(path: "/dev/null") }
        #expect(throws: LibraryError.self) { try Library(path: folder.path + "/x.db/") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["pipe"])
    }

    @Test func `a version that there cannot be is told`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.db"
        try Library(path: path).put(article("One", "Vladimir Putin."), path: "/1", names: names)
        try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = -1") }
        for readOnly in [false, true] {
            #expect(
                throws: LibraryError.damaged(path: path, detail: "it says that it is of version -1")
            ) { try Library(path: path, readOnly: readOnly) }
        }
    }

    @Test func `after an import the one file is the whole library, also while it stays open`() throws {
        let folder = try TemporaryFolder()
        try Self.fill(folder, files: 60)
        let library = try Library(path: folder.path + "/a.db")
        _ = try Importer(library: library, names: names.annotate).add(paths: [folder.path])
        try FileManager.default.copyItem(atPath: library.path, toPath: folder.path + "/copy.db")
        let copy = try Library(path: folder.path + "/copy.db")
        #expect(try copy.articles(matching: "", window: 0..<1, copies: true).total == 60)
        #expect(try copy.check().problems == [])
    }

    @Test func `a library of the first version is brought up to date, with all that is in it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.db"
        try Library(path: path).put(article("One", "Vladimir Putin."), path: "/1", names: names)
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: OlderLibrary.version8)
            let later = [
                "savedSearch", "correction", "identityRule", "identityPart", "identityLook", "madeEntity",
                "linkedEntity", "linkedAppearance", "doubt", "namesake",
            ]
            for table in later { try $0.execute(sql: "DROP TABLE \(table)") }
            try $0.execute(
                sql: """
                    DROP INDEX entityCorrected;
                    DROP INDEX articleGone;
                    DROP INDEX entityGone;
                    ALTER TABLE entity DROP COLUMN isCorrected;
                    PRAGMA user_version = 1;
                    """)
        }
        let library = try Library(path: path)
        #expect(try library.titles("putin") == ["One"])
        try library.saveSearch("putin", as: "Putin")
        #expect(try library.savedSearches().map(\.articles) == [1])
        let putin = try #require(try library.entities(named: "Vladimir Putin").first?.id)
        _ = try library.correct(.about(putin, .rename(to: "V. V. Putin")))
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `two readers and two writers at once never hear of locks`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        _ = try Library(path: path)
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { worker in
            do {
                let library = try Library(path: path)
                for number in 0..<40 {
                    if worker < 2 {
                        try library.put(
                            article("T \(worker) \(number)", "Vladimir Putin met word\(number)."),
                            path: "/w\(worker)/\(number)", names: names)
                    } else {
                        let rows = try library.articles(matching: "putin", window: 0..<5)
                        if let first = rows.items.first {
                            try library.setMark(.unread, false, articles: [first.id])
                        }
                        _ = try library.search("word", window: 0..<5, isTyping: true)
                    }
                }
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        let library = try Library(path: path)
        #expect(try library.check().problems == [])
        #expect(try library.status().articles == 80)
        #expect(try library.entities(named: "Vladimir Putin").map(\.articles) == [80])
    }

    @Test func `a library that can only be read is read`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/sub/library.db"
        try Library(path: path).put(article("One", "Vladimir Putin."), path: "/1", names: names)
        let library = try Library(path: path, readOnly: true)
        #expect(try library.articles(matching: "putin", window: 0..<5).total == 1)
        #expect(throws: LibraryError.readOnly(path: path)) {
            try library.put(article("Two", "x"), path: "/2")
        }
    }

    @Test func `an import that is killed again and again loses nothing it told of`() throws {
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
            path: "dossier-benchmarks")
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            Issue.record("\(program.path) is not built")
            return
        }
        let folder = try TemporaryFolder()
        try Self.fill(folder, files: 900)
        let path = folder.path + "/library.db"
        var random = SeededRandom(seed: 5)
        for round in 0..<50 {
            // Begins anew now and then, so that every stage of an import is hit.
            if round % 5 == 0 {
                for suffix in ["", "-wal", "-shm"] {
                    try? FileManager.default.removeItem(atPath: path + suffix)
                }
            }
            let process = Process()
            process.executableURL = program
            process.arguments =
                ["import", "--go-on", "--library", path] + (0..<7).map { folder.path + "/part\($0)" }
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32.random(in: 20_000..<260_000, using: &random))
            kill(process.processIdentifier, SIGKILL)
            let told = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            let promised =
                told.split(separator: "\n").dropLast(told.hasSuffix("\n") ? 0 : 1).compactMap { Int($0) }
                .max() ?? 0
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let library = try Library(path: path)
            #expect(try library.check().problems == [])
            #expect(try library.status().articles >= promised)
        }
        let library = try Library(path: path)
        _ = try Importer(library: library, names: nil).add(paths: (0..<7).map { folder.path + "/part\($0)" })
        #expect(try library.status().articles == 900)
        #expect(try library.check().problems == [])
    }
}
