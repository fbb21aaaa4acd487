import GRDB
import Testing

/// Puts wrong values into a library's tables, and the right ones back.
struct Damaging {
    let database: DatabaseQueue

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        database = try DatabaseQueue(path: path, configuration: configuration)
        // A damaged file keeps no promise of its schema's.
        try database.writeWithoutTransaction {
            try $0.execute(
                sql: """
                    PRAGMA writable_schema = ON;
                    UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE type = 'table' AND name NOT LIKE 'sqlite_%';
                    PRAGMA writable_schema = RESET;
                    """)
        }
    }

    func columns() throws -> [(table: String, column: String)] {
        try database.read { database in
            let tables = try String.fetchAll(
                database,
                sql:
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
            )
            return try tables.flatMap { table in
                try database.columns(in: table).map { (table, $0.name) }
            }
        }
    }

    /// - Returns: Whether any row took the value.
    func write(_ value: String, into column: String, of table: String) throws -> Bool {
        try database.write { database in
            try database.execute(sql: "CREATE TEMP TABLE kept AS SELECT * FROM main.\(table)")
            try #require(
                Int.fetchOne(database, sql: "SELECT count(*) FROM kept") ?? 0 > 0, "\(table) is empty")
            do {
                try database.execute(sql: "UPDATE OR IGNORE main.\(table) SET \"\(column)\" = \(value)")
            } catch let error as DatabaseError where error.resultCode == .SQLITE_MISMATCH {
                // A row's number is a whole number whatever happens.
            }
            let isDamaged = database.changesCount > 0
            if table != "state" { try Self.tellReaders(database) }
            if !isDamaged { try database.execute(sql: "DROP TABLE temp.kept") }
            return isDamaged
        }
    }

    func restore(_ table: String) throws {
        try database.write { database in
            try database.execute(
                sql: """
                    DELETE FROM main.\(table);
                    INSERT INTO main.\(table) SELECT * FROM temp.kept;
                    DROP TABLE temp.kept;
                    """)
            try Self.tellReaders(database)
        }
    }

    private static func tellReaders(_ database: Database) throws {
        try database.execute(sql: "UPDATE state SET generation = generation + 1")
    }
}
