import Foundation
import GRDB
import WordIndex

/// What was read of a library's articles.
struct SeenRows {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// What was read of an article.
    func seen(of article: Int64) throws -> SeenText {
        let find = try database.cachedStatement(sql: "SELECT ranges FROM seen WHERE article = ?")
        guard let row = try Row.fetchOne(find, arguments: [article]) else { return .nothing }
        return try Self.seen(row[stored: 0], of: article)
    }

    private static func seen(_ packed: Data?, of article: Int64) throws -> SeenText {
        guard let packed else { return .whole }
        guard let seen = SeenText(bytes: [UInt8](packed)) else {
            throw LibraryError.damaged(path: "", detail: "what was read of article \(article)")
        }
        return seen
    }

    func put(_ seen: SeenText, of article: Int64) throws {
        guard seen != .nothing else {
            return try database.cachedStatement(sql: "DELETE FROM seen WHERE article = ?")
                .execute(arguments: [article])
        }
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO seen (article, ranges) VALUES (?, ?)")
            .execute(arguments: [article, seen.bytes.map { Data($0) }])
    }

    /// Carries over what was read of an article to a text that takes the place of its own.
    func carry(_ article: Int64, from old: () throws -> [UInt8]?, to new: String) throws {
        let before = try seen(of: article)
        guard before != .nothing else { return }
        guard let old = try old() else { return try put(.nothing, of: article) }
        let after = before.carried(from: old, to: Array(new.utf8))
        if after != before { try put(after, of: article) }
    }

    /// The articles that were read as a whole, and those that were read in part.
    ///
    /// - Parameter count: How many articles there are.
    func all(articles count: Int) throws -> (whole: DocumentSet, inPart: [Int64: SeenText]) {
        let last = try Int.fetchOne(database, sql: "SELECT max(article) FROM seen") ?? -1
        var whole = DocumentSet(capacity: try NumberedPlaces.count(last: last, of: count))
        var inPart: [Int64: SeenText] = [:]
        try database.cachedStatement(sql: "SELECT article FROM seen WHERE ranges IS NULL").forEachRawRow {
            row in
            let article = Int(row.number(0))
            if article >= 0, article <= last { whole.insert(article) }
        }
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT article, ranges FROM seen WHERE ranges IS NOT NULL"))
        while let row = try rows.next() {
            let article: Int64 = row[stored: 0]
            inPart[article] = try Self.seen(row[stored: 1], of: article)
        }
        return (whole, inPart)
    }
}
