import Foundation
import Testing

@Suite struct `Following on the command line` {
    private func stocked() throws -> Workshop {
        let shop = try Workshop()
        for (name, text) in [
            ("one.txt", "Minister resigns\n\nJelena Marić resigned on Monday. Marić said she was tired."),
            ("two.txt", "A speech in town\n\nJelena Marić spoke on Friday to Tomas Vale."),
        ] {
            try shop.write(text, to: "news/\(name)")
        }
        _ = try shop.run("add", "news")
        return shop
    }

    @Test func `who is followed is told, with what is new, in every list`() throws {
        let shop = try stocked()
        #expect(try shop.run("follow", "Jelena Marić").output == "You follow Jelena Marić.\n")
        #expect(try shop.run("follow", "Marić").output == "You follow Jelena Marić already.\n")
        let followed = try shop.run("follow", "--list", "--json").objects()
        #expect(followed.count == 1)
        #expect(followed.first?["name"] as? String == "Jelena Marić")
        let who = try shop.run("who", "--json").objects()
        let counted = try #require(who.first { $0["name"] as? String == "Jelena Marić" })
        #expect(counted["followed"] as? Bool == true)
        #expect(counted["new"] as? Int == counted["mentions"] as? Int)
        #expect(followed.first?["new"] as? Int == counted["mentions"] as? Int)
        #expect(who.filter { $0["followed"] as? Bool == true }.count == 1)
        let articles = try shop.run("list", "is:followed", "--json").objects()
        #expect(articles.map { $0["followed"] as? [String] } == [["Jelena Marić"], ["Jelena Marić"]])

        _ = try shop.run("mark", "read", "news/one.txt")
        #expect(try shop.run("list", "is:new", "--json").objects().count == 1)
        #expect(try shop.run("follow", "--list").output.contains("       1         1  Jelena Marić\n"))
        #expect(try shop.run("check").status == 0)
        #expect(try shop.run("follow", "--drop", "Marić").output == "You follow Jelena Marić no longer.\n")
        #expect(try shop.run("follow", "--list", "--json").output.isEmpty)
    }

    @Test func `a name that nobody has, and names without a purpose, are refused`() throws {
        let shop = try stocked()
        #expect(try shop.run("follow", "Nobody At All").status == 1)
        #expect(try shop.run("follow", "--drop").status == 2)
        #expect(try shop.run("follow", "--list", "Marić").status == 2)
    }

    @Test func `news tells the parts of the start screen`() throws {
        let shop = try stocked()
        #expect(try shop.run("news").output.hasPrefix("2 articles.\n\nNew articles\n"))
        _ = try shop.run("follow", "Jelena Marić")
        _ = try shop.run("searches", "save", "speech", "speech")
        let text = try shop.run("news").output
        #expect(text.hasPrefix("Jelena Marić: "))
        #expect(text.contains("\nYour people\n") && text.contains("◆ Jelena Marić"))
        let lines = try shop.run("news", "--json").objects()
        let person = try #require(lines.first { $0["section"] as? String == "person" })
        #expect(person["name"] as? String == "Jelena Marić" && person["kind"] as? String == "person")
        #expect((person["months"] as? [Int])?.count == 12)
        let who = try shop.run("who", "is:followed", "--json").objects()
        #expect(person["new"] as? Int == who.first?["new"] as? Int && who.count == 1)
        #expect(lines.filter { $0["section"] as? String == "article" }.count == 2)
        let search = try #require(lines.first { $0["section"] as? String == "search" })
        #expect(search["name"] as? String == "speech" && search["articles"] as? Int == 1)
    }
}
