import Articles
import CrossReferences
import Entities
import Foundation
import GRDB
import WordIndex

/// Who a library's articles name by themselves, so that corrections can be evaluated within one transaction.
final class LinkedNames: CorrectionSource {
    private let database: Database
    private var known: [GivenName: [LinkedEntity]] = [:]
    private var entities: [Int64: LinkedEntity?] = [:]
    private var articles: [String: [Int64]] = [:]
    private var annotations: [Int64: [LinkedLocal]] = [:]

    private let rows: AnnotationRows

    init(_ database: Database, _ texts: StoredTexts) {
        self.database = database
        rows = AnnotationRows(database, texts, changes: IdentityChanges())
    }

    func entities(named name: GivenName) throws -> [LinkedEntity] {
        if let found = known[name] { return found }
        let words = Set(IndexWords.words(of: name.text).map { String(decoding: $0, as: UTF8.self) }).sorted()
        guard !words.isEmpty else { return [] }
        let conditions = words.map { _ in "entity IN (SELECT entity FROM nameWord WHERE word = ?)" }
        let ids = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT entity FROM nameWord WHERE word = ?
                    \(conditions.dropFirst().map { "AND " + $0 }.joined(separator: " ")) ORDER BY entity
                    """), arguments: StatementArguments(words))
        let found = try ids.compactMap { try entity($0) }.filter { $0.names.contains(name.folded) }
        known[name] = found
        return found
    }

    func entity(_ id: Int64) throws -> LinkedEntity? {
        if let found = entities[id] { return found }
        let statement = try database.cachedStatement(
            sql: """
                SELECT e.kind, e.name, e.articles, p.packed, m.entity AS made
                FROM \(EntityLayers.linkedEntities) e LEFT JOIN madeEntity m ON m.entity = e.id
                    LEFT JOIN entityProfile p ON p.entity = e.id WHERE e.id = ?
                """)
        var found: LinkedEntity?
        if let row = try Row.fetchOne(statement, arguments: [id]), (row[stored: "made"] as Int64?) == nil,
            row[stored: "articles"] > 0
        {
            let name: String = row[stored: "name"]
            let packed: Data? = row[stored: "packed"]
            let profile = packed.flatMap { IdentityProfile(bytes: [UInt8]($0)) }
            found = LinkedEntity(
                id: id, kind: StoredAnnotation.kind(row[stored: "kind"]), name: name,
                names: Set((profile?.names.map(\.text) ?? []).map { NameFolding.fold($0) })
                    .union([NameFolding.fold(name)]))
        }
        entities[id] = found
        return found
    }

    func articles(named name: String) throws -> [Int64] {
        if let found = articles[name] { return found }
        let found = try ids(perhapsNamed: name).filter {
            guard let headline = try Headlines(database).headline(of: $0) else { return false }
            return Correction.name(date: headline.date, title: headline.title) == name
        }
        articles[name] = found
        return found
    }

    private func ids(perhapsNamed name: String) throws -> [Int64] {
        guard let space = name.firstIndex(of: " ") else { return [] }
        let day = String(name[..<space])
        let title = String(name[name.index(after: space)...])
        if day == Correction.undated {
            return try Int64.fetchAll(
                database, sql: "SELECT id FROM article WHERE title = ? ORDER BY id", arguments: [title])
        }
        // The day is in the article's own time zone.
        let start = DateKey.number(of: day)
        return try Int64.fetchAll(
            database.cachedStatement(
                sql: "SELECT id FROM article WHERE dateKey BETWEEN ? AND ? AND title = ? ORDER BY id"),
            arguments: [start - 86_400, start + 2 * 86_400, title])
    }

    func locals(of article: Int64) throws -> [LinkedLocal] {
        if let found = annotations[article] { return found }
        guard let annotation = try rows.linked(article) else { return [] }
        var mentions = [[Int]](repeating: [], count: annotation.entities.count)
        for mention in annotation.mentions { mentions[mention.entity].append(mention.range.lowerBound) }
        let found = try annotation.entities.enumerated().map { index, local in
            LinkedLocal(
                entity: local.id, names: try local.names.map { NameFolding.fold(try rows.epithet($0)) },
                mentions: mentions[index])
        }
        annotations[article] = found
        return found
    }

    func made(kind: EntityKind, name: String, anchor: String?) throws -> Int64 {
        let folded = NameFolding.fold(name) + (anchor.map { "\n" + $0 } ?? "")
        let find = "SELECT entity FROM madeEntity WHERE kind = ? AND name = ?"
        let index = StoredAnnotation.index(kind)
        if let found = try Int64.fetchOne(database, sql: find, arguments: [index, folded]) { return found }
        try database.execute(
            sql: """
                INSERT INTO entity (kind, name, isResolved, articles, mentions, first, last)
                VALUES (?, ?, 1, 0, 0, 0, 0)
                """, arguments: [index, name])
        let id = database.lastInsertedRowID
        try database.execute(
            sql: "INSERT INTO madeEntity (entity, kind, name) VALUES (?, ?, ?)",
            arguments: [id, index, folded])
        return id
    }
}
