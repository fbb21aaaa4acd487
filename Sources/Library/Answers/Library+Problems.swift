public import Articles
import GRDB

extension Library {
    /// What could not be read of the files that were added, by their paths; each until its file is read again.
    public func problems() throws -> [ArticleProblem] {
        try read { snapshot in
            try Row.fetchAll(
                snapshot.database, sql: "SELECT path, line, message FROM problem ORDER BY path, id"
            ).map {
                ArticleProblem(path: $0[stored: 0], line: $0[stored: 1], message: $0[stored: 2])
            }
        }
    }
}
