import GRDB
import WordIndex

/// The article's file has this path, or lies in the folder of this path or below it.
struct PathTerm: QueryTerm {
    let path: String

    static func meaning(_ value: QueryValue) -> QueryValue.Meaning {
        value.text.isEmpty ? .nothing : .term(PathTerm(path: value.text))
    }

    var text: String { "path:" + Query.quoted(path) }
    var sought: SoughtInText { .nothing }
    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        let path = QueryValue.folder(path)
        let below = path == "/" ? "/" : path + "/"
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
        let file = String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
        let sql = """
            SELECT id FROM article WHERE folder IN
                (SELECT id FROM folder WHERE path = :path OR substr(path, 1, length(:below)) = :below)
            UNION ALL
            SELECT id FROM article WHERE folder = (SELECT id FROM folder WHERE path = :folder) AND file = :file
            """
        return candidates.intersection(
            try evaluation.articles(sql, ["path": path, "below": below, "folder": folder, "file": file]))
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) -> EntitySet? { nil }
}
