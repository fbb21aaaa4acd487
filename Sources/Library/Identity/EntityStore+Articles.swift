import Articles
import CrossReferences
import Entities
import Foundation
import GRDB

// What articles say about entities: names and roles, appearances, and how they move from one entity to another.
extension EntityStore {
    /// The table that tells which articles are linked to an entity.
    func appearanceTable(of entity: Int64) -> String {
        EntityLayers.linkedAppearances(isCorrected: known.corrected.contains(entity))
    }

    func articles(of id: Int64) throws -> [Int64] {
        let find = try database.cachedStatement(
            sql: "SELECT article FROM \(appearanceTable(of: id)) WHERE entity = ? ORDER BY article")
        return try Int64.fetchAll(find, arguments: [id])
    }

    func sightings(of id: Int64, in article: Int64) throws -> [IdentitySighting] {
        let annotations = AnnotationRows(database, texts, changes: IdentityChanges())
        guard let row = try ArticleRows(database).rows([article]).first,
            let text = try texts.article(of: row), let packed = try annotations.linked(article)
        else { return [] }
        try packed.check(within: text.text.utf8.count, of: article)
        let annotation = try annotations.annotation(of: packed, withReasons: false)
        let contexts = IdentityContext.contexts(of: annotation, in: text)
        return packed.entities.indices.filter { packed.entities[$0].id == id }.map {
            IdentitySighting(
                article: article, place: $0, entity: annotation.entities[$0], context: contexts[$0])
        }
    }

    // MARK: Counting

    /// Counts the names and roles that an article uses for an entity.
    mutating func addEpithets(of entity: Entity, to local: inout StoredAnnotation.LocalEntity) throws {
        for name in [entity.name] + entity.aliases {
            let row = try known.epithet(name, isRole: false, of: local.id, database)
            if !local.names.contains(row) { local.names.append(row) }
        }
        for role in entity.roles {
            let row = try known.epithet(role, isRole: true, of: local.id, database)
            if !local.roles.contains(row) { local.roles.append(row) }
        }
        let rows = local.names + local.roles
        try known.change(local.id, database) { for row in rows { $0.epithetChanges[row, default: 0] += 1 } }
    }

    /// Counts an article for its entities.
    mutating func addAppearances(
        of locals: [StoredAnnotation.LocalEntity], article: Int64, date: Int64
    ) throws {
        for (id, group) in StoredAnnotation.grouped(locals) {
            appearances.append(
                Appearance(
                    entity: id, date: date, article: article, mentions: group.mentions,
                    quotations: group.quotations))
            try known.change(id, database) { $0.add(articles: 1, mentions: group.mentions, date: date) }
        }
    }

    /// Writes the rows of appearances.
    mutating func writeAppearances() throws {
        guard !appearances.isEmpty else { return }
        // The rows of entities come before the rows that refer to them; sorted rows fill fewer pages.
        try known.flush(database)
        appearances.sort { ($0.entity, $0.date, $0.article) < ($1.entity, $1.date, $1.article) }
        let statements = try [false, true].map { try inserting(isCorrected: $0) }
        for item in appearances {
            try write(item, statements[known.corrected.contains(item.entity) ? 1 : 0])
        }
        appearances = []
    }

    private func inserting(isCorrected: Bool) throws -> Statement {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO \(EntityLayers.linkedAppearances(isCorrected: isCorrected))
                    (entity, dateKey, article, mentions, quotations) VALUES (?, ?, ?, ?, ?)
                """)
    }

    private func write(_ item: Appearance, _ insert: Statement) throws {
        try insert.run(
            .number(item.entity), .number(item.date), .number(item.article), .number(item.mentions),
            .number(item.quotations))
    }

    /// Takes back what an article added to the counts of its entities.
    mutating func removeAppearances(
        of locals: [StoredAnnotation.LocalEntity], article: Int64, date: Int64
    ) throws {
        for (id, counts) in StoredAnnotation.grouped(locals) {
            try removeAppearance(of: id, article: article, date: date)
            let rows = locals.filter { $0.id == id }.flatMap { $0.names + $0.roles }
            let span = try span(of: id)
            try known.change(id, database) {
                $0.articles -= 1
                $0.mentions -= counts.mentions
                $0.setSpan(span)
                for row in rows { $0.epithetChanges[row, default: 0] -= 1 }
            }
        }
        try known.noteLoss(of: Set(locals.map(\.id)).sorted(), database)
    }

    private func removeAppearance(of id: Int64, article: Int64, date: Int64) throws {
        try database.cachedStatement(
            sql: "DELETE FROM \(appearanceTable(of: id)) WHERE entity = ? AND dateKey = ? AND article = ?"
        ).execute(arguments: [id, date, article])
    }

    /// The dates of the articles that name an entity; `nil` if none does.
    private func span(of id: Int64) throws -> ClosedRange<Int64>? {
        let find = try database.cachedStatement(
            sql: """
                SELECT coalesce(min(dateKey) FILTER (WHERE dateKey >= \(DateKey.firstDated)), min(dateKey)) AS first,
                    max(dateKey) AS last FROM \(appearanceTable(of: id)) WHERE entity = ?
                """)
        guard let row = try Row.fetchOne(find, arguments: [id]),
            let first: Int64 = row[stored: "first"], let last: Int64 = row[stored: "last"], first <= last
        else { return nil }
        return first...last
    }

    // MARK: Moving

    mutating func move(
        _ old: Int64, to new: Int64, in article: Int64, place: Int?, by decision: IdentityDecision
    ) throws {
        let annotations = AnnotationRows(database, texts, changes: IdentityChanges())
        guard let annotation = try annotations.linked(article) else { return }
        let names = try annotations.annotation(of: annotation, withReasons: false)
        let places = annotation.entities.indices.filter {
            annotation.entities[$0].id == old && (place ?? $0) == $0
        }
        var changed = annotation
        for place in places {
            changed.entities[place].id = new
            changed.entities[place].names = []
            changed.entities[place].roles = []
            try addEpithets(of: names.entities[place], to: &changed.entities[place])
        }
        let rows = places.flatMap { annotation.entities[$0].names + annotation.entities[$0].roles }
        try known.change(old, database) { for row in rows { $0.epithetChanges[row, default: 0] -= 1 } }
        try recount([old, new], in: article, from: annotation.entities, to: changed.entities)
        try known.noteLoss(of: [old], database)
        try moveFollow(of: old, to: new)
        try database.cachedStatement(sql: "UPDATE annotation SET packed = ? WHERE article = ?")
            .execute(arguments: [Data(changed.bytes), article])
        noteMove(of: [old, new], in: article)
        if !changed.entities.contains(where: { $0.id == old }) {
            try database.cachedStatement(sql: "DELETE FROM doubt WHERE article = ? AND entity = ?")
                .execute(arguments: [article, old])
        }
        for place in places { try noteDoubt(about: changed.entities[place], decision, in: article) }
    }

    /// Who follows somebody that no article names any more follows whom the last of them names instead.
    private mutating func moveFollow(of old: Int64, to new: Int64) throws {
        let find = try database.cachedStatement(sql: "SELECT 1 FROM follow WHERE entity = ?")
        guard try Int.fetchOne(find, arguments: [old]) != nil, try known.entity(old, database)?.articles == 0
        else { return }
        try database.execute(sql: "INSERT OR IGNORE INTO follow (entity) VALUES (?)", arguments: [new])
        try database.execute(sql: "DELETE FROM follow WHERE entity = ?", arguments: [old])
    }

    /// Counts an article for these entities as it names them now, and no longer as it did before.
    private mutating func recount(
        _ ids: [Int64], in article: Int64, from before: [StoredAnnotation.LocalEntity],
        to after: [StoredAnnotation.LocalEntity]
    ) throws {
        let dateOf = try database.cachedStatement(sql: "SELECT dateKey FROM article WHERE id = ?")
        let date = try Int64.fetchOne(dateOf, arguments: [article]) ?? 0
        let old = Dictionary(uniqueKeysWithValues: StoredAnnotation.grouped(before))
        let new = Dictionary(uniqueKeysWithValues: StoredAnnotation.grouped(after))
        for id in ids {
            let articles = (new[id] == nil ? 0 : 1) - (old[id] == nil ? 0 : 1)
            let mentions = (new[id]?.mentions ?? 0) - (old[id]?.mentions ?? 0)
            try known.change(id, database) { $0.add(articles: articles, mentions: mentions, date: date) }
        }
        try known.flush(database)
        for id in ids {
            if let counts = new[id] {
                try write(
                    Appearance(
                        entity: id, date: date, article: article, mentions: counts.mentions,
                        quotations: counts.quotations),
                    inserting(isCorrected: known.corrected.contains(id)))
            } else {
                try removeAppearance(of: id, article: article, date: date)
                let span = try span(of: id)
                try known.change(id, database) { $0.setSpan(span) }
            }
        }
        if new.count != old.count {
            try database.cachedStatement(sql: "UPDATE article SET people = people + ? WHERE id = ?")
                .execute(arguments: [new.count - old.count, article])
        }
    }
}

extension StoredAnnotation {
    /// The entities of an article by their id: two of its names may turn out to belong to one person.
    static func grouped(
        _ locals: [LocalEntity]
    ) -> [(Int64, (mentions: Int, quotations: Int))] {
        var counts: [Int64: (mentions: Int, quotations: Int)] = [:]
        for local in locals {
            counts[local.id, default: (0, 0)].mentions += local.mentions
            counts[local.id, default: (0, 0)].quotations += local.quotations
        }
        return counts.map { ($0.key, $0.value) }
    }
}
