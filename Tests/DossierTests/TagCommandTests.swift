import Foundation
import Testing

@Suite struct `Tags, marks and saved searches on the command line` {
    private func stocked() throws -> Workshop {
        let shop = try Workshop()
        for (name, text) in [
            ("ferry.txt", "Old ferry sold\n\nThe ferry was sold on Monday to a man from Hull."),
            ("quay.txt", "New quay opened\n\nThe quay was opened on Friday, without a ferry."),
            ("rain.txt", "Rain over the town\n\nIt rained all day long on Sunday."),
        ] {
            try shop.write(text, to: "news/\(name)")
        }
        _ = try shop.run("add", "news")
        return shop
    }

    @Test func `a tag is put on what is named and on what answers a query, once`() throws {
        let shop = try stocked()
        #expect(
            try shop.run("tag", "add", "Harbour", "news/ferry.txt").output
                == "“Harbour” put on 1 article.\n")
        #expect(
            try shop.run("tag", "add", "harbour", "--query", "ferry").output
                == "“harbour” put on 1 article (1 had it already).\n")
        #expect(try shop.run("tag").output == "       2  harbour\n")
        let tagged = try shop.run("list", "tag:harbour", "--json").objects()
        #expect(tagged.count == 2)
        #expect(tagged.allSatisfy { $0["tags"] as? [String] == ["harbour"] })

        #expect(try shop.run("tag", "rename", "harbour", "port").status == 0)
        #expect(try shop.run("tag", "list", "--json").objects().map { $0["tag"] as? String } == ["port"])
        #expect(
            try shop.run("tag", "remove", "port", "--query", "tag:port", "--json").objects().first?["changed"]
                as? Int == 2)
        #expect(try shop.run("tag").output.isEmpty)
    }

    @Test func `a tag that nothing has, and an article that is not there, are told in a sentence`() throws {
        let shop = try stocked()
        for line in [
            ["tag", "rename", "x", "y"], ["tag", "add", "x", "nowhere.txt"], ["tag", "add", " ", "1"],
        ] {
            let outcome = try shop.shell("$dossier \(line.map { "'\($0)'" }.joined(separator: " "))")
            #expect(outcome.status == 1, "\(line)")
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
        #expect(try shop.run("tag").output.isEmpty)
    }

    @Test func `articles are marked, and found by their marks`() throws {
        let shop = try stocked()
        #expect(try shop.run("mark", "read", "--query", "ferry").output == "2 articles marked as read.\n")
        #expect(
            try shop.run("mark", "read", "news/ferry.txt").output
                == "0 articles marked as read (1 had been already).\n")
        #expect(try shop.run("list", "is:unread").output.contains("Rain over the town"))
        #expect(try shop.run("list", "is:unread").output.split(separator: "\n").count == 1)
        _ = try shop.run("mark", "starred", "news/quay.txt")
        #expect(try shop.run("list", "is:starred").output.contains("New quay opened"))
        _ = try shop.run("mark", "unstarred", "--query", "is:starred")
        #expect(try shop.run("list", "is:starred").output.isEmpty)
    }

    @Test func `a search is kept, counted, renamed and forgotten`() throws {
        let shop = try stocked()
        #expect(
            try shop.run("searches", "save", "Dry ferries", "ferry", "-rained").output
                == "“Dry ferries” is kept: ferry -rained, which 2 articles answer now.\n")
        #expect(try shop.run("searches").output == "       2  Dry ferries  ferry -rained\n")
        #expect(try shop.run("searches", "rename", "Dry ferries", "Ferries").status == 0)
        let kept = try shop.run("searches", "--json").objects()
        #expect(kept.map { $0["name"] as? String } == ["Ferries"])
        #expect(kept.map { $0["articles"] as? Int } == [2])
        #expect(try shop.run("searches", "remove", "Ferries").status == 0)
        #expect(try shop.run("searches").output.isEmpty)
        #expect(try shop.run("searches", "remove", "Ferries").status == 1)
        #expect(try shop.run("searches", "rename", "Ferries", "x").status == 1)
    }

    @Test func `the name of a search is one line, whatever it was`() throws {
        let shop = try stocked()
        let said = try shop.run("searches", "save", "Dry\nferries", "ferry\n-rained").output
        #expect(said == "“Dry ferries” is kept: ferry -rained, which 2 articles answer now.\n")
        #expect(try shop.run("searches").output == "       2  Dry ferries  ferry -rained\n")
        #expect(try shop.run("searches", "rename", "Dry ferries", "Fer\nries").status == 0)
        #expect(try shop.run("searches").output == "       2  Fer ries  ferry -rained\n")
    }

    @Test func `an article whose file has gone is kept, and found by it`() throws {
        let shop = try stocked()
        try FileManager.default.removeItem(at: shop.folder.appending(path: "news/rain.txt"))
        _ = try shop.run("add", "news")
        let gone = try shop.run("list", "is:missing", "--json").objects()
        #expect(gone.map { $0["title"] as? String } == ["Rain over the town"])
        #expect(gone.first?["missing"] as? Bool == true)
        #expect(try shop.run("list", "-is:missing").output.split(separator: "\n").count == 2)
    }
}
