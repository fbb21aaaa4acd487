import Articles
import Foundation
import Synchronization
import Testing

@testable import Library

@Suite struct `Taking in files` {
    let names = PlainNames(people: ["Vladimir Putin", "Emmanuel Macron"])

    @Test func `new, changed, unchanged and refused files are told apart`() throws {
        let folder = try TemporaryFolder()
        try folder.write("One\n\nVladimir Putin spoke at length.", to: "1.txt")
        try folder.write("Two\n\nEmmanuel Macron answered him.", to: "2.txt")
        try folder.write("\u{0}\u{1}\u{0}\u{2}\u{0}", to: "bad.txt")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: names.annotate)
        let first = try importer.add(paths: [folder.path])
        #expect((first.new, first.changed, first.unchanged, first.refused) == (2, 0, 0, 1))
        #expect(first.problems.map(\.path).map { $0.hasSuffix("bad.txt") } == [true])

        try folder.write("Two\n\nEmmanuel Macron thought again.", to: "2.txt")
        let second = try importer.add(paths: [folder.path])
        #expect((second.new, second.changed, second.unchanged, second.refused) == (0, 1, 1, 1))
        #expect(try library.titles("again") == ["Two"])
        #expect(try library.titles("answered") == [])
    }

    @Test func `odd files are taken or told in a sentence, and stop none of the others`() throws {
        let folder = try TemporaryFolder()
        let text = "One\n\nVladimir Putin spoke at length."
        try folder.write(text, to: "a/1.txt")
        try folder.write(text, to: "b/1.txt")
        try folder.write("Two\n\nA name of two lines.", to: "new\nline.txt")
        try folder.write(
            "Vladimir Putin " + String(repeating: "word ", count: 200_000), to: "l.txt")
        try folder.write("Three\n\nIn a folder with a file's name.", to: "folder.txt/in.txt")
        try folder.write("", to: "empty.txt")
        let invalid = Array("\(folder.path)/old \u{1}.txt".utf8).map { $0 == 1 ? 0xFF : $0 } + [0]
        let file = invalid.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { fopen($0.baseAddress, "w") }
        }
        fclose(file)
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: names.annotate)
        let report = try importer.add(paths: [folder.path])
        #expect(report.new == 5 && report.refused == 2)
        let told = report.problems.map(\.description)
        #expect(told.contains { $0.contains("not UTF-8") } && told.contains { $0.contains("is empty") })
        #expect(told.allSatisfy { !$0.contains("\n") && $0.hasSuffix(".") })
        // Two of the files have the same text, which counts once.
        #expect(try library.entities(named: "Vladimir Putin").map(\.articles) == [2])
        #expect(try library.check().problems == [])

        // A file whose place a folder took since it was listed.
        let listed = ArticleFile(path: folder.path + "/a/1.txt", size: 9, modified: 1)
        try FileManager.default.removeItem(atPath: listed.path)
        try folder.write("Four\n\nBelow it.", to: "a/1.txt/2.txt")
        guard case .read(let reading) = importer.read(listed, fields: [:], lexicon: nil),
            let problem = reading.refusal
        else {
            Issue.record("a folder was read")
            return
        }
        #expect(problem.description.contains("is a folder, not a file"))
        let later = try importer.add(paths: [folder.path])
        #expect((later.new, later.missing, later.unchanged) == (1, 1, 4))
    }

    @Test func `an article follows its file to another place or name, with all that was kept of it`() throws {
        let folder = try TemporaryFolder()
        try folder.write("One\n\nVladimir Putin spoke at length.", to: "old/1.txt")
        try folder.write("Two\n\nEmmanuel Macron answered him.", to: "old/2.txt")
        try folder.write("Two\n\nEmmanuel Macron answered him.", to: "other/copy.txt")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: names.annotate)
        _ = try importer.add(paths: [folder.path])
        let before = try library.articles(matching: "putin", window: 0..<9).items[0]
        try library.setMark(.starred, true, articles: [before.id])
        try library.setTag("keep", true, articles: [before.id])

        let manager = FileManager.default
        try manager.moveItem(atPath: folder.path + "/old", toPath: folder.path + "/new")
        try manager.moveItem(atPath: folder.path + "/new/1.txt", toPath: folder.path + "/new/one.txt")
        let report = try importer.add(paths: [folder.path])
        #expect((report.new, report.moved, report.unchanged, report.missing) == (0, 2, 1, 0))
        let after = try library.articles(matching: "putin", window: 0..<9).items
        #expect(after.map(\.id) == [before.id] && after.allSatisfy { $0.starred && $0.tags == ["keep"] })
        #expect(after[0].path == folder.path + "/new/one.txt")
        #expect(try library.status().articles == 3)
        #expect(try library.entities(named: "Emmanuel Macron").map(\.articles) == [1], "copies count once")
        #expect(try library.check().problems == [])

        try manager.removeItem(atPath: folder.path + "/new")
        #expect(try importer.add(paths: [folder.path]).missing == 2)
        #expect(try library.status().missing == 2)
        // Other bytes are another article.
        try folder.write("Two\n\nEmmanuel Macron did not answer.", to: "new/3.txt")
        let later = try importer.add(paths: [folder.path])
        #expect((later.new, later.moved, later.missing) == (1, 0, 0))
    }

    @Test func `articles can be read before their names are found`() throws {
        let folder = try TemporaryFolder()
        for number in 0..<40 {
            try folder.write(
                "Title \(number)\n\nVladimir Putin spoke again, it is said.", to: "\(number).txt")
        }
        let library = try Library.inMemory()
        let stages = Mutex<[ImportProgress.Stage]>([])
        let seen = Mutex(0)
        _ = try Importer(library: library, names: names.annotate, namesFollow: true).add(
            paths: [folder.path],
            progress: { progress in
                stages.withLock { $0.append(progress.stage) }
                guard progress.stage == .taking, progress.done == progress.total else { return }
                let rows = (try? library.articles(matching: "", window: 0..<100))?.items ?? []
                seen.withLock { $0 = rows.filter { !$0.isAnnotated }.count }
            })
        #expect(seen.withLock { $0 } == 40)
        #expect(try library.articles(matching: "", window: 0..<100).items.allSatisfy(\.isAnnotated))
        #expect(try library.entities(named: "Vladimir Putin").map(\.articles) == [40])
        #expect(stages.withLock { $0.last } == .naming)
        #expect(try library.check().problems == [])
    }

    @Test func `what was taken in without names gets them when it is added again`() throws {
        let folder = try TemporaryFolder()
        try folder.write("One\n\nVladimir Putin spoke at length.", to: "1.txt")
        let library = try Library.inMemory()
        _ = try Importer(library: library, names: nil).add(paths: [folder.path])
        #expect(try library.status().annotated == 0)
        let report = try Importer(library: library, names: names.annotate).add(paths: [folder.path])
        #expect((report.new, report.unchanged) == (0, 1))
        #expect(try library.status().annotated == 1)
        #expect(try library.check().problems == [])
    }

    @Test func `a cancelled import keeps what is stored and says so`() throws {
        let folder = try TemporaryFolder()
        for number in 0..<300 {
            try folder.write("Title \(number)\n\nSome words of text here.", to: "\(number).txt")
        }
        let library = try Library.inMemory()
        let isEnough = Mutex(false)
        let report = try Importer(library: library, names: nil).add(
            paths: [folder.path],
            progress: { progress in if progress.done > 0 { isEnough.withLock { $0 = true } } },
            isCancelled: { isEnough.withLock { $0 } })
        #expect(report.wasCancelled)
        #expect(try library.status().articles == report.new)
        #expect(try library.check().problems == [])
    }
}

@Suite struct `Bare surnames` {
    @Test func `a surname read before its person is known is tied to them afterwards`() throws {
        let folder = try TemporaryFolder()
        // Taken in in the order of the files' names.
        try folder.write("Kremlin silent\n\nPutin spoke at length to Emmanuel Macron.", to: "1.txt")
        try folder.write("Talks\n\nVladimir Putin was expected. Putin came to Emmanuel Macron.", to: "2.txt")
        let library = try Library.inMemory()
        let names = PlainNames(people: ["Vladimir Putin", "Emmanuel Macron"])
        _ = try Importer(library: library, names: names.annotate).add(paths: [folder.path + "/1.txt"])
        _ = try Importer(library: library, names: names.annotate).add(paths: [folder.path])
        #expect(
            try library.entities(matching: "putin", window: 0..<9).items.map(\.name) == ["Vladimir Putin"])
        let person = try #require(try library.entities(named: "Vladimir Putin").first)
        #expect(person.articles == 2)
        #expect(try library.trail(of: person.id).map(\.mentions).reduce(0, +) == person.mentions)
        #expect(try library.check().problems == [])
    }
}

@Suite struct `Folders that change` {
    @Test func `an article whose file is gone is kept and counted as missing, once`() throws {
        let folder = try TemporaryFolder()
        try folder.write("One\n\nSome words of text here.", to: "a/1.txt")
        try folder.write("Two\n\nOther words of text here.", to: "a/2.txt")
        let library = try Library.inMemory()
        let importer = Importer(library: library, names: nil)
        #expect(try importer.add(paths: [folder.path]).missing == 0)
        try FileManager.default.removeItem(atPath: folder.path + "/a/1.txt")
        #expect(try importer.add(paths: [folder.path]).missing == 1)
        #expect(try importer.add(paths: [folder.path]).missing == 0)
        #expect(try library.titles("").count == 2)
        #expect(try library.titles("is:missing") == ["One"])
        // It is back.
        try folder.write("One\n\nSome words of text here.", to: "a/1.txt")
        #expect(try importer.add(paths: [folder.path]).unchanged == 2)
        #expect(try library.titles("is:missing") == [])
        try FileManager.default.removeItem(atPath: folder.path + "/a/1.txt")
        #expect(try importer.add(paths: [folder.path]).missing == 1)
    }

    @Test func `what appears in a watched folder, and in a new one below it, is taken in`() throws {
        let folder = try TemporaryFolder()
        try folder.write("One\n\nSome words of text here.", to: "1.txt")
        let library = try Library.inMemory()
        let rounds = Mutex(0)
        let began = ContinuousClock.now
        try Importer(library: library, names: nil).watch(
            paths: [folder.path],
            report: { report in
                let round = rounds.withLock { value in
                    value += 1
                    return value
                }
                if round == 1 { try? folder.write("Two\n\nSome words of text here.", to: "2.txt") }
                if round == 2 { try? folder.write("Three\n\nSome words of text here.", to: "new/deep/3.txt") }
            },
            isCancelled: { (try? library.titles("").count) == 3 || began.duration(to: .now) > .seconds(20) })
        #expect(try Set(library.titles("")) == ["One", "Two", "Three"])
    }
}
