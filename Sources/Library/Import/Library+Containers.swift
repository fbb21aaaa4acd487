import Articles
import GRDB

extension Library {
    /// Notes of files what is not their articles: what they hold, what could not be read.
    ///
    /// - Parameter importer: By which they were read.
    /// - Returns: How many articles are gone from files that hold others.
    func note(_ readings: [FileReading], by importer: Importer) throws -> Int {
        try write { database in
            let noting = FileNoting(database: database, importer: importer)
            return try readings.reduce(0) { try $0 + noting.note($1) }
        }
    }

    /// Leads the articles of a file that was moved to the place where it is now.
    ///
    /// Nothing happens unless a file that held many articles, is gone, and was as long had the same bytes.
    ///
    /// - Returns: Whether it was one that was moved.
    func moveContainer(to file: ArticleFile) throws -> Bool {
        let candidates = try read { snapshot in
            try Row.fetchAll(
                snapshot.database,
                sql: "SELECT folder, contentHash FROM container WHERE missing = 1 AND size = ?",
                arguments: [file.size])
        }.map { (folder: $0[stored: 0] as Int64, hash: $0[stored: 1] as Int64) }
        // A file that cannot be read tells so when it is to be added.
        // Of one that was read on, the hash is that of samples.
        guard !candidates.isEmpty, let sampled = try? ReadMark.hash(of: file, before: file.size),
            let found = try candidates.first(where: { $0.hash == sampled })
                ?? Self.whole(file, among: candidates)
        else { return false }
        return try write { database in
            let path = ArticleSource.Place(path: file.path, part: "").folder
            let isTaken = try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM folder WHERE path = ?)", arguments: [path])
            if isTaken == true { return false }
            try database.execute(
                sql: "UPDATE folder SET path = ? WHERE id = ?", arguments: [path, found.folder])
            return true
        }
    }

    private static func whole(
        _ file: ArticleFile, among candidates: [(folder: Int64, hash: Int64)]
    ) throws -> (folder: Int64, hash: Int64)? {
        guard let hash = try? hash(of: file) else { return nil }
        return candidates.first { $0.hash == hash }
    }

    private static func hash(of file: ArticleFile) throws -> Int64 {
        try file.withStream { stream in
            var hash = StreamHash(count: file.size)
            while true {
                let bytes = try stream.next()
                if bytes.isEmpty { return hash.value }
                hash.add(bytes)
            }
        }
    }

    /// Keeps what was told while files were listed, and forgets what was told of files that are not there any more.
    func keepProblems(
        _ problems: [ArticleProblem], in folders: [String], listed files: ArticleFileList
    ) throws {
        let present = Set(files.lazy.map(\.path.hashValue))
        let stale = try read { snapshot in
            try String.fetchAll(snapshot.database, sql: "SELECT DISTINCT path FROM problem")
        }.filter { path in
            folders.contains { path == $0 || path.hasPrefix($0 + "/") } && !present.contains(path.hashValue)
        }
        guard !problems.isEmpty || !stale.isEmpty else { return }
        try write { database in
            for path in stale + problems.map(\.path) { try FileNoting.forget(path, database) }
            for problem in problems { try FileNoting.keep(problem, of: problem.path, database) }
        }
    }
}

/// Notes what is known of files, in one transaction.
private struct FileNoting {
    let database: Database
    let importer: Importer

    /// - Returns: How many of its articles are gone.
    func note(_ reading: FileReading) throws -> Int {
        let path = reading.file.path
        try Self.forget(path, database)
        for problem in reading.allProblems { try Self.keep(problem, of: path, database) }
        if reading.refusal != nil {
            try database.execute(
                sql: "INSERT OR REPLACE INTO refusedFile (path, size, modified, readers) VALUES (?, ?, ?, ?)",
                arguments: [path, reading.file.size, reading.file.modified, importer.readers])
            return 0
        }
        guard let inside = try folder(ArticleSource.Place(path: path, part: "").folder) else { return 0 }
        if reading.isContainer { return try noteContainer(reading, folder: inside) }
        // It held many and is one article now.
        try database.execute(sql: "DELETE FROM container WHERE folder = ?", arguments: [inside])
        return try markMissing("folder = ? AND missing = 0", [inside])
    }

    private func noteContainer(_ reading: FileReading, folder inside: Int64) throws -> Int {
        let place = ArticleSource.Place(path: reading.file.path)
        // It was one article, and holds many now.
        var gone = 0
        if let outside = try folder(place.folder) {
            gone += try markMissing("folder = ? AND file = ? AND missing = 0", [outside, place.file])
        }
        let present = try seen(reading, folder: inside)
        // What could not be read may hold what is not there; what was not read again is there.
        if reading.allProblems.isEmpty, !reading.isReadOn, !importer.entriesMayLeave {
            gone += try markGone(besides: present, folder: inside)
        }
        let count = reading.isReadOn ? try countPresent(inside) : present.count
        // A file of which something could not be read is read whole again, and that told again.
        let mark = reading.allProblems.isEmpty ? reading.mark : nil
        let fields = importer.fields.isEmpty ? try knownFields(inside) : Importer.text(of: importer.fields)
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO container
                (folder, size, modified, contentHash, articles, fields, missing, readTo, readEntries, readHash)
                VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
                """,
            arguments: [
                inside, reading.file.size, reading.file.modified, reading.contentHash, count, fields,
                mark?.place.offset, mark?.place.number, mark?.hash,
            ])
        return gone
    }

    /// How many articles of a file are there.
    private func countPresent(_ folder: Int64) throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM (
                    SELECT id FROM article WHERE folder = ?1 AND missing = 0 UNION
                    SELECT article FROM version WHERE folder = ?1 AND missing = 0)
                """, arguments: [folder]) ?? 0
    }

    /// The articles that the file holds now.
    private func seen(_ reading: FileReading, folder: Int64) throws -> Set<Int64> {
        var seen = Set(reading.unchanged.map(\.rawValue))
        let find = try database.cachedStatement(
            sql: """
                SELECT id FROM article WHERE folder = ?1 AND file = ?2 UNION ALL
                SELECT article FROM version WHERE folder = ?1 AND file = ?2
                """)
        for article in reading.articles {
            if let id = try Int64.fetchOne(find, arguments: [folder, article.file.place.file]) {
                seen.insert(id)
            }
        }
        return seen
    }

    private func markGone(besides present: Set<Int64>, folder: Int64) throws -> Int {
        let all = try Int64.fetchAll(
            database, sql: "SELECT id FROM article WHERE folder = ? AND missing = 0", arguments: [folder])
        var gone = 0
        for id in all where !present.contains(id) { gone += try markMissing("id = ?", [id]) }
        let versions = try Row.fetchAll(
            database, sql: "SELECT id, article FROM version WHERE folder = ? AND missing = 0",
            arguments: [folder])
        for row in versions where !present.contains(row[stored: 1]) {
            let id: Int64 = row[stored: 0]
            try database.execute(sql: "UPDATE version SET missing = 1 WHERE id = ?", arguments: [id])
        }
        return gone
    }

    private func markMissing(_ condition: String, _ arguments: StatementArguments) throws -> Int {
        try database.cachedStatement(sql: "UPDATE article SET missing = 1 WHERE \(condition)")
            .execute(arguments: arguments)
        return database.changesCount
    }

    private func knownFields(_ folder: Int64) throws -> String {
        try String.fetchOne(
            database, sql: "SELECT fields FROM container WHERE folder = ?", arguments: [folder]) ?? ""
    }

    private func folder(_ path: String) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM folder WHERE path = ?"), arguments: [path])
    }

    static func forget(_ path: String, _ database: Database) throws {
        for table in ["problem", "refusedFile"] {
            try database.cachedStatement(sql: "DELETE FROM \(table) WHERE path = ?").execute(arguments: [path]
            )
        }
    }

    /// - Parameter path: The file that it is a problem of; the problem may name a part of it.
    static func keep(_ problem: ArticleProblem, of path: String, _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT INTO problem (path, line, message) VALUES (?, ?, ?)")
            .execute(arguments: [path, problem.line, problem.message])
    }
}
