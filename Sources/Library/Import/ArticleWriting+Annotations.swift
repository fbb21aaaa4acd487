import Articles
import CrossReferences
import Entities
import Foundation
import GRDB

// Who the articles of a transaction name.
extension ArticleWriting {
    mutating func addAnnotation(_ annotation: IncomingAnnotation, of id: Int64, hash: Int64) throws {
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: "SELECT dateKey, date, contentHash, isAnnotated FROM article WHERE id = ?"),
                arguments: [id]), row[stored: "contentHash"] == hash
        else { return }
        if row[stored: "isAnnotated"] == true { try removeAnnotation(of: id) }
        try add(annotation, to: id, date: row[stored: "dateKey"])
    }

    mutating func add(_ incoming: IncomingAnnotation, to id: Int64, _ article: Article) throws {
        try add(incoming, to: id, date: DateKey.key(of: article.date))
    }

    private mutating func add(_ incoming: IncomingAnnotation, to id: Int64, date: Int64) throws {
        let annotation = incoming.annotation
        var locals = annotation.entities.map {
            StoredAnnotation.LocalEntity(
                id: 0, names: [], roles: [], mentions: 0, quotations: 0, gender: $0.gender, nation: $0.nation)
        }
        for mention in annotation.mentions { locals[mention.entity].mentions += 1 }
        for quotation in annotation.quotations {
            if let speaker = quotation.speaker { locals[speaker].count(quotation.kind) }
        }
        let links = try register.link(incoming.subjects)
        for index in locals.indices {
            locals[index].id = links[index].id
            try register.store.addEpithets(of: annotation.entities[index], to: &locals[index])
        }
        try register.store.addAppearances(of: locals, article: id, date: date)
        let packed = StoredAnnotation(
            entities: locals, mentions: try annotation.mentions.map { try pack($0, annotation) },
            quotations: try annotation.quotations.map { try pack($0) }, sentences: annotation.sentences)
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO annotation (article, packed) VALUES (?, ?)")
            .execute(arguments: [id, Data(packed.bytes)])
        let people = Set(
            locals.indices.filter { annotation.entities[$0].kind == .person }.map { locals[$0].id }
        )
        .count
        try database.cachedStatement(sql: "UPDATE article SET isAnnotated = 1, people = ? WHERE id = ?")
            .execute(arguments: [people, id])
        if !corrections.isEmpty { try correct(packed, names: annotation, of: id, date: date) }
        for index in locals.indices where [.person, .organization].contains(annotation.entities[index].kind) {
            try register.store.noteDoubt(about: locals[index], links[index].decision, in: id)
            if !corrections.isEmpty { try noteSplits(of: locals[index], in: id) }
        }
        if let sketch = incoming.sketch {
            try copies.place(id, sketch)
            try StoryChains(database).await(id)
        }
        annotatedCount += 1
        mentionCount += annotation.mentions.count
    }

    private mutating func pack(_ mention: Mention, _ annotation: Annotation) throws
        -> StoredAnnotation.PackedMention
    {
        let template = PhraseTemplate(mention.reason, name: annotation.entities[mention.entity].name)
        return StoredAnnotation.PackedMention(
            range: mention.range, entity: mention.entity, kind: mention.kind, form: mention.form,
            reason: try register.store.known.phrase(template.text, database), numbers: template.numbers,
            confidence: mention.confidence)
    }

    private mutating func pack(_ quotation: Quotation) throws -> StoredAnnotation.PackedQuotation {
        StoredAnnotation.PackedQuotation(
            range: quotation.range, speaker: quotation.speaker,
            cue: try phrase(quotation.cue), confidence: quotation.confidence, kind: quotation.kind,
            speakerWords: try phrase(quotation.speakerWords), speaksFor: quotation.speaksFor)
    }

    /// The row of a phrase; 0 for none.
    private mutating func phrase(_ text: String?) throws -> Int64 {
        try text.map { try register.store.known.phrase($0, database) } ?? 0
    }

    /// Takes back what an article's annotation added to its entities.
    mutating func removeAnnotation(of id: Int64) throws {
        try register.store.writeAppearances()
        let find = try database.cachedStatement(
            sql: """
                SELECT r.packed, a.dateKey FROM annotation r JOIN article a ON a.id = r.article WHERE r.article = ?
                """)
        guard let row = try Row.fetchOne(find, arguments: [id]) else { return }
        let packed: Data = row[stored: "packed"]
        let date: Int64 = row[stored: "dateKey"]
        guard let annotation = StoredAnnotation(bytes: [UInt8](packed)) else {
            throw LibraryError.damaged(path: "", detail: "the names of article \(id)")
        }
        try copies.remove(id)
        try StoryChains(database).remove(id)
        try register.store.removeAppearances(of: annotation.entities, article: id, date: date)
        noteChange(of: annotation.entities.map(\.id), in: id)
        try database.execute(sql: "DELETE FROM doubt WHERE article = ?", arguments: [id])
        try database.execute(sql: "DELETE FROM annotation WHERE article = ?", arguments: [id])
        annotatedCount -= 1
        mentionCount -= annotation.mentions.count
    }
}
