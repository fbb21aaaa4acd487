import GRDB
import WordIndex

/// Which articles a list leaves out, so that each group of copies is one row of it.
struct FoldedCopies: Sendable {
    /// A copy, and the article that stands for it.
    private struct Pair {
        var article: Int64
        var front: Int64
        /// Where they are in the index; `nil` where they are not.
        var place: ArticleSet.Place?
        var frontPlace: ArticleSet.Place?
    }

    /// The index that the places belong to.
    let generation: Int64
    private let pairs: [Pair]
    /// For each copy the article that stands for it.
    let fronts: [Int64: Int64]

    init(_ database: Database, _ index: TextIndex) throws {
        generation = index.generation
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT id, copyOf FROM article INDEXED BY articleCopy WHERE copyOf IS NOT NULL ORDER BY copyOf, id
                    """))
        var pairs: [Pair] = []
        while let row = try rows.next() {
            let (article, front): (Int64, Int64) = (row[stored: 0], row[stored: 1])
            let known = pairs.last?.front == front ? pairs.last?.frontPlace : index.place(of: front)
            pairs.append(
                Pair(article: article, front: front, place: index.place(of: article), frontPlace: known))
        }
        self.pairs = pairs
        fronts = Dictionary(pairs.map { ($0.article, $0.front) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether another article stands for it.
    func contains(_ article: Int64) -> Bool { fronts[article] != nil }

    /// How many articles are copies of others.
    static func count(_ database: Database) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM article INDEXED BY articleCopy WHERE copyOf IS NOT NULL")) ?? 0
    }

    /// The articles of a set without the copies that another article of the set stands for: the one that stands for the
    /// group, or, where that is not among them, its first copy that is.
    ///
    /// - Parameter set: Of the index whose places these are.
    func folded(_ set: ArticleSet) -> ArticleSet {
        var result = set
        var shown: Int64?
        for pair in pairs {
            guard let place = pair.place, set.contains(place) else { continue }
            if shown == pair.front || pair.frontPlace.map(set.contains) == true {
                result.remove(place)
            } else {
                shown = pair.front
            }
        }
        return result
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
