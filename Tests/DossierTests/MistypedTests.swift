import Foundation
import Testing

@Suite struct `What is mistyped` {
    @Test(arguments: [
        ("serach harbour", "did you mean search?"), ("lst", "did you mean list?"),
        ("--library a.db serach harbour --limit 3", "did you mean search?"),
        ("help nosuch", "There is no command “nosuch”"), ("help serach", "did you mean search"),
        ("help corrections nosuch", "There is no command “nosuch”"),
        ("search harbour --limit 0", "--limit must be 1 or more"),
        ("search harbour --limit -3", "--limit must be 1 or more"),
        ("related 1 --limit -3", "--limit must be 1 or more"),
        ("doubts --limit 0", "--limit must be 1 or more"),
    ])
    func `is told with what was meant, and refused`(line: String, told: String) throws {
        let shop = try Workshop()
        let outcome = try shop.shell("$dossier \(line)")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(told), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test func `is no name of a file that is there`() throws {
        let shop = try Workshop()
        try shop.write("Harbour opens\n\nThe harbour of Kiel opened on Friday.", to: "lst")
        let outcome = try shop.run("lst", "--plain")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("Harbour opens"))
    }

    @Test func `library makes no file`() throws {
        let shop = try Workshop()
        let outcome = try shop.run("--library", "typo.db", "--keys", "j")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("There is no library typo.db yet"))
        let backup = try shop.run("backup", "copy.db", "--library", "typo.db")
        #expect(backup.status == 1)
        #expect(backup.errors.contains("There is no library typo.db yet"))
        let files = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path)
        #expect(files.filter { $0.hasSuffix(".db") }.isEmpty)
    }

    @Test func `number of corrections to take back is told`() throws {
        let shop = try Workshop()
        try shop.write("Ferry sold\n\nHelen Brandt of Boston sold the ferry. Brandt is sorry.", to: "a.txt")
        _ = try shop.run("add", "a.txt")
        let none = try shop.run("corrections", "undo", "99")
        #expect(none.status == 1 && none.errors.contains("There is no correction to take back"))
        #expect(try shop.run("corrections", "rename", "Helen Brandt", "Ellen Brandt").status == 0)
        let some = try shop.run("corrections", "undo", "99")
        #expect(some.output.contains("taken back"))
        #expect(some.errors.contains("There were no more than 1"))
    }
}

@Suite struct `The screen as lines` {
    private func stocked() throws -> Workshop {
        let shop = try Workshop()
        try shop.write("Ferry sold\n\nHelen Brandt of Boston sold the ferry.", to: "news/a.txt")
        try shop.write("Quay opened\n\nThomas Reed opened the quay.", to: "news/b.txt")
        _ = try shop.run("add", "news")
        return shop
    }

    @Test func `is printed without a terminal, without drawing and blanks`() throws {
        let shop = try stocked()
        let outcome = try shop.run("--plain")
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.contains { $0.hasPrefix("selected ") && $0.contains("unread") })
        #expect(lines.allSatisfy { !$0.isEmpty && $0.last != " " })
        #expect(!outcome.output.unicodeScalars.contains { (0x2500...0x259F).contains($0.value) })
    }

    @Test func `is that after keys where some are given`() throws {
        let shop = try stocked()
        let outcome = try shop.run("--plain", "--keys", "/ q u a y Enter Enter", "--size", "60x20")
        #expect(outcome.output.contains("Thomas Reed opened the quay."))
        #expect(outcome.output.split(separator: "\n").count <= 20)
        #expect(try shop.run("--size", "60x20").status == 2)
    }

    @Test func `starts no editor`() throws {
        let shop = try stocked()
        let outcome = try shop.shell(
            "export EDITOR='touch started' VISUAL='touch started'; $dossier --keys 'Enter e a'; ls started")
        #expect(outcome.errors.contains("started"), "\(outcome.errors)")
        #expect(outcome.status != 0)
    }
}
