import Entities
import GRDB

extension Library {
    /// The names of the people whom articles mention the most, the most mentioned first.
    ///
    /// - Parameter limit: As many of each article.
    /// - Returns: Nothing for articles that name nobody, or in which names were not looked for yet.
    public func people(of articles: [ArticleID], limit: Int) throws -> [ArticleID: [String]] {
        try read { snapshot in
            let find = try snapshot.database.cachedStatement(
                sql: "SELECT name, kind FROM entity WHERE id = ?")
            let annotations = try snapshot.annotations
            var known: [Int64: String?] = [:]
            func person(_ id: Int64) throws -> String? {
                if let name = known[id] { return name }
                let row = try Row.fetchOne(find, arguments: [id])
                let isPerson = row.map { StoredAnnotation.kind($0[stored: "kind"]) == .person } ?? false
                let name: String? = isPerson ? row?[stored: "name"] : nil
                known[id] = .some(name)
                return name
            }
            var result: [ArticleID: [String]] = [:]
            for article in articles {
                guard let annotation = try annotations.packed(article.rawValue) else { continue }
                let counts = StoredAnnotation.grouped(annotation.entities).sorted {
                    ($1.1.mentions, $0.0) < ($0.1.mentions, $1.0)
                }
                var names: [String] = []
                for (id, _) in counts where names.count < limit {
                    if let name = try person(id) { names.append(name) }
                }
                if !names.isEmpty { result[article] = names }
            }
            return result
        }
    }
}
