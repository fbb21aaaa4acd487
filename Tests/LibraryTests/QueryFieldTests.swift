import Articles
import Entities
import Foundation
import Testing

@testable import Library

@Suite struct `The table of query fields` {
    @Test func `no name is two fields, or what others call one`() {
        let names = QueryField.all.flatMap { [$0.name] + $0.aliases }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { name in name.utf8.allSatisfy { (0x61...0x7A).contains($0) } })
    }

    @Test(arguments: QueryField.all.map(\.name))
    func `the example of a field is understood, and understood again as it is shown`(name: String) throws {
        let field = try #require(QueryField.named(name))
        let query = Query(parsing: field.example)
        #expect(query.problems == [] && !query.isEmpty && !field.help.isEmpty)
        #expect(Query(parsing: query.description).description == query.description)
    }

    @Test(arguments: QueryField.all.flatMap { field in field.aliases.map { ($0, field.name) } })
    func `what other programs call a field leads to it`(alias: String, name: String) {
        let problem = Query(parsing: alias + ":2024").problems.first
        #expect(problem?.contains("\(name): is one") == true)
    }

    @Test func `the README shows the table as it is`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "README.md")
        var text = try String(contentsOf: file, encoding: .utf8)
        let begin = "<!-- queries: made from the table of query fields, as a test checks -->\n"
        let start = try #require(text.range(of: begin)).upperBound
        let end = try #require(text.range(of: "<!-- /queries -->")).lowerBound
        let table = "\n" + QueryLanguage.table(indent: 4) + "\n\n"
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            text.replaceSubrange(start..<end, with: table)
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("The table was written; run the tests again.")
        } else {
            #expect(text[start..<end] == table, "record it: RECORD_GOLDENS=1 swift test --filter README")
        }
    }
}

@Suite struct `Completing the value of a field` {
    let library: Library

    init() throws {
        library = try Library.inMemory()
        let names = PlainNames(people: ["Ada Wren", "Tomas Vale"], places: ["Wreck Bay"])
        let all = [
            article("Harbour sold", "Ada Wren met Tomas Vale.", date: "2024-03-12", source: "Harbour Post"),
            article("Harbour shut", "Ada Wren left Wreck Bay.", date: "2024-04-01", source: "Harbour Post"),
            article("Storm", "Rain.", date: "2025-01-05", source: "The Hérald"),
        ]
        for (index, item) in all.enumerated() {
            try library.put(item, path: "/news/\(index % 2)/\(index).txt", names: names)
        }
        let stored = try library.articleIDs(matching: "harbour")
        try library.setTag("to check", true, articles: stored)
        try library.setTag("Tomorrow", true, articles: Array(stored.prefix(1)))
    }

    @Test(
        arguments: [
            ("tag", "to", ["to check", "tomorrow"]), ("tag", "x", []), ("source", "harb", ["Harbour Post"]),
            ("source", "the her", ["The Hérald"]), ("source", "", ["Harbour Post", "The Hérald"]),
            ("person", "wr", ["Ada Wren"]), ("place", "wre", ["Wreck Bay"]),
            ("with", "wre", ["Ada Wren", "Wreck Bay"]), ("title", "s", ["shut", "sold", "storm"]),
            ("is", "un", ["unread"]),
            (
                "is", "",
                [
                    "unread", "read", "starred", "missing", "partial", "versions", "followed", "new", "copy",
                    "noted",
                ]
            ),
            ("after", "", ["today", "yesterday", "2024", "2025"]), ("on", "2024", ["2024"]),
            ("on", "2024-0", ["2024-03", "2024-04"]), ("on", "2024-03", ["2024-03"]),
            ("on", "2024-03-", ["2024-03-12"]), ("path", "/news/0", ["/news/0"]), ("lang", "e", []),
        ] as [(String, String, [String])])
    func `gives what the library has, the most frequent first`(
        field: String, typed: String, found: [String]
    ) throws {
        let field = try #require(QueryField.named(field))
        #expect(try library.completions(of: field, beginning: typed) == found)
    }

    @Test(
        arguments: [
            ("harbour tag:to", ["harbour tag:\"to check\"", "harbour tag:tomorrow"]),
            ("-person:\"ada w", ["-person:\"Ada Wren\""]), ("(place:wre", ["(place:\"Wreck Bay\""]),
            ("tag:to harbour", []), ("harbour", []), ("nofield:to", []), ("", []), ("\"tag:to", []),
        ] as [(String, [String])])
    func `at the end of a query is finished, and what stands before it is kept`(
        query: String, found: [String]
    ) throws {
        #expect(try library.completions(of: query) == found)
    }

    @Test(arguments: QueryField.all.map(\.name))
    func `what is given finds an article, and a limit is kept`(name: String) throws {
        let field = try #require(QueryField.named(name))
        let found = try library.completions(of: field, beginning: "")
        // Words that are offered whether or not an article here answers to them.
        let always: Set = [
            "today", "yesterday", "starred", "read", "missing", "partial", "versions", "followed", "new",
            "copy", "noted",
        ]
        for value in found where !always.contains(value) {
            let query = field.asking(for: value)
            #expect(Query(parsing: query).problems == [])
            if name != "says", name != "before" { #expect(try !library.titles(query).isEmpty, "\(query)") }
        }
        #expect(try library.completions(of: field, beginning: "", limit: 1) == Array(found.prefix(1)))
    }
}
