import Entities
import Foundation
import GRDB
import WordIndex

/// What a query needs besides the index of words: articles with a mark, a tag or a name, as documents of each shard.
struct QueryContext {
    private var found: [(condition: Query.Condition, sets: [DocumentSet])] = []

    private let snapshot: Snapshot

    init(_ query: Query, _ snapshot: Snapshot) throws {
        self.snapshot = snapshot
        try gather(query.condition)
    }

    func documents(of condition: Query.Condition, shard: Int) -> DocumentSet? {
        found.first { $0.condition == condition }?.sets[shard]
    }

    private mutating func gather(_ condition: Query.Condition) throws {
        let database = snapshot.database
        let index = try snapshot.index
        switch condition {
        case .everything, .words, .field, .dates, .kind: break
        case .all(let parts), .any(let parts):
            for part in parts { try gather(part) }
        case .not(let part): try gather(part)
        case .unread:
            let seen = try Int64.fetchAll(
                database, sql: "SELECT id FROM article INDEXED BY articleSeen WHERE unread = 0")
            var sets = Self.sets(of: seen, index)
            for (number, shard) in index.shards.enumerated() {
                var unread = shard.live
                unread.subtract(sets[number])
                sets[number] = unread
            }
            found.append((condition, sets))
        case .starred:
            let sql = "SELECT id FROM article INDEXED BY articleStarred WHERE starred = 1"
            found.append((condition, Self.sets(of: try Int64.fetchAll(database, sql: sql), index)))
        case .missing:
            let gone = try Int64.fetchAll(database, sql: "SELECT id FROM article WHERE missing = 1")
            found.append((condition, Self.sets(of: gone, index)))
        case .tag(let tag):
            let tagged = try Self.articles(tagged: tag, database)
            found.append((condition, Self.sets(of: tagged, index)))
        case .path(let path):
            found.append((condition, Self.sets(of: try Self.articles(under: path, database), index)))
        case .names(let name, let kind):
            let articles = try articles(naming: name, kind: kind, quoted: false)
            found.append((condition, Self.sets(of: Array(articles), index)))
        case .says(let name):
            let articles = try articles(naming: name, kind: nil, quoted: true)
            found.append((condition, Self.sets(of: Array(articles), index)))
        case .together(let names):
            found.append((condition, Self.sets(of: try articles(joining: names), index)))
        }
    }

    /// The documents of these articles, by shard.
    private static func sets(of articles: [Int64], _ index: TextIndex) -> [DocumentSet] {
        let sorted = articles.sorted()
        return index.shards.map { shard in
            var set = DocumentSet(capacity: shard.capacity)
            for article in sorted { if let document = shard.document(of: article) { set.insert(document) } }
            return set
        }
    }

    /// The articles with this tag; with a star after it with any that begins so.
    private static func articles(tagged tag: String, _ database: Database) throws -> [Int64] {
        guard tag.hasSuffix("*") else {
            let sql = "SELECT article FROM tag WHERE tag = ?"
            return try Int64.fetchAll(database, sql: sql, arguments: [tag])
        }
        let stem = String(tag.dropLast())
        // No tag has this scalar, so it bounds all that begin alike.
        return try Int64.fetchAll(
            database, sql: "SELECT DISTINCT article FROM tag WHERE tag >= ? AND tag < ?",
            arguments: [stem, stem + "\u{10FFFF}"])
    }

    /// The articles whose file has this path, or lies in the folder of this path or below it.
    private static func articles(under path: String, _ database: Database) throws -> [Int64] {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        let below = path == "/" ? "/" : path + "/"
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
        let file = String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
        return try Int64.fetchAll(
            database,
            sql: """
                SELECT id FROM article WHERE folder IN
                    (SELECT id FROM folder WHERE path = :path OR substr(path, 1, length(:below)) = :below)
                UNION ALL
                SELECT id FROM article WHERE folder = (SELECT id FROM folder WHERE path = :folder) AND file = :file
                """, arguments: ["path": path, "below": below, "folder": folder, "file": file])
    }

    private func articles(naming name: String, kind: Query.NameKind?, quoted: Bool) throws -> Set<Int64> {
        let statement = try snapshot.database.cachedStatement(
            sql: "SELECT article FROM appearance WHERE entity = ?\(quoted ? " AND quotations > 0" : "")")
        var articles: Set<Int64> = []
        for entity in try snapshot.names.entities(withWordsOf: name, kind: kind?.entityKind) {
            articles.formUnion(try Int64.fetchAll(statement, arguments: [entity]))
        }
        return articles
    }

    /// The articles that name everybody in `names` within one sentence.
    private func articles(joining names: [String]) throws -> [Int64] {
        let groups = try names.map { Set(try snapshot.names.entities(withWordsOf: $0, kind: nil)) }
        var candidates: Set<Int64>?
        for (name, _) in zip(names, groups) {
            let articles = try articles(naming: name, kind: nil, quoted: false)
            candidates = candidates?.intersection(articles) ?? articles
        }
        let rows = try snapshot.readings
        return try (candidates ?? []).filter { article in
            guard let reading = try rows.packed(article) else { return false }
            return Self.joins(groups, in: reading)
        }
    }

    private static func joins(_ groups: [Set<Int64>], in reading: PackedReading) -> Bool {
        var mention = 0
        for sentence in reading.sentences {
            var named: Set<Int64> = []
            while mention < reading.mentions.count,
                reading.mentions[mention].range.lowerBound < sentence.upperBound
            {
                named.insert(reading.entities[reading.mentions[mention].entity].id)
                mention += 1
            }
            // A name that both could mean must not count for both.
            if named.count >= groups.count, isEachMeant(groups[...], among: named) { return true }
        }
        return false
    }

    /// Whether each group has somebody of its own among those named.
    private static func isEachMeant(_ groups: ArraySlice<Set<Int64>>, among named: Set<Int64>) -> Bool {
        guard let first = groups.first else { return true }
        return named.contains { entity in
            first.contains(entity) && isEachMeant(groups.dropFirst(), among: named.subtracting([entity]))
        }
    }
}
