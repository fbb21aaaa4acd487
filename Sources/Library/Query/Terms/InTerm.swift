import GRDB
import WordIndex

/// The article lies in a file or folder with this path, or whose path ends with it.
struct InTerm: QueryTerm {
    let path: String

    static func meaning(_ value: QueryValue) -> QueryValue.Meaning {
        value.text.isEmpty ? .nothing : .term(InTerm(path: value.text))
    }

    var text: String { "in:" + Query.quoted(path) }
    var sought: SoughtInText { .nothing }
    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        let path = QueryValue.folder(path)
        // A folder's path, and that of a file with many articles, which ends with a slash.
        let inner = (path.hasPrefix("/") ? "" : "/") + path + "/"
        let isBelow =
            path.hasPrefix("/") ? "substr(path || '/', 1, length(?1)) = ?1" : "instr(path || '/', ?1) > 0"
        let folders = "SELECT id FROM folder WHERE \(isBelow)"
        let sql = """
            SELECT id FROM article WHERE folder IN (\(folders))
            UNION ALL SELECT article FROM version WHERE folder IN (\(folders))
            """
        return candidates.intersection(try evaluation.articles(sql, [inner]))
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) -> EntitySet? { nil }
}
