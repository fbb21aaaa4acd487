import Entities
import Foundation
import GRDB

/// Reads notes, with what they are about as the library shows it now.
struct NoteRows {
    private let snapshot: Snapshot
    private var database: Database { snapshot.database }

    private static let columns = "id, entity, article, start, passage, text, made, changed"

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    /// All notes, the latest first.
    func all() throws -> [Note] {
        try notes("SELECT \(Self.columns) FROM note ORDER BY made DESC, id DESC")
    }

    /// The notes on an article: those on it as a whole, then those on its passages, in the order of the text.
    func notes(on article: Int64) throws -> [Note] {
        let found = try notes(
            "SELECT \(Self.columns) FROM note INDEXED BY noteOfArticle WHERE article = ? ORDER BY made, id",
            [article])
        let whole = found.filter { $0.subject.range == nil }
        return whole
            + found.filter { $0.subject.range != nil }.sorted {
                ($0.subject.range?.lowerBound ?? 0, $0.id) < ($1.subject.range?.lowerBound ?? 0, $1.id)
            }
    }

    /// The notes on an entity, and on those that are one with it, the latest first.
    func notes(onEntity entity: Int64) throws -> [Note] {
        try all(on: "entity").filter { $0.subject.entity?.rawValue == entity }
    }

    /// The notes with a value in a column.
    private func all(on column: String) throws -> [Note] {
        try notes(
            "SELECT \(Self.columns) FROM note WHERE \(column) IS NOT NULL ORDER BY made DESC, id DESC")
    }

    func note(_ id: NoteID) throws -> Note? {
        try notes("SELECT \(Self.columns) FROM note WHERE id = ?", [id.rawValue]).first
    }

    private func notes(_ sql: String, _ arguments: StatementArguments = []) throws -> [Note] {
        let rows = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
        return try rows.compactMap(note)
    }

    private func note(_ row: Row) throws -> Note? {
        let passage: String? = row[stored: "passage"]
        let subject: Note.Subject
        var about = ""
        var kind: EntityKind?
        if let entity: Int64 = row[stored: "entity"] {
            let shown = try snapshot.changes.shown(entity)
            subject = .entity(EntityID(rawValue: shown))
            let find = try database.cachedStatement(sql: "SELECT name, kind FROM entity WHERE id = ?")
            if let found = try Row.fetchOne(find, arguments: [shown]) {
                about = found[stored: 0]
                kind = StoredAnnotation.kind(found[stored: 1])
            }
        } else if let article: Int64 = row[stored: "article"] {
            let place = try passage.flatMap { words in
                try snapshot.texts.bytes(of: article).flatMap {
                    NotePlace(start: row[storedCount: "start"], words: Array(words.utf8)).range(in: $0)
                }
            }
            let id = ArticleID(rawValue: article)
            subject = place.map { .passage(id, $0) } ?? .article(id)
            about = try snapshot.headlines.headline(of: article)?.title ?? ""
        } else {
            return nil
        }
        return Note(
            id: NoteID(rawValue: row[stored: "id"]), subject: subject, about: about, kind: kind,
            passage: passage, text: row[stored: "text"], made: Self.time(row[stored: "made"]),
            changed: Self.time(row[stored: "changed"]))
    }

    /// A time that a calendar has.
    private static func time(_ seconds: Int64) -> Int64 { max(0, min(seconds, 253_402_300_799)) }
}
