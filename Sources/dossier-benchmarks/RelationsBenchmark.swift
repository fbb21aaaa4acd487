import ArgumentParser
import Articles
import Entities
import Foundation
import Library

/// How well copies are found, how good related articles are, and what they cost.
struct RelationsBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relations", abstract: "Measures copies, related articles and stories.",
        discussion: """
            Copies: edits of made articles, and as many pairs of other articles about one topic. Related articles: nDCG@5 \
            over 60 articles that were judged from titles and openings, and on which the weights were chosen, beside plain \
            BM25 on title and text; and how many of the rows called a story are about the same matter. With --library also \
            what a question for related articles takes there, and with --articles what finding relations costs while \
            these are taken in: time, and room in the library.
            """)

    @Option(help: "How many edits, and how many unrelated pairs, are made.") var pairs = 2_000
    @Option(help: "The folder with news-gold and import.") var data = "../shared/data"
    @Option(help: "The judgements.") var judgements = "Resources/training/related-judgements.tsv"
    @Option(help: "A library to ask for related articles.") var library: String?
    @Option(help: "A folder to take in with relations and without.") var articles: String?
    @Option(help: "How often it is taken in; the shortest time counts.") var rounds = 2
    @Option(help: "What the made articles are made from.") var seed: UInt64 = 7

    func run() throws {
        let annotator = try ArticleAnnotator.shipped()
        if pairs > 0 { try CopyMeasure(pairs: pairs, seed: seed, annotator: annotator).measure() }
        if FileManager.default.fileExists(atPath: data + "/news-gold") {
            try RelatedMeasure(data: data, judgements: judgements, annotator: annotator).measure()
        } else {
            print("related: \(data) has no news-gold, so nothing was measured on judged articles")
        }
        if let articles {
            try RelationsCost(folder: articles, rounds: rounds, annotator: annotator).measure()
        }
        if let library { try time(Library(path: library, readOnly: true)) }
    }

    private func time(_ library: Library) throws {
        let total = try library.articles(matching: "", window: 0..<1).total
        var random = SplitMix64(seed: seed)
        let ids = try (0..<200).compactMap { _ in
            let place = Int.random(in: 0..<max(1, total), using: &random)
            return try library.articles(matching: "", window: place..<place + 1).items.first?.id
        }
        var index = 0
        let times = try milliseconds(rounds: ids.count) {
            _ = try library.related(to: ids[index], limit: 20)
            index += 1
        }
        print(
            "related: \(total) articles, median \(rounded(times.quantile(0.5))) ms, p95 \(rounded(times.quantile(0.95))) ms, longest \(rounded(times.last ?? 0)) ms"
        )
    }
}

/// Precision and recall of copies.
struct CopyMeasure {
    let pairs: Int
    let seed: UInt64
    let annotator: ArticleAnnotator

    func measure() throws {
        let library = try Library.inMemory()
        var made = MadeTexts(seed: seed)
        var incoming: [Article] = []
        var edits: [MadeTexts.Edit] = []
        for number in 0..<pairs {
            let topic = made.topic()
            let text = made.text(topic)
            let edit = MadeTexts.Edit.allCases[number % MadeTexts.Edit.allCases.count]
            edits.append(edit)
            incoming += [try article(text), try article(made.edited(text, topic, edit))]
        }
        for _ in 0..<pairs {
            let topic = made.topic()
            incoming += [try article(made.text(topic)), try article(made.text(topic))]
        }
        try store(incoming, in: library)
        var (found, wrong) = ([MadeTexts.Edit: Int](), 0)
        for front in try library.articlesWithCopies() {
            let group = try library.copies(of: front).map { Int($0.id.rawValue) - 1 }
            for (place, one) in group.enumerated() {
                for other in group[(place + 1)...] {
                    if one / 2 == other / 2, one / 2 < pairs {
                        found[edits[one / 2], default: 0] += 1
                    } else {
                        wrong += 1
                    }
                }
            }
        }
        report(found, wrong, edits)
    }

    private func report(_ found: [MadeTexts.Edit: Int], _ wrong: Int, _ edits: [MadeTexts.Edit]) {
        let right = found.values.reduce(0, +)
        let precision = 100 * Double(right) / Double(max(1, right + wrong))
        print(
            "copies: \(pairs) edits and \(pairs) unrelated pairs of one topic: precision \(rounded(precision, 2)), recall \(rounded(100 * Double(right) / Double(pairs), 2))"
        )
        for edit in MadeTexts.Edit.allCases {
            let all = edits.count { $0 == edit }
            print("  \(edit.rawValue): \(found[edit] ?? 0) of \(all)")
        }
    }

    private func article(_ text: MadeTexts.Text) throws -> Article {
        try ArticleParser().article(
            from: Array(text.whole.utf8), path: "/made/article.txt", fileTime: "2024-03-01T00:00:00Z")
    }

    private func store(_ articles: [Article], in library: Library) throws {
        for start in stride(from: 0, to: articles.count, by: 500) {
            let part = articles[start..<min(articles.count, start + 500)].enumerated().map {
                offset, article in
                IncomingArticle(
                    file: ArticleSource(
                        path: "/made/\(start + offset)", size: article.text.utf8.count, modified: 1,
                        contentHash: Int64(start + offset)), article: article,
                    annotation: annotator.annotate(article))
            }
            _ = try library.store(part)
        }
    }
}
