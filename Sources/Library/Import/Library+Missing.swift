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
            var gone: [Int64] = []
            for folder in folders {
                let rows = try Row.fetchCursor(
                    snapshot.database,
                    sql: """
                        SELECT a.id, f.path, a.file FROM article a JOIN folder f ON f.id = a.folder
                        WHERE a.missing = 0 AND (f.path = ? OR substr(f.path, 1, ?) = ?)
                        """, arguments: [folder, folder.unicodeScalars.count + 1, folder + "/"])
                while let row = try rows.next() {
                    let path: String = row[stored: "path"] + "/" + row[stored: "file"]
                    if !present.contains(path.hashValue), Self.isGone(path) { gone.append(row[stored: "id"]) }
                }
            }
            return gone
        }
        guard !gone.isEmpty else { return [] }
        try write { database in
            let mark = try database.cachedStatement(sql: "UPDATE article SET missing = 1 WHERE id = ?")
            for id in gone { try mark.execute(arguments: [id]) }
        }
        return gone.map(ArticleID.init(rawValue:))
    }

    /// A folder that could not be listed, or a disk that is not there, must not make all of its articles missing.
    private static func isGone(_ path: String) -> Bool {
        var status = stat()
        // A folder may have replaced the file, or a file its folder.
        guard stat(path, &status) != 0 else { return status.st_mode & S_IFMT == S_IFDIR }
        return errno == ENOENT || errno == ENOTDIR
    }
}
