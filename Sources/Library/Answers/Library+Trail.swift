import GRDB

/// One stop of the mention cursor: an article that mentions an entity, and how often.
public struct TrailStop: Equatable, Sendable {
    public var article: ArticleID
    public var mentions: Int

    public init(article: ArticleID, mentions: Int) {
        self.article = article
        self.mentions = mentions
    }
}

extension Library {
    /// Every article that mentions an entity, oldest first (the date, then the id); those without a date come last.
    public func trail(of entity: EntityID) throws -> [TrailStop] {
        try read { snapshot in
            let statement = try snapshot.database.cachedStatement(
                sql:
                    "SELECT article, mentions, dateKey FROM appearance WHERE entity = ? ORDER BY dateKey, article"
            )
            var stops: [TrailStop] = []
            var undated = 0
            // Entities that are named often have tens of thousands.
            let rows = try Row.fetchCursor(statement, arguments: [entity.rawValue])
            while let row = try rows.next() {
                stops.append(
                    TrailStop(
                        article: ArticleID(rawValue: row[stored: 0]), mentions: row[storedCount: 1]))
                if !DateKey.isDated(row[stored: 2]) { undated += 1 }
            }
            // Those without a date have the smallest keys: the index gives the order, and no row is sorted.
            return Array(stops[undated...] + stops[..<undated])
        }
    }
}
