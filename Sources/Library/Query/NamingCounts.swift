import CrossReferences
import Entities
import Foundation
import GRDB
import TextBytes
import WordIndex

/// Counts who some articles name, and how often.
struct NamingCounts {
    private let articles: DocumentSet
    private let entities: EntitySet
    /// What else must be true of an entity and an article.
    private let condition: NamingSet.Test?
    private let dates: [Int64]

    private struct Count {
        var mentions: Int32 = 0
        var articles: Int32 = 0
        var first: Int64 = 0
        var last: Int64 = .min
        /// The article that was counted last, as one may name an entity in several ways.
        var article: Int64 = 0
    }
    private var counts: [Count] = []
    /// What copies say that another article of their group says too, and where it is counted.
    private var folded: [Naming: Int64] = [:]
    /// The copy in which that is counted where the other article is not among these.
    private var countedInstead: [Naming: Int64] = [:]

    /// An entity that an article names.
    private struct Naming: Hashable {
        var article: Int64
        var entity: Int64
    }

    init(_ namings: NamingSet, _ index: TextIndex) throws {
        articles = try (namings.articles ?? .all(of: index)).ids()
        entities = namings.entities
        condition = try namings.condition()
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

    mutating func gather(_ evaluation: QueryEvaluation) throws {
        let database = evaluation.snapshot.database
        let last = try Int.fetchOne(database, sql: "SELECT max(id) FROM entity") ?? 0
        let named = try Int.fetchOne(database, sql: "SELECT entities FROM state") ?? 0
        counts = Array(repeating: Count(), count: try NumberedPlaces.count(last: last, of: named))
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT article, entity, counted FROM foldedAppearance"))
        while let row = try rows.next() {
            folded[Naming(article: row[stored: 0], entity: row[stored: 1])] = row[stored: 2] as Int64
        }
        if case .these(let few) = entities, try isFew(few, database) {
            for entity in few { try gather(appearancesOf: entity, database) }
        } else {
            try gatherFromAnnotations(evaluation)
        }
    }

    /// Whether it is faster to look up where these are named than who the articles name.
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

    /// Reads only who each article names; all of its annotation where a correction may say otherwise.
    private mutating func gatherFromAnnotations(_ evaluation: QueryEvaluation) throws {
        let snapshot = evaluation.snapshot
        let changes = try snapshot.changes
        let corrected = Set(changes.rules.keys.map(\.entity))
        let annotations = try snapshot.annotations
        let rows = try Row.fetchCursor(
            snapshot.database.cachedStatement(sql: "SELECT article, packed FROM annotation ORDER BY article"))
        var seen = 0
        var named: [(id: Int64, mentions: Int)] = []
        while let row = try rows.next() {
            let article: Int64 = row[stored: 0]
            guard articles.contains(Int(article)) else { continue }
            seen += 1
            if seen % 1_000 == 0 { try evaluation.checkCancelled() }
            named.removeAll(keepingCapacity: true)
            try row.withStoredBytes(at: 1) { bytes in
                StoredAnnotation.forEachEntity(in: bytes) { named.append(($0, $1)) }
            }
            if changes.concern(article) || named.contains(where: { corrected.contains($0.id) }) {
                named = try annotations.packed(article)?.entities.map { ($0.id, $0.mentions) } ?? []
            }
            for entity in named where entities.contains(entity.id) {
                count(entity.id, mentions: entity.mentions, in: article)
            }
        }
    }

    /// Whether another copy of the article, which is among these articles, is counted for the entity.
    private mutating func isCountedElsewhere(_ entity: Int64, _ article: Int64) -> Bool {
        guard !folded.isEmpty, let counted = folded[Naming(article: article, entity: entity)] else {
            return false
        }
        if articles.contains(Int(counted)), condition?(entity, counted) ?? true { return true }
        let naming = Naming(article: counted, entity: entity)
        if let other = countedInstead[naming] { return other != article }
        countedInstead[naming] = article
        return false
    }

    private mutating func count(_ entity: Int64, mentions: Int, in article: Int64) {
        guard counts.indices.contains(Int(entity)), condition?(entity, article) ?? true,
            !isCountedElsewhere(entity, article)
        else { return }
        counts[Int(entity)].mentions &+= Int32(clamping: mentions)
        guard counts[Int(entity)].article != article else { return }
        let date = dates[Int(article)]
        counts[Int(entity)].article = article
        counts[Int(entity)].articles += 1
        counts[Int(entity)].first =
            counts[Int(entity)].articles == 1 ? date : DateKey.earlier(counts[Int(entity)].first, date)
        counts[Int(entity)].last = max(counts[Int(entity)].last, date)
    }
}

extension StoredAnnotation {
    /// Calls `body` with each entity of a packed annotation and its mentions, without reading the rest.
    static func forEachEntity(
        in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ id: Int64, _ mentions: Int) -> Void
    ) {
        var reader = ByteReader(bytes)
        let hasReported = reader.byte() != formerVersion
        // Sentences.
        for _ in 0..<reader.count() * 2 where !reader.isDamaged { _ = reader.number() }
        for _ in 0..<reader.count() where !reader.isDamaged {
            let id = Int64(reader.number())
            let mentions = max(0, min(reader.number(), Int(Int32.max)))
            _ = reader.number()
            if hasReported { _ = reader.number() }
            if reader.byte() & 4 != 0 { _ = reader.run() }
            // Names, then roles.
            for _ in 0..<2 {
                for _ in 0..<reader.count() where !reader.isDamaged { _ = reader.number() }
            }
            if !reader.isDamaged { body(id, mentions) }
        }
    }
}
