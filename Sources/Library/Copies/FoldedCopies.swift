import GRDB
import WordIndex

/// Which articles a list leaves out, so that each group of copies is one row of it.
struct FoldedCopies {
    /// The copies, and the article that stands for each.
    private let pairs: [(article: Int64, front: Int64)]

    init(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT id, copyOf FROM article INDEXED BY articleCopy WHERE copyOf IS NOT NULL ORDER BY copyOf, id
                    """))
        var pairs: [(article: Int64, front: Int64)] = []
        while let row = try rows.next() { pairs.append((row[stored: 0], row[stored: 1])) }
        self.pairs = pairs
    }

    /// For each copy the article that stands for it.
    var fronts: [Int64: Int64] {
        Dictionary(pairs.map { ($0.article, $0.front) }, uniquingKeysWith: { first, _ in first })
    }

    /// How many articles are copies of others.
    static func count(_ database: Database) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM article INDEXED BY articleCopy WHERE copyOf IS NOT NULL")) ?? 0
    }

    /// The articles of a set without the copies that another article of the set stands for: the one that stands for the
    /// group, or, where that is not among them, its first copy that is.
    func folded(_ set: ArticleSet) throws -> ArticleSet {
        guard !pairs.isEmpty else { return set }
        let ids = try set.ids()
        func contains(_ article: Int64) -> Bool { article >= 0 && ids.contains(Int(clamping: article)) }
        var left: [Int64] = []
        var shown: (front: Int64, article: Int64)?
        for pair in pairs where contains(pair.article) {
            if contains(pair.front) || shown?.front == pair.front {
                left.append(pair.article)
            } else {
                shown = (pair.front, pair.article)
            }
        }
        return left.isEmpty ? set : set.subtracting(ArticleSet(left, of: set.index))
    }

    /// The articles of a copy's group, the one that stands for it first; the article alone where it has no copies.
    static func group(of article: Int64, _ database: Database) throws -> [Int64] {
        let find = try database.cachedStatement(sql: "SELECT coalesce(copyOf, id) FROM article WHERE id = ?")
        guard let front = try Int64.fetchOne(find, arguments: [article]) else { return [] }
        let copies = try database.cachedStatement(
            sql: "SELECT id FROM article WHERE copyOf = ? ORDER BY words DESC, id")
        return [front] + (try Int64.fetchAll(copies, arguments: [front]))
    }
}
