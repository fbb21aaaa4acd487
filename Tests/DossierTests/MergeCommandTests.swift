import Foundation
import Testing

@Suite struct `Libraries that are taken into another` {
    private static let people = ["Ada Wren", "Tomas Reed", "Helena Marsh", "Idris Vale", "Karin Holm"]

    private func text(_ number: Int) -> String {
        let (one, other) = (Self.people[number % 5], Self.people[(number * 3 + 1) % 5])
        let surname = other.split(separator: " ")[1]
        return """
            \(one) reports, day \(number)

            \(1 + number % 28) March 2024

            \(one) and \(other) met in Karsk for the \(number)th time. “We have begun,” said \(surname).

            The council waits for note \(number), and nobody there knows who wrote it.
            """
    }

    private func stocked() throws -> Workshop {
        let shop = try Workshop()
        for number in 0..<90 {
            try shop.write(text(number), to: "\(number < 40 ? "one" : "two")/\(100 + number).txt")
        }
        for (library, folders) in [(".one.db", "one"), (".two.db", "two"), (".all.db", "one two")] {
            #expect(try shop.shell("$dossier add --library \(library) \(folders)").status == 0)
        }
        return shop
    }

    private func answers(_ shop: Workshop, _ library: String) throws -> [String] {
        try ["list", "who", "quotes", "mentions 'Helena Marsh'", "person Wren", "search council"].map {
            let outcome = try shop.shell("$dossier \($0) --json --library \(library)")
            #expect(outcome.status == 0 && !outcome.output.isEmpty, "\($0): \(outcome.errors)")
            return outcome.output
        }
    }

    @Test func `answer as if all articles had been added there, and stay as they are`() throws {
        let shop = try stocked()
        let before = try shop.shell("md5sum .two.db").output
        let merged = try shop.run("merge", "--library", ".one.db", ".two.db")
        #expect(merged.status == 0 && merged.output.contains("50 new, 0 other versions, 0 here already"))
        #expect(try shop.shell("md5sum .two.db").output == before)
        #expect(try shop.run("check", "--library", ".one.db").status == 0)
        let (expected, found) = (try answers(shop, ".all.db"), try answers(shop, ".one.db"))
        for (one, other) in zip(expected, found) { #expect(one == other) }
        let again = try shop.run("merge", "--library", ".one.db", ".two.db")
        #expect(again.output.contains("0 new, 0 other versions, 50 here already; 0 articles marked"))
    }

    @Test func `are gone on with where it was killed`() throws {
        let shop = try stocked()
        for moment in ["0.1", "0.2", "0.35", "0.6"] {
            _ = try shop.shell(
                "timeout -s KILL \(moment) $dossier merge --library .killed.db .one.db .two.db")
            let check = try shop.shell("[ ! -s .killed.db ] || $dossier check --library .killed.db")
            #expect(check.status == 0, "killed after \(moment) s: \(check.output)\(check.errors)")
        }
        #expect(try shop.run("merge", "--library", ".killed.db", ".one.db", ".two.db").status == 0)
        for (one, other) in zip(try answers(shop, ".all.db"), try answers(shop, ".killed.db")) {
            #expect(one == other)
        }
    }

    @Test func `bring marks, notes, follows and searches, and no correction that contradicts one here`()
        throws
    {
        let shop = try stocked()
        let steps = [
            "mark starred --library .two.db two/150.txt", "mark read --library .two.db two/151.txt",
            "tag add --library .two.db check two/152.txt",
            "note on --library .two.db two/153.txt 'Who paid?'",
            "note about --library .two.db 'Karin Holm' 'Ask him.'",
            "follow --library .two.db 'Karin Holm'", "searches save --library .two.db Council 'council'",
            "searches save --library .two.db Same 'karsk'", "searches save --library .one.db Same 'wren'",
            "corrections rename --library .two.db 'Ada Wren' 'Ada Wren-Holm'",
            "corrections rename --library .one.db 'Ada Wren' 'Adela Wren'",
            "corrections never-merge --library .two.db 'Karin Holm' 'Idris Vale'",
        ]
        for step in steps {
            let outcome = try shop.shell("$dossier \(step)")
            #expect(outcome.status == 0, "\(step): \(outcome.errors)")
        }
        let merged = try shop.run("merge", "--library", ".one.db", ".two.db")
        #expect(merged.status == 0, "\(merged.errors)")
        #expect(
            merged.output.contains("3 articles marked, 2 notes, 1 followed, 2 searches, 1 correction\n"),
            "\(merged.output)")
        #expect(merged.output.contains("there: rename person \"Ada Wren\" to \"Ada Wren-Holm\""))
        #expect(merged.output.contains("here:  rename person \"Ada Wren\" to \"Adela Wren\""))
        func lines(_ question: String) throws -> Int {
            try shop.shell("$dossier \(question) --library .one.db").output.split(separator: "\n").count
        }
        #expect(try lines("list is:starred --json") == 1)
        #expect(try lines("list tag:check --json") == 1)
        #expect(try lines("list is:read --json") == 1)
        #expect(try shop.run("notes", "--library", ".one.db").output.contains("Ask him."))
        let searches = try shop.run("searches", "--library", ".one.db", "--json").objects()
        #expect(
            Set(searches.compactMap { $0["name"] as? String }) == ["Council", "Same", "Same (2)"])
        let followed = try shop.run("follow", "--list", "--library", ".one.db")
        #expect(followed.output.contains("Karin Holm"), "\(followed.output)\(followed.errors)")
        // Once more brings nothing twice.
        let again = try shop.run("merge", "--library", ".one.db", ".two.db").output
        #expect(again.contains("0 articles marked, 0 notes, 0 followed, 0 searches, 0 corrections\n"))
        #expect(again.contains("there: rename person"))
    }

    @Test func `keep both of two files that have one name, and refuse what is no other library`() throws {
        let shop = try Workshop()
        try shop.write(text(1), to: "news/a.txt")
        #expect(try shop.shell("$dossier add --library .one.db news").status == 0)
        try shop.write(text(2), to: "news/a.txt")
        #expect(try shop.shell("$dossier add --library .two.db news").status == 0)
        let merged = try shop.run("merge", "--library", ".one.db", ".two.db")
        #expect(merged.output.contains("1 new") && merged.output.contains("stand under .two.db"))
        #expect(try shop.run("list", "--library", ".one.db", "--json").objects().count == 2)
        #expect(try shop.run("merge", "--library", ".one.db", ".two.db").output.contains("0 new"))
        #expect(try shop.run("list", "--library", ".one.db", "--json").objects().count == 2)
        let itself = try shop.run("merge", "--library", ".one.db", ".one.db")
        #expect(itself.status == 1 && itself.errors.contains("is the library itself"))
        let nowhere = try shop.run("merge", "--library", ".one.db", ".none.db")
        #expect(nowhere.status == 1 && nowhere.errors.contains("There is no library .none.db"))
    }
}
