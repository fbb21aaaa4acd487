import ArgumentParser
import Entities
import Foundation
import Library

/// How long a library takes to answer what the reader asks at each keystroke.
struct QueryBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queries", abstract: "Measures the answers of a library, as the reader asks for them.")

    @Argument(help: "A library.")
    var library: String
    @Option(help: "How often each question is asked.")
    var rounds = 20

    @Option(help: "Ask only this; may be given several times.")
    var query: [String] = []

    private static let typed = [
        "s", "t", "th", "e", "co", "the", "con", "pre", "gov", "president", "the president", "minister said",
        "said t", "\"prime minister\"", "\"of the\"", "wheat OR election -sport", "on:2014 police", "zzqx",
        "is:unread government", "title:police",
    ]

    func run() throws {
        let opening = try timed { _ = try Library(path: library).articles(matching: "", window: 0..<60) }
        print("open and first list \(rounded(opening * 1000)) ms")
        let store = try Library(path: library)
        let first = try timed { _ = try store.search("s", window: 0..<50, isTyping: true) }
        print("first search \(rounded(first * 1000)) ms")
        for query in query.isEmpty ? Self.typed : query {
            var total = 0
            let before = processorMilliseconds()
            let times = try milliseconds(rounds: rounds) {
                total = try store.search(query, window: 0..<50, isTyping: true).total
            }
            let processor = (processorMilliseconds() - before) / Double(rounds)
            let ranked = try milliseconds(rounds: max(1, rounds / 4)) {
                _ = try store.search(query, window: 0..<50, isTyping: false)
            }
            print(
                "\(query): \(total) hits, typing p50 \(rounded(times.quantile(0.5), 2)) p95 "
                    + "\(rounded(times.quantile(0.95), 2)) ms, processor \(rounded(processor, 2)) ms, ranked p50 \(rounded(ranked.quantile(0.5), 2)) ms"
            )
        }
        if query.isEmpty { try lists(store) }
        print("memory \(rounded(currentMemory())) MB, peak \(rounded(peakMemory())) MB")
    }

    private func lists(_ store: Library) throws {
        let total = try store.articles(matching: "", window: 0..<1).total
        let rows = try store.articles(matching: "", window: total / 2..<total / 2 + 60).items
        report("list in the middle") {
            _ = try store.articles(matching: "", window: total / 2..<total / 2 + 60)
        }
        report("who, first 60") { _ = try store.entities(matching: "", window: 0..<60) }
        report("who, all") { _ = try store.roster() }
        guard let row = rows.first else { return }
        report("open an article") { _ = try store.article(row.id) }
        var next = 0
        report("open articles, one after the other") {
            _ = try store.article(rows[next % rows.count].id)
            next += 1
        }
        var place = 0
        report("related articles, of one after the other") {
            _ = try store.related(to: rows[place % rows.count].id, limit: 20)
            place += 1
        }
        if let person = try store.entities(matching: "", window: 0..<1).items.first {
            report("trail of the most mentioned") { _ = try store.trail(of: person.id) }
            report("person:\(person.name)") {
                _ = try store.search("person:\"\(person.name)\"", window: 0..<50, isTyping: true)
            }
        }
        try dossiers(store)
        report("its place in the list") { _ = try store.position(of: row.id, matching: "") }
    }

    /// What the reader asks for the dossiers of the most mentioned entities.
    private func dossiers(_ store: Library) throws {
        let most = try store.entities(matching: "", window: 0..<200).items
        for found in [most.first { $0.kind == .person }, most.first].compactMap(\.self) {
            let name = "\(found.name), \(found.articles) articles"
            var articles: [ArticleID] = []
            report("dossier of \(name): its head") {
                let stops = try store.dossier(of: found.id)?.stops ?? []
                let quoting = stops.filter { $0.quotations > 0 }
                articles = (stops.prefix(40) + quoting.prefix(10)).map(\.article)
            }
            report("its first articles, \(articles.count)") {
                _ = try store.appearances(of: found.id, in: articles)
            }
            report("its company") { _ = try store.company(of: found.id) }
        }
    }

    private func report(_ name: String, _ body: () throws -> Void) {
        do {
            let before = processorMilliseconds()
            let times = try milliseconds(rounds: rounds, body)
            let processor = (processorMilliseconds() - before) / Double(rounds)
            print(
                "\(name): p50 \(rounded(times.quantile(0.5), 2)) p95 \(rounded(times.quantile(0.95), 2)) ms, "
                    + "processor \(rounded(processor, 2)) ms")
        } catch {
            print("\(name): \(error)")
        }
    }
}
