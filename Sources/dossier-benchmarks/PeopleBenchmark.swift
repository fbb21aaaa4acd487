import ArgumentParser
import Entities
import Foundation
import Library
import ReaderApp

/// How long the start screen and the finder of names take in a library with many who are followed.
struct PeopleBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract:
            "Measures the start screen and finding a name, in a copy of a library in which many are followed."
    )

    @Argument(help: "A library; it stays as it is.")
    var library: String
    @Option(help: "How many are followed: every so-manieth of the most mentioned.")
    var followed = 200
    @Option(help: "How often each is asked for.")
    var rounds = 20

    /// What is typed of a name, key by key.
    private static let typed = ["s", "sm", "smi", "smit", "smith", "smith j", "m", "a", "the", "zzqx", ""]

    func run() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "people-\(UUID().uuidString).db")
            .path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        try Library(path: library).backUp(to: path)
        let store = try Library(path: path)
        let names = try follow(in: store)
        try measureStart(path, names)
        for typed in Self.typed {
            let times = try milliseconds(rounds: rounds) { _ = try store.finding(typed, limit: 60) }
            print("find “\(typed)”: \(summary(times))")
        }
        print("memory \(rounded(currentMemory())) MB, peak \(rounded(peakMemory())) MB")
    }

    /// Follows people of every rank, and reads some of what there is: a third of all articles as a whole, and some in part.
    ///
    /// - Returns: How many are followed.
    private func follow(in store: Library) throws -> Int {
        let all = try store.entities(matching: "", kind: .person, window: 0..<followed * 20).items
        let step = max(1, all.count / max(1, followed))
        for entity in stride(from: 0, to: all.count, by: step).prefix(followed).map({ all[$0] }) {
            try store.setFollowed(entity.id, true)
        }
        let ids = try store.articleIDs(matching: "")
        try store.setMark(.unread, false, articles: stride(from: 0, to: ids.count, by: 3).map { ids[$0] })
        for id in stride(from: 1, to: ids.count, by: 300).map({ ids[$0] }) {
            try store.markSeen([0..<200], of: id)
        }
        return try store.followedIDs().count
    }

    private func measureStart(_ path: String, _ names: Int) throws {
        var facts: StartFacts?
        // As the reader does it: nothing is known of the library yet.
        let cold = try milliseconds(rounds: rounds) {
            facts = try StartFacts(of: Library(path: path), since: nil)
        }
        let store = try Library(path: path)
        let warm = try milliseconds(rounds: rounds) { _ = try StartFacts(of: store, since: nil) }
        let visit = try store.visit()
        let later = try milliseconds(rounds: rounds) { _ = try StartFacts(of: store, since: visit) }
        guard let news = facts?.news else { return }
        print(
            "\(news.articles) articles, \(names) followed, \(news.new.mentions) new mentions in \(news.new.articles) articles"
        )
        print("start screen, with opening the library: \(summary(cold))")
        print("start screen: \(summary(warm)); since now: \(summary(later))")
    }

    private func summary(_ times: [Double]) -> String {
        "p50 \(rounded(times.quantile(0.5), 2)) p95 \(rounded(times.quantile(0.95), 2)) ms"
    }
}
