import GRDBSQLite

/// Which dossier this is.
public enum ProgramVersion {
    /// Three numbers, as semantic versioning has them; `Resources/CHANGELOG.md` tells what each brought.
    public static let number = "0.2.0"
    /// The day of the version, as ISO 8601.
    public static let day = "2026-11-30"
}

extension Library {
    /// The library that libraries are kept with, as it is on this machine: “SQLite 3.40.1”.
    public static var sqliteVersion: String { "SQLite \(String(cString: sqlite3_libversion()))" }
}
