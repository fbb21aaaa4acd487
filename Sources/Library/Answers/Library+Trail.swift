import GRDB

/// One stop of the mention cursor: an article that mentions an entity, and how often.
public struct TrailStop: Equatable, Sendable {
    public var article: ArticleID
    public var mentions: Int
    /// Copies of it that mention the entity too, which are no stops of their own.
    public var copies: [ArticleID]

    public init(article: ArticleID, mentions: Int, copies: [ArticleID] = []) {
        self.article = article
        self.mentions = mentions
        self.copies = copies
    }

    /// Whether an article is this stop, or a copy of it.
    public func has(_ article: ArticleID) -> Bool { self.article == article || copies.contains(article) }
}

extension Library {
    /// Every article that mentions an entity, oldest first (the date, then the id); those without a date come last.
    ///
    /// - Parameter copies: Whether also copies of articles that mention it, which are counted once otherwise.
    public func trail(of entity: EntityID, copies: Bool = false) throws -> [TrailStop] {
        try read { snapshot in
            let statement = try snapshot.database.cachedStatement(
                sql: """
                    SELECT article, mentions, dateKey FROM appearance WHERE entity = ? ORDER BY dateKey, article
                    """)
            let counted = copies ? nil : try CountedAppearances(of: entity.rawValue, snapshot.database)
            let folded = counted?.copies ?? [:]
            var stops: [TrailStop] = []
            var undated = 0
            // Entities that are named often have tens of thousands.
            let rows = try Row.fetchCursor(statement, arguments: [entity.rawValue])
            while let row = try rows.next() {
                let article: Int64 = row[stored: 0]
                if let counted, !counted.contains(article) { continue }
                stops.append(
                    TrailStop(
                        article: ArticleID(rawValue: article), mentions: row[storedCount: 1],
                        copies: (folded[article] ?? []).map(ArticleID.init(rawValue:))))
                if !DateKey.isDated(row[stored: 2]) { undated += 1 }
            }
            // Those without a date have the smallest keys: the index gives the order, and no row is sorted.
            return Array(stops[undated...] + stops[..<undated])
        }
    }
}
