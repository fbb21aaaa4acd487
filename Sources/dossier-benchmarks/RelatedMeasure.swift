import Articles
import CrossReferences
import Entities
import Foundation
import Library

/// nDCG@5 of related articles on judged ones, beside BM25, and how many rows called a story are about the same matter.
struct RelatedMeasure {
    let data: String
    let judgements: String
    let annotator: ArticleAnnotator

    private static let shown = 5
    private static let storyRows = 10
    /// The lowest grade of the same matter.
    private static let sameMatter = 2

    func measure() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/dossier-relations"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try writeNews(to: folder + "/news.jsonl")
        let library = try Library(path: folder + "/library.db")
        let voices = data + "/import/globalvoices/globalvoicesonline.wordpress.2012-may.xml"
        _ = try Importer(library: library, names: annotator.annotate).add(
            paths: [folder + "/news.jsonl", voices, "Resources/sample"])
        let rows = try library.articles(matching: "", window: 0..<10_000, copies: true).items
        let ids = Dictionary(rows.map { (Self.name(of: $0), $0.id) }, uniquingKeysWith: { first, _ in first })
        let judged = try read(ids)
        try report(library, rows, judged)
    }

    /// The articles of Wikinews and of the Sub-Corpus, a row each.
    private func writeNews(to path: String) throws {
        var lines: [String] = []
        for file in ["train", "dev"] {
            let text = try String(contentsOfFile: "\(data)/news-gold/\(file).jsonl", encoding: .utf8)
            for line in text.split(separator: "\n") {
                guard let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                    let id = row["id"] as? String, id.hasPrefix("wn") || id.hasPrefix("mas"),
                    let paragraphs = row["paragraphs"] as? [String]
                else { continue }
                let title = row["title"] as? String ?? ""
                var object: [String: Any] = [
                    "id": id, "title": title.isEmpty ? String(paragraphs[0].prefix(80)) : title,
                    "text": paragraphs.joined(separator: "\n\n"), "source": String(id.prefix(3)),
                ]
                if let date = row["date"] as? String, !date.isEmpty { object["date"] = date }
                let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
                lines.append(String(decoding: data, as: UTF8.self))
            }
        }
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// What the judgements call an article.
    private static func name(of row: ArticleRow) -> String {
        row.provenance.part ?? row.path.split(separator: "Resources/sample/").last.map(String.init)
            ?? row.path
    }

    private typealias Grades = [ArticleID: Int]

    private func read(_ ids: [String: ArticleID]) throws -> [(article: ArticleID, grades: Grades)] {
        let text = try String(contentsOfFile: judgements, encoding: .utf8)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            let fields = line.split(separator: "\t").map(String.init)
            guard let article = ids[fields[0]] else { return nil }
            var grades: Grades = [:]
            for field in fields.dropFirst() {
                let parts = field.split(separator: " ")
                if parts.count == 2, let id = ids[String(parts[0])] { grades[id] = Int(parts[1]) }
            }
            return (article, grades)
        }
    }

    private func report(
        _ library: Library, _ rows: [ArticleRow], _ judged: [(article: ArticleID, grades: Grades)]
    ) throws {
        let ranking = try PlainBM25(rows.map { ($0.id, try library.text(of: $0.id) ?? []) })
        var (ours, plain, stories, right) = (0.0, 0.0, 0, 0)
        for (article, grades) in judged {
            let related = try library.related(to: article, limit: Self.storyRows)
            ours += Self.gain(related.map(\.headline.article), grades)
            plain += Self.gain(ranking.closest(to: article, Self.shown), grades)
            let called = related.filter { $0.relation == .story || $0.relation == .quotation }
            stories += called.count
            right += called.count { grades[$0.headline.article] ?? 0 >= Self.sameMatter }
        }
        let count = Double(max(1, judged.count))
        print(
            "related: \(judged.count) articles judged, among \(rows.count): nDCG@5 \(rounded(100 * ours / count)), plain BM25 \(rounded(100 * plain / count))"
        )
        print(
            "stories: of \(stories) rows \(right) are about the same matter, \(rounded(100 * Double(right) / Double(max(1, stories))))%"
        )
    }

    private static func gain(_ ranked: [ArticleID], _ grades: Grades) -> Double {
        func sum(_ values: [Int]) -> Double {
            values.prefix(shown).enumerated().reduce(0) {
                $0 + (pow(2, Double($1.element)) - 1) / log2(Double($1.offset) + 2)
            }
        }
        let best = sum(grades.values.sorted(by: >))
        return best == 0 ? 0 : sum(ranked.map { grades[$0] ?? 0 }) / best
    }
}

/// BM25 with the whole of an article, its title included, for a query.
struct PlainBM25 {
    private let documents: [(id: ArticleID, counts: [String: Int], length: Int)]
    private var frequency: [String: Int] = [:]
    private let average: Double

    init(_ texts: [(ArticleID, [UInt8])]) {
        documents = texts.map { id, bytes in
            let words = String(decoding: bytes, as: UTF8.self).lowercased()
                .split { !$0.isLetter && !$0.isNumber }.map(String.init)
            return (id, words.reduce(into: [:]) { $0[$1, default: 0] += 1 }, words.count)
        }
        for document in documents { for word in document.counts.keys { frequency[word, default: 0] += 1 } }
        average = Double(documents.reduce(0) { $0 + $1.length }) / Double(max(1, documents.count))
    }

    func closest(to id: ArticleID, _ limit: Int) -> [ArticleID] {
        guard let query = documents.first(where: { $0.id == id }) else { return [] }
        let scores = documents.filter { $0.id != id }.map { document -> (ArticleID, Double) in
            let norm = 1.2 * (0.25 + 0.75 * Double(document.length) / average)
            let score = query.counts.reduce(0.0) { sum, item in
                guard let count = document.counts[item.key] else { return sum }
                let having = Double(frequency[item.key] ?? 1)
                let rarity = log(1 + (Double(documents.count) - having + 0.5) / (having + 0.5))
                return sum + Double(item.value) * rarity * Double(count) * 2.2 / (Double(count) + norm)
            }
            return (document.id, score)
        }
        return scores.sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(limit).map(\.0)
    }
}
