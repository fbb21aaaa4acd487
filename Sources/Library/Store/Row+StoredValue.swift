import Foundation
import GRDB

/// A value as the library stores it.
///
/// SQLite hands out anything at all from a damaged file, and GRDB stops the program at a value of another type than was
/// asked for. Here such a value reads as nothing; ``Library/check(progress:)`` tells of the damage.
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

    /// The value of a column by its place, which is found faster than its name.
    subscript<Value: StoredValue>(stored index: Int) -> Value { found(index) ?? .nothing }

    subscript<Value: StoredValue>(stored index: Int) -> Value? { found(index) }

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
