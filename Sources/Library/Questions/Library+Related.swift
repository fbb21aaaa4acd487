import Articles
import CrossReferences
import Entities
import Foundation
import GRDB

extension Library {
    /// The articles that belong with `article`, the closest first, and why.
    public func related(to article: ArticleID, limit: Int) throws -> [RelatedArticle] {
        try read { database in
            guard
                let search = try RelatedSearch(
                    article.rawValue, database, texts(database), index: textIndex(database))
            else { return [] }
            return try search.closest(limit)
        }
    }
}

/// Looks for the articles that share rare names or words with one.
///
/// What it reads depends on the article and on bounds set here, hardly on the size of the library.
struct RelatedSearch {
    private let database: Database
    private let index: TextIndex
    private let article: Int64
    private let title: [[UInt8]]
    private let day: Int64
    private let isDateKnown: Bool
    private let scoring: RelatedScoring
    private let names: [Name]
    private let words: [Word]

    private struct Name {
        var id: Int64
        var text: String
        var kind: EntityKind
        var mentions: Int
        var articles: Int
        var weight: Double
    }
    private struct Word {
        var term: [UInt8]
        var articles: Int
        var weight: Double
    }
    private struct Candidate {
        var names: [(name: Int, mentions: Int)] = []
        var words: [Int] = []
        var weight = 0.0
    }

    /// Of an article's names those that say most are followed.
    private static let nameLimit = 16
    /// Of a name the appearances nearest in time, before and after.
    private static let appearanceLimit = 150
    /// Of an article's words so many are looked up, and so many of the rarest followed.
    private static let wordLookups = 40
    private static let wordLimit = 14
    /// A word in a larger share of articles says nothing.
    private static let commonShare = 0.03
    /// Shorter words are mostly grammar.
    private static let shortestWord = 4
    /// So many candidates are judged in full.
    private static let candidateLimit = 120

    init?(_ article: Int64, _ database: Database, _ texts: StoredTexts, index: TextIndex) throws {
        let find = "SELECT title, dateKey, dateOrigin FROM article WHERE id = ?"
        guard let row = try Row.fetchOne(database, sql: find, arguments: [article]),
            let text = try texts.bytes(of: article)
        else { return nil }
        self.database = database
        self.index = index
        self.article = article
        day = row[stored: "dateKey"]
        isDateKnown = ArticleWriting.origin(row[stored: "dateOrigin"]) != .fileTime
        title = IndexWords.words(of: row[stored: "title"] as String)
        let scoring = RelatedScoring(articles: index.liveDocuments)
        self.scoring = scoring
        names = try Self.names(of: article, scoring, database, texts)
        let nameWords = Set(names.flatMap { IndexWords.words(of: $0.text) })
        words = try Self.words(
            of: text, title: Set(title), without: nameWords, scoring, index, database)
    }

    private static func names(
        of article: Int64, _ scoring: RelatedScoring, _ database: Database, _ texts: StoredTexts
    ) throws -> [Name] {
        guard let reading = try ReadingRows(database, texts).packed(article) else { return [] }
        var mentions: [Int64: Int] = [:]
        for local in reading.entities { mentions[local.id, default: 0] += local.mentions }
        let find = try database.cachedStatement(
            sql: "SELECT name, kind, articles FROM entity WHERE id = ? AND isResolved = 1 AND articles > 1")
        let names: [Name] = try mentions.compactMap { id, count in
            guard let row = try Row.fetchOne(find, arguments: [id]) else { return nil }
            var name = Name(
                id: id, text: row[stored: "name"], kind: PackedReading.kind(row[stored: "kind"]),
                mentions: count,
                articles: row[stored: "articles"], weight: 0)
            name.weight = scoring.weight(
                of: .init(name: name.text, kind: name.kind, articles: name.articles, mentions: 1))
            return name
        }
        return Array(names.sorted { ($0.weight, $1.id) > ($1.weight, $0.id) }.prefix(nameLimit))
    }

    private static func words(
        of text: [UInt8], title: Set<[UInt8]>, without names: Set<[UInt8]>, _ scoring: RelatedScoring,
        _ index: TextIndex, _ database: Database
    ) throws -> [Word] {
        var counts: [[UInt8]: Int] = [:]
        var cutter = IndexWords()
        text.withUnsafeBufferPointer { buffer in
            cutter.forEach(in: buffer) { found, _ in
                guard found.count >= shortestWord else { return }
                let word = Array(found)
                guard !names.contains(word), !CommonWords.contains(word) else { return }
                counts[word, default: 0] += title.contains(word) ? 3 : 1
            }
        }

        // Words that occur again, and long ones, are more likely to be what an article is about.
        let chosen = counts.sorted { a, b in
            let left = (a.value, a.key.count)
            let right = (b.value, b.key.count)
            return left == right ? a.key.lexicographicallyPrecedes(b.key) : left > right
        }.prefix(wordLookups)
        let total = max(1, index.liveDocuments)
        let most = max(3, Int(Double(total) * commonShare))
        var words: [Word] = []
        for (term, _) in chosen {
            var articles = 0
            for shard in index.shards where articles <= most {
                try shard.forEachTerm(from: term, in: database) { found, postings in
                    if found == term { articles += postings.documents }
                    return false
                }
            }
            guard articles > 1, articles <= most else { continue }
            let shared = RelatedEvidence.SharedWord(word: "", articles: articles)
            words.append(Word(term: term, articles: articles, weight: scoring.weight(of: shared)))
        }
        return Array(words.sorted { $0.weight > $1.weight }.prefix(wordLimit))
    }

    // MARK: Candidates

    func closest(_ limit: Int) throws -> [RelatedArticle] {
        var candidates: [Int64: Candidate] = [:]
        try addNames(to: &candidates)
        try addWords(to: &candidates)
        candidates[article] = nil
        let best = candidates.sorted { ($0.value.weight, $1.key) > ($1.value.weight, $0.key) }
            .prefix(Self.candidateLimit)
        let rows = ArticleRows(database)
        let judged = try best.compactMap { id, candidate -> (RelatedArticle, Int64)? in
            guard let row = try rows.rows([id]).first else { return nil }
            return (related(row, evidence(candidate, row)), id)
        }
        return judged.sorted { ($0.0.score, $1.1) > ($1.0.score, $0.1) }.prefix(max(0, limit)).map(\.0)
    }

    private func addNames(to candidates: inout [Int64: Candidate]) throws {
        let before = try database.cachedStatement(
            sql: """
                SELECT article, mentions FROM appearance WHERE entity = ? AND dateKey <= ?
                ORDER BY dateKey DESC LIMIT \(Self.appearanceLimit)
                """)
        let after = try database.cachedStatement(
            sql: """
                SELECT article, mentions FROM appearance WHERE entity = ? AND dateKey > ?
                ORDER BY dateKey LIMIT \(Self.appearanceLimit)
                """)
        for (number, name) in names.enumerated() {
            for statement in [before, after] {
                for row in try Row.fetchAll(statement, arguments: [name.id, day]) {
                    candidates[row[stored: 0], default: Candidate()].names.append((number, row[stored: 1]))
                    candidates[row[stored: 0], default: Candidate()].weight += name.weight
                }
            }
        }
    }

    private func addWords(to candidates: inout [Int64: Candidate]) throws {
        for shard in index.shards {
            var found: [Int: [Int]] = [:]
            for (number, word) in words.enumerated() {
                try shard.forEachTerm(from: word.term, in: database) { term, postings in
                    if term == word.term { postings.visit { found[$0.document, default: []].append(number) } }
                    return false
                }
            }
            for (document, numbers) in found where !shard.dead.contains(document) {
                let id = shard.articles[document]
                // One common word alone makes nobody a candidate.
                guard numbers.count > 1 || candidates[id] != nil else { continue }
                candidates[id, default: Candidate()].words += numbers
                candidates[id, default: Candidate()].weight += numbers.reduce(0) { $0 + words[$1].weight }
            }
        }
    }

    private func evidence(_ candidate: Candidate, _ row: ArticleRow) -> RelatedEvidence {
        let isKnown = isDateKnown && row.date.origin != .fileTime
        let other = DateKey.number(of: row.date.iso)
        let days = { (number: Int64) in Int((Double(number) / Double(DateKey.day)).rounded(.down)) }
        return RelatedEvidence(
            entities: candidate.names.map { number, mentions in
                let name = names[number]
                return .init(
                    name: name.text, kind: name.kind, articles: name.articles,
                    mentions: min(mentions, name.mentions))
            },
            words: candidate.words.map {
                .init(word: String(decoding: words[$0].term, as: UTF8.self), articles: words[$0].articles)
            },
            daysApart: isKnown ? days(other) - days(day) : nil,
            hasSameTitle: !title.isEmpty && IndexWords.words(of: row.title) == title)
    }

    private func related(_ row: ArticleRow, _ evidence: RelatedEvidence) -> RelatedArticle {
        RelatedArticle(
            article: row.id, title: row.title, date: row.date, source: row.source,
            score: scoring.score(evidence),
            reasons: scoring.reasons(evidence))
    }
}
