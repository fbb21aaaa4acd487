import ArgumentParser
import Entities
import Foundation
import Library

/// How long a library takes to answer what the pages about people ask, for its most mentioned people.
struct PageBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages", abstract: "Measures the pages about people in a library.")

    @Argument(help: "A library.")
    var library: String
    @Option(help: "How often each question is asked.")
    var rounds = 10

    func run() throws {
        let store = try Library(path: library)
        let people = try store.entities(matching: "", kind: .person, window: 0..<500).items
        guard let most = people.first else { return print("the library names nobody") }
        let middle = people[min(people.count - 1, 200)]
        for person in [most, middle] {
            print("\(person.name), \(person.articles) articles")
            report("  dossier: its head") { try store.dossier(of: person.id)?.stops.count ?? 0 }
            report("  dossier: what is new") { try store.newMentions(of: person.id).count }
            report("  dossier: the first 60 articles") {
                let first = try store.dossier(of: person.id)?.stops.prefix(60).map(\.article) ?? []
                return try store.appearances(of: person.id, in: first).count
            }
            report("  dossier: named with, and years") { try store.company(of: person.id).companions.count }
            report("  the top of the picker for the other one") {
                try store.finding(try store.company(of: person.id, most: 12)).count
            }
            report("  what was said, all places") { try store.ledger(of: person.id).count }
            report("  the first 60 articles of it") {
                let first = try store.ledger(of: person.id).prefix(60).map(\.article)
                return try store.passages(of: person.id, in: first).count
            }
            report("  timeline") { try store.stops(of: person.id).count }
            report("  around, 16 people") { try store.neighbourhood(of: person.id, most: 16).nodes.count }
            guard let other = try store.company(of: person.id).companions.first(where: { $0.kind == .person })
            else { continue }
            report("  meets \(other.name)") {
                let found = try store.encounters(of: person.id, other.entity)
                return found.articles.count
            }
            report("  chains to them") { try store.chains(from: person.id, to: other.entity).count }
            report("  all that “dossier meet” prints") {
                let found = try store.encounters(of: person.id, other.entity)
                let told = found.sentences + found.paragraphs
                let chains = try store.chains(from: person.id, to: other.entity)
                let links = chains.flatMap(\.links).flatMap { $0.telling.prefix(1) }
                return try store.excerpts(at: told + links, marking: [person.id, other.entity]).count
            }
        }
        report("what anybody said, all places") { try store.ledger(of: nil).count }
        report("files that could not be read") { try store.problems().count }
        report("notes") { try store.notes().count }
        report("timeline of all articles") { try store.stops(of: nil).count }
        if let last = people.last {
            report("chains from \(most.name) to \(last.name)") {
                try store.chains(from: most.id, to: last.id).count
            }
        }
    }

    private func report(_ name: String, _ body: () throws -> Int) {
        do {
            var found = 0
            let times = try milliseconds(rounds: rounds) { found = try body() }
            print(
                "\(name): \(found), p50 \(rounded(times.quantile(0.5), 2)) p95 \(rounded(times.quantile(0.95), 2)) ms"
            )
        } catch {
            print("\(name): \(error)")
        }
    }
}
