import Foundation
import Glibc
import Synchronization
import Testing

@testable import Library

@Suite struct `Folders that are watched` {
    /// Watches until everything was done, each step after the library holds what it waits for.
    private func watch(
        _ folder: String, _ library: Library, until wanted: [String],
        _ step: @escaping @Sendable (Int, [String]) -> Void
    ) throws -> [String] {
        var notices: [String] = []
        let began = ContinuousClock.now
        let rounds = Mutex(0)
        try Importer(library: library, names: nil).watch(
            paths: [folder], report: { _ in }, notice: { notices.append($0) },
            isCancelled: {
                let titles = (try? library.titles("").sorted()) ?? []
                let round = rounds.withLock { value in
                    value += 1
                    return value
                }
                step(round, titles)
                return titles == wanted || began.duration(to: .now) > .seconds(30)
            })
        return notices
    }

    private static func write(_ text: String, to name: String, in folder: String) {
        let path = folder + "/" + name
        try? FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try? Data(text.utf8).write(to: URL(filePath: path))
    }

    @Test(arguments: [true, false])
    func `are told when they go, and watched again when they are back`(isRenamed: Bool) throws {
        let folder = try TemporaryFolder()
        try folder.write("One\n\nSome words of text here.", to: "news/1.txt")
        let (whole, path) = (folder.path, folder.path + "/news")
        let library = try Library.inMemory()
        let state = Mutex(0)
        let notices = try watch(path, library, until: ["One", "Three", "Two"]) { round, titles in
            state.withLock { state in
                if state == 0, titles == ["One"] {
                    if isRenamed {
                        try? FileManager.default.moveItem(atPath: path, toPath: path + "-old")
                    } else {
                        try? FileManager.default.removeItem(atPath: path)
                    }
                    state = round
                } else if state > 0, round == state + 3 {
                    Self.write("Two\n\nSome words of text here.", to: "news/2.txt", in: whole)
                } else if titles == ["One", "Two"] {
                    Self.write("Three\n\nSome words of text here.", to: "news/3.txt", in: whole)
                }
            }
        }
        #expect(try library.titles("").sorted() == ["One", "Three", "Two"])
        let real = URL(filePath: path).resolvingSymlinksInPath().path
        #expect(
            notices == [
                "\(real) is gone or was renamed; it is watched again when it is back.",
                "\(real) is there again, and watched.",
            ])
    }

    @Test func `give a file when it is written to its end, whatever else comes`() throws {
        let folder = try TemporaryFolder()
        try folder.write("One\n\nSome words of text here.", to: "1.txt")
        let library = try Library.inMemory()
        let whole = folder.path
        let half = Mutex<Int32>(-1)
        let seen = Mutex<Set<[String]>>([])
        _ = try watch(whole, library, until: ["Long story", "One", "Two"]) { _, titles in
            seen.withLock { _ = $0.insert(titles) }
            half.withLock { file in
                if file < 0, titles == ["One"] {
                    file = open(whole + "/long.txt", O_WRONLY | O_CREAT, 0o600)
                    _ = Glibc.write(file, "Long st", 7)
                    Self.write("Two\n\nSome words of text here.", to: "2.txt", in: whole)
                } else if titles == ["One", "Two"], file >= 0 {
                    let rest = "ory\n\nAll of it is here."
                    _ = Glibc.write(file, rest, rest.utf8.count)
                    close(file)
                }
            }
        }
        #expect(try library.titles("").sorted() == ["Long story", "One", "Two"])
        #expect(seen.withLock { $0.allSatisfy { !$0.contains("Long st") } })
    }

    @Test func `must be there`() throws {
        let folder = try TemporaryFolder()
        try folder.write("One\n\nSome words.", to: "1.txt")
        let library = try Library.inMemory()
        for path in [folder.path + "/nowhere", folder.path + "/1.txt"] {
            #expect(throws: LibraryError.noFolder(path: path)) {
                try Importer(library: library, names: nil).watch(
                    paths: [path], report: { _ in }, isCancelled: { false })
            }
        }
        #expect(
            LibraryError.noFolder(path: "/nowhere").description
                == "There is no folder /nowhere to watch. Check the name; only folders are watched.")
    }
}
