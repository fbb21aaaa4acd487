import Foundation
import GRDB

/// A value as the library stores it.
///
/// SQLite may return anything from a damaged file, and GRDB stops the program when a column of a row has another type
/// than was asked for. So columns are read with `stored:`: such a value reads as nothing, and
/// ``Library/check(progress:)`` reports the damage. What is fetched without a row (`Int.fetchOne`, `String.fetchAll` …)
/// is taken as SQLite converts it, and a `NULL` there throws, which becomes ``LibraryError/damaged(path:detail:)``.
/// Numbers may be anything in both cases: they are bounded before they are used to count or address anything.
protocol StoredValue: DatabaseValueConvertible, StatementColumnConvertible {
    static var nothing: Self { get }
}

extension Int: StoredValue { static var nothing: Int { 0 } }
extension Int64: StoredValue { static var nothing: Int64 { 0 } }
extension Bool: StoredValue { static var nothing: Bool { false } }
extension String: StoredValue { static var nothing: String { "" } }
extension Data: StoredValue { static var nothing: Data { Data() } }

extension Row {
    /// The value of a column; ``StoredValue/nothing`` for one that is missing or of another type.
    subscript<Value: StoredValue>(stored column: String) -> Value { found(column) ?? .nothing }

    /// The value of a column; `nil` for one that is missing, `NULL` or of another type.
    subscript<Value: StoredValue>(stored column: String) -> Value? { found(column) }

    /// The value of a column by its place, which is faster than by its name.
    subscript<Value: StoredValue>(stored index: Int) -> Value { found(index) ?? .nothing }

    subscript<Value: StoredValue>(stored index: Int) -> Value? { found(index) }

    /// The value of a column that counts something: at least 0, and small enough that sums of many do not overflow.
    subscript(storedCount column: String) -> Int { Self.count(self[stored: column]) }

    subscript(storedCount index: Int) -> Int { Self.count(self[stored: index]) }

    private static func count(_ number: Int) -> Int { Swift.max(0, Swift.min(number, Int(Int32.max))) }

    /// Calls `body` with a column's bytes, without copying them; with none for a column without bytes.
    func withStoredBytes<Result>(
        at index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) throws -> Result {
        try withUnsafeData(atIndex: index) { data in
            try (data ?? Data()).withUnsafeBytes { try body($0.bindMemory(to: UInt8.self)) }
        }
    }

    private func found<Value: StoredValue>(_ index: Int) -> Value? {
        guard index < count else { return nil }
        let value: DatabaseValue = self[index]
        return Value.fromDatabaseValue(value)
    }

    private func found<Value: StoredValue>(_ column: String) -> Value? {
        guard hasColumn(column) else { return nil }
        let value: DatabaseValue = self[column]
        return Value.fromDatabaseValue(value)
    }
}
