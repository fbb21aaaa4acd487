import GRDB

/// What the reader keeps about the articles of this library: where one was in each, and what was on the screen.
extension Library {
    /// The beginning of the names under which places are kept that a person marked with a letter, as JSON objects with the
    /// number of an `article` or of an `entity`.
    public static let letteredPlaces = "mark/"

    /// What was kept under a name; `nil` when nothing was.
    public func readerState(_ name: String) throws -> String? {
        try read { snapshot in
            try String.fetchOne(
                snapshot.database, sql: "SELECT value FROM readerState WHERE name = ?", arguments: [name])
        }
    }

    /// Everything that was kept under names that begin in this way, by name.
    public func readerStates(_ beginning: String) throws -> [(name: String, value: String)] {
        try read { snapshot in
            let rows = try Row.fetchAll(
                snapshot.database,
                sql: "SELECT name, value FROM readerState WHERE substr(name, 1, ?) = ? ORDER BY name",
                arguments: [beginning.count, beginning])
            return rows.map { (name: $0[stored: "name"], value: $0[stored: "value"]) }
        }
    }

    /// Keeps values under names; what is `nil` is forgotten.
    ///
    /// The articles do not change by it, so that ``changeCount()`` stays as it is.
    public func keepReaderState(_ values: [String: String?]) throws {
        try keep { database in
            for (name, value) in values {
                if let value {
                    try database.execute(
                        sql: "INSERT OR REPLACE INTO readerState (name, value) VALUES (?, ?)",
                        arguments: [name, value])
                } else {
                    try database.execute(sql: "DELETE FROM readerState WHERE name = ?", arguments: [name])
                }
            }
        }
    }

    /// Keeps something that is not about the articles, so that ``changeCount()`` stays as it is.
    func keep(_ body: (Database) throws -> Void) throws {
        guard !isReadOnly else { throw LibraryError.readOnly(path: path) }
        try Self.translating(path) { try writer().write(body) }
    }
}
