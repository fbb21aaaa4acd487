import CrossReferences
import Entities
import GRDB

extension StoredAnnotation {
    /// The annotation with corrections applied: with other entities where they say so, and without what is not a name.
    func corrected(by changes: IdentityChanges, of article: Int64, _ rows: AnnotationRows) throws
        -> StoredAnnotation
    {
        guard changes.concern(article) || entities.contains(where: { changes.touched.contains($0.id) }) else {
            return self
        }
        var correcting = AnnotationCorrection(self, changes, article: article, rows)
        return try correcting.run()
    }
}

/// One annotation on its way to its corrected form.
private struct AnnotationCorrection {
    private let annotation: StoredAnnotation
    private let changes: IdentityChanges
    private let article: Int64
    private let rows: AnnotationRows
    private var result = StoredAnnotation()
    /// Where the entities of the annotation lead, as places in the result's, by the entity they lead to.
    private var places: [[Int64: Int]]
    private var kinds: [Int64: EntityKind] = [:]
    private var text: [UInt8]?

    init(_ annotation: StoredAnnotation, _ changes: IdentityChanges, article: Int64, _ rows: AnnotationRows) {
        self.annotation = annotation
        self.changes = changes
        self.article = article
        self.rows = rows
        places = Array(repeating: [:], count: annotation.entities.count)
        result.sentences = annotation.sentences
    }

    mutating func run() throws -> StoredAnnotation {
        let wholes = try annotation.entities.map { local in
            try changes.target(of: local.id, in: article) {
                NameFolding.fold(try rows.epithet(local.names.first ?? 0))
            }
        }
        let targets = try annotation.mentions.map { try target(of: $0) ?? wholes[$0.entity] }
        placeWholes(wholes, targets)
        for (mention, target) in zip(annotation.mentions, targets) { try add(mention, target) }
        for quotation in annotation.quotations {
            var quotation = quotation
            quotation.speaker = quotation.speaker.flatMap { place(of: $0, wholes) }
            quotation.speaksFor = quotation.speaksFor.flatMap { place(of: $0, wholes) }
            if let speaker = quotation.speaker { result.entities[speaker].count(quotation.kind) }
            result.quotations.append(quotation)
        }
        return result
    }

    /// Gives a place to each entity of the annotation, as what it leads to; to none whose mentions all lead elsewhere.
    private mutating func placeWholes(
        _ wholes: [IdentityChanges.Target?], _ targets: [IdentityChanges.Target?]
    ) {
        let wholes = zip(annotation.entities, wholes).map { $1?.entity ?? $0.id }
        var isMentioned = annotation.entities.map { $0.mentions == 0 }
        for (mention, target) in zip(annotation.mentions, targets) {
            let entity = target?.entity ?? annotation.entities[mention.entity].id
            if entity == wholes[mention.entity] { isMentioned[mention.entity] = true }
        }
        for (index, entity) in wholes.enumerated()
        where isMentioned[index] && entity != IdentityChanges.nobody {
            _ = place(of: index, as: entity, names: true)
        }
    }

    /// Where an entity of the annotation is in the result: as what the whole of it leads to, or else the only thing that its mentions lead to.
    private func place(of index: Int, _ wholes: [IdentityChanges.Target?]) -> Int? {
        let whole = wholes[index]?.entity ?? annotation.entities[index].id
        return places[index][whole] ?? (places[index].count == 1 ? places[index].first?.value : nil)
    }

    private mutating func place(of index: Int, as entity: Int64, names: Bool) -> Int {
        if let place = places[index][entity] { return place }
        var local = annotation.entities[index]
        local.id = entity
        local.mentions = 0
        local.quotations = 0
        local.reported = 0
        if !names {
            local.names = []
            local.roles = []
        }
        result.entities.append(local)
        places[index][entity] = result.entities.count - 1
        return result.entities.count - 1
    }

    private mutating func add(_ mention: StoredAnnotation.PackedMention, _ target: IdentityChanges.Target?)
        throws
    {
        var mention = mention
        let own = annotation.entities[mention.entity].id
        let entity = target?.entity ?? own
        guard entity != IdentityChanges.nobody else { return }
        if let kind = try kind(of: entity, linked: own) { mention.kind = kind }
        mention.entity = place(of: mention.entity, as: entity, names: false)
        mention.correction = target?.correction
        result.entities[mention.entity].mentions += 1
        result.mentions.append(mention)
    }

    /// The kind that a corrected entity is shown as; `nil` where it is as the article gave it.
    private mutating func kind(of entity: Int64, linked: Int64) throws -> EntityKind? {
        if entity == linked, !changes.touched.contains(entity) { return nil }
        if let known = kinds[entity] { return known }
        kinds[entity] = try rows.kind(of: entity)
        return kinds[entity]
    }

    /// Who a single mention leads to, where that is decided apart from its entity.
    private mutating func target(of mention: StoredAnnotation.PackedMention) throws -> IdentityChanges.Target?
    {
        let local = annotation.entities[mention.entity]
        if let offsets = changes.offsets[article], offsets.contains(mention.range.lowerBound),
            let target = changes.parts[
                .init(article: article, entity: local.id, offset: mention.range.lowerBound)]
        {
            return target
        }
        // One entity of the article may cover two that may never be one: then the words of the mention tell them apart.
        guard local.names.count > 1, changes.ruledByName.contains(local.id) else { return nil }
        if text == nil { text = try rows.text(article) ?? [] }
        guard let text, mention.range.upperBound <= text.count else { return nil }
        let words = String(decoding: text[mention.range], as: UTF8.self)
        return changes.rules[.init(entity: local.id, name: NameFolding.fold(words))]
    }
}
