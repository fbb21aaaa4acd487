import ArgumentParser
import Articles
import Entities
import Library

/// `dossier export VIEW`: what a page lists, with all that is needed to find it again.
struct ExportCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--as", "--query", "--words", "--most"]
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write what a page lists, each row with where its words are.",
        discussion: """
            Views: person NAME, quotes [NAME], meet A B, timeline [NAME], network NAME, list [QUERY], search QUERY, and \
            ftm, which is everything in the Follow-the-Money form. Each row has the words, title, source, date, the \
            path and the address of the article, their place in its text in Unicode scalars, and a hash of the text; \
            “dossier check FILE” says of each row whether the library still says so. \
            Formats: md, csv, jsonl, txt.

            examples:
              dossier export quotes 'Ada Wren' --as csv > wren.csv
              dossier export meet 'Ada Wren' 'Thomas Reed' --as md
              dossier export ftm > library.ftm.json
            """)

    /// What is written.
    enum View: String, ExpressibleByArgument, CaseIterable {
        case person, quotes, meet, timeline, network, list, search, ftm
    }

    @OptionGroup var library: LibraryOptions
    @Option(name: .customLong("as"), help: ArgumentHelp("md, csv, jsonl or txt.", valueName: "FORMAT"))
    var format = ExportFormat.text
    @Option(help: ArgumentHelp("Only of articles that answer this query.", valueName: "QUERY")) var query = ""
    @Option(help: ArgumentHelp("Of quotations: only those with these words.", valueName: "WORDS")) var words =
        ""
    @Option(help: ArgumentHelp("Of a network: how many people.", valueName: "N")) var most = 16
    @Flag(help: "Of quotations: also what articles tell without quotation marks.") var reported = false
    @Argument(help: ArgumentHelp("What is written.", valueName: "VIEW")) var view: View
    @Argument(help: ArgumentHelp("Names, or the words of a query.", valueName: "NAME")) var names: [String] =
        []

    func validate() throws {
        let needed = [View.person: 1, .network: 1, .search: 1, .meet: 2][view] ?? 0
        if names.count < needed {
            throw ValidationError(
                needed == 2
                    ? "“export meet” needs two names." : "“export \(view.rawValue)” needs a name or a query.")
        }
        if view == .meet, names.count > 2 {
            throw ValidationError("“export meet” takes two names; put each into quotation marks.")
        }
    }

    func run() throws {
        let library = try library.open()
        var output = Output()
        if view == .ftm {
            try FollowTheMoney(library).write { output.line($0.line) }
            return
        }
        let (view, title) = try chosen(library)
        let text = format.written(try library.export(view), title: title)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            output.line(String(line))
        }
    }

    /// The view, and what it is called.
    private func chosen(_ library: Library) throws -> (ExportView, String) {
        let all = names.joined(separator: " ")
        func one(_ name: String) throws -> EntityRow {
            let found = try library.entities(called: name)
            guard found.count == 1 else {
                throw Failure(
                    "“\(name)” may be \(found.prefix(4).map { "\($0.name) (\($0.id.text))" }.joined(separator: ", ")); give an id."
                )
            }
            return found[0]
        }
        switch view {
        case .person:
            let found = try one(all)
            return (.person(found.id), found.name)
        case .quotes:
            let found = names.isEmpty ? nil : try one(all)
            return (
                .quotes(found?.id, words: words, reported: reported), "Said by \(found?.name ?? "anybody")"
            )
        case .meet:
            let found = try names.map(one)
            return (
                .meeting(found[0].id, found[1].id, query: query),
                "How \(found[0].name) and \(found[1].name) meet"
            )
        case .timeline:
            let found = names.isEmpty ? nil : try one(all)
            return (.timeline(found?.id, query: query), "Timeline of \(found?.name ?? "all articles")")
        case .network:
            let found = try one(all)
            return (.network(found.id, most: most, query: query), "Around \(found.name)")
        case .list, .ftm: return (.list(query: names.isEmpty ? query : all), "Articles")
        case .search: return (.search(query: all), "Search: \(all)")
        }
    }
}

extension ExportFormat: ExpressibleByArgument {}
