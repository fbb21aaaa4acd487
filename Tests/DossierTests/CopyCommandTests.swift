import Foundation
import Testing

@Suite struct `Copies and stories on the command line` {
    private static let paragraphs = [
        "Helen Brandt met Thomas Reed at the quay in Boston on Monday after the ferry had run aground in thick fog.",
        "The harbour master counted forty passengers, all of whom were taken ashore before the evening tide came in.",
        "“The pilot had warned us twice about the light,” Brandt said. She called for an inquiry into the company.",
        "Fishermen lent their boats through the night while the school gymnasium served as a shelter for families.",
    ]

    /// A text, a copy that was cut and edited, the same file again, and another text.
    private func stocked() throws -> (Workshop, String) {
        let shop = try Workshop()
        let whole = "Ferry runs aground\n\n4 March 2024\n\n" + Self.paragraphs.joined(separator: "\n\n")
        let cut =
            "Ship aground in fog\n\n5 March 2024\n\n"
            + Self.paragraphs.dropLast().joined(separator: "\n\n").replacing("forty", with: "fifty")
        try shop.write(whole, to: "news/a.txt")
        try shop.write(cut, to: "news/b.txt")
        try shop.write(whole, to: "news/c.txt")
        try shop.write(
            "Rain over Boston\n\n6 March 2024\n\nIt rained all day long in Boston, and nobody went out.",
            to: "news/d.txt")
        let added = try shop.run("add", "news").output
        return (shop, added)
    }

    @Test func `are told when they come, folded in lists, and shown on demand`() throws {
        let (shop, added) = try stocked()
        #expect(
            added.contains("4 new")
                && added.contains("2 of the new are copies of other articles: dossier copies"))
        let rows = try shop.run("list", "--json").objects()
        #expect(rows.count == 2)
        let front = try #require(rows.first { $0["copies"] as? Int == 2 })
        #expect(front["copy_of"] is NSNull)
        #expect(try shop.run("list").output.contains("Ferry runs aground  +2\n"))
        #expect(try shop.run("list", "--copies").output.split(separator: "\n").count == 4)
        let copies = try shop.run("list", "is:copy", "--json").objects()
        #expect(copies.count == 2 && copies.allSatisfy { $0["copy_of"] as? String == front["id"] as? String })
        #expect(try shop.run("search", "ferry").output.contains("aground"))
        #expect(try shop.run("search", "ferry", "--json").objects().count == 1)
        #expect(try shop.run("search", "ferry", "--json", "--copies").objects().count == 3)
        let who = try #require(try shop.run("who", "Helen Brandt", "--json").objects().first)
        #expect(who["articles"] as? Int == 1)
        #expect(try shop.run("check").status == 0)
    }

    @Test func `what differs is said, and another one may stand for all`() throws {
        let (shop, _) = try stocked()
        let id = try #require(try shop.run("list", "title:ship", "--json").objects().first?["id"] as? String)
        let group = try shop.run("copies", id, "--json").objects()
        #expect(group.count == 3)
        let differences = group.compactMap { $0["difference"] as? String }
        #expect(differences.count == 2 && differences.contains("the same text"))
        #expect(
            differences.contains {
                $0.hasPrefix("without the last paragraph; ") && $0.hasSuffix(" changed; another headline")
            }, "\(differences)")
        #expect(try shop.run("copies").output.contains("without the last paragraph; "))
        let front = try #require(group[0]["article"] as? String)
        let diff = try shop.run("diff", front, id).output
        #expect(diff.contains("[-forty-] {+fifty+} passengers"))
        #expect(
            try shop.run("related", front, "--json").objects().prefix(2).allSatisfy {
                $0["relation"] as? String == "copy"
            })
        #expect(try shop.run("copies", id, "--choose").status == 0)
        #expect(
            try shop.run("list", "--json").objects().contains {
                $0["id"] as? String == id && $0["copies"] as? Int == 2
            })
        let rain = try #require(try shop.run("list", "rained", "--json").objects().first?["id"] as? String)
        #expect(try shop.run("copies", rain).output == "Rain over Boston has no copies.\n")
        #expect(try shop.run("copies", rain, "--choose").status == 1)
        #expect(try shop.run("check").status == 0)
    }

    @Test func `the same words are one line with the number of other articles`() throws {
        let (shop, _) = try stocked()
        let quotes = try shop.run("quotes", "Helen Brandt", "--json").objects()
        #expect(quotes.count == 1 && quotes.first?["copies"] as? Int == 2)
        #expect((quotes.first?["articles"] as? [String])?.count == 3)
        #expect(try shop.run("quotes", "Helen Brandt").output.contains("+2"))
        #expect(try shop.run("quotes", "Helen Brandt", "--copies", "--json").objects().count == 3)
    }

    @Test func `a story has a first and a last day`() throws {
        let shop = try Workshop()
        for (number, turn) in ["left", "opened", "closed"].enumerated() {
            try shop.write(
                """
                Ferry Aurora inquiry \(turn)

                \(number + 3) March 2024

                Helen Brandt and Thomas Reed argued over the ferry Aurora, its pilot and the breakwater at Karsk. The pilot \(turn).
                """, to: "news/\(turn).txt")
        }
        for number in 0..<6 {
            try shop.write(
                "Weather\n\n\(number + 3) March 2024\n\nIt rained\(number) over hill\(number).",
                to: "news/\(number).txt")
        }
        _ = try shop.run("add", "news")
        let stories = try shop.run("stories", "--json").objects()
        #expect(stories.count == 1)
        #expect(
            stories.first?["first"] as? String == "2024-03-03"
                && stories.first?["last"] as? String == "2024-03-05")
        #expect((stories.first?["articles"] as? [Any])?.count == 3)
        #expect(try shop.run("stories", "aurora").output.contains("(2024-03-03 to 2024-03-05, 3 articles)"))
        #expect(
            try shop.run("stories", "hill1").output == "No two articles here are about the same matter.\n")
        let rows = try shop.run("list", "aurora", "--json").objects()
        #expect(Set(rows.compactMap { $0["story"] as? String }).count == 1 && rows.count == 3)
        #expect(
            try shop.run("related", #require(rows.first?["id"] as? String), "--json").objects().contains {
                $0["relation"] as? String == "story"
            }
        )
    }
}
