import Articles
import CrossReferences
import Entities
import GRDB

// What a person keeps.
extension LibraryMerge {
    /// Takes over the marks, the tags and what was read of articles that are here.
    ///
    /// - Returns: How many articles got something.
    func takeMarks(of ids: [Int64]) throws -> Int {
        let marks = try source.library.read { snapshot in
            try ids.compactMap { id -> MergedMarks? in
                guard let article = articles[id] else { return nil }
                return try MergedMarks(id, here: article, snapshot.database)
            }
        }
        let wanted = try library.read { snapshot in
            try marks.filter { try $0.isNew(to: snapshot.database) }
        }
        guard !wanted.isEmpty else { return 0 }
        try library.write { database in
            for mark in wanted { try mark.put(into: database) }
        }
        return wanted.count
    }

    mutating func takeCorrections() throws {
        let there = try source.library.corrections().map(\.correction)
        let library = library
        let (made, contradictions) = try library.write { database in
            let log = CorrectionRows(database)
            let here = try log.log().map(\.correction)
            var known = Set(here)
            var contradictions: [MergeReport.Contradiction] = []
            var made = 0
            for correction in there where known.insert(correction).inserted {
                if let other = here.first(where: correction.contradicts) {
                    contradictions.append(.init(here: other, there: correction))
                } else {
                    _ = try log.append(correction)
                    made += 1
                }
            }
            if made > 0 { try CorrectionWriting(database, library.texts(database)).apply() }
            return (made, contradictions)
        }
        report.corrections += made
        report.contradictions += contradictions
    }

    mutating func takeSearches() throws {
        for search in try source.library.savedSearches() {
            let here = Dictionary(
                try library.savedSearches().map { ($0.name, $0.query) },
                uniquingKeysWith: { first, _ in first })
            var name = search.name
            var number = 2
            while let query = here[name], query != search.query {
                name = "\(search.name) (\(number))"
                number += 1
            }
            guard here[name] == nil else { continue }
            try library.saveSearch(search.query, as: name)
            report.searches += 1
        }
    }
}

/// What a person marked an article with, in another library.
private struct MergedMarks {
    let article: Int64
    private let isUnread: Bool
    private let isStarred: Bool
    private let contentHash: Int64
    private let seen: SeenText
    private let tags: [String]

    init?(_ id: Int64, here: Int64, _ database: Database) throws {
        let find = try database.cachedStatement(
            sql: "SELECT unread, starred, contentHash FROM article WHERE id = ?")
        guard let row = try Row.fetchOne(find, arguments: [id]) else { return nil }
        article = here
        (isUnread, isStarred, contentHash) = (row[stored: 0], row[stored: 1], row[stored: 2])
        seen = try SeenRows(database).seen(of: id)
        tags = try String.fetchAll(
            database.cachedStatement(sql: "SELECT tag FROM tag WHERE article = ? ORDER BY tag"),
            arguments: [id])
    }

    private func row(_ database: Database) throws -> Row? {
        let find = try database.cachedStatement(
            sql: "SELECT unread, starred, contentHash FROM article WHERE id = ?")
        return try Row.fetchOne(find, arguments: [article])
    }

    /// What was read of the article in either library; places hold for the same text only.
    private func joined(_ row: Row, _ database: Database) throws -> SeenText {
        let here = try SeenRows(database).seen(of: article)
        if seen.isWhole { return .whole }
        guard row[stored: 2] == contentHash else { return here }
        var joined = here
        for range in seen.ranges { joined.insert(range) }
        return joined
    }

    func isNew(to database: Database) throws -> Bool {
        guard let row = try row(database) else { return false }
        if row[stored: 0] == true, !isUnread { return true }
        if row[stored: 1] == false, isStarred { return true }
        if try joined(row, database) != SeenRows(database).seen(of: article) { return true }
        let find = try database.cachedStatement(sql: "SELECT 1 FROM tag WHERE tag = ? AND article = ?")
        return try tags.contains { try Int.fetchOne(find, arguments: [$0, article]) == nil }
    }

    func put(into database: Database) throws {
        guard let row = try row(database) else { return }
        try SeenRows(database).put(try joined(row, database), of: article)
        try database.cachedStatement(
            sql: "UPDATE article SET unread = unread AND ?, starred = starred OR ? WHERE id = ?"
        ).execute(arguments: [isUnread, isStarred, article])
        let insert = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO tag (tag, article) VALUES (?, ?)")
        for tag in tags { try insert.execute(arguments: [tag, article]) }
    }
}
