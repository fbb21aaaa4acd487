import Foundation
import Testing

/// Articles in which the same two people are named, under several names, with emoji and marks before them.
private let stories = [
    "ferry.txt": """
    Old ferry sold 🛳️ to Łódź

    Published: 2 April 2024

    🙂 Mayor Helen Brandt of Boston said on Monday that the ferry was sold. “I am sorry,” Brandt said.
    e\u{301}cole Vučić: Thomas Reed, who bought it, was in Paris.
    """,
    "quay.txt": """
    Brandt opens new quay

    By Ada Wren

    Helen Brandt opened the new quay in Boston on Friday. “It is finished,” Thomas Reed told reporters.
    """,
]

@Suite struct `The program` {
    private func stocked() throws -> Workshop {
        let shop = try Workshop()
        for (name, text) in stories { try shop.write(text, to: "news/\(name)") }
        #expect(try shop.run("add", "news").output == "2 new, 0 changed, 0 unchanged, 0 refused\n")
        return shop
    }

    @Test func `adding again changes nothing, and a changed file is replaced`() throws {
        let shop = try stocked()
        #expect(try shop.run("add", "news").output == "0 new, 0 changed, 2 unchanged, 0 refused\n")
        try shop.write(
            "Quay closed again\n\nThe quay was closed on Sunday, to the joy of nobody.", to: "news/quay.txt")
        #expect(try shop.run("add", "news").output == "0 new, 1 changed, 1 unchanged, 0 refused\n")
        #expect(try shop.run("list").output.contains("Quay closed again"))
        #expect(try !shop.run("list").output.contains("Brandt opens new quay"))
    }

    @Test func `an article whose file is gone is kept, and that is told`() throws {
        let shop = try stocked()
        try FileManager.default.removeItem(atPath: "\(shop.folder.path)/news/quay.txt")
        let told = "0 new, 0 changed, 1 unchanged, 0 refused, 1 kept whose file is gone\n"
        #expect(try shop.run("add", "news").output == told)
        let list = try shop.run("list").output.split(separator: "\n")
        #expect(list.count == 2 && list.filter { $0.hasSuffix("(its file is gone)") }.count == 1)
        #expect(try shop.run("add", "news", "--json").objects().first?["gone"] as? Int == 0)
    }

    @Test func `what is interrupted says so, and what was added stays`() throws {
        let shop = try Workshop()
        for number in 0..<4_000 {
            let words = (0..<20).map { "Helen Brandt of Boston met Thomas Reed \($0) times." }
            try shop.write(
                "Story \(number)\n\n\(words.joined(separator: " "))", to: "many/\(number).txt")
        }
        let stopped = try shop.shell(
            """
            $dossier add many & adding=$!
            until $dossier show 1 >.none 2>&1; do :; done
            kill -INT $adding
            wait $adding; echo "status $?"
            """)
        #expect(stopped.output.hasSuffix("status 130\n"))
        #expect(stopped.errors.hasPrefix("dossier: Stopped. What was added stays; the same command goes on"))
        let added = try shop.run("list").output.split(separator: "\n").count
        #expect((1..<4_000).contains(added))
        #expect(try shop.run("check").status == 0)
    }

    @Test func `an empty folder and an empty library say what to do`() throws {
        let shop = try Workshop()
        try shop.write("", to: "nothing/.hidden")
        let added = try shop.run("add", "nothing")
        #expect(added.status == 0 && added.errors.contains("There is nothing there to add. Give folders"))
        let empty = "The library has no articles yet. Add some with"
        #expect(try shop.run("list").errors.contains(empty))
        #expect(try shop.run("list", "harbour").errors.contains(empty))
        #expect(try shop.run("search", "harbour").errors.contains(empty))
        #expect(try shop.run("who").errors.contains(empty))
        try shop.write("0", to: "unread/quay.xyz")
        let refused = try shop.run("add", "unread")
        #expect(refused.errors.contains("quay.xyz") && !refused.errors.contains("nothing there to add"))
    }

    @Test func `what of a query was not understood is told, and nothing is called everything`() throws {
        let told = try stocked().run("list", "is:green")
        #expect(
            told.errors.hasPrefix("dossier: “is:green” is no mark") && !told.errors.contains("everything"))
    }

    @Test func `an empty file is no library to read, and can become one`() throws {
        let shop = try stocked()
        try shop.write("", to: "empty.db")
        let list = try shop.run("list", "--library", "empty.db")
        #expect(list.status == 1 && list.output.isEmpty && list.errors.contains("empty.db is empty"))
        #expect(try shop.run("add", "news", "--library", "empty.db").output.hasPrefix("2 new"))
        #expect(try shop.run("list", "--library", "empty.db").status == 0)
    }

    @Test func `a backup is a library like any other, and takes no file's place`() throws {
        let shop = try stocked()
        #expect(try shop.run("backup", "copy.db").output == "The library was copied to copy.db.\n")
        #expect(try shop.run("list", "--library", "copy.db").output == shop.run("list").output)
        let again = try shop.run("backup", "copy.db")
        #expect(again.status == 1 && again.errors.contains("give another name"))
    }

    @Test func `what cannot be added is told, the rest is added`() throws {
        let shop = try stocked()
        try shop.write("", to: "news/empty.txt")
        let folder = try shop.run("add", "news", "--json")
        let report = try #require(try folder.objects().first)
        #expect(report["unchanged"] as? Int == 2 && report["refused"] as? Int == 1)
        #expect(
            (report["problems"] as? [[String: Any]])?.first?["message"] as? String
                == "\(shop.folder.path)/news/empty.txt is empty; there is nothing to read in it.")
        #expect(folder.status == 0)
        #expect(try shop.run("add", "news/empty.txt").status == 1)
        #expect(try shop.run("add", "nowhere.txt", "news").errors.contains("nowhere.txt is not there"))
    }

    @Test func `how a query was understood is told beside the answer, and what of it was not`() throws {
        let shop = try stocked()
        #expect(try shop.run("list", "ferry").errors == "")
        let list = try shop.run("list", "ferry -quay is:foo")
        #expect(list.output.contains("Old ferry sold"))
        #expect(
            list.errors == """
                dossier: understood as: ferry -quay · “is:foo” is no mark; unread, read, starred, missing, partial, versions, followed, new, copy and noted are.

                """)
        #expect(try shop.run("search", "--json", "ferry -xyz").errors == "")
        #expect(try shop.run("search", "--json", "ferry on:never").errors.contains("no date"))
        #expect(try shop.run("who", "helen OR thomas").errors.contains("understood as: helen OR thomas*"))
        #expect(try shop.run("searches", "save", "A", "ferry is:foo").errors.contains("“is:foo” is no mark"))
        #expect(try shop.run("searches").errors.contains("A: “is:foo” is no mark"))
    }

    @Test(arguments: [
        ("list", "fery", "ferry"), ("search", "qauy", "quay"), ("who", "brnadt", "brandt"),
        ("list", "person:tohmas", "person:thomas"),
    ])
    func `where nothing is found the nearest word is told, and that is no failure`(
        command: String, query: String, better: String
    ) throws {
        let outcome = try stocked().run(command, query)
        #expect(outcome.status == 0 && outcome.output == "")
        #expect(outcome.errors.hasSuffix("Nothing found. Did you mean “\(better)”?\n"))
    }

    @Test func `a query that means nothing changes nothing`() throws {
        let shop = try stocked()
        for query in ["is:foo", "on:never", "("] {
            let outcome = try shop.run("mark", "read", "--query", query)
            #expect(outcome.status == 1 && outcome.errors.contains("every article"))
        }
        #expect(try shop.run("list", "is:read").output == "")
    }

    @Test func `standard input is kept under its content`() throws {
        let shop = try stocked()
        #expect(
            try shop.run("add", "-", input: "A third story\n\nIt is about a ferry.").output.hasPrefix("1 new")
        )
        #expect(
            try shop.run("add", "-", input: "A third story\n\nIt is about a ferry.").output.hasPrefix(
                "0 new, 0 changed, 1 unchanged"))
        #expect(try shop.run("list").output.contains("A third story"))
        #expect(
            try shop.run("add", "-", input: " ").errors
                == "dossier: Standard input is empty; there is nothing to read in it.\n")
    }

    @Test(arguments: [
        (
            ["list"],
            "id path title date source byline url language words people unread starred tags copy_of copies story"
        ),
        (["search", "ferry"], "article title date sentence start end score"),
        (["who"], "id name kind aliases roles mentions articles first last"),
        (
            ["mentions", "Helen Brandt"],
            "article title date entity start end text form sentence reason confidence"
        ),
        (["timeline", "brandt"], "entity name period articles mentions"),
        (
            ["person", "brandt"],
            "id name kind names roles first last mentions articles quotes with"
        ),
        (["meet", "brandt", "Thomas Reed"], "article title date together sentence start end"),
        (["network", "brandt"], "one other articles"),
        (["related", "1"], "article title date relation score similarity reasons"),
        (["quotes"], "article title date text kind copies articles name cue"),
        (["show", "news/quay.txt"], "id path date title text entities mentions quotes"),
        (["status"], "path articles entities mentions"),
        (["annotate", "news/quay.txt"], "id title text entities mentions quotes"),
    ])
    func `prints objects with the fields that are promised`(command: [String], fields: String) throws {
        let outcome = try stocked().shell(
            "$dossier \(command.map { "'\($0)'" }.joined(separator: " ")) --json")
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let objects = try outcome.objects()
        #expect(!objects.isEmpty)
        for object in objects {
            for field in fields.split(separator: " ") {
                #expect(object[String(field)] != nil, "\(command) has no \(field)")
            }
        }
    }

    @Test(arguments: [["annotate", "news/ferry.txt"], ["show", "ferry.txt"]])
    func `offsets count Unicode scalars of the text`(command: [String]) throws {
        let object = try #require(
            try stocked().shell("$dossier \(command.joined(separator: " ")) --json").objects().first)
        let text = Array((object["text"] as? String ?? "").unicodeScalars)
        let entities = (object["entities"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
        let mentions = object["mentions"] as? [[String: Any]] ?? []
        #expect(mentions.contains { $0["text"] as? String == "Thomas Reed" })
        for item in mentions + (object["quotes"] as? [[String: Any]] ?? []) {
            let (start, end) = (item["start"] as? Int ?? -1, item["end"] as? Int ?? -1)
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: text[start..<end])
            #expect(String(piece) == item["text"] as? String)
            if let entity = item["entity"] as? String { #expect(entities.contains(entity)) }
        }
    }

    @Test func `mentions and hits lie where they say`() throws {
        let shop = try stocked()
        var texts: [String: [Unicode.Scalar]] = [:]
        for id in ["1", "2"] {
            let object = try #require(try shop.run("show", id, "--json").objects().first)
            texts[id] = Array((object["text"] as? String ?? "").unicodeScalars)
        }
        for object in try shop.run("mentions", "brandt", "--json").objects() {
            let (start, end) = (object["start"] as? Int ?? -1, object["end"] as? Int ?? -1)
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: try #require(texts[object["article"] as? String ?? ""])[start..<end])
            #expect(String(piece) == object["text"] as? String)
        }
        for object in try shop.run("search", "sold", "--json").objects() {
            let (start, end) = (object["start"] as? Int ?? -1, object["end"] as? Int ?? -1)
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: try #require(texts[object["article"] as? String ?? ""])[start..<end])
            #expect(String(piece) == "sold")
        }
    }

    @Test func `a person's dossier says as much as the other commands`() throws {
        let shop = try stocked()
        let person = try #require(try shop.run("person", "Helen Brandt", "--json").objects().first)
        let known = try #require(try shop.run("who", "Helen Brandt", "--json").objects().first)
        for field in ["id", "name", "kind", "mentions", "articles"] {
            #expect(String(describing: person[field]) == String(describing: known[field]), "\(field)")
        }
        let names = (person["names"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
        #expect(Set(names) == ["Helen Brandt", "Brandt"])
        let with = person["with"] as? [[String: Any]] ?? []
        #expect(with.first { $0["name"] as? String == "Thomas Reed" }?["articles"] as? Int == 2)
        let quotes = try shop.run("quotes", "Helen Brandt", "--json").objects().count
        #expect(person["quotes"] as? Int == quotes)
        let text = try shop.run("person", "Helen Brandt").output
        #expect(text.contains("in 2 articles") && text.contains("Thomas Reed") && text.contains("called · 2"))
        #expect(try shop.run("person", "Nobody").status == 1)
    }

    @Test func `a timeline tells of months without a mention too`() throws {
        let shop = try stocked()
        try shop.write(
            "Brandt retires\n\n3 July 2024\n\nHelen Brandt left. Nobody wept.", to: "news/late.txt")
        try shop.write(
            "Brandt begins\n\n3 December 2023\n\nHelen Brandt came.", to: "news/early.txt")
        _ = try shop.run("add", "news")
        try FileManager.default.removeItem(at: shop.folder.appending(path: "news/quay.txt"))
        let months = try shop.run("timeline", "Helen Brandt", "--json").objects()
        let named = months.filter { ($0["mentions"] as? Int ?? 0) > 0 }.compactMap { $0["period"] as? String }
        #expect(named.contains("2023-12") && named.contains("2024-04") && named.contains("2024-07"))
        let periods = months.compactMap { $0["period"] as? String }
        #expect(
            periods.prefix(4) == ["2023-12", "2024-01", "2024-02", "2024-03"] && periods == periods.sorted())
        #expect(Set(periods).count == periods.count)
        let years = try shop.run("timeline", "Helen Brandt", "--by", "year", "--json").objects()
        #expect(years.first?["period"] as? String == "2023" && years.first?["articles"] as? Int == 1)
        let days = try shop.run("timeline", "Helen Brandt", "--by", "day", "--json").objects()
        #expect(days.allSatisfy { ($0["mentions"] as? Int ?? 0) > 0 })
        let total = try shop.run("mentions", "Helen Brandt", "--json").objects().count
        for rows in [months, years, days] {
            #expect(rows.reduce(0) { $0 + ($1["mentions"] as? Int ?? 0) } == total)
        }
        #expect(try shop.run("timeline", "Helen Brandt").output.contains("▇"))
        #expect(try shop.run("timeline", "Nobody").status == 1)
        #expect(try shop.run("timeline", "Brandt", "--by", "fortnight").status == 2)
    }

    @Test func `where two meet is told by sentence, or by article alone`() throws {
        let shop = try stocked()
        try shop.write(
            "Both at sea\n\n1 May 2024\n\n🙂 Helen Brandt sailed with Thomas Reed.\nIt rained.",
            to: "news/sea.txt")
        try shop.write("Alone\n\n2 May 2024\n\nMayor Karel Novak said nothing.", to: "news/alone.txt")
        _ = try shop.run("add", "news")
        let found = try shop.run("meet", "Helen Brandt", "Thomas Reed", "--json").objects()
        let both = try #require(found.first { $0["title"] as? String == "Both at sea" })
        let article = try #require(both["article"] as? String)
        let shown = try #require(try shop.run("show", article, "--json").objects().first)
        let text = Array((shown["text"] as? String ?? "").unicodeScalars)
        var piece = String.UnicodeScalarView()
        piece.append(contentsOf: text[(both["start"] as? Int ?? -1)..<(both["end"] as? Int ?? -1)])
        #expect(String(piece) == "🙂 Helen Brandt sailed with Thomas Reed.")
        #expect(both["sentence"] as? String == String(piece))
        #expect(found.contains { $0["sentence"] is NSNull }, "an article in which no sentence names both")
        let turned = try shop.run("meet", "Thomas Reed", "Helen Brandt", "--json").objects()
        #expect(turned.count == found.count)
        #expect(try shop.run("meet", "Helen Brandt", "Brandt").errors.contains("Both names mean"))
        #expect(try shop.run("meet", "Helen Brandt").status == 2)
        #expect(try shop.run("meet", "Helen Brandt", "Nobody").status == 1)
        #expect(try shop.run("meet", "Helen Brandt", "Karel Novak").output.contains("No article names both"))
    }

    @Test func `an entity is found by its id, name and alias`() throws {
        let shop = try stocked()
        let row = try #require(try shop.run("who", "helen", "--json").objects().first)
        let id = try #require(row["id"] as? String)
        let byName = try shop.run("mentions", "Helen Brandt").output
        #expect(byName.contains("It is") || byName.contains("opened the new quay"))
        #expect(try shop.run("mentions", id).output == byName)
        #expect(try shop.run("mentions", "brandt").output == byName)
        #expect(try shop.run("mentions", "Nobody").status == 1)
    }

    @Test func `all entities are printed as each is when asked for by name`() throws {
        let shop = try stocked()
        for option in ["", "--json"] {
            let all = try shop.shell("$dossier who \(option)").output.split(separator: "\n")
            #expect(all.count > 3)
            for line in all {
                let name = line.contains("Brandt") ? "brandt" : line.contains("Boston") ? "boston" : "reed"
                guard line.lowercased().contains(name) else { continue }
                #expect(try shop.shell("$dossier who \(name) \(option)").output.contains(line))
            }
        }
        let places = try shop.shell("$dossier who --kind place --json").objects()
        #expect(!places.isEmpty && places.allSatisfy { $0["kind"] as? String == "place" })
    }

    @Test func `an article is found by its path, also through a link`() throws {
        let shop = try stocked()
        try FileManager.default.createSymbolicLink(
            atPath: shop.folder.appending(path: "link").path, withDestinationPath: "news")
        let byID = try shop.run("show", "1").output
        #expect(byID.contains("ferry"))
        #expect(try shop.run("show", "news/ferry.txt").output == byID)
        #expect(try shop.run("show", "./link/../link/ferry.txt").output == byID)
        #expect(try shop.run("show", "ferry.txt").output == byID)
    }

    @Test func `a failure is one sentence and status 1`() throws {
        let shop = try Workshop()
        for command in [
            ["list"], ["show", "1"], ["annotate", "nowhere.txt"], ["list", "--library", "/proc/x/y.db"],
        ] {
            let outcome = try shop.shell("$dossier \(command.joined(separator: " "))")
            #expect(outcome.status == 1, "\(command)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("dossier: ") && outcome.errors.split(separator: "\n").count == 1)
        }
        #expect(!FileManager.default.fileExists(atPath: shop.folder.appending(path: ".library").path))
    }

    @Test func `a library that cannot be made is told with what to do`() throws {
        for place in ["/proc/a.db", "/proc/x/a.db", "news"] {
            let outcome = try stocked().run("add", "news", "--library", place)
            #expect(outcome.status == 1)
            #expect(outcome.errors.hasPrefix("dossier: The library \(place) cannot be used: "))
            #expect(outcome.errors.contains("--library") && outcome.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func `the reader is not opened on a path that is not there and never was`() throws {
        let shop = try stocked()
        let outcome = try shop.run("nowhere", "--keys", "j")
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("dossier: nowhere is not there"))
        #expect(try shop.run("https://example.org", "--keys", "j").errors.contains("is a web address"))
        // Of a folder that has gone the articles are kept.
        try FileManager.default.removeItem(atPath: "\(shop.folder.path)/news")
        let gone = try shop.run("read", "\(shop.folder.path)/news", "--keys", "j")
        #expect(gone.status == 0 && gone.output.contains("Brandt opens new quay"))
    }

    @Test func `where a file may not grow on, that is one sentence, and nothing is lost`() throws {
        let shop = try stocked()
        for number in 0..<200 {
            let words = (0..<300).map { "word\(number * 300 + $0)" }.joined(separator: " ")
            try shop.write("Story \(number)\n\nHelen Brandt said \(words).", to: "more/\(number).txt")
        }
        let limited = try shop.shell("ulimit -f 800; $dossier add more")
        #expect(limited.status == 1)
        #expect(limited.errors.hasPrefix("dossier: ") && limited.errors.split(separator: "\n").count == 1)
        #expect(limited.errors.contains("limit on the size of files"))
        #expect(try shop.run("check").status == 0)
        #expect(try shop.run("list").output.contains("Brandt opens new quay"))
        let rest = try shop.run("add", "more")
        #expect(rest.status == 0 && rest.output.contains(" 0 refused"))
        #expect(try shop.run("list").output.split(separator: "\n").count == 202)
        #expect(try shop.run("check").status == 0)
    }

    @Test func `wrong usage is one line and status 2`() throws {
        let shop = try Workshop()
        for line in [
            "list --jsn", "show", "add", "search", "related 1 --limit x", "who --kind dog",
            "check --full export.json",
        ] {
            let outcome = try shop.shell("$dossier \(line)")
            #expect(outcome.status == 2, "\(line): \(outcome.errors)")
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func `help and version need nothing`() throws {
        let shop = try Workshop()
        for line in ["--help", "-h", "help", "--version", "-V", "add --help", "help annotate"] {
            let outcome = try shop.shell("$dossier \(line)")
            #expect(outcome.status == 0 && !outcome.output.isEmpty && outcome.errors.isEmpty, "\(line)")
        }
    }

    @Test func `a reader that goes away ends the program quietly`() throws {
        let shop = try Workshop()
        try shop.write(
            String(
                repeating: "Long story\n\n" + String(repeating: "It goes on and on. ", count: 5000), count: 2),
            to: "long.txt")
        let outcome = try shop.shell(
            "$dossier annotate --json long.txt long.txt | head -c 10; echo \" ${PIPESTATUS[0]}\"")
        #expect(outcome.errors.isEmpty)
        #expect(outcome.output == #"{"id": "lo 0"# + "\n")
    }

    @Test func `nothing that a file holds reaches the terminal as a command`() throws {
        let shop = try Workshop()
        let evil =
            "Evil \u{1B}]0;owned\u{07}\u{1B}[2J title \u{202E}txt\n\nHelen Brandt\u{9B}31m said\u{7F} so\u{08}.\tNo?\u{0}"
        try shop.write(evil, to: "news/ev\u{1B}[31mil.txt")
        var printed = try shop.run("add", "news", "nowhere\u{1B}[2J").output
        for command in [
            "list", "show 1", "who", "search brandt", "mentions brandt", "annotate news", "quotes",
            "show '\u{1B}[2J'",
        ] {
            let outcome = try shop.shell("$dossier \(command); $dossier \(command) --json")
            printed += outcome.output + outcome.errors
        }
        #expect(printed.contains("Evil"))
        #expect(
            !printed.unicodeScalars.contains {
                $0 != "\n" && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E)
            })
    }
}
