import Foundation
import GRDB
import Testing

@Suite struct `A library that cannot be written now` {
    private static let questions = [
        "list", "search brandt", "who", "show 1", "check", "backup ../copy-NUMBER.db", "status", "quotes",
    ]

    private func stocked() throws -> Workshop {
        let shop = try Workshop()
        try shop.write(
            "Bridge opened\n\n2 April 2024\n\n“At last,” said Helen Brandt. Helen Brandt opened the bridge.",
            to: "news/1.txt")
        try shop.write(
            "Ferry sold\n\n5 May 2024\n\nThomas Reed bought the ferry of Helen Brandt.", to: "news/2.txt")
        #expect(try shop.run("add", "news", "--library", ".library/a.db").output.hasPrefix("2 new"))
        return shop
    }

    /// A disk of 16 MiB that is full but for the library; on machines where none may be mounted, the status is 77.
    private static func onFullDisk(_ lines: String) -> String {
        """
        unshare -m true 2>/dev/null || exit 77
        mkdir disk
        exec unshare -m bash -c '
            mount -t tmpfs -o size=16m tmpfs disk || exit 77
            cp .library/a.db* disk
            rm -f disk/*-shm
            dd if=/dev/zero of=disk/filler bs=4k status=none 2>/dev/null
            cd disk
            \(lines)'
        """
    }

    @Test(arguments: [false, true])
    func `is read on a full disk, also what was not merged into it`(hasJournal: Bool) throws {
        let shop = try stocked()
        let path = shop.folder.path + "/.library/a.db"
        let writer = hasJournal ? try DatabasePool(path: path) : nil
        try writer?.write { try $0.execute(sql: "UPDATE article SET starred = 1") }
        let commands = Self.questions.enumerated().map { number, question -> String in
            let command = question.replacing("NUMBER", with: "\(number)").replacing("'", with: "\"")
            return
                "$dossier \(command) --library a.db > ../out 2>&1 || { echo \"\(number): $(cat ../out)\"; }"
        }.joined(separator: "\n")
        let run = try shop.shell(
            Self.onFullDisk(
                """
                \(commands)
                $dossier list --json is:starred --library a.db | wc -l
                $dossier tag add wet 1 --library a.db
                rm filler
                $dossier tag add wet 1 --library a.db > ../out && echo tagged
                """))
        guard run.status != 77 else { return print("No file system may be mounted here: not tried.") }
        #expect(run.output == "\(hasJournal ? 2 : 0)\ntagged\n", "\(run.output)")
        #expect(run.errors.contains("Nothing was lost"), "\(run.errors)")
    }

    @Test func `is read while another program writes`() throws {
        let shop = try stocked()
        let path = shop.folder.path + "/.library/a.db"
        let writer = try DatabaseQueue(path: path)
        try writer.writeWithoutTransaction { database in
            try database.beginTransaction(.immediate)
            try database.execute(sql: "UPDATE article SET starred = 1")
            for (number, question) in Self.questions.enumerated() {
                let command = question.replacing("../copy-NUMBER", with: "copy-\(number)")
                let run = try shop.shell("timeout 15 $dossier \(command) --library .library/a.db")
                #expect(run.status == 0, "\(command): \(run.status) \(run.errors)")
            }
            try database.rollback()
        }
        #expect(try shop.shell("$dossier tag add wet 1 --library .library/a.db").status == 0)
    }
}
