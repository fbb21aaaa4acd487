import Foundation
import GRDB

@testable import Library

/// What of a library's tables some work looks at or changes.
///
/// Work that touches nothing of a column does the same whatever stands there, as all that a library knows comes from its
/// statements: it need not be tried with each wrong value.
struct TouchedColumns {
    private var whole: Set<String> = []
    private var named: Set<String> = []
    private let keys: [String: Set<String>]

    /// - Parameter library: One in memory, so that all of the work's statements are its one connection's.
    init(by library: Library, _ work: () throws -> Void) throws {
        let statements = Statements()
        try library.database.writeWithoutTransaction { database in
            // So that nothing is answered from what is remembered.
            try database.execute(sql: "UPDATE state SET generation = generation + 1")
            database.trace(options: .statement) {
                if case .statement(let statement) = $0 { statements.all.insert(statement.sql) }
            }
        }
        do {
            defer { library.database.writeWithoutTransaction { $0.trace(options: []) } }
            try work()
        }
        let schema = try library.database.read { try Schema($0) }
        keys = schema.keys
        for statement in statements.all { add(statement, schema) }
    }

    func includes(_ column: String, of table: String) -> Bool {
        let (table, column) = (table.lowercased(), column.lowercased())
        return whole.contains("") || whole.contains(table) || named.contains("\(table).\(column)")
            || named.contains(table) && keys[table, default: []].contains(column)
    }

    private mutating func add(_ statement: String, _ schema: Schema) {
        let words = schema.words(of: statement)
        // These check all tables and name none.
        if !words.isDisjoint(with: ["integrity_check", "foreign_key_check"]) { whole.insert("") }
        let takesAll =
            statement.contains("*")
            || !words.isDisjoint(with: ["rowid", "insert", "replace", "delete"])
        for table in words where schema.tables.contains(table) {
            named.insert(table)
            if takesAll { whole.insert(table) }
            for word in words { named.insert("\(table).\(word)") }
            if !words.isDisjoint(with: ["insert", "replace", "update"]) {
                named.formUnion(schema.parents[table, default: []])
            }
            if !words.isDisjoint(with: ["replace", "delete"]) {
                whole.formUnion(schema.descendants(of: table))
            }
        }
    }
}

private final class Statements {
    var all: Set<String> = []
}

/// Tables by their names in small letters, and what ties them to one another.
private struct Schema {
    private(set) var tables: Set<String> = []
    /// The columns by which a table's rows are found and ordered.
    private(set) var keys: [String: Set<String>] = [:]
    private(set) var parents: [String: Set<String>] = [:]
    private var children: [String: Set<String>] = [:]
    private var views: [String: String] = [:]

    init(_ database: Database) throws {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT name, type, sql FROM sqlite_schema WHERE type IN ('table', 'view')")
        for row in rows {
            let (name, sql): (String, String?) = (row["name"], row["sql"])
            guard row["type"] == "table" else {
                views[name.lowercased()] = sql
                continue
            }
            let table = name.lowercased()
            tables.insert(table)
            let found = try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM pragma_table_info(?1) WHERE pk > 0
                        UNION SELECT i.name FROM pragma_index_list(?1) l, pragma_index_info(l.name) i WHERE i.name NOT NULL
                    """, arguments: [name])
            keys[table] = Set(found.map { $0.lowercased() })
            let to = try String.fetchAll(
                database, sql: "SELECT \"table\" FROM pragma_foreign_key_list(?)", arguments: [name])
            for parent in to.map({ $0.lowercased() }) {
                parents[table, default: []].insert(parent)
                children[parent, default: []].insert(table)
            }
        }
    }

    /// The words of a statement, those of the views that it names among them.
    func words(of statement: String) -> Set<String> {
        func words(of sql: String) -> Set<String> {
            Set(
                sql.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
        }
        var found = words(of: statement)
        for word in found { if let view = views[word] { found.formUnion(words(of: view)) } }
        return found
    }

    /// The tables whose rows go where rows of `table` do.
    func descendants(of table: String) -> Set<String> {
        var found: Set<String> = []
        var next = [table]
        while let one = next.popLast() {
            for child in children[one, default: []] where found.insert(child).inserted { next.append(child) }
        }
        return found
    }
}
