import CSQLite

/// The cache in which newsboat keeps the entries of all its feeds.
///
/// It is opened read-only and as one that nobody changes, so that
/// newsboat may run and nothing is written beside it.
struct NewsboatCache {
    private let input: ArticleInput

    init(_ input: ArticleInput) { self.input = input }

    /// - Throws: ``ArticleError`` when it holds no article, and what `sink` throws.
    func read(into sink: ArticleSink) throws {
        let database = try open()
        defer { sqlite3_close(database) }
        guard Self.hasTable("rss_item", database) else {
            throw ArticleError.notText(path: input.path, format: "a database")
        }
        // Columns that newsboat has added in the course of time, and some caches lack.
        let columns = Self.columns(of: "rss_item", database)
        let isDeleted = columns.contains("deleted") ? "i.deleted" : "0"
        let base = columns.contains("base") ? "i.base" : "''"
        let type = columns.contains("content_mime_type") ? "i.content_mime_type" : "''"
        let rows = try Rows(
            """
            SELECT i.guid, i.feedurl, i.title, i.author, i.url, i.pubDate, i.content, i.unread, f.title, f.url, \
            \(isDeleted), \(base), \(type) \
            FROM rss_item i LEFT JOIN rss_feed f ON f.rssurl = i.feedurl ORDER BY i.id
            """, database, path: input.path)
        var entries = FeedEntries(input, sink, encoding: "UTF-8")
        var number = 0
        var deleted = 0
        while rows.next() {
            number += 1
            if rows.integer(10) != 0 {
                deleted += 1
                continue
            }
            var entry = Self.entry(rows)
            entry.number = number
            try entries.add(entry, header: FeedHeader())
        }
        if deleted > 0 { sink.leaveOut(LeftOut(what: "deleted entries", count: deleted)) }
        if rows.isBroken { entries.breakOff(inEntry: number + 1) }
        try entries.finish(header: FeedHeader(), what: nil)
    }

    private static func entry(_ rows: Rows) -> FeedEntry {
        var entry = FeedEntry()
        // An identifier is one within its feed only.
        let identifier = [rows.text(1), rows.text(0)].compactMap { $0.trimmed.nilIfEmpty }
        entry.identifier = identifier.joined(separator: " ").nilIfEmpty
        entry.title = rows.text(2).nilIfEmpty.map { FeedValue(text: $0) }
        entry.authors = FeedAuthor.name(rows.text(3)).map { [$0] } ?? []
        let base = rows.text(11).nilIfEmpty ?? rows.text(9).nilIfEmpty ?? rows.text(1).nilIfEmpty
        if let address = rows.text(4).trimmed.nilIfEmpty {
            entry.links = [
                FeedEntry.Link(
                    address: FeedAddress.resolve(address, base: base), relation: "", type: "")
            ]
        }
        let seconds = rows.integer(5)
        if seconds > 0 { entry.published = CalendarDay.timestamp(secondsSince1970: seconds) }
        let content = rows.text(6)
        if !content.isEmpty {
            entry.texts = [FeedValue(text: content, isHTML: rows.text(12) != "text/plain")]
        }
        entry.size = content.utf8.count
        entry.feedTitle = rows.text(8).inOneLine.nilIfEmpty
        entry.marks.isRead = rows.integer(7) == 0
        return entry
    }
}

// MARK: The database

extension NewsboatCache {
    /// Opens the file where it is; one in an archive, or that comes from a pipe, in memory.
    private func open() throws -> OpaquePointer {
        var database: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        if input.depth == 0, let file = try? ArticleFile(named: input.path), file.size == input.size {
            let path = Self.inAddress(input.path)
            guard sqlite3_open_v2("file:\(path)?mode=ro&immutable=1", &database, flags, nil) == SQLITE_OK,
                let database
            else {
                sqlite3_close(database)
                throw ArticleError.unreadable(path: input.path, reason: "its database does not open")
            }
            Self.setLimits(database)
            return database
        }
        let bytes = try input.wholeFile()
        guard sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let database,
            let copy = sqlite3_malloc64(UInt64(bytes.count))
        else {
            sqlite3_close(database)
            throw ArticleError.unreadable(path: input.path, reason: "there is no memory for it")
        }
        copy.copyMemory(from: bytes, byteCount: bytes.count)
        let status = sqlite3_deserialize(
            database, "main", copy.assumingMemoryBound(to: UInt8.self), Int64(bytes.count),
            Int64(bytes.count), UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY))
        guard status == SQLITE_OK else {
            sqlite3_close(database)
            throw ArticleError.unreadable(path: input.path, reason: "its database does not open")
        }
        Self.setLimits(database)
        return database
    }

    /// Lets nothing in the file run as code.
    private static func setLimits(_ database: OpaquePointer) {
        sqlite3_exec(database, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON", nil, nil, nil)
        sqlite3_limit(database, SQLITE_LIMIT_LENGTH, Int32(ArticleFile.largest * 2))
    }

    /// A path as it stands in a web address.
    private static func inAddress(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    }

    private static func hasTable(_ name: String, _ database: OpaquePointer) -> Bool {
        let sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '\(name)'"
        return (try? Rows(sql, database, path: ""))?.next() ?? false
    }

    private static func columns(of table: String, _ database: OpaquePointer) -> Set<String> {
        guard let rows = try? Rows("PRAGMA table_info(\(table))", database, path: "") else { return [] }
        var names: Set<String> = []
        while rows.next() { names.insert(rows.text(1)) }
        return names
    }

    /// The rows that a query gives, one after the other.
    private final class Rows {
        /// Whether the rows ended since the file is damaged.
        private(set) var isBroken = false
        private var statement: OpaquePointer?

        init(_ sql: String, _ database: OpaquePointer, path: String) throws {
            guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {
                let reason = String(cString: sqlite3_errmsg(database))
                throw ArticleError.unreadable(path: path, reason: reason)
            }
        }

        deinit { sqlite3_finalize(statement) }

        func next() -> Bool {
            let status = sqlite3_step(statement)
            if status != SQLITE_ROW, status != SQLITE_DONE { isBroken = true }
            return status == SQLITE_ROW
        }

        func text(_ column: Int32) -> String {
            guard let bytes = sqlite3_column_text(statement, column) else { return "" }
            let count = Int(sqlite3_column_bytes(statement, column))
            return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
        }

        func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
    }
}
