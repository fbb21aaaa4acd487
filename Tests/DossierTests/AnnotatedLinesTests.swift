import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct `Lines of articles` {
    private static let people = [
        "Ada Wren", "Tomas Vale", "Jelena Marić", "Karin Holm", "Idris Vale", "Ştefan Ionescu",
        "Helena Marsh",
    ]
    private static let sentences = [
        "PERSON met OTHER in Karsk on Monday.", "“We have begun, and we shall not stop,” said PERSON.",
        "OTHER, the mayor of Karsk, told the council that PERSON had left.", "Nobody asked “why now”.",
        "The Harbour Authority Ltd. paid OTHER 4,000 crowns — twice.",
        "She waited for an hour 🚢 at the quay.",
        "Mr. Vale said that the wall would hold, and PERSON agreed with him.",
    ]

    /// A line of JSON with a random article.
    private static func line(_ number: Int, _ random: inout SeededRandom) throws -> String {
        var members: [String: Any] = ["id": "a\(number)"]
        var paragraphs: [String] = []
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            let text = random.text(1..<5, of: sentences, gaps: [" "])
            let one = people.randomElement(using: &random) ?? ""
            let other = people.randomElement(using: &random) ?? ""
            paragraphs.append(text.replacing("PERSON", with: one).replacing("OTHER", with: other))
        }
        members["text"] = paragraphs.joined(separator: "\n\n")
        func maybe(_ key: String, _ value: String) {
            if Bool.random(using: &random) { members[key] = value }
        }
        members["title"] = "Report \(number) from the harbour"
        maybe("date", "2024-0\(1 + number % 9)-1\(number % 10)")
        maybe("source", "Harbour Post")
        maybe("byline", "By Karin Holm")
        maybe("url", "https://example.org/\(number)")
        maybe("language", "en")
        let bytes = try JSONSerialization.data(withJSONObject: members, options: [.sortedKeys])
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func lines(_ count: Int, seed: UInt64) throws -> String {
        var random = SeededRandom(seed: seed)
        return try (0..<count).map { try line($0, &random) + "\n" }.joined()
    }

    /// Every row of every table but what the library tells of its file and of how often it was written.
    private func rows(_ path: String) throws -> [String: [String]] {
        let database = try DatabaseQueue(path: path)
        return try database.read { database in
            let tables = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            var all: [String: [String]] = [:]
            for table in tables where table != "container" {
                let rows = try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"")
                all[table] = rows.map { row in
                    row.filter { $0.0 != "generation" }.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
                }.sorted()
            }
            return all
        }
    }

    @Test(arguments: [1, 2, 3])
    func `annotated elsewhere make the library that the articles themselves make`(seed: UInt64) throws {
        let shop = try Workshop()
        let lines = try Self.lines(60, seed: seed)
        try shop.write(lines, to: "in.jsonl")
        let steps = [
            "cp in.jsonl news.jsonl", "touch -d 2024-01-01 news.jsonl",
            "$dossier add --library .plain.db news.jsonl",
            "$dossier annotate --lines < in.jsonl > out.jsonl", "cp out.jsonl news.jsonl",
            "touch -d 2024-01-01 news.jsonl", "$dossier add --annotated --library .lines.db news.jsonl",
            "$dossier check --library .lines.db",
        ]
        for step in steps {
            let outcome = try shop.shell(step)
            #expect(outcome.status == 0, "\(step): \(outcome.output)\(outcome.errors)")
        }
        let folder = shop.folder.path
        let (plain, lined) = (try rows(folder + "/.plain.db"), try rows(folder + "/.lines.db"))
        #expect(plain["article"]?.count == 60)
        #expect((plain["entity"]?.count ?? 0) > 5)
        for (table, rows) in plain { #expect(lined[table] == rows, "\(table)") }
        for question in ["list", "who", "mentions 'Ada Wren'", "quotes 'Tomas Vale'", "search council"] {
            let answers = try ["plain", "lines"].map {
                try shop.shell("$dossier \(question) --json --library .\($0).db").output
            }
            #expect(!answers[0].isEmpty && answers[0] == answers[1], "\(question)")
        }
    }

    @Test func `are answered one for one, and a bad one costs no other`() throws {
        let shop = try Workshop()
        let good = #"{"id": "x", "text": "Ada Wren left Karsk on Monday, and nobody knew why."}"#
        let input = [good, "no JSON", "", #"{"id": 7, "title": "Bare"}"#, #"{"text": "cut"#, good]
            .joined(separator: "\n")
        try shop.write(input, to: "in.jsonl")
        let outcome = try shop.run("annotate", "--lines", "in.jsonl")
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let answers = try outcome.objects()
        #expect(answers.map { $0["error"] != nil } == [false, true, true, true, true, false])
        #expect(answers[3]["id"] as? String == "7" && answers[3]["line"] as? Int == 4)
        #expect(answers[0]["error"] == nil && answers[0]["id"] as? String == "x")
        let version = try shop.run("--version").output
        #expect(answers.allSatisfy { version.contains(($0["model"] as? String) ?? "none") })
        #expect((answers[0]["text_hash"] as? String)?.count == 16)
        let mentions = try #require(answers[0]["mentions"] as? [[String: Any]])
        #expect(mentions.contains { $0["text"] as? String == "Ada Wren" })
    }

    @Test func `are answered before the next one comes`() throws {
        let shop = try Workshop()
        let outcome = try shop.shell(
            """
            coproc $dossier annotate --lines
            for n in 1 2 3; do
                echo '{"id": "'$n'", "text": "Ada Wren left Karsk on Monday, and nobody knew why."}' >&${COPROC[1]}
                read -t 20 line <&${COPROC[0]} && echo "$line"
            done
            """)
        #expect(try outcome.objects().map { $0["id"] as? String } == ["1", "2", "3"])
    }

    @Test func `with another text, of another model, or spoilt, are refused by their number`() throws {
        let shop = try Workshop()
        try shop.write(try Self.lines(4, seed: 9), to: "in.jsonl")
        #expect(try shop.shell("$dossier annotate --lines in.jsonl > out.jsonl").status == 0)
        let edit = try shop.shell(
            #"""
            sed -e '1s/"text": "/"text": "Alas! /' -e '2s/"model": "[^"]*"/"model": "0000beef"/' \
                -e '3s/"start": [0-9]*/"start": 99999999/2' out.jsonl > bad.jsonl
            """#)
        #expect(edit.status == 0)
        let refused = try shop.run("add", "--annotated", "bad.jsonl")
        #expect(refused.output.hasPrefix("1 new"))
        for part in [
            "line 1 was annotated with another text", "line 2 was annotated by model 0000beef", "line 3 has ",
        ] {
            #expect(refused.errors.contains(part), "\(refused.errors)")
        }
        let taken = try shop.run("add", "--annotated", "--other-models", "--library", ".b.db", "bad.jsonl")
        #expect(taken.output.hasPrefix("2 new"))
        // A text is no such lines, whatever is said of it.
        try shop.write("Title\n\nAda Wren left.", to: "story.txt")
        let text = try shop.run("add", "--annotated", "story.txt")
        #expect(text.status == 1 && text.errors.contains("is not what “dossier annotate --lines” writes"))
        let plain = try shop.run("add", "--annotated", "in.jsonl")
        #expect(plain.status == 1 && plain.errors.contains("line 1 "))
    }

    @Test func `come compressed, from standard input, and once`() throws {
        let shop = try Workshop()
        try shop.write(try Self.lines(40, seed: 5), to: "in.jsonl")
        let outcome = try shop.shell(
            """
            $dossier annotate --lines in.jsonl > out.jsonl && gzip -k out.jsonl
            $dossier add --annotated --library .gz.db out.jsonl.gz
            $dossier add --annotated --library .pipe.db - < out.jsonl
            $dossier add --annotated --library .pipe.db - < out.jsonl
            """)
        let told = outcome.output.split(separator: "\n").filter { $0.contains("unchanged") }
        #expect(told.map { $0.prefix(7).description } == ["40 new,", "40 new,", "0 new, "], "\(outcome)")
        let people = try ["gz", "pipe"].map {
            try shop.shell("$dossier who --json --library .\($0).db").output
        }
        #expect(people[0] == people[1] && people[0].contains("Ada Wren"))
    }
}
