import Articles
import Entities
import Foundation
import GRDB

/// Notes on people and articles. They are kept in the library, and stay whatever becomes of files and annotations.
extension Library {
    /// All notes, the latest first.
    public func notes() throws -> [Note] { try read { try NoteRows($0).all() } }

    /// The notes on an article as a whole, then those on its passages, in the order of the text.
    public func notes(on article: ArticleID) throws -> [Note] {
        try read { try NoteRows($0).notes(on: article.rawValue) }
    }

    /// The notes on an entity, the latest first.
    public func notes(on entity: EntityID) throws -> [Note] {
        try read { snapshot in
            let shown = try snapshot.changes.shown(entity.rawValue)
            return try NoteRows(snapshot).notes(onEntity: shown)
        }
    }

    public func note(_ id: NoteID) throws -> Note? { try read { try NoteRows($0).note(id) } }

    /// Where words first stand in an article, however they are broken into lines, as UTF-8 offsets.
    public func place(of words: String, in article: ArticleID) throws -> Range<Int>? {
        try text(of: article).flatMap { NotePlace(start: 0, words: Array(words.utf8)).range(in: $0) }
    }

    /// Writes a note.
    ///
    /// - Parameter text: Markdown; without anything in it, nothing is written.
    /// - Returns: The note; `nil` where there is nothing to write, or nothing to write it on.
    @discardableResult
    public func write(_ text: String, on subject: Note.Subject) throws -> Note? {
        guard let id = try change(NoteChange(subject, before: nil, after: text)) else { return nil }
        return try note(id)
    }

    /// Writes, changes or takes away a note.
    ///
    /// - Returns: The note that was written, changed or taken away; `nil` where nothing changed: the note is not there, or
    ///   what it was to be on is not.
    @discardableResult
    public func change(_ change: NoteChange) throws -> NoteID? {
        let after = change.after.map(Self.cleaned).flatMap { $0.isEmpty ? nil : $0 }
        let known = try read { snapshot in
            try change.before == nil ? nil : Self.note(of: change, snapshot)
        }
        guard let after else {
            guard let known else { return nil }
            try write { try $0.execute(sql: "DELETE FROM note WHERE id = ?", arguments: [known.rawValue]) }
            return known
        }
        let now = Int64(Date().timeIntervalSince1970)
        if let known {
            try write {
                try $0.execute(
                    sql: "UPDATE note SET text = ?, changed = ? WHERE id = ?",
                    arguments: [after, now, known.rawValue])
            }
            return known
        }
        guard change.before == nil, let place = try read({ try Self.place(of: change.subject, $0) }) else {
            return nil
        }
        return try write { database in
            try database.execute(
                sql: """
                    INSERT INTO note (entity, article, start, passage, text, made, changed)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    change.subject.entity?.rawValue, change.subject.article?.rawValue, place.start,
                    place.passage, after, now, now,
                ])
            return NoteID(rawValue: database.lastInsertedRowID)
        }
    }

    /// The text of a note without what may not reach a terminal, and without blanks around it.
    private static func cleaned(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            CleanText.safe(String($0))
        }
        let first = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? lines.count
        let last = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? -1
        return first <= last ? lines[first...last].joined(separator: "\n") : ""
    }

    /// The note that a change is of: the one with its number, else the latest with its words on its subject.
    private static func note(of change: NoteChange, _ snapshot: Snapshot) throws -> NoteID? {
        let rows = NoteRows(snapshot)
        if let id = change.id, try rows.note(id) != nil { return id }
        let found: [Note]
        switch change.subject {
        case .entity(let entity):
            found = try rows.notes(onEntity: try snapshot.changes.shown(entity.rawValue))
        case .article(let article), .passage(let article, _):
            found = try rows.notes(on: article.rawValue).filter { $0.subject == change.subject }
        }
        return found.filter { $0.text == change.before.map(cleaned) }.map(\.id).max()
    }

    /// Where a note on something is kept; `nil` where that is not in the library.
    private static func place(
        of subject: Note.Subject, _ snapshot: Snapshot
    ) throws -> (start: Int?, passage: String?)? {
        let database = snapshot.database
        switch subject {
        case .entity(let entity):
            let find = "SELECT 1 FROM entity WHERE id = ? AND name <> ''"
            return try Int.fetchOne(database, sql: find, arguments: [entity.rawValue]).map { _ in (nil, nil) }
        case .article(let article):
            let find = "SELECT 1 FROM article WHERE id = ?"
            return try Int.fetchOne(database, sql: find, arguments: [article.rawValue]).map { _ in (nil, nil)
            }
        case .passage(let article, let range):
            guard let text = try snapshot.texts.bytes(of: article.rawValue) else { return nil }
            let range = range.clamped(to: 0..<text.count)
            guard !range.isEmpty else { return nil }
            return (range.lowerBound, String(decoding: text[range], as: UTF8.self))
        }
    }
}
