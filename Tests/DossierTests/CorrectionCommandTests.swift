import Foundation
import Testing

@Suite struct `Corrections, doubts and why on the command line` {
    /// Helen Brandt in full twice, once with her surname alone in an article of its own, and Thomas Reed.
    private func stocked() throws -> Workshop {
        let shop = try Workshop()
        for (name, text) in [
            (
                "bridge.txt",
                "Bridge opened\n\n2 April 2024\n\nMayor Helen Brandt opened the bridge in Boston. Brandt smiled."
            ),
            (
                "ferry.txt",
                "Ferry sold\n\n5 May 2024\n\n“I am sorry,” said Helen Brandt. Thomas Reed of Boston bought the ferry. Reed paid."
            ),
            (
                "storm.txt",
                "Storm at night\n\n6 June 2024\n\nThomas Reed was out in the storm. Reed was found at noon."
            ),
        ] {
            try shop.write(text, to: "news/\(name)")
        }
        #expect(try shop.run("add", "news").output.hasPrefix("3 new"))
        return shop
    }

    private func people(_ shop: Workshop) throws -> [String] {
        try shop.run("who", "--kind", "person", "--json").objects().compactMap { $0["name"] as? String }
            .sorted()
    }

    private func id(_ name: String, _ shop: Workshop) throws -> String {
        let rows = try shop.run("who", name, "--json").objects()
        return try #require(rows.first { $0["name"] as? String == name }?["id"] as? String)
    }

    @Test func `a name is changed, and undone, and made again`() throws {
        let shop = try stocked()
        let renamed = try shop.run("corrections", "rename", "Thomas Reed", "Tom \"Ferry\" Reed")
        #expect(renamed.status == 0)
        #expect(
            renamed.output == "     1  applies  rename person \"Thomas Reed\" to \"Tom \\\"Ferry\\\" Reed\"\n"
        )
        #expect(try people(shop).contains("Tom \"Ferry\" Reed"))
        #expect(
            try shop.run("corrections", "undo").output
                == "taken back: rename person \"Thomas Reed\" to \"Tom \\\"Ferry\\\" Reed\"\n")
        #expect(try people(shop).contains("Thomas Reed"))
        #expect(try shop.run("corrections").output.isEmpty)
        #expect(try shop.run("corrections", "redo", "--json").objects().count == 1)
        #expect(try people(shop).contains("Tom \"Ferry\" Reed"))
    }

    @Test func `each decision is made, listed with its fields, and taken back one by one`() throws {
        let shop = try stocked()
        let before = try shop.run("who", "--json").output
        for arguments in [
            ["split", "Thomas Reed", "--in", "news/storm.txt", "--as", "Thomas Reed (the sailor)"],
            ["never-merge", "Thomas Reed (the sailor)", "Helen Brandt"],
            ["change-kind", "Boston", "person"], ["not-a-name", "Boston"],
            ["merge", "Thomas Reed (the sailor)", "Helen Brandt"],
        ] {
            let line = arguments.map { "'\($0)'" }.joined(separator: " ")
            let made = try shop.shell("$dossier corrections \(line) --json")
            #expect(made.status == 0 && made.errors.isEmpty, "\(line): \(made.errors)")
            let kept = try #require(try made.objects().first)
            for field in [
                "number", "line", "decision", "kind", "name", "other", "places", "applies", "entity",
            ] {
                #expect(kept[field] != nil, "\(line) has no \(field)")
            }
            #expect(kept["decision"] as? String == arguments[0] && kept["applies"] as? Bool == true)
        }
        let listed = try shop.run("corrections", "list", "--json").objects()
        #expect(listed.map { $0["number"] as? Int } == [1, 2, 3, 4, 5])
        #expect(try shop.run("who", "boston", "--json").output.isEmpty)
        #expect(try shop.run("mentions", "Helen Brandt").output.contains("Reed was found"))
        #expect(try shop.run("corrections", "undo", "9").output.split(separator: "\n").count == 5)
        #expect(try shop.run("who", "--json").output == before)
        let none = try shop.run("corrections", "undo")
        #expect(none.status == 1 && none.errors == "dossier: There is no correction to take back.\n")
    }

    @Test func `one mention is somebody else's, or no name`() throws {
        let shop = try stocked()
        let mentions = try shop.run("mentions", "Thomas Reed", "--json").objects()
        let bare = try #require(mentions.first { $0["text"] as? String == "Reed" })
        let article = try #require(bare["article"] as? String)
        let start = try #require(bare["start"] as? Int)
        let split = try shop.run(
            "corrections", "split", "Thomas Reed", "--in", article, "--at", "\(start)", "--as", "Ann Reed")
        #expect(split.status == 0, "\(split.errors)")
        #expect(try people(shop).contains("Ann Reed"))
        let wrong = try shop.run(
            "corrections", "not-a-name", "Helen Brandt", "--in", article, "--at", "\(start)")
        #expect(wrong.status == 1 && wrong.errors.contains("means Ann Reed"))
        #expect(
            try shop.run("corrections", "not-a-name", "Ann Reed", "--in", article, "--at", "\(start)").status
                == 0)
        #expect(try !people(shop).contains("Ann Reed"))
        #expect(
            try shop.run("corrections", "split", "Reed", "--in", article, "--at", "99999", "--as", "X")
                .errors.contains("No name stands at 99999"))
        #expect(
            try shop.run("corrections", "split", "Thomas Reed", "--in", "news/bridge.txt", "--as", "X")
                .errors == "dossier: Thomas Reed is not named in news/bridge.txt; choose articles that do.\n")
    }

    @Test func `a name that two have is refused with both ids, and an id is taken`() throws {
        let shop = try stocked()
        let split = try shop.run(
            "corrections", "split", "Thomas Reed", "--in", "news/storm.txt", "--as", "Reed (sailor)")
        #expect(split.status == 0)
        #expect(try shop.run("corrections", "rename", "Reed (sailor)", "Tom Reed").status == 0)
        let refused = try shop.run("corrections", "rename", "Reed", "Somebody")
        #expect(refused.status == 1 && refused.output.isEmpty)
        let ids = try [id("Thomas Reed", shop), id("Tom Reed", shop)]
        for id in ids { #expect(refused.errors.contains("\(id) T"), "\(refused.errors)") }
        #expect(refused.errors.contains("Give the id") && refused.errors.split(separator: "\n").count == 1)
        #expect(try shop.run("corrections", "rename", ids[0], "Somebody").status == 0)
        #expect(try people(shop).contains("Somebody"))
    }

    @Test func `articles are given to the one of two of a name whose id is given`() throws {
        let shop = try stocked()
        let two =
            #"never-merge person "Thomas Reed" of "2024-05-05 Ferry sold" with "Thomas Reed" of "2024-06-06 Storm at night""#
        try shop.write(two, to: "log.txt")
        #expect(try shop.run("corrections", "import", "log.txt").status == 0)
        let reeds = try shop.run("who", "Thomas Reed", "--json").objects().compactMap { $0["id"] as? String }
        #expect(reeds.count == 2)
        func split(as new: String) throws -> Workshop.Outcome {
            try shop.run("corrections", "split", "Helen Brandt", "--in", "news/bridge.txt", "--as", new)
        }
        let refused = try split(as: "Thomas Reed")
        #expect(
            refused.status == 1 && refused.errors.contains("can mean 2") && refused.errors.contains(reeds[0]))
        #expect(try split(as: "e999").errors.contains("is called “e999”"))
        for id in reeds {
            let before = try shop.run("mentions", id, "--json").objects()
            let made = try split(as: id)
            let title = before.first?["title"] as? String ?? "?"
            #expect(
                made.status == 0 && made.output.contains("as \"Thomas Reed\" of \"2024-0"), "\(made.errors)")
            #expect(made.output.contains("\(title)\"\n"))
            #expect(try shop.run("mentions", id, "--json").objects().count > before.count)
            #expect(try shop.run("corrections", "undo").status == 0)
        }
    }

    @Test func `exported corrections hold in another library, those it lacks the articles for wait`() throws {
        let shop = try stocked()
        _ = try shop.run("corrections", "rename", "Thomas Reed", "Tom\n“Reed” 高橋")
        _ = try shop.run("corrections", "change-kind", "Boston", "organization")
        #expect(
            try shop.run("corrections", "export", "who.txt").output == "2 corrections written to who.txt.\n")
        let text = try shop.run("corrections", "export").output
        #expect(
            text == (try String(contentsOf: shop.folder.appending(path: "who.txt"), encoding: .utf8)))
        #expect(text.hasPrefix("# dossier corrections 1\nrename person \"Thomas Reed\" to "))
        #expect(
            try shop.run("corrections", "import", "who.txt").output == "0 new, 2 known\n")

        let other = try Workshop()
        try other.write(text, to: "who.txt")
        let waiting = try other.run("corrections", "import", "who.txt")
        #expect(
            waiting.status == 0 && waiting.output.hasPrefix("2 new, 0 known\nNothing in the library fits"))
        #expect(
            try other.run("corrections", "list", "--json").objects().map { $0["applies"] as? Bool }
                == [false, false])
        for name in ["bridge", "ferry", "storm"] {
            let file = shop.folder.appending(path: "news/\(name).txt")
            try other.write(String(contentsOf: file, encoding: .utf8), to: "again/\(name).txt")
        }
        _ = try other.run("add", "again")
        #expect(try people(other) == people(shop))
        #expect(
            try other.run("corrections", "list", "--json").objects().map { $0["applies"] as? Bool }
                == [true, true])
        #expect(try other.run("corrections", "export").output == text)
    }

    @Test func `lines that say nothing known are told with their numbers, the others are taken`() throws {
        let shop = try stocked()
        let text = """
            # mine

            rename person "Thomas Reed" to "Tom Reed"
            remane person "Helen Brandt" to "Helena Brandt"
            rename person "Helen Brandt to "H"
            """
        let outcome = try shop.run("corrections", "import", "-", input: text)
        #expect(outcome.status == 1)
        #expect(outcome.output == "1 new, 0 known, 2 not understood\n")
        let errors = outcome.errors.split(separator: "\n")
        #expect(errors.count == 2)
        #expect(errors.first?.hasPrefix("dossier: Standard input, line 4: ") ?? false)
        #expect(errors.last?.hasPrefix("dossier: Standard input, line 5: ") ?? false)
        let json = try #require(
            try shop.run("corrections", "import", "-", "--json", input: text).objects().first)
        #expect(json["new"] as? Int == 0 && json["known"] as? Int == 1)
        #expect((json["problems"] as? [[String: Any]])?.compactMap { $0["line"] as? Int } == [4, 5])
        #expect(json["unapplied"] as? [String] == [])
    }

    @Test(arguments: [
        "corrections foo", "corrections rename a", "corrections split a --as b", "corrections split a --in 1",
        "corrections split a --in 1 2 --at 3 --as b", "corrections change-kind a dog", "corrections undo 0",
        "corrections undo x", "corrections import", "corrections not-a-name a --in 1", "why 1", "why 1 x",
        "doubts answer 1", "doubts answer x same", "doubts answer 1 perhaps", "doubts --limit -1",
    ])
    func `wrong usage is one line and status 2`(line: String) throws {
        let outcome = try Workshop().shell("$dossier \(line)")
        #expect(outcome.status == 2, "\(line): \(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        ("corrections rename Nobody X", "called “Nobody”"), ("corrections rename Boston ' '", "at least one"),
        ("corrections merge Boston Boston", "one already"),
        ("corrections merge Boston 'Thomas Reed'", "different kinds"),
        ("corrections change-kind Boston place", "so already"),
        ("corrections redo", "was taken back"), ("corrections export /nowhere/x.txt", "cannot be written"),
        ("corrections import nowhere.txt", "cannot be read"), ("doubts answer 99 same", "no doubt 99"),
        ("why 1 99999", "No name stands at 99999"), ("why 99 1", "No article"),
        ("corrections split Boston --in 99 --as X", "No article"),
    ])
    func `a failure is one sentence and status 1`(line: String, words: String) throws {
        let outcome = try stocked().shell("$dossier \(line)")
        #expect(outcome.status == 1, "\(line): \(outcome.output)\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(words) && outcome.errors.split(separator: "\n").count == 1)
    }

    @Test func `without a library the commands say how to make one`() throws {
        let shop = try Workshop()
        for line in ["corrections", "corrections undo", "doubts", "why 1 1", "corrections export"] {
            let outcome = try shop.shell("$dossier \(line)")
            #expect(outcome.status == 1 && outcome.errors.contains("dossier add"), "\(line)")
        }
    }

    @Test func `why tells the rule and the corrections, with offsets as mentions counts them`() throws {
        let shop = try stocked()
        let mention = try #require(try shop.run("mentions", "Helen Brandt", "--json").objects().last)
        let article = try #require(mention["article"] as? String)
        let (start, end) = (mention["start"] as? Int ?? -1, mention["end"] as? Int ?? -1)
        _ = try shop.run("corrections", "rename", "Helen Brandt", "Helena Brandt")
        for offset in [start, end - 1] {
            let why = try #require(try shop.run("why", article, "\(offset)", "--json").objects().first)
            #expect(why["start"] as? Int == start && why["end"] as? Int == end)
            #expect(why["name"] as? String == "Helena Brandt" && why["kind"] as? String == "person")
            for field in ["article", "text", "entity", "reason", "confidence", "link_reason", "others"] {
                #expect(why[field] != nil, "no \(field)")
            }
            let lines = (why["corrections"] as? [[String: Any]] ?? []).compactMap { $0["line"] as? String }
            #expect(lines == [#"rename person "Helen Brandt" to "Helena Brandt""#])
        }
        let text = try shop.run("why", article, "\(start)").output
        #expect(text.hasPrefix("“Helen Brandt” is taken for Helena Brandt (person, e"))
        #expect(text.contains("Decided: rename person"))
    }

    @Test func `doubts are listed with both sides, and an answer is a correction`() throws {
        let shop = try Workshop()
        try shop.write(
            "Bridge opened\n\n2 April 2024\n\nMayor Helen Brandt opened the bridge in Boston. Brandt smiled.",
            to: "news/bridge.txt")
        try shop.write(
            "Cat lost\n\n7 May 2024\n\nBrandt looked for her cat. Brandt wept.", to: "news/cat.txt")
        _ = try shop.run("add", "news")
        let doubts = try shop.run("doubts", "--json").objects()
        let doubt = try #require(doubts.first)
        for field in ["id", "subject", "candidate", "article", "linked", "reason", "confidence", "mentions"] {
            #expect(doubt[field] != nil, "no \(field)")
        }
        for side in ["subject", "candidate"] {
            let side = try #require(doubt[side] as? [String: Any])
            #expect(side["name"] != nil && side["roles"] != nil)
            #expect((side["sentences"] as? [[String: Any]])?.first?["sentence"] is String)
        }
        let id = try #require(doubt["id"] as? String)
        let plain = try shop.run("doubts").output
        #expect(plain.contains("Brandt / Helen Brandt") && plain.contains("looked for her cat"))
        let answered = try shop.run("doubts", "answer", id, "different", "--json")
        #expect(answered.status == 0)
        #expect(try answered.objects().first?["decision"] as? String == "never-merge")
        #expect(try shop.run("doubts", "--json").objects().count == doubts.count - 1)
        #expect(try shop.run("doubts", "answer", id, "same").status == 1)
        #expect(try shop.run("corrections", "undo").status == 0)
        #expect(try shop.run("doubts", "answer", id, "same").output.contains("merge person"))
        #expect(try shop.run("doubts", "--limit", "0").output.isEmpty)
    }
}
