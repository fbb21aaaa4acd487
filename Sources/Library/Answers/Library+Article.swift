import Foundation
import GRDB

extension Library {
    /// An article with everything that is known about it.
    public func article(_ id: ArticleID) throws -> OpenedArticle? {
        try read { snapshot in
            guard let row = try snapshot.articles.rows([id.rawValue]).first,
                let article = try snapshot.texts.article(of: row)
            else { return nil }
            var opened = try snapshot.annotations.opened(row, article)
            opened.seen = try SeenRows(snapshot.database).seen(of: id.rawValue)
            opened.notes = try NoteRows(snapshot).notes(on: id.rawValue)
            return opened
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
            for place in Self.places(named: nameOrPath) {
                if let id = try Self.article(at: place, database) { return ArticleID(rawValue: id) }
            }
            if let id = try Self.onlyArticle(ofFile: nameOrPath, database) { return ArticleID(rawValue: id) }
            guard !nameOrPath.contains("/") else { return nil }
            let byName = try Int64.fetchAll(
                database, sql: "SELECT id FROM article WHERE file = ? LIMIT 2", arguments: [nameOrPath])
            return byName.count == 1 ? ArticleID(rawValue: byName[0]) : nil
        }
    }

    /// The places that a person may mean: a file, or, after each “#”, a part of one.
    static func places(named name: String) -> [ArticleSource.Place] {
        func absolute(_ path: some StringProtocol) -> String {
            URL(filePath: String(path)).standardizedFileURL.path
        }
        let parts = name.indices.filter { name[$0] == "#" && $0 != name.startIndex }.map { index in
            ArticleSource.Place(
                path: absolute(name[..<index]), part: String(name[name.index(after: index)...]))
        }
        return [ArticleSource.Place(path: absolute(name))] + parts
    }

    static func article(at place: ArticleSource.Place, _ database: Database) throws -> Int64? {
        let folder = "folder = (SELECT id FROM folder WHERE path = ?1) AND file = ?2"
        return try Int64.fetchOne(
            database,
            sql:
                "SELECT id FROM article WHERE \(folder) UNION ALL SELECT article FROM version WHERE \(folder) LIMIT 1",
            arguments: [place.folder, place.file])
    }

    /// The article of a file that holds one under a name of its own.
    static func onlyArticle(ofFile name: String, _ database: Database) throws -> Int64? {
        let path = URL(filePath: name).standardizedFileURL.path + "/"
        let ids = try Int64.fetchAll(
            database,
            sql: "SELECT id FROM article WHERE folder = (SELECT id FROM folder WHERE path = ?) LIMIT 2",
            arguments: [path])
        return ids.count == 1 ? ids[0] : nil
    }
}
