import Articles
import CrossReferences
import Entities
import Foundation
import GRDB

/// Unpacks the annotations of articles.
struct AnnotationRows {
    private let database: Database
    /// Where the words of a mention must be looked at.
    private let texts: StoredTexts
    private let changes: IdentityChanges

    init(_ database: Database, _ texts: StoredTexts, changes: IdentityChanges) {
        self.database = database
        self.texts = texts
        self.changes = changes
    }

    /// The annotation of an article, corrected.
    func packed(_ article: Int64) throws -> StoredAnnotation? {
        guard let annotation = try linked(article) else { return nil }
        return changes.isEmpty ? annotation : try annotation.corrected(by: changes, of: article, self)
    }

    /// The annotation of an article by itself, before any correction.
    func linked(_ article: Int64) throws -> StoredAnnotation? {
        let statement = try database.cachedStatement(sql: "SELECT packed FROM annotation WHERE article = ?")
        guard let bytes = try Data.fetchOne(statement, arguments: [article]) else { return nil }
        guard let annotation = StoredAnnotation(bytes: [UInt8](bytes)) else {
            throw LibraryError.damaged(path: "", detail: "the names of article \(article)")
        }
        return annotation
    }

    /// Who an article names, corrected, by the packed annotation that stands in a column of a row.
    ///
    /// - Parameter wanted: The entity to read the names and roles of.
    func named(in article: Int64, _ row: Row, column: Int, wanted: Int64) throws -> NamedEntities {
        var named = NamedEntities(wanted: wanted)
        guard try row.withStoredBytes(at: column, { named.read($0) }) else {
            throw LibraryError.damaged(path: "", detail: "the names of article \(article)")
        }
        guard !changes.isEmpty,
            changes.concern(article) || named.ids.contains(where: { changes.touched.contains($0) }),
            let annotation = try packed(article)
        else { return named }
        return NamedEntities(of: annotation, wanted: wanted)
    }

    /// The sentences that were found in an article; none before the program has looked for names in it.
    func sentences(of article: Int64) throws -> [Range<Int>] {
        let statement = try database.cachedStatement(sql: "SELECT packed FROM annotation WHERE article = ?")
        guard let bytes = try Data.fetchOne(statement, arguments: [article]) else { return [] }
        guard let sentences = StoredAnnotation.sentences(in: [UInt8](bytes)) else {
            throw LibraryError.damaged(path: "", detail: "the names of article \(article)")
        }
        return sentences
    }

    func opened(_ row: ArticleRow, _ article: Article) throws -> OpenedArticle {
        guard let annotation = try packed(row.id.rawValue) else {
            return OpenedArticle(
                row: row, article: article, entities: [], mentions: [], quotations: [], sentences: [])
        }
        try annotation.check(within: article.text.utf8.count, of: row.id.rawValue)
        return OpenedArticle(
            row: row, article: article, entities: try entities(of: annotation, in: row),
            mentions: try mentions(of: annotation),
            quotations: try quotations(of: annotation), sentences: annotation.sentences)
    }

    /// - Parameter wanted: Only this entity's mentions; everybody's when `nil`.
    func mentions(of annotation: StoredAnnotation, entity wanted: Int64? = nil) throws -> [LibraryMention] {
        var names: [Int64: String] = [:]
        var phrases: [Int64: String] = [:]
        let name = try database.cachedStatement(sql: "SELECT text FROM epithet WHERE id = ?")
        return try annotation.mentions.compactMap { mention in
            let entity = annotation.entities[mention.entity]
            guard wanted == nil || entity.id == wanted else { return nil }
            let nameRow = entity.names.first ?? 0
            if names[nameRow] == nil {
                names[nameRow] = try String.fetchOne(name, arguments: [nameRow]) ?? ""
            }
            let template = try phrases[mention.reason] ?? phrase(mention.reason) ?? ""
            phrases[mention.reason] = template
            let reason = PhraseTemplate.expand(
                template, name: names[nameRow] ?? "", numbers: mention.numbers)
            let decision = try mention.correction.flatMap { try self.decision($0) }
            return LibraryMention(
                entity: EntityID(rawValue: entity.id), range: mention.range, kind: mention.kind,
                form: mention.form, reason: decision.map { "you decided: " + $0 } ?? reason,
                confidence: decision == nil ? mention.confidence : 1)
        }
    }

    private func decision(_ correction: Int64) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT line FROM correction WHERE id = ?"), arguments: [correction]
        )
    }

    /// A name or role, by its row.
    func epithet(_ row: Int64) throws -> String {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT text FROM epithet WHERE id = ?"), arguments: [row]) ?? ""
    }

    /// The kind that an entity is shown with.
    func kind(of entity: Int64) throws -> EntityKind? {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT kind FROM entity WHERE id = ?"), arguments: [entity]
        ).map { StoredAnnotation.kind($0) }
    }

    func text(_ article: Int64) throws -> [UInt8]? { try texts.bytes(of: article) }

    /// A phrase by its row; none is row 0.
    private func phrase(_ id: Int64) throws -> String? {
        guard id != 0 else { return nil }
        return try String.fetchOne(
            database.cachedStatement(sql: "SELECT text FROM phrase WHERE id = ?"), arguments: [id])
    }

    func quotations(of annotation: StoredAnnotation) throws -> [LibraryQuotation] {
        try annotation.quotations.map { quotation in
            LibraryQuotation(
                range: quotation.range,
                speaker: quotation.speaker.map { EntityID(rawValue: annotation.entities[$0].id) },
                cue: try phrase(quotation.cue), confidence: quotation.confidence, kind: quotation.kind,
                speakerWords: try phrase(quotation.speakerWords),
                speaksFor: quotation.speaksFor.map { EntityID(rawValue: annotation.entities[$0].id) })
        }
    }

    /// A packed annotation as it was before the library's ids replaced names.
    ///
    /// - Parameter withReasons: Without them it takes half the time.
    func annotation(of packed: StoredAnnotation, withReasons: Bool = true) throws -> Annotation {
        let text = try database.cachedStatement(sql: "SELECT text FROM epithet WHERE id = ?")
        let kindOf = try database.cachedStatement(
            sql: """
                SELECT kind FROM \(EntityLayers.linkedEntities) WHERE id = ?
                """)
        func texts(_ rows: [Int64]) throws -> [String] {
            try rows.map { try String.fetchOne(text, arguments: [$0]) ?? "" }
        }
        let entities = try packed.entities.map { local in
            let names = try texts(local.names)
            return Entity(
                name: names.first ?? "",
                kind: StoredAnnotation.kind(try Int.fetchOne(kindOf, arguments: [local.id]) ?? 0),
                aliases: Array(names.dropFirst()), roles: try texts(local.roles), nation: local.nation,
                gender: local.gender)
        }
        let reasons = withReasons ? try self.mentions(of: packed).map(\.reason) : []
        let mentions = packed.mentions.enumerated().map { index, stored in
            Mention(
                range: stored.range, kind: stored.kind, form: stored.form, entity: stored.entity,
                reason: withReasons ? reasons[index] : "", confidence: stored.confidence)
        }
        let quotations = try packed.quotations.map {
            Quotation(
                range: $0.range, speaker: $0.speaker, cue: try phrase($0.cue), confidence: $0.confidence,
                kind: $0.kind, speakerWords: try phrase($0.speakerWords), speaksFor: $0.speaksFor)
        }
        return Annotation(
            entities: entities, mentions: mentions, quotations: quotations, sentences: packed.sentences)
    }

    /// People first, then organisations, places, nationalities, others; within a kind the most mentioned first.
    private func entities(of annotation: StoredAnnotation, in article: ArticleRow) throws -> [ArticleEntity] {
        var here: [Int64: Int] = [:]
        for local in annotation.entities { here[local.id, default: 0] += local.mentions }
        let rows = EntityRows(database)
        let date = DateKey.key(of: article.headline.date)
        let first = try database.cachedStatement(sql: "SELECT first FROM entity WHERE id = ?")
        let found = try here.compactMap { id, mentions in
            try rows.row(id).map { row in
                let isNew =
                    try DateKey.isDated(date) && Int64.fetchOne(first, arguments: [id]) ?? .min >= date
                return ArticleEntity(
                    id: row.id, name: row.name, kind: row.kind, aliases: row.aliases, roles: row.roles,
                    mentionsHere: mentions, articles: row.articles, isNew: isNew)
            }
        }
        return found.sorted {
            let kinds = (StoredAnnotation.index($0.kind), StoredAnnotation.index($1.kind))
            if kinds.0 != kinds.1 { return kinds.0 < kinds.1 }
            if $0.mentionsHere != $1.mentionsHere { return $0.mentionsHere > $1.mentionsHere }
            return $0.id < $1.id
        }
    }
}
