import ArgumentParser
import Articles
import Entities
import Library

/// `dossier meet A B`: where two are named together, and who is between them.
struct MeetCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--query"]
    static let configuration = CommandConfiguration(
        commandName: "meet",
        abstract: "Where two are named together: sentences, paragraphs, articles; and who is between them.",
        discussion: """
            An article in which no sentence names both is listed with the paragraph that does, or alone. Then come the \
            shortest ways from one to the other through people, with the number of articles that name two of them, \
            and a sentence a link. A name that several have means all of them. --json says of each row what names \
            both ("together": sentence, paragraph, article, or chain).

            examples:
              dossier meet 'Ada Wren' 'Thomas Reed'
              dossier meet e12 e31 --json
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Option(help: ArgumentHelp("Only in articles that answer this query.", valueName: "QUERY")) var query = ""
    @Argument(help: ArgumentHelp("A name, an alias, or an id.", valueName: "A")) var one: String
    @Argument(help: ArgumentHelp("The other.", valueName: "B")) var other: String

    func run() throws {
        let library = try library.open()
        let (first, second) = try Self.told(
            apart: library.entities(called: one), library.entities(called: other))
        var output = Output()
        var writer = MeetingWriter(library: library, marked: (first + second).map(\.id), json: json)
        var seen: Set<ArticleID> = []
        for one in first {
            for other in second where other.id != one.id {
                let found = try library.encounters(of: one.id, other.id, matching: query)
                try writer.write(found, besides: &seen, to: &output)
            }
        }
        if seen.isEmpty, !json {
            output.line("No article names both \(first[0].name) and \(second[0].name).")
        }
        let chains = try library.chains(from: first[0].id, to: second[0].id)
        try writer.write(chains, to: &output)
    }

    /// Whoever both names can mean is meant by but one of them.
    ///
    /// - Throws: ``Failure`` where both mean the same.
    private static func told(
        apart first: [EntityRow], _ second: [EntityRow]
    ) throws -> ([EntityRow], [EntityRow]) {
        let onlyFirst = first.filter { !second.contains($0) }
        if !onlyFirst.isEmpty { return (onlyFirst, second) }
        let onlySecond = second.filter { !first.contains($0) }
        guard !onlySecond.isEmpty else {
            throw Failure("Both names mean \(first[0].name); give two that are different.")
        }
        return (first, onlySecond)
    }
}

/// Writes where two meet.
private struct MeetingWriter {
    private let library: Library
    private let marked: [EntityID]
    private let json: Bool
    private var offsets: ArticleOffsets
    private static let indent = String(repeating: " ", count: 20)

    init(library: Library, marked: [EntityID], json: Bool) {
        self.library = library
        self.marked = marked
        self.json = json
        offsets = ArticleOffsets(library)
    }

    /// Writes the articles, oldest first, with their sentences, else their paragraphs.
    mutating func write(
        _ found: Encounters, besides seen: inout Set<ArticleID>, to output: inout Output
    ) throws {
        let sentences = Dictionary(grouping: found.sentences, by: \.article)
        let paragraphs = Dictionary(grouping: found.paragraphs, by: \.article)
        let dated = found.articles.filter(\.isDated)
        for stop in dated.reversed() + found.articles.filter({ !$0.isDated })
        where seen.insert(stop.article).inserted {
            let own = sentences[stop.article] ?? []
            let others = paragraphs[stop.article] ?? []
            let excerpts = try library.excerpts(at: own + others, marking: marked)
            if json {
                for (place, excerpt) in excerpts.enumerated() {
                    output.line(try row(excerpt, place < own.count ? "sentence" : "paragraph"))
                }
                if excerpts.isEmpty, let headline = try library.headlines(of: [stop.article]).first {
                    output.line(Self.row(headline))
                }
                continue
            }
            guard let headline = try excerpts.first?.headline ?? library.headlines(of: [stop.article]).first
            else { continue }
            output.row(headline.columns, headline.title)
            for excerpt in excerpts { write(excerpt, to: &output) }
        }
    }

    private func write(_ excerpt: Excerpt, to output: inout Output) {
        output.row(Self.indent, excerpt.text, bold: excerpt.names.map(\.range))
    }

    private mutating func row(_ excerpt: Excerpt, _ together: String) throws -> JSON {
        let place = try offsets.of(excerpt.place.article).scalars(excerpt.place.range)
        return excerpt.headline.json([
            "together": .string(together),
            "sentence": together == "sentence" ? .string(excerpt.text) : .null,
            "paragraph": together == "paragraph" ? .string(excerpt.text) : .null,
            "start": .int(place.lowerBound), "end": .int(place.upperBound),
        ])
    }

    private static func row(_ headline: Headline) -> JSON {
        headline.json([
            "together": "article", "sentence": .null, "paragraph": .null, "start": .null, "end": .null,
        ])
    }

    // MARK: Chains

    mutating func write(_ chains: [Chain], to output: inout Output) throws {
        if !json, !chains.isEmpty { output.line("\nWho is between them:") }
        for chain in chains {
            let links = try chain.links.map { link in
                (link, try library.excerpts(at: link.telling, marking: [link.from, link.to]))
            }
            if json {
                output.line(try row(chain, links))
                continue
            }
            var line = chain.people.first?.name ?? ""
            for (link, person) in zip(chain.links, chain.people.dropFirst()) {
                line += " ── \(link.articles) ── \(person.name)"
            }
            output.line(line)
            for (_, excerpts) in links {
                guard let first = excerpts.first else { continue }
                write(first, to: &output)
            }
        }
    }

    private mutating func row(_ chain: Chain, _ links: [(Chain.Link, [Excerpt])]) throws -> JSON {
        let people = chain.people.map { person -> JSON in
            ["id": person.id.json, "name": .string(person.name)]
        }
        let told = try links.map { link, excerpts -> JSON in
            let first = excerpts.first
            let place = try first.map { try offsets.of($0.place.article).scalars($0.place.range) }
            return [
                "from": link.from.json, "to": link.to.json, "articles": .int(link.articles),
                "article": first.map { $0.place.article.json } ?? .null,
                "title": JSON(first?.headline.title), "date": JSON(first.map { $0.headline.date.iso }),
                "sentence": JSON(first?.text), "start": place.map { .int($0.lowerBound) } ?? .null,
                "end": place.map { .int($0.upperBound) } ?? .null,
            ]
        }
        return [
            "article": .null, "title": .null, "date": .null, "together": "chain", "sentence": .null,
            "paragraph": .null, "start": .null, "end": .null, "people": .array(people), "links": .array(told),
        ]
    }
}
