import Foundation
import GRDB
import GRDBSQLite

/// A value for a statement that is run some thousand times in a transaction.
enum RawValue {
    case number(Int64)
    case text(String)
    case bytes([UInt8])

    static func number(_ value: Int) -> RawValue { .number(Int64(value)) }
    static func flag(_ value: Bool) -> RawValue { .number(Int64(value ? 1 : 0)) }
}

/// A row of a result; its columns are read where SQLite has them.
struct RawRow {
    fileprivate let statement: SQLiteStatement

    /// A column as a number; 0 if it is not one.
    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    /// A column that counts something: at least 0, and small enough that sums of many do not overflow.
    func count(_ column: Int32) -> Int { Int(max(0, min(number(column), Int64(Int32.max)))) }

    /// Calls `body` with a column's bytes, which are there as long as the call; with none if it has none.
    func withBytes(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let start = sqlite3_column_blob(statement, column)
        let count = start == nil ? 0 : Int(sqlite3_column_bytes(statement, column))
        body(UnsafeRawBufferPointer(start: start, count: count).bindMemory(to: UInt8.self))
    }

    /// Appends a column's text as UTF-8; nothing if it is not text.
    func appendText(_ column: Int32, to bytes: inout [UInt8]) {
        guard let text = sqlite3_column_text(statement, column) else { return }
        let count = Int(sqlite3_column_bytes(statement, column))
        bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
    }
}

/// What GRDB does for each run of a statement costs more than SQLite's own work on a row, so that statements which are run for each name of
/// each article are handed to SQLite themselves. Nothing observes the database that would have to be told.
extension Statement {
    /// Runs a statement whose result is of no interest.
    func run(_ values: RawValue...) throws { try step(values) { _ in } }

    /// Calls `body` with each row: for results of hundreds of thousands of rows, where GRDB would make a value of each.
    ///
    /// - Parameter values: Those of its arguments; without any, they must have been set.
    func forEachRawRow(_ values: RawValue..., body: (RawRow) -> Void) throws { try step(values, body) }

    private func step(_ values: [RawValue], _ body: (RawRow) -> Void) throws {
        defer { sqlite3_reset(sqliteStatement) }
        try bind(values)
        while true {
            let code = sqlite3_step(sqliteStatement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw rawError(code) }
            body(RawRow(statement: sqliteStatement))
        }
    }

    private func bind(_ values: [RawValue]) throws {
        if !values.isEmpty { sqlite3_reset(sqliteStatement) }
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            let code =
                switch value {
                case .number(let number): sqlite3_bind_int64(sqliteStatement, place, number)
                case .text(let text): Self.bind(text, at: place, to: sqliteStatement)
                case .bytes(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(sqliteStatement, place, 0)
                case .bytes(let bytes):
                    bytes.withUnsafeBytes {
                        sqlite3_bind_blob(
                            sqliteStatement, place, $0.baseAddress, Int32($0.count), Self.isCopied)
                    }
                }
            guard code == SQLITE_OK else { throw rawError(code) }
        }
    }

    private static func bind(_ text: String, at place: Int32, to statement: SQLiteStatement) -> Int32 {
        var text = text
        return text.withUTF8 { utf8 in
            // Without an address it would be no text.
            guard !utf8.isEmpty else { return sqlite3_bind_text(statement, place, "", 0, isCopied) }
            return utf8.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), isCopied)
            }
        }
    }

    /// Tells SQLite to copy what is bound: `SQLITE_TRANSIENT`, which C has as a cast.
    private static var isCopied: sqlite3_destructor_type? {
        unsafeBitCast(-1, to: sqlite3_destructor_type?.self)
    }

    private func rawError(_ code: Int32) -> DatabaseError {
        let message = sqlite3_errmsg(sqlite3_db_handle(sqliteStatement)).map { String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
    }
}
