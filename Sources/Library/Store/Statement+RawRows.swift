import GRDB
import GRDBSQLite

/// A row of a result; its columns are read where SQLite has them.
struct RawRow {
    fileprivate let statement: SQLiteStatement

    /// A column as a number; 0 if it is not one.
    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    /// Appends a column's text as UTF-8; nothing if it is not text.
    func appendText(_ column: Int32, to bytes: inout [UInt8]) {
        guard let text = sqlite3_column_text(statement, column) else { return }
        let count = Int(sqlite3_column_bytes(statement, column))
        bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
    }
}

extension Statement {
    /// Calls `body` with each row: for results of hundreds of thousands of rows, where GRDB would make a value of each.
    ///
    /// The arguments must have been set.
    func forEachRawRow(_ body: (RawRow) -> Void) throws {
        defer { sqlite3_reset(sqliteStatement) }
        while true {
            let code = sqlite3_step(sqliteStatement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else {
                let message = sqlite3_errmsg(sqlite3_db_handle(sqliteStatement)).map { String(cString: $0) }
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
            }
            body(RawRow(statement: sqliteStatement))
        }
    }
}
