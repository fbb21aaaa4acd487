import Articles
import Foundation
import GRDB
import Glibc

extension Library {
    /// Marks the articles whose file has gone from one of these folders; they are kept.
    ///
    /// - Parameters:
    ///   - folders: Folders that have just been listed.
    ///   - files: All files found in them.
    /// - Returns: The articles that have no file any more.
    func markMissing(in folders: [String], listed files: ArticleFileList) throws -> [ArticleID] {
        // The hashes of a million paths take 16 MB. Two paths that share one would leave an article unmarked until next
        // time.
        var present = Set<Int>(minimumCapacity: files.count)
        for file in files { present.insert(file.path.hashValue) }
        let gone = try read { snapshot in
            var looking = GoneFiles(present: present)
            let articles = try folders.flatMap {
                try looking.gone(from: $0, table: "article", snapshot.database)
            }
            let versions = try folders.flatMap {
                try looking.gone(from: $0, table: "version", snapshot.database)
            }
            return (articles: articles, versions: versions, containers: looking.containers)
        }
        guard !gone.articles.isEmpty || !gone.versions.isEmpty else { return [] }
        return try write { database in
            for (table, ids) in [("article", gone.articles), ("version", gone.versions)] {
                let mark = try database.cachedStatement(sql: "UPDATE \(table) SET missing = 1 WHERE id = ?")
                for id in ids { try mark.execute(arguments: [id]) }
            }
            let mark = try database.cachedStatement(sql: "UPDATE container SET missing = 1 WHERE folder = ?")
            for folder in gone.containers { try mark.execute(arguments: [folder]) }
            // Where another file holds it, it is not gone.
            let isHeld = try database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM version WHERE article = ? AND missing = 0)")
            return try gone.articles.filter { try Bool.fetchOne(isHeld, arguments: [$0]) == false }
                .map(ArticleID.init(rawValue:))
        }
    }
}

/// Looks for what a library has of files that are not there any more.
private struct GoneFiles {
    /// The hashes of the paths of all files that are there.
    let present: Set<Int>
    /// The folders that stand for files that held many articles, and are gone.
    private(set) var containers: Set<Int64> = []
    /// The file that was last looked for, and whether it is gone: those of many articles come one after the other.
    private var last: (path: String, isGone: Bool)?

    init(present: Set<Int>) { self.present = present }

    /// The rows of a table whose files are gone.
    mutating func gone(from folder: String, table: String, _ database: Database) throws -> [Int64] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT a.id, f.path, a.file, f.id FROM \(table) a JOIN folder f ON f.id = a.folder
                WHERE a.missing = 0 AND (f.path = ? OR substr(f.path, 1, ?) = ?)
                """, arguments: [folder, folder.unicodeScalars.count + 1, folder + "/"])
        var gone: [Int64] = []
        while let row = try rows.next() {
            let place = ArticleSource.Place(folder: row[stored: 1], file: row[stored: 2])
            guard isGone(place.path) else { continue }
            gone.append(row[stored: 0])
            if place.part != nil { containers.insert(row[stored: 3]) }
        }
        return gone
    }

    private mutating func isGone(_ path: String) -> Bool {
        if let last, last.path == path { return last.isGone }
        let isGone = !present.contains(path.hashValue) && Self.isGone(path)
        last = (path, isGone)
        return isGone
    }

    /// A folder that could not be listed, or a disk that is not there, must not make all of its articles missing.
    private static func isGone(_ path: String) -> Bool {
        var status = stat()
        // A folder may have replaced the file, or a file its folder.
        guard stat(path, &status) != 0 else { return status.st_mode & S_IFMT == S_IFDIR }
        return errno == ENOENT || errno == ENOTDIR
    }
}
