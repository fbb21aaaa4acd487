import GRDBSQLite
import Glibc

/// Settings for SQLite as a whole, made before it is first used.
enum SQLiteSettings {
    /// Turns off its count of the memory it uses, which nobody asks for: each of its allocations takes a lock for that,
    /// and readers on several threads wait for each other there.
    static let areMade: Bool = {
        // A function of C with a variable number of arguments, which Swift cannot call by its name.
        guard let symbol = dlsym(nil, "sqlite3_config") else { return false }
        let configure = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
        return configure(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK
    }()
}
