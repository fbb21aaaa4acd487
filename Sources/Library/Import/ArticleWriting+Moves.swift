import Articles
import GRDB

/// Articles whose files changed: one of several versions, one cut short, one that moved.
extension ArticleWriting {
    mutating func store(_ incoming: IncomingArticle, over version: StoredVersion) throws -> Stored {
        guard version.contentHash == incoming.file.contentHash else {
            return try updateVersion(version, incoming)
        }
        try database.cachedStatement(
            sql: "UPDATE version SET size = ?, modified = ?, missing = 0 WHERE id = ?"
        )
        .execute(arguments: [incoming.file.size, incoming.file.modified, version.row])
        return .done(.unchanged(version.article))
    }

    /// Notes that the file of a whole article now holds only the beginning of it.
    func keepWhole(_ id: Int64, _ incoming: IncomingArticle) throws {
        try database.cachedStatement(sql: "UPDATE article SET contentHash = ? WHERE id = ?")
            .execute(arguments: [incoming.file.contentHash, id])
        try touch(id, incoming.file)
    }

    /// Gives an article with a missing file the file that has its bytes.
    mutating func storeMoved(
        _ incoming: IncomingArticle, folder: Int64, file: String
    ) throws -> StoredArticle? {
        let find = try database.cachedStatement(
            sql: """
                SELECT id, title, date, isAnnotated FROM article WHERE missing = 1 AND contentHash = ?
                ORDER BY file = ? DESC, id LIMIT 1
                """)
        let hash = incoming.file.contentHash
        guard let row = try Row.fetchOne(find, arguments: [hash, file]) else {
            return try storeMovedVersion(incoming, folder: folder, file: file)
        }
        let id: Int64 = row[stored: "id"]
        try database.cachedStatement(sql: "UPDATE article SET folder = ?, file = ? WHERE id = ?")
            .execute(arguments: [folder, file, id])
        // The title or the date may come from the file's name.
        if row[stored: "title"] == incoming.article.title,
            row[stored: "date"] == incoming.article.date.iso
                || written.contains(id)
        {
            try touch(id, incoming.file)
            if row[stored: "isAnnotated"] == false, let annotation = incoming.annotation {
                try add(annotation, to: id, incoming.article)
            }
        } else {
            try replace(id, incoming.completed(by: versions(of: id).map(\.contents)))
        }
        return .moved(ArticleID(rawValue: id))
    }

    func storeMovedVersion(
        _ incoming: IncomingArticle, folder: Int64, file: String
    ) throws -> StoredArticle? {
        let find = try database.cachedStatement(
            sql: "SELECT id, article FROM version WHERE missing = 1 AND contentHash = ? ORDER BY id LIMIT 1")
        guard let row = try Row.fetchOne(find, arguments: [incoming.file.contentHash]) else { return nil }
        let (id, article): (Int64, Int64) = (row[stored: 0], row[stored: 1])
        try database.execute(
            sql: "UPDATE version SET folder = ?, file = ?, size = ?, modified = ?, missing = 0 WHERE id = ?",
            arguments: [folder, file, incoming.file.size, incoming.file.modified, id])
        return .moved(ArticleID(rawValue: article))
    }
}
