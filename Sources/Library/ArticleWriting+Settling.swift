import CrossReferences
import Entities
import Foundation
import GRDB

// Bare surnames that nothing tied to anybody, looked at again when somebody of that name has become known.
extension ArticleWriting {
    /// Looks again at the bare names filed under `key`.
    mutating func settle(_ key: Int64) throws {
        let waiting = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT k.entity FROM entityKey k JOIN entity e ON e.id = k.entity
                        LEFT JOIN linkedEntity l ON l.entity = e.id
                    WHERE k.key = ? AND coalesce(l.isResolved, e.isResolved) = 0
                        AND coalesce(l.articles, e.articles) > 0
                    """), arguments: [key])
        for entity in waiting { try settle(entity: entity) }
        try database.cachedStatement(sql: "DELETE FROM keyToSettle WHERE key = ?").execute(arguments: [key])
    }

    private mutating func settle(entity id: Int64) throws {
        let readings = ReadingRows(database, texts, changes: IdentityChanges())
        let find = try database.cachedStatement(
            sql: "SELECT article FROM \(appearanceTable(of: id)) WHERE entity = ?")
        // It is a thing of one article.
        guard let article = try Int64.fetchOne(find, arguments: [id]),
            let row = try ArticleRows(database).rows([article]).first,
            let text = try texts.article(of: row), let packed = try readings.linked(article),
            let place = packed.entities.firstIndex(where: { $0.id == id })
        else { return }
        let reading = try readings.reading(of: packed, withReasons: false)
        let entity = reading.entities[place]
        let context = IdentityContext.contexts(of: reading, in: text)[place]
        let candidates = try known.candidates(for: IdentityKeys(of: entity), kind: entity.kind, database)
        let decision = linker.link(entity, context: context, candidates: candidates)
        guard case .existing(let person) = decision.outcome else { return }
        try known.change(person, database) { $0.profile?.absorb(entity, context: context) }
        try database.cachedStatement(sql: "DELETE FROM doubt WHERE article = ? AND entity = ?")
            .execute(arguments: [article, id])
        var settled = packed.entities[place]
        settled.id = person
        try noteDoubt(about: settled, decision, in: article)
        try move(place, of: packed, in: article, to: person, entity)
    }

    /// Ties one of an article's entities to another one of the library's.
    private mutating func move(
        _ place: Int, of reading: PackedReading, in article: Int64, to person: Int64, _ entity: Entity
    ) throws {
        var changed = reading
        let old = reading.entities[place]
        changed.entities[place].id = person
        changed.entities[place].names = []
        changed.entities[place].roles = []
        try addEpithets(of: entity, to: &changed.entities[place])
        let dateOf = try database.cachedStatement(sql: "SELECT dateKey FROM article WHERE id = ?")
        let date = try Int64.fetchOne(dateOf, arguments: [article]) ?? 0
        try known.change(old.id, database) {
            $0.articles -= 1
            $0.mentions -= old.mentions
            for row in old.names + old.roles { $0.epithetChanges[row, default: 0] -= 1 }
        }
        let isThere = reading.entities.contains { $0.id == person }
        try known.change(person, database) {
            $0.articles += isThere ? 0 : 1
            $0.mentions += old.mentions
            $0.first = min($0.first, date)
            $0.last = max($0.last, date)
        }
        try known.flush(database)
        try writeAppearance(of: person, in: changed, article: article, date: date)
        try database.cachedStatement(
            sql: "DELETE FROM \(appearanceTable(of: old.id)) WHERE entity = ? AND dateKey = ? AND article = ?"
        ).execute(arguments: [old.id, date, article])
        noteChange(of: [old.id, person], in: article)
        try database.cachedStatement(sql: "UPDATE reading SET packed = ? WHERE article = ?")
            .execute(arguments: [Data(changed.bytes), article])
        if isThere, entity.kind == .person {
            try database.cachedStatement(sql: "UPDATE article SET people = people - 1 WHERE id = ?")
                .execute(arguments: [article])
        }
    }

    private func writeAppearance(
        of person: Int64, in reading: PackedReading, article: Int64, date: Int64
    ) throws {
        guard let counts = Self.grouped(reading.entities).first(where: { $0.id == person })?.counts else {
            return
        }
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO \(appearanceTable(of: person)) (entity, dateKey, article, mentions, quotations)
                VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [person, date, article, counts.mentions, counts.quotations])
    }
}

extension Library {
    /// How many names are looked at again in one transaction.
    private static let settledAtOnce = 200

    /// Looks again at bare surnames of which somebody has become known since they were read.
    func settleNames(isCancelled: () -> Bool) throws {
        while !isCancelled() {
            let keys = try read {
                try Int64.fetchAll($0, sql: "SELECT key FROM keyToSettle LIMIT \(Self.settledAtOnce)")
            }
            if keys.isEmpty { return }
            try writing { writing in for key in keys { try writing.settle(key) } }
        }
    }
}
