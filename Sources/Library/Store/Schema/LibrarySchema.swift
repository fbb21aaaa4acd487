import GRDB
import WordIndex

/// The tables of a library, version by version.
///
/// A version that has been shipped is never edited: a later change is a step of its own.
enum LibrarySchema {
    /// Marks a SQLite file as a dossier library (“DOSS”).
    static let applicationID: Int = 0x444F_5353
    /// In `PRAGMA user_version`.
    static var version: Int { steps.count }

    /// The steps from one version to the next; the first makes the tables.
    ///
    /// SQL and nothing else: a step always does the same, whatever the program does later.
    static let steps = [
        first, savedSearches, corrections, doubts, namesakes, goneFiles, goneEntities, correctedEntities,
        otherWords, provenance, annotations, containers, versions, reportedSpeech, readerState,
        undatedLast, following, copiesAndStories, writer, notes, readMarks, feeds,
    ]

    /// - Throws: ``LibraryError`` when the file is not a library, or is one of a newer version.
    static func prepare(_ database: Database, path: String) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found <= version else {
            throw LibraryError.madeByNewerVersion(path: path, writer(of: database))
        }
        try checkVersion(found, path: path)
        if found == version { return try check(database, path: path) }
        if found == 0 {
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            guard tables == 0 else { throw LibraryError.notALibrary(path: path) }
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        } else {
            try check(database, path: path)
        }
        for step in steps[found...] { try database.execute(sql: step) }
        if found > 0 {
            try WordRenewal.run(database)
            try AddressKey.renew(database)
            try DateRenewal.run(database)
        }
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// The version of dossier that wrote last, also in a library of a newer version; `nil` where that is not kept.
    static func writer(of database: Database) -> String? {
        (try? Row.fetchOne(database, sql: "SELECT writer FROM state"))?[stored: "writer"]
    }

    /// - Throws: ``LibraryError/damaged(path:detail:)`` for a number that no version has.
    static func checkVersion(_ found: Int, path: String) throws {
        guard found < 0 else { return }
        throw LibraryError.damaged(path: path, detail: "it says that it is of version \(found)")
    }

    /// - Throws: ``LibraryError/notALibrary(path:)`` when another program made the file.
    static func check(_ database: Database, path: String) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard found == applicationID else { throw LibraryError.notALibrary(path: path) }
    }
}
