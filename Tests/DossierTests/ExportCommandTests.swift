import Foundation
import Testing

@testable import dossier

@Suite struct `What goes out of the program` {
    private func stocked() throws -> Workshop {
        let shop = try Workshop()
        try shop.write(
            "Quay opened\n\n3 May 2024\n\nMayor Helen Brandt of Boston opened it. “I am glad,” Brandt said. Thomas Reed of London came with Helen Brandt.",
            to: "news/quay.txt")
        try shop.write(
            "Quay closed\n\n4 June 2024\n\nMayor Helen Brandt closed it. “I am sorry,” Brandt said.",
            to: "news/closed.txt")
        #expect(try shop.run("add", "news").status == 0)
        return shop
    }

    @Test(arguments: ["md", "csv", "jsonl", "txt"])
    func `an export can be checked, and tells which rows hold no longer`(format: String) throws {
        let shop = try stocked()
        let out = try shop.shell("$dossier export quotes 'Helen Brandt' --as \(format) > said.\(format)")
        #expect(out.status == 0, "\(out.errors)")
        let sound = try shop.run("check", "said.\(format)")
        #expect(sound.status == 0 && sound.output.contains("2 rows"), "\(sound.output)\(sound.errors)")
        try shop.write(
            "Quay closed\n\n4 June 2024\n\nMayor Helen Brandt closed it without a word.",
            to: "news/closed.txt")
        #expect(try shop.run("add", "news").status == 0)
        let broken = try shop.run("check", "said.\(format)", "--json")
        #expect(broken.status == 1)
        #expect(
            try broken.objects().map { $0["verdict"] as? String }.sorted { ($0 ?? "") < ($1 ?? "") } == [
                "gone", "same",
            ])
    }

    @Test(arguments: [
        ["person", "Helen Brandt"], ["quotes"], ["meet", "Helen Brandt", "Thomas Reed"],
        ["timeline", "Helen Brandt"], ["timeline"], ["network", "Helen Brandt"], ["list", "quay"],
        ["search", "closed"],
    ])
    func `every view goes out in every format, and each row is found again`(view: [String]) throws {
        let shop = try stocked()
        try shop.write(
            "Ferry\n\n5 June 2024\n\nMr Karel Novak sailed with Thomas Reed. Mayor Helen Brandt waved.",
            to: "news/ferry.txt")
        #expect(try shop.run("add", "news").status == 0)
        let words = view.map { "'\($0)'" }.joined(separator: " ")
        for format in ["md", "csv", "jsonl", "txt"] {
            let out = try shop.shell("$dossier export \(words) --as \(format) > out.\(format)")
            #expect(out.status == 0, "\(out.errors)")
            let checked = try shop.run("check", "out.\(format)", "--json")
            let verdicts = try checked.objects().map { $0["verdict"] as? String }
            #expect(!verdicts.isEmpty && verdicts.allSatisfy { $0 == "same" }, "\(format): \(verdicts)")
        }
        let rows = try shop.run("export", view[0], view.dropFirst().joined(separator: " "), "--as", "jsonl")
        guard view.count < 3, view.count > 1 else { return }
        let row = try #require(try rows.objects().first)
        for name in ["text", "path", "hash", "start", "end", "date", "title"] {
            #expect(row[name] != nil && !(row[name] is NSNull), "\(name) is missing")
        }
    }

    @Test func `a file that is no export, or is not there, is told in a sentence`() throws {
        let shop = try stocked()
        #expect(
            try shop.run("check", "news/quay.txt").errors.contains("is no file that “dossier export” wrote"))
        #expect(try shop.run("check", "nowhere.csv").errors.contains("cannot be read"))
        #expect(try shop.run("export", "meet", "Brandt").status == 2)
    }

    @Test func `a network goes out as GraphML, DOT and CSV`() throws {
        let shop = try stocked()
        #expect(
            try shop.run("network", "Brandt", "--as", "graphml").output.contains(
                "<data key=\"name\">Thomas Reed</data>"))
        #expect(try shop.run("network", "--query", "quay", "--as", "csv").output.contains("Helen Brandt"))
        #expect(
            try shop.run("network", "--query", "quay", "--as", "dot").output.hasPrefix("graph \"quay\" {"))
        #expect(try shop.run("network", "Brandt").output.contains("Thomas Reed"))
    }

    @Test func `chains go from one to another through people, a sentence a link`() throws {
        let shop = try stocked()
        try shop.write(
            "Ferry\n\n5 June 2024\n\nMr Karel Novak sailed with Thomas Reed.", to: "news/ferry.txt")
        #expect(try shop.run("add", "news").status == 0)
        let rows = try shop.run("meet", "Karel Novak", "Helen Brandt", "--json").objects()
        let chain = try #require(rows.first { $0["together"] as? String == "chain" })
        let people = (chain["people"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
        #expect(people == ["Karel Novak", "Thomas Reed", "Helen Brandt"])
        let links = chain["links"] as? [[String: Any]] ?? []
        #expect(links.map { $0["articles"] as? Int } == [1, 1])
        #expect(links.first?["sentence"] as? String == "Mr Karel Novak sailed with Thomas Reed.")
    }

    @Test func `all of it goes out in the Follow-the-Money form, each object with what it refers to`() throws
    {
        let shop = try stocked()
        let objects = try shop.run("export", "ftm").objects()
        let ids = Set(objects.compactMap { $0["id"] as? String })
        #expect(ids.count == objects.count)
        let schemas = Set(objects.compactMap { $0["schema"] as? String })
        #expect(schemas.isSuperset(of: ["Article", "Person", "Mention", "Documentation"]))
        for object in objects {
            let properties = object["properties"] as? [String: [String]] ?? [:]
            for name in ["document", "resolved", "entity"] {
                for value in properties[name] ?? [] { #expect(ids.contains(value)) }
            }
        }
        let said = objects.filter { $0["schema"] as? String == "Documentation" }
        #expect(
            said.compactMap { ($0["properties"] as? [String: [String]])?["summary"]?.first }.sorted() == [
                "I am glad,", "I am sorry,",
            ])
        guard let python = ProcessInfo.processInfo.environment["FTM_PYTHON"] else { return }
        let read = try shop.shell("$dossier export ftm > all.json; '\(python)' -c \(Self.reading)")
        #expect(read.output.contains("\(objects.count) valid"), "\(read.output)\(read.errors)")
    }

    /// Reads the objects with the package of the databases themselves, which refuses what it does not know.
    private static let reading = """
        'import json
        from followthemoney import model
        count = 0
        for line in open("all.json"):
            data = json.loads(line)
            entity = model.get_proxy(data)
            for name, values in data["properties"].items():
                kept = entity.get(name)
                assert len(kept) == len(set(values)), (name, values, kept)
            model.get(data["schema"]).validate(data)
            count += 1
        print(count, "valid")'
        """
}
