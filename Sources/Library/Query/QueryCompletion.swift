import Articles
import Entities
import GRDB
import TextBytes
import WordIndex

extension Library {
    /// The values in the library for a field of queries that begin with what was typed after it: tags, sources,
    /// languages, people or days.
    ///
    /// - Parameters:
    ///   - beginning: Case and accents do not matter.
    ///   - limit: The most values to give.
    /// - Returns: Values for ``QueryField/asking(for:)``, those in the most articles first.
    /// - Throws: ``LibraryError``.
    public func completions(
        of field: QueryField, beginning: String, limit: Int = 50
    ) throws -> [String] {
        try read { snapshot in
            let completion = QueryCompletion(
                beginning: beginning, limit: max(0, limit), snapshot: snapshot)
            return Array(try field.complete(completion).prefix(max(0, limit)))
        }
    }
}

extension Library {
    /// What a query whose last field is unfinished may become: the whole query with each value that the library has.
    ///
    /// - Parameter limit: The most that are given.
    /// - Returns: Nothing where no field stands at the end of the query.
    /// - Throws: ``LibraryError``.
    public func completions(of query: String, limit: Int = 50) throws -> [String] {
        guard let last = UnfinishedValue(query) else { return [] }
        return try completions(of: last.field, beginning: last.value, limit: limit)
            .map { last.before + last.field.asking(for: $0) }
    }
}

/// The field at the end of a query whose value is being typed.
private struct UnfinishedValue {
    let field: QueryField
    let value: String
    /// What stands before the field.
    let before: String

    /// `nil` where the query does not end with a field and the beginning of a value.
    init?(_ query: String) {
        var start = query.startIndex
        var isQuoted = false
        for index in query.indices {
            if query[index] == "\"" { isQuoted.toggle() }
            if !isQuoted, query[index].isWhitespace { start = query.index(after: index) }
        }
        let piece = query[start...].drop { $0 == "(" || $0 == "-" }
        guard let colon = piece.firstIndex(of: ":"),
            let field = QueryField.named(piece[..<colon].lowercased())
        else { return nil }
        self.field = field
        value = piece[piece.index(after: colon)...].filter { $0 != "\"" }
        before = String(query[..<piece.startIndex])
    }
}

/// The beginning of a field's value, and where to look for its completions.
struct QueryCompletion {
    let beginning: String
    let limit: Int
    private let snapshot: Snapshot
    private var database: Database { snapshot.database }

    init(beginning: String, limit: Int, snapshot: Snapshot) {
        self.beginning = beginning
        self.limit = limit
        self.snapshot = snapshot
    }

    /// Those of these values that begin this way.
    func beginning(_ values: [String]) -> [String] {
        let wanted = Folding.fold(beginning)
        return values.filter { Folding.fold($0).starts(with: wanted) }
    }

    /// The values of a column of articles.
    func values(of column: String) throws -> [String] {
        beginning(
            try String.fetchAll(
                database,
                sql: """
                    SELECT \(column) FROM article WHERE \(column) IS NOT NULL
                    GROUP BY \(column) ORDER BY count(*) DESC, \(column)
                    """))
    }

    /// The formats of articles, the commonest first.
    func formats() throws -> [String] {
        beginning(
            try String.fetchAll(
                database,
                sql: """
                    SELECT coalesce(format, 'text') FROM article
                    GROUP BY format ORDER BY count(*) DESC, format
                    """))
    }

    /// The names of those who are followed, the most mentioned first.
    func followedNames() throws -> [String] {
        let rows = try snapshot.followed.shown.compactMap(snapshot.entities.row)
        return beginning(rows.sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }.map(\.name))
    }

    func tags() throws -> [String] {
        beginning(
            try String.fetchAll(
                database, sql: "SELECT tag FROM tag GROUP BY tag ORDER BY count(*) DESC, tag"))
    }

    /// Folders, and files that hold many articles, with paths that begin this way, as they are typed.
    func folders() throws -> [String] {
        try String.fetchAll(
            database,
            sql: "SELECT path FROM folder WHERE substr(path, 1, length(:typed)) = :typed ORDER BY path",
            arguments: ["typed": beginning]
        ).map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    }

    /// The names of folders and of files that hold many articles.
    func foldersByName() throws -> [String] {
        let paths = try String.fetchAll(database, sql: "SELECT path FROM folder ORDER BY path")
        var seen: Set<Substring> = []
        let names = paths.compactMap { $0.split(separator: "/").last }.filter { seen.insert($0).inserted }
        return beginning.hasPrefix("/") ? try folders() : beginning(names.map(String.init))
    }

    /// The names of entities of a kind, or of all kinds.
    func names(_ kind: EntityKind?) throws -> [String] {
        let found = try snapshot.names.entities(
            with: IndexWords.words(of: beginning), isPrefix: true, kind: kind)
        let name = try database.cachedStatement(sql: "SELECT name FROM entity WHERE id = ?")
        return try found.prefix(limit).compactMap { try String.fetchOne(name, arguments: [$0]) }
    }

    /// Words of titles.
    func wordsOfTitles() throws -> [String] {
        guard let stem = IndexWords.words(of: beginning).last else { return [] }
        var articles: [[UInt8]: Int] = [:]
        for shard in try snapshot.index.shards {
            try shard.forEachTerm(from: stem, in: database) { term, postings in
                guard term.starts(with: stem) else { return false }
                var count = 0
                postings.visit { if $0.inTitle { count += 1 } }
                if count > 0 { articles[term, default: 0] += count }
                return true
            }
        }
        return articles.map { (word: String(decoding: $0.key, as: UTF8.self), articles: $0.value) }
            .sorted { ($1.articles, $0.word) < ($0.articles, $1.word) }.map(\.word)
    }

    /// Today, yesterday, and the years of articles; after a year its months, after a month its days.
    func dates() throws -> [String] {
        let length = beginning.utf8.count < 5 ? 4 : beginning.utf8.count < 8 ? 7 : 10
        var articles: [String: Int] = [:]
        for shard in try snapshot.index.shards {
            shard.live.visit {
                guard let part = DateKey.day(shard.dates[$0])?.prefix(length) else { return }
                if part.hasPrefix(beginning) { articles[String(part), default: 0] += 1 }
            }
        }
        let found = articles.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        return beginning(["today", "yesterday"]) + found
    }
}
