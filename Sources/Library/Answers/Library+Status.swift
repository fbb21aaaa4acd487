import Foundation
import GRDB

/// What a library holds, in numbers.
public struct LibraryStatus: Equatable, Sendable {
    public var path: String
    public var articles: Int
    /// Articles in which names have been looked for.
    public var annotated: Int
    public var unread: Int
    /// Articles whose file is gone.
    public var missing: Int
    public var entities: Int
    public var mentions: Int
    /// The size of the library's file, in bytes.
    public var fileBytes: Int
    /// The size of all articles' texts, in bytes.
    public var textBytes: Int
    /// The version of the file's format.
    public var version: Int
    /// The version of dossier that wrote to it last; `nil` where nothing was written since versions are kept.
    public var writer: String?
    public var isReadOnly: Bool
}

extension Library {
    /// The number of parts of the index of words.
    public func shardCount() throws -> Int {
        try read { try Int.fetchOne($0.database, sql: "SELECT count(*) FROM shard") ?? 0 }
    }

    /// How much the library holds.
    public func status() throws -> LibraryStatus {
        try read { snapshot in
            let database = snapshot.database
            let row = try Row.fetchOne(database, sql: "SELECT * FROM state") ?? Row()
            let seen =
                try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM article INDEXED BY articleSeen WHERE unread = 0")
                ?? 0
            let missing =
                try Int.fetchOne(
                    database,
                    sql: """
                        SELECT count(*) FROM article INDEXED BY articleGone WHERE missing = 1 AND NOT EXISTS
                            (SELECT 1 FROM version v WHERE v.article = article.id AND v.missing = 0)
                        """)
                ?? 0
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
            let articles = row[storedCount: "articles"]
            return LibraryStatus(
                path: path, articles: articles, annotated: row[stored: "annotated"] ?? 0,
                unread: articles - seen,
                missing: missing,
                entities: row[stored: "entities"] ?? 0, mentions: row[stored: "mentions"] ?? 0,
                fileBytes: pages * pageSize,
                textBytes: row[stored: "textBytes"] ?? 0,
                version: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
                writer: row[stored: "writer"], isReadOnly: isReadOnly)
        }
    }
}
