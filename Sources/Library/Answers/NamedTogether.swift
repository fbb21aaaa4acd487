import CrossReferences
import Entities
import GRDB

extension Library {
    /// The people who are named with somebody in the most articles, those with the most first.
    ///
    /// - Parameters:
    ///   - most: How many, at most.
    ///   - isCancelled: Asked once: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    /// - Complexity: The latest ``NamedTogether/articlesLooked`` articles that name the entity are looked at.
    public func company(
        of entity: EntityID, most: Int, isCancelled: () -> Bool = { false }
    ) throws -> [EntityID] {
        try read { snapshot in
            if isCancelled() { throw CancellationError() }
            var names = try NamedTogether(snapshot)
            let counts = try names.people(with: entity.rawValue, articles: NamedTogether.articlesLooked)
            return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(max(0, most))
                .map { EntityID(rawValue: $0.key) }
        }
    }
}

/// Who is named in the same articles as somebody; copies of one text are counted once.
struct NamedTogether {
    private let database: Database
    private let annotations: AnnotationRows
    /// For each copy the article that stands for it, and those that stand for others.
    private let fronts: [Int64: Int64]
    private let standing: Set<Int64>
    private var isPerson: [Int64: Bool] = [:]

    /// How many of somebody's articles are looked at for their company, the latest first.
    static let articlesLooked = 4_000

    init(_ snapshot: Snapshot) throws {
        database = snapshot.database
        annotations = try snapshot.annotations
        fronts = try snapshot.copies.fronts
        standing = Set(fronts.values)
    }

    /// The articles that name somebody, the latest first.
    func articles(_ entity: Int64, most: Int = .max) throws -> [Int64] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql:
                    "SELECT article FROM appearance WHERE entity = ? ORDER BY dateKey DESC, article DESC LIMIT ?"
            ),
            arguments: [entity, Int64(clamping: most)])
    }

    /// The article that stands for an article's text.
    func front(_ article: Int64) -> Int64 { fronts[article] ?? article }

    /// People named with somebody, with the number of articles that name both.
    ///
    /// - Parameter articles: How many of the articles are looked at, the latest first.
    mutating func people(with entity: Int64, articles most: Int = .max) throws -> [Int64: Int32] {
        var counts: [Int64: Int32] = [:]
        try forEachNaming(try articles(entity, most: most)) { id, _ in counts[id, default: 0] += 1 }
        counts[entity] = nil
        for id in counts.keys where try !isPerson(id) { counts[id] = nil }
        return counts
    }

    /// Calls `body` with everybody and everything that articles name, and the article that stands for the text: once for
    /// all copies of it.
    func forEachNaming(_ articles: [Int64], _ body: (_ entity: Int64, _ front: Int64) -> Void) throws {
        var told: [Int64: Set<Int64>] = [:]
        for article in articles.sorted() {
            let front = front(article)
            var names = try named(in: article)
            if standing.contains(front) {
                let before = told[front] ?? []
                told[front] = before.union(names)
                names.subtract(before)
            }
            for id in names { body(id, front) }
        }
    }

    /// Everybody and everything that an article names.
    private func named(in article: Int64) throws -> Set<Int64> {
        let statement = try database.cachedStatement(sql: "SELECT packed FROM annotation WHERE article = ?")
        guard let row = try Row.fetchOne(statement, arguments: [article]) else { return [] }
        return Set(try annotations.named(in: article, row, column: 0, wanted: -1).ids)
    }

    mutating func isPerson(_ entity: Int64) throws -> Bool {
        if let known = isPerson[entity] { return known }
        let kind = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT kind FROM entity WHERE id = ? AND articles > 0"),
            arguments: [entity])
        let found = kind.map { StoredAnnotation.kind($0) == .person } ?? false
        isPerson[entity] = found
        return found
    }
}
