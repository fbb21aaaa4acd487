import Entities
import GRDB

extension Library {
    /// The articles that a timeline counts, newest first, behind them those without a date: those that name an entity, or
    /// all, of those that answer a query; without an entity they have no mentions.
    ///
    /// - Parameter isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func stops(
        of entity: EntityID?, matching query: String = "", isCancelled: @escaping () -> Bool = { false }
    ) throws -> [EntityDossier.Stop] {
        try read { snapshot in
            let allowed = try snapshot.articles(matching: query, isCancelled: isCancelled)
            let sql =
                entity == nil
                ? "SELECT id, dateKey, 0, 0 FROM article ORDER BY dateKey DESC, id DESC"
                : """
                SELECT article, dateKey, mentions, quotations FROM appearance WHERE entity = ?
                ORDER BY dateKey DESC, article DESC
                """
            let rows = try Row.fetchCursor(
                snapshot.database.cachedStatement(sql: sql), arguments: entity.map { [$0.rawValue] } ?? [])
            let counted = try entity.map { try CountedAppearances(of: $0.rawValue, snapshot.database) }
            var stops: [EntityDossier.Stop] = []
            while let row = try rows.next() {
                let article: Int64 = row[stored: 0]
                if let allowed, !allowed.contains(article) { continue }
                if let counted, !counted.contains(article) { continue }
                let key: Int64 = row[stored: 1]
                stops.append(
                    EntityDossier.Stop(
                        article: ArticleID(rawValue: article), seconds: DateKey.seconds(of: key),
                        isDated: DateKey.isDated(key), mentions: Int32(row[storedCount: 2]),
                        quotations: Int32(row[storedCount: 3])))
            }
            return stops
        }
    }

    /// The headlines of articles, in their order; articles that are gone are left out.
    public func headlines(of articles: [ArticleID]) throws -> [Headline] {
        try read { snapshot in try articles.compactMap { try snapshot.headlines.headline(of: $0.rawValue) } }
    }
}

extension Snapshot {
    /// The articles that answer a query; `nil` for an empty query, which all answer.
    func articles(matching query: String, isCancelled: @escaping () -> Bool) throws -> Set<Int64>? {
        let query = Query(parsing: query)
        guard !query.isEmpty else { return nil }
        let found = try Ranking(query, self, isCancelled: isCancelled)
        return Set(found.newestFirst(0..<found.total).items)
    }
}
