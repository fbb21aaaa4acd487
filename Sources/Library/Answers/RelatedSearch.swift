import Articles
import CrossReferences
import Entities
import Foundation
import GRDB
import WordIndex

/// Looks for the articles that share rare names or words with one.
///
/// What it reads depends on the article and on bounds set here, hardly on the size of the library.
struct RelatedSearch {
    private let snapshot: Snapshot
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
        /// For each shard the documents that have it, packed.
        var postings: [(documents: Int, bytes: [UInt8])] = []
    }
    private struct Candidate {
        var names: [(name: Int, mentions: Int)] = []
        var words: [Int] = []
        var weight = 0.0

        mutating func add(name: Int, mentions: Int, weight: Double) {
            names.append((name, mentions))
            self.weight += weight
        }
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

    init?(_ article: Int64, _ snapshot: Snapshot) throws {
        let database = snapshot.database
        guard let headline = try snapshot.headlines.headline(of: article),
            let text = try snapshot.texts.bytes(of: article)
        else { return nil }
        let index = try snapshot.index
        self.snapshot = snapshot
        self.database = database
        self.index = index
        self.article = article
        day = DateKey.number(of: headline.date.iso)
        isDateKnown = headline.date.origin != .fileTime
        title = IndexWords.words(of: headline.title)
        let scoring = RelatedScoring(articles: index.liveDocuments)
        self.scoring = scoring
        names = try Self.names(of: article, scoring, snapshot)
        let nameWords = Set(names.flatMap { IndexWords.words(of: $0.text) })
        words = try Self.words(
            of: text, title: Set(title), without: nameWords, scoring, index, database)
    }

    private static func names(
        of article: Int64, _ scoring: RelatedScoring, _ snapshot: Snapshot
    ) throws -> [Name] {
        guard let reading = try snapshot.readings.packed(article) else { return [] }
        var mentions: [Int64: Int] = [:]
        for local in reading.entities { mentions[local.id, default: 0] += local.mentions }
        let find = try snapshot.database.cachedStatement(
            sql: "SELECT name, kind, articles FROM entity WHERE id = ? AND isResolved = 1 AND articles > 1")
        let names: [Name] = try mentions.compactMap { id, count in
            guard let row = try Row.fetchOne(find, arguments: [id]) else { return nil }
            var name = Name(
                id: id, text: row[stored: "name"], kind: PackedReading.kind(row[stored: "kind"]),
                mentions: count,
                articles: row[storedCount: "articles"], weight: 0)
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
            guard var word = try word(term, inAtMost: most, index, database) else { continue }
            word.weight = scoring.weight(of: .init(word: "", articles: word.articles))
            words.append(word)
        }
        return Array(words.sorted { $0.weight > $1.weight }.prefix(wordLimit))
    }

    /// A word with the documents that have it; `nil` when there is only one, or when there are too many.
    private static func word(
        _ term: [UInt8], inAtMost most: Int, _ index: TextIndex, _ database: Database
    ) throws -> Word? {
        var word = Word(term: term, articles: 0, weight: 0)
        word.postings.reserveCapacity(index.shards.count)
        for shard in index.shards {
            var kept: (Int, [UInt8]) = (0, [])
            try shard.forEachTerm(from: term, in: database) { found, postings in
                guard found == term else { return false }
                word.articles += postings.documents
                if word.articles <= most { kept = (postings.documents, postings.packed) }
                return false
            }
            guard word.articles <= most else { return nil }
            word.postings.append(kept)
        }
        return word.articles > 1 ? word : nil
    }

    // MARK: Candidates

    func closest(_ limit: Int) throws -> [RelatedArticle] {
        var candidates: [Int64: Candidate] = [:]
        try addNames(to: &candidates)
        addWords(to: &candidates)
        candidates[article] = nil
        let best = candidates.sorted { ($0.value.weight, $1.key) > ($1.value.weight, $0.key) }
            .prefix(Self.candidateLimit)
        let judged = try best.compactMap { id, candidate -> (RelatedArticle, Int64)? in
            guard let row = try snapshot.headlines.headline(of: id) else { return nil }
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
                let rows = try Row.fetchCursor(statement, arguments: [name.id, day])
                while let row = try rows.next() {
                    candidates[row[stored: 0], default: Candidate()]
                        .add(name: number, mentions: row[storedCount: 1], weight: name.weight)
                }
            }
        }
    }

    private func addWords(to candidates: inout [Int64: Candidate]) {
        for (place, shard) in index.shards.enumerated() {
            // The words that a document has, by their numbers; there are fewer of them than bits.
            var found = [UInt16](repeating: 0, count: shard.capacity)
            for (number, word) in words.enumerated() {
                let (count, bytes) = word.postings[place]
                guard count > 0 else { continue }
                bytes.withUnsafeBufferPointer {
                    Postings(documents: count, bytes: $0).visit { occurrence in
                        if occurrence.document < found.count {
                            found[occurrence.document] |= 1 << UInt16(number)
                        }
                    }
                }
            }
            for document in found.indices where found[document] != 0 && !shard.dead.contains(document) {
                let id = shard.articles[document]
                // One common word alone makes nobody a candidate.
                guard found[document].nonzeroBitCount > 1 || candidates[id] != nil else { continue }
                let numbers = words.indices.filter { found[document] >> UInt16($0) & 1 == 1 }
                candidates[id, default: Candidate()].words += numbers
                candidates[id, default: Candidate()].weight += numbers.reduce(0) { $0 + words[$1].weight }
            }
        }
    }

    private func evidence(_ candidate: Candidate, _ row: Headline) -> RelatedEvidence {
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

    private func related(_ row: Headline, _ evidence: RelatedEvidence) -> RelatedArticle {
        RelatedArticle(
            row,
            score: scoring.score(evidence),
            reasons: scoring.reasons(evidence))
    }
}
