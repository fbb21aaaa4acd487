import ArgumentParser
import Articles
import Entities
import Library
import ReaderApp

/// `dossier news`: what is new, as the start screen of the reader shows it.
struct NewsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "news", abstract: "What is new about those you follow, and what else is new.",
        discussion: """
            Mentions of those you follow are new until they were read; articles are new until they are opened, when \
            they came since the reader was last left. With --json each line tells by its “section” what it is about: \
            person, article, reading, search, newcomer, doubts, problems, mark.

            examples:
              dossier follow "Jelena Marić"
              dossier news
              dossier news --json | jq 'select(.section == "person") | .name'
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false

    func run() throws {
        let library = try library.open()
        let facts = try StartFacts(of: library, since: LibraryVisit.last(in: library))
        var output = Output()
        json ? NewsOutput(facts).writeJSON(to: &output) : NewsOutput(facts).writeText(to: &output)
    }
}

/// Writes what is new.
struct NewsOutput {
    private let facts: StartFacts
    private var news: News { facts.news }

    init(_ facts: StartFacts) { self.facts = facts }

    // MARK: Text

    func writeText(to output: inout Output) {
        output.line(news.sentence + ".")
        part("Your people", news.people, to: &output) { person in
            numbers(person.new.mentions, person.new.articles) + "  ◆ \(person.name)"
                + (person.role.map { "  (\($0))" } ?? "") + (person.latest.map { "  \($0.title)" } ?? "")
        }
        part("New articles", news.newArticles, to: &output) { row in
            row.headline.columns + row.headline.titleAndSource
                + (row.followed.isEmpty ? "" : "  ◆ " + row.followed.joined(separator: ", "))
        }
        if news.newArticleCount > news.newArticles.count {
            output.row("  \(news.newArticleCount - news.newArticles.count) more")
        }
        part("Go on reading", facts.begun, to: &output) { begun in
            Columns.right(begun.percent.map { "\($0)%" } ?? "start", width: 7) + "  "
                + begun.row.headline.title
        }
        part("Saved searches", news.searches, to: &output) { found in
            numbers(found.new, found.search.articles) + "  \(found.search.name)"
        }
        part("New people", news.newcomers, to: &output) { newcomer in
            Columns.right("\(newcomer.articles)", width: 7) + "  \(newcomer.name)"
        }
        if news.newcomerCount > news.newcomers.count {
            output.row("  \(news.newcomerCount - news.newcomers.count) more")
        }
        let decisions =
            (news.doubts > 0 ? ["\(news.doubts) open in “dossier doubts”"] : [])
            + (news.problems > 0 ? ["\(news.problems) that could not be read"] : [])
        part("To decide", decisions, to: &output) { "  \($0)" }
        part("Marked", facts.marks, to: &output) { "  '\($0.letter)  \($0.title)" }
    }

    private func numbers(_ new: Int, _ all: Int) -> String {
        Columns.right("\(new)", width: 7) + "  " + Columns.right("\(all)", width: 7)
    }

    private func part<Item>(
        _ title: String, _ items: [Item], to output: inout Output, _ line: (Item) -> String
    ) {
        guard !items.isEmpty else { return }
        output.line()
        output.line(title)
        for item in items { output.row(line(item)) }
    }

    // MARK: JSON

    func writeJSON(to output: inout Output) {
        for person in news.people { output.line(json(person)) }
        for row in news.newArticles { line("article", row.json, to: &output) }
        for begun in facts.begun {
            line(
                "reading",
                begun.row.headline.json(["percent": begun.percent.map(JSON.int) ?? .null]), to: &output)
        }
        for found in news.searches {
            output.line([
                "section": "search", "name": .string(found.search.name), "query": .string(found.search.query),
                "new": .int(found.new), "articles": .int(found.search.articles),
            ])
        }
        for newcomer in news.newcomers {
            output.line([
                "section": "newcomer", "id": newcomer.id.json, "name": .string(newcomer.name),
                "articles": .int(newcomer.articles),
            ])
        }
        if news.doubts > 0 { output.line(["section": "doubts", "count": .int(news.doubts)]) }
        if news.problems > 0 { output.line(["section": "problems", "count": .int(news.problems)]) }
        for mark in facts.marks {
            output.line([
                "section": "mark", "letter": .string(String(mark.letter)), "title": .string(mark.title),
            ])
        }
    }

    private func json(_ person: News.Person) -> JSON {
        [
            "section": "person", "id": person.id.json, "name": .string(person.name),
            "kind": .string(person.kind.rawValue), "role": JSON(person.role),
            "new": .int(person.new.mentions), "articles": .int(person.new.articles),
            "months": .array(person.months.map(JSON.int)), "latest": person.latest?.json([:]) ?? .null,
        ]
    }

    /// An object, with what part of the news it belongs to before its own members.
    private func line(_ part: String, _ value: JSON, to output: inout Output) {
        guard case .object(let members) = value else { return output.line(value) }
        output.line(.object([.init(key: "section", value: .string(part))] + members))
    }
}
