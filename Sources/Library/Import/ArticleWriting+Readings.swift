import Articles
import CrossReferences
import Entities
import Foundation
import GRDB

// Who is named in the articles of a transaction.
extension ArticleWriting {
    mutating func addReading(_ reading: IncomingReading, of id: Int64, hash: Int64) throws {
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: "SELECT dateKey, date, contentHash, wasRead FROM article WHERE id = ?"),
                arguments: [id]), row[stored: "contentHash"] == hash
        else { return }
        if row[stored: "wasRead"] == true { try removeReading(of: id) }
        try add(reading, to: id, date: row[stored: "dateKey"])
    }

    mutating func add(_ incoming: IncomingReading, to id: Int64, _ article: Article) throws {
        try add(incoming, to: id, date: DateKey.number(of: article.date.iso))
    }

    private mutating func add(_ incoming: IncomingReading, to id: Int64, date: Int64) throws {
        let reading = incoming.reading
        var locals = reading.entities.map {
            PackedReading.LocalEntity(
                id: 0, names: [], roles: [], mentions: 0, quotations: 0, gender: $0.gender, nation: $0.nation)
        }
        for mention in reading.mentions { locals[mention.entity].mentions += 1 }
        for quotation in reading.quotations {
            if let speaker = quotation.speaker { locals[speaker].quotations += 1 }
        }
        decisions = [:]
        for index in incoming.linkingOrder { locals[index].id = try link(index, of: incoming, date: date) }
        for index in locals.indices { try addEpithets(of: reading.entities[index], to: &locals[index]) }
        try addAppearances(of: locals, article: id, date: date)
        let packed = PackedReading(
            entities: locals, mentions: try reading.mentions.map { try pack($0, reading) },
            quotations: try reading.quotations.map { try pack($0) }, sentences: reading.sentences)
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO reading (article, packed) VALUES (?, ?)")
            .execute(arguments: [id, Data(packed.bytes)])
        let people = Set(locals.indices.filter { reading.entities[$0].kind == .person }.map { locals[$0].id })
            .count
        try database.cachedStatement(sql: "UPDATE article SET wasRead = 1, people = ? WHERE id = ?")
            .execute(arguments: [people, id])
        if !corrections.isEmpty { try correct(packed, names: reading, of: id, date: date) }
        for (index, decision) in decisions.sorted(by: { $0.key < $1.key }) {
            try noteDoubt(about: locals[index], decision, in: id)
            if !corrections.isEmpty { try noteSplits(of: locals[index], in: id) }
        }
        readCount += 1
        mentionCount += reading.mentions.count
    }

    /// Finds or makes the library's entity of an article's.
    private mutating func link(_ index: Int, of incoming: IncomingReading, date: Int64) throws -> Int64 {
        let entity = incoming.reading.entities[index]
        let (id, decision) = try link(
            entity, incoming.contexts[index], keys: incoming.keys[index], date: date)
        if entity.kind == .person { decisions[index] = decision }
        return id
    }

    /// Finds or makes the library's entity of an article's, and takes in what surrounds it.
    mutating func link(
        _ entity: Entity, _ context: IdentityContext, keys: IdentityKeys, date: Int64
    ) throws -> (id: Int64, decision: IdentityDecision) {
        let candidates = try known.candidates(for: keys, kind: entity.kind, database)
        let decision = linker.link(entity, context: context, candidates: candidates)
        let id: Int64
        if case .existing(let found) = decision.outcome {
            id = found
            try absorb(into: id) { $0.absorb(entity, context: context) }
        } else {
            let isResolved = decision.outcome == .new
            let profile = IdentityProfile(of: entity, context: context, isResolved: isResolved)
            id = try known.make(
                kind: entity.kind, name: entity.name, isResolved: isResolved, date: date, database)
            try known.change(id, database) { $0.profile = profile }
            try known.file(id, under: profile.filingKeys, database)
            try known.note(profile.keysToSettle(isNewName: true), besides: id, database)
        }
        if !decision.namesakes.isEmpty { try note(namesakes: decision.namesakes, of: id) }
        return (id, decision)
    }

    mutating func addEpithets(of entity: Entity, to local: inout PackedReading.LocalEntity) throws {
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

    private mutating func addAppearances(
        of locals: [PackedReading.LocalEntity], article: Int64, date: Int64
    ) throws {
        for (id, group) in Self.grouped(locals) {
            appearances.append(
                Appearance(
                    entity: id, date: date, article: article, mentions: group.mentions,
                    quotations: group.quotations))
            try known.change(id, database) {
                $0.first = $0.articles == 0 ? date : min($0.first, date)
                $0.last = $0.articles == 0 ? date : max($0.last, date)
                $0.articles += 1
                $0.mentions += group.mentions
            }
        }
    }

    /// The entities of an article by their id: two of its names may turn out to be one person's.
    static func grouped(
        _ locals: [PackedReading.LocalEntity]
    ) -> [(id: Int64, counts: (mentions: Int, quotations: Int))] {
        var counts: [Int64: (mentions: Int, quotations: Int)] = [:]
        for local in locals {
            counts[local.id, default: (0, 0)].mentions += local.mentions
            counts[local.id, default: (0, 0)].quotations += local.quotations
        }
        return counts.map { ($0.key, $0.value) }
    }

    private mutating func pack(_ mention: Mention, _ reading: Reading) throws -> PackedReading.PackedMention {
        let template = PhraseTemplate(mention.reason, name: reading.entities[mention.entity].name)
        return PackedReading.PackedMention(
            range: mention.range, entity: mention.entity, kind: mention.kind, form: mention.form,
            reason: try known.phrase(template.text, database), numbers: template.numbers,
            confidence: mention.confidence)
    }

    private mutating func pack(_ quotation: Quotation) throws -> PackedReading.PackedQuotation {
        PackedReading.PackedQuotation(
            range: quotation.range, speaker: quotation.speaker,
            cue: try quotation.cue.map { try known.phrase($0, database) } ?? 0,
            confidence: quotation.confidence)
    }

    /// Takes back what an article's reading added to its entities.
    mutating func removeReading(of id: Int64) throws {
        try writeAppearances()
        let find = try database.cachedStatement(
            sql: """
                SELECT r.packed, a.dateKey FROM reading r JOIN article a ON a.id = r.article WHERE r.article = ?
                """)
        guard let row = try Row.fetchOne(find, arguments: [id]) else { return }
        let packed: Data = row[stored: "packed"]
        let date: Int64 = row[stored: "dateKey"]
        guard let reading = PackedReading(bytes: [UInt8](packed)) else {
            throw LibraryError.damaged(path: "", detail: "the names of article \(id)")
        }
        for (entity, counts) in Self.grouped(reading.entities) {
            let table = appearanceTable(of: entity)
            let delete = try database.cachedStatement(
                sql: "DELETE FROM \(table) WHERE entity = ? AND dateKey = ? AND article = ?")
            let span = try database.cachedStatement(
                sql: "SELECT min(dateKey) AS first, max(dateKey) AS last FROM \(table) WHERE entity = ?")
            try delete.execute(arguments: [entity, date, id])
            let row = try Row.fetchOne(span, arguments: [entity])
            let rows = reading.entities.filter { $0.id == entity }.flatMap { $0.names + $0.roles }
            try known.change(entity, database) {
                $0.articles -= 1
                $0.mentions -= counts.mentions
                $0.first = row?[stored: "first"] ?? $0.first
                $0.last = row?[stored: "last"] ?? $0.last
                for row in rows { $0.epithetChanges[row, default: 0] -= 1 }
            }
        }
        try known.noteLoss(of: Set(reading.entities.map(\.id)).sorted(), database)
        noteChange(of: reading.entities.map(\.id), in: id)
        try database.execute(sql: "DELETE FROM doubt WHERE article = ?", arguments: [id])
        try database.execute(sql: "DELETE FROM reading WHERE article = ?", arguments: [id])
        readCount -= 1
        mentionCount -= reading.mentions.count
    }

    mutating func writeAppearances() throws {
        guard !appearances.isEmpty else { return }
        // Entities' rows come before the rows that refer to them; sorted rows go into fewer pages.
        try known.flush(database)
        appearances.sort { ($0.entity, $0.date, $0.article) < ($1.entity, $1.date, $1.article) }
        func inserting(into table: String) throws -> Statement {
            try database.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO \(table) (entity, dateKey, article, mentions, quotations)
                    VALUES (?, ?, ?, ?, ?)
                    """)
        }
        let insert = try inserting(into: "appearance")
        let insertLinked = try inserting(into: "linkedAppearance")
        for item in appearances {
            try (known.corrected.contains(item.entity) ? insertLinked : insert).execute(arguments: [
                item.entity, item.date, item.article, item.mentions, item.quotations,
            ])
        }
        appearances = []
    }
}
