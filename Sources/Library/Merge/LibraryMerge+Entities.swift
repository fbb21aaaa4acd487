import CrossReferences
import Entities
import GRDB

// Notes, and what is kept about people: they are found again by where they are named.
extension LibraryMerge {
    mutating func takeFollows() throws {
        let followed = try source.library.read { try $0.followed.shown.sorted() }
        for entity in followed {
            guard let here = try entityHere(entity) else {
                report.unknownNames.append(try name(of: entity))
                continue
            }
            if try library.setFollowed(EntityID(rawValue: here), true) { report.follows += 1 }
        }
    }

    mutating func takeNotes() throws {
        for note in try source.library.read({ try MergedNote.all($0.database) }) {
            var note = note
            if let entity = note.entity {
                guard let here = try entityHere(entity) else {
                    report.unknownNames.append(try name(of: entity))
                    continue
                }
                note.entity = here
            } else if let article = note.article {
                guard let here = articles[article] else { continue }
                note.article = here
            }
            let known = try library.read { try note.isKept(in: $0.database) }
            guard !known else { continue }
            try library.write { try note.insert(into: $0) }
            report.notes += 1
        }
    }

    /// So many of the articles that name somebody are looked at.
    private static let articleLimit = 50

    /// Whom an entity of the other library is here: whoever is named at the same places.
    func entityHere(_ entity: Int64) throws -> Int64? {
        let places = try source.library.read { snapshot in
            let shown = try snapshot.changes.shown(entity)
            let annotations = try snapshot.annotations
            let articles = try Int64.fetchAll(
                snapshot.database,
                sql: "SELECT article FROM appearance WHERE entity = ? ORDER BY article LIMIT ?",
                arguments: [shown, Self.articleLimit])
            return try articles.map { article in
                let annotation = try annotations.packed(article)
                let mentions = annotation?.mentions.filter { annotation?.entities[$0.entity].id == shown }
                return (article: article, ranges: Set(mentions?.map(\.range) ?? []))
            }
        }
        return try library.read { snapshot in
            let annotations = try snapshot.annotations
            for (article, ranges) in places {
                guard let here = articles[article], let annotation = try annotations.packed(here) else {
                    continue
                }
                let mention = annotation.mentions.first { ranges.contains($0.range) }
                if let mention { return annotation.entities[mention.entity].id }
            }
            return nil
        }
    }

    private func name(of entity: Int64) throws -> String {
        try source.library.read { snapshot in
            try snapshot.entities.row(try snapshot.changes.shown(entity))?.name ?? ""
        }
    }
}

/// A note as a library keeps it.
private struct MergedNote {
    var entity: Int64?
    var article: Int64?
    var start: Int64?
    var passage: String?
    var text: String
    var made: Int64
    var changed: Int64

    static func all(_ database: Database) throws -> [MergedNote] {
        try Row.fetchAll(
            database, sql: "SELECT entity, article, start, passage, text, made, changed FROM note ORDER BY id"
        ).map { row in
            MergedNote(
                entity: row[stored: 0], article: row[stored: 1], start: row[stored: 2],
                passage: row[stored: 3], text: row[stored: 4], made: row[stored: 5], changed: row[stored: 6])
        }
    }

    /// Whether a library has a note with these words on this subject.
    func isKept(in database: Database) throws -> Bool {
        try Int.fetchOne(
            database,
            sql: """
                SELECT 1 FROM note WHERE entity IS ? AND article IS ? AND passage IS ? AND text = ?
                """, arguments: [entity, article, passage, text]) != nil
    }

    func insert(into database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO note (entity, article, start, passage, text, made, changed)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, arguments: [entity, article, start, passage, text, made, changed])
    }
}
