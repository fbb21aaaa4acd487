import Articles
import CrossReferences
import Entities
import GRDB

/// What a transaction that adds articles must know about corrections, and what it leaves for its end.
struct CorrectionsWhileWriting {
    let changes: IdentityChanges
    /// The names that corrections mention, folded.
    let names: Set<String>
    /// The articles that corrections mention.
    let places: Set<String>
    /// The entities that corrections took out of an entity, for some of its articles.
    let splits: [Int64: Set<Int64>]
    /// Whether no correction stands, and none ever left a trace.
    let isEmpty: Bool
    /// Whether something happened that a correction may apply to.
    var mustEvaluate = false
    /// Corrected entities that lost an article or got one from a link made later.
    var stale: Set<Int64> = []
    /// Articles that name corrected entities, taken in by this transaction.
    var added: [(article: Int64, date: Int64)] = []

    init(_ database: Database) throws {
        let rows = CorrectionRows(database)
        changes = try rows.changes()
        guard try !rows.isEmpty() || !changes.isEmpty else {
            names = []
            places = []
            splits = [:]
            isEmpty = true
            return
        }
        isEmpty = false
        let log = try rows.log().map(\.correction)
        var splits: [Int64: Set<Int64>] = [:]
        for (part, target) in changes.parts
        where part.offset == nil && target.entity != IdentityChanges.nobody && target.entity != part.entity {
            splits[part.entity, default: []].insert(target.entity)
        }
        self.splits = splits
        names = Set((log.map(\.name) + log.compactMap(\.otherName)).map { NameFolding.fold($0) })
        places = Set(
            log.flatMap { $0.places.map(\.article) + [$0.anchor, $0.otherAnchor].compactMap { $0 } })
    }
}

extension ArticleWriting {
    /// Remembers that an article's links to these entities changed.
    mutating func noteChange(of entities: [Int64], in article: Int64) {
        guard !corrections.isEmpty else { return }
        let corrected = entities.filter { register.store.known.corrected.contains($0) }
        if corrected.isEmpty, !corrections.changes.concern(article) { return }
        corrections.mustEvaluate = true
        corrections.stale.formUnion(corrected)
        for (rule, target) in corrections.changes.rules where corrected.contains(rule.entity) {
            corrections.stale.insert(target.entity)
        }
        for (part, target) in corrections.changes.parts where part.article == article {
            corrections.stale.insert(target.entity)
        }
    }

    /// Applies what corrections say about an article that was just annotated.
    mutating func correct(_ packed: StoredAnnotation, names: Annotation, of id: Int64, date: Int64) throws {
        let isNamed = names.entities.contains { entity in
            ([entity.name] + entity.aliases).contains { corrections.names.contains(NameFolding.fold($0)) }
        }
        if try isNamed || isPlace(id) { corrections.mustEvaluate = true }
        if packed.entities.contains(where: { register.store.known.corrected.contains($0.id) })
            || corrections.changes.concern(id)
        {
            corrections.added.append((id, date))
        }
    }

    /// Remembers that an article names an entity that a correction took another one out of: it may mean either.
    func noteSplits(of local: StoredAnnotation.LocalEntity, in article: Int64) throws {
        guard let others = corrections.splits[local.id],
            corrections.changes.parts[.init(article: article, entity: local.id)] == nil
        else { return }
        for other in others.sorted().prefix(3) {
            try register.store.noteDoubt(whether: local, is: other, 50, in: article)
        }
    }

    private func isPlace(_ id: Int64) throws -> Bool {
        guard !corrections.places.isEmpty else { return false }
        guard let article = try Headlines(database).headline(of: id) else { return false }
        return corrections.places.contains(Correction.name(date: article.date, title: article.title))
    }

    /// Brings corrected entities up to date with what was added.
    ///
    /// - Returns: Whether what is known about entities must be loaded again.
    mutating func finishCorrections() throws -> Bool {
        guard !corrections.isEmpty else { return false }
        for move in register.store.moves { noteChange(of: move.entities, in: move.article) }
        if !corrections.added.isEmpty {
            let rows = AnnotationRows(database, texts, changes: corrections.changes)
            var sums = CorrectedRows(database, rows, corrections.changes)
            let people = try database.cachedStatement(sql: "UPDATE article SET people = ? WHERE id = ?")
            for (article, date) in corrections.added {
                guard let annotation = try rows.packed(article) else { continue }
                try sums.add(annotation, of: article, date: date, to: register.store.known.corrected)
                try people.execute(arguments: [annotation.people, article])
            }
            try database.execute(
                sql: "UPDATE state SET entities = entities + ?", arguments: [try sums.flush()])
        }
        guard corrections.mustEvaluate else { return false }
        try CorrectionWriting(database, texts).apply(stale: corrections.stale)
        return true
    }
}
