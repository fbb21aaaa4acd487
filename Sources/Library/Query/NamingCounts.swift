import CrossReferences
import Entities
import Foundation
import GRDB
import TextBytes
import WordIndex

/// Turns documents of shards into sets of articles by their ids.
struct ArticleSets {
    private let index: TextIndex
    private let capacity: Int

    init(_ index: TextIndex) throws {
        self.index = index
        let last = Int(index.shards.compactMap(\.articles.last).max() ?? 0)
        capacity = try NumberedPlaces.count(last: last, of: index.liveDocuments)
    }

    func set(_ documents: [DocumentSet]) -> DocumentSet {
        var articles = DocumentSet(capacity: capacity)
        for (shard, set) in zip(index.shards, documents) {
            set.visit { articles.insert(Int(shard.articles[$0])) }
        }
        return articles
    }
}

/// A condition on an entity and an article that names it.
indirect enum NamingCondition {
    case entity(Set<Int64>)
    case article(DocumentSet)
    case all([NamingCondition])
    case any([NamingCondition])
    case not(NamingCondition)

    init(
        _ condition: Query.Condition, _ names: EntityNames, _ evaluation: QueryEvaluation,
        _ articles: ArticleSets
    ) throws {
        func made(_ condition: Query.Condition) throws -> NamingCondition {
            try NamingCondition(condition, names, evaluation, articles)
        }
        if !condition.asksOfArticles {
            self = .entity(try names.entities(condition))
        } else if !condition.asksOfNames {
            self = .article(articles.set(try evaluation.matches(Query(condition))))
        } else {
            switch condition {
            case .all(let parts): self = .all(try parts.map(made))
            case .any(let parts): self = .any(try parts.map(made))
            case .not(let part): self = .not(try made(part))
            default: self = .all([])
            }
        }
    }

    func holds(entity: Int64, article: Int64) -> Bool {
        switch self {
        case .entity(let entities): entities.contains(entity)
        case .article(let articles): articles.contains(Int(article))
        case .all(let parts): parts.allSatisfy { $0.holds(entity: entity, article: article) }
        case .any(let parts): parts.contains { $0.holds(entity: entity, article: article) }
        case .not(let part): !part.holds(entity: entity, article: article)
        }
    }
}

/// Counts who is named in some articles, and how often.
struct NamingCounts {
    private let articles: DocumentSet
    private let entities: Set<Int64>?
    private let dates: [Int64]
    /// What must be true besides of an entity and an article.
    var holds: ((_ entity: Int64, _ article: Int64) -> Bool)?

    private struct Count {
        var mentions: Int32 = 0
        var articles: Int32 = 0
        var first: Int64 = .max
        var last: Int64 = .min
        /// The article that was counted last, as one may name an entity in several ways.
        var article: Int64 = 0
    }
    private var counts: [Count] = []

    /// - Parameters:
    ///   - articles: Where they must be named.
    ///   - entities: Who is counted; all of them when `nil`.
    init(articles: DocumentSet, entities: Set<Int64>?, _ index: TextIndex) {
        self.articles = articles
        self.entities = entities
        var dates = [Int64](repeating: 0, count: articles.capacity)
        for shard in index.shards {
            shard.live.visit {
                let article = Int(shard.articles[$0])
                if dates.indices.contains(article) { dates[article] = shard.dates[$0] }
            }
        }
        self.dates = dates
    }

    var items: [EntitySelection.Item] {
        counts.enumerated().compactMap { id, count in
            guard count.articles > 0 else { return nil }
            return EntitySelection.Item(
                id: Int64(id), mentions: Int(count.mentions), articles: Int(count.articles),
                first: count.first, last: count.last)
        }
    }

    mutating func gather(_ snapshot: Snapshot, _ isCancelled: () -> Bool) throws {
        let database = snapshot.database
        let last = try Int.fetchOne(database, sql: "SELECT max(id) FROM entity") ?? 0
        let named = try Int.fetchOne(database, sql: "SELECT entities FROM state") ?? 0
        counts = Array(repeating: Count(), count: try NumberedPlaces.count(last: last, of: named))
        if let entities, try isFew(entities, database) {
            for entity in entities { try gather(appearancesOf: entity, database) }
        } else {
            try gatherFromReadings(snapshot, isCancelled)
        }
    }

    /// Whether it is quicker to look where these are named than at who is named in the articles.
    private func isFew(_ entities: Set<Int64>, _ database: Database) throws -> Bool {
        let limit = articles.count * 3
        guard entities.count < limit else { return false }
        let find = try database.cachedStatement(sql: "SELECT articles FROM entity WHERE id = ?")
        var sum = 0
        for entity in entities where sum < limit {
            sum += max(0, min(limit, try Int.fetchOne(find, arguments: [entity]) ?? 0))
        }
        return sum < limit
    }

    private mutating func gather(appearancesOf entity: Int64, _ database: Database) throws {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT article, mentions FROM appearance WHERE entity = ?"),
            arguments: [entity])
        while let row = try rows.next() {
            let article: Int64 = row[stored: 0]
            guard articles.contains(Int(article)) else { continue }
            count(entity, mentions: row[storedCount: 1], in: article)
        }
    }

    /// Reads of each article only whom it names; where a correction may say otherwise, the whole of what was understood.
    private mutating func gatherFromReadings(_ snapshot: Snapshot, _ isCancelled: () -> Bool) throws {
        let changes = try snapshot.changes
        let corrected = Set(changes.rules.keys.map(\.entity))
        let readings = try snapshot.readings
        let rows = try Row.fetchCursor(
            snapshot.database.cachedStatement(sql: "SELECT article, packed FROM reading ORDER BY article"))
        var seen = 0
        var named: [(id: Int64, mentions: Int)] = []
        while let row = try rows.next() {
            let article: Int64 = row[stored: 0]
            guard articles.contains(Int(article)) else { continue }
            seen += 1
            if seen % 1_000 == 0, isCancelled() { throw CancellationError() }
            named.removeAll(keepingCapacity: true)
            try row.withStoredBytes(at: 1) { bytes in
                PackedReading.forEachEntity(in: bytes) { named.append(($0, $1)) }
            }
            if changes.concern(article) || named.contains(where: { corrected.contains($0.id) }) {
                named = try readings.packed(article)?.entities.map { ($0.id, $0.mentions) } ?? []
            }
            for entity in named where entities?.contains(entity.id) ?? true {
                count(entity.id, mentions: entity.mentions, in: article)
            }
        }
    }

    private mutating func count(_ entity: Int64, mentions: Int, in article: Int64) {
        guard counts.indices.contains(Int(entity)), holds?(entity, article) ?? true else { return }
        counts[Int(entity)].mentions &+= Int32(clamping: mentions)
        guard counts[Int(entity)].article != article else { return }
        let date = dates[Int(article)]
        counts[Int(entity)].article = article
        counts[Int(entity)].articles += 1
        counts[Int(entity)].first = min(counts[Int(entity)].first, date)
        counts[Int(entity)].last = max(counts[Int(entity)].last, date)
    }
}

extension PackedReading {
    /// Calls `body` with each entity of a packed reading and its mentions, without reading the rest.
    static func forEachEntity(
        in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ id: Int64, _ mentions: Int) -> Void
    ) {
        var reader = ByteReader(bytes)
        _ = reader.byte()
        // Sentences.
        for _ in 0..<reader.count() * 2 where !reader.isDamaged { _ = reader.number() }
        for _ in 0..<reader.count() where !reader.isDamaged {
            let id = Int64(reader.number())
            let mentions = max(0, min(reader.number(), Int(Int32.max)))
            _ = reader.number()
            if reader.byte() & 4 != 0 { _ = reader.run() }
            // Names, then roles.
            for _ in 0..<2 {
                for _ in 0..<reader.count() where !reader.isDamaged { _ = reader.number() }
            }
            if !reader.isDamaged { body(id, mentions) }
        }
    }
}
