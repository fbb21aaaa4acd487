import Foundation
import GRDB

extension Library {
    /// An article with everything that is known about it.
    public func article(_ id: ArticleID) throws -> OpenedArticle? {
        try read { snapshot in
            guard let row = try snapshot.articles.rows([id.rawValue]).first,
                let article = try snapshot.texts.article(of: row)
            else { return nil }
            return try snapshot.annotations.opened(row, article)
        }
    }

    /// The text of an article alone, as UTF-8; `nil` when there is no such article.
    public func text(of article: ArticleID) throws -> [UInt8]? {
        try read { try $0.texts.bytes(of: article.rawValue) }
    }

    /// The article with this id, path, or file name, if exactly one has it.
    public func articleID(named nameOrPath: String) throws -> ArticleID? {
        try read { snapshot in
            let database = snapshot.database
            if let number = Int64(nameOrPath),
                try Bool.fetchOne(database, sql: "SELECT 1 FROM article WHERE id = ?", arguments: [number])
                    != nil
            {
                return ArticleID(rawValue: number)
            }
            let path = URL(filePath: nameOrPath).standardizedFileURL.path
            let parts = ArticleSource(path: path, size: 0, modified: 0, contentHash: 0).parts
            let exact = try Int64.fetchOne(
                database,
                sql:
                    "SELECT id FROM article WHERE folder = (SELECT id FROM folder WHERE path = ?) AND file = ?",
                arguments: [parts.folder, parts.file])
            if let exact { return ArticleID(rawValue: exact) }
            guard !nameOrPath.contains("/") else { return nil }
            let byName = try Int64.fetchAll(
                database, sql: "SELECT id FROM article WHERE file = ? LIMIT 2", arguments: [nameOrPath])
            return byName.count == 1 ? ArticleID(rawValue: byName[0]) : nil
        }
    }
}
