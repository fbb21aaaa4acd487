import GRDB

extension Library {
    /// Every mention of an entity in its sentence, the oldest article's first; articles without a date come last.
    public func mentions(of entity: EntityID, window: Range<Int>) throws -> Window<MentionInSentence> {
        try read { snapshot in
            let counted = try CountedAppearances(of: entity.rawValue, snapshot.database)
            let stops = try Row.fetchAll(
                snapshot.database,
                sql: """
                    SELECT article, mentions FROM appearance WHERE entity = ?
                    ORDER BY \(DateKey.oldestFirst), article
                    """,
                arguments: [entity.rawValue]
            ).filter { counted.contains($0[stored: "article"]) }
            let total = stops.reduce(0) { $0 + $1[storedCount: "mentions"] }
            let window = window.clamped(to: 0..<total)
            let finder = try MentionFinder(snapshot)
            var items: [MentionInSentence] = []
            var before = 0
            for stop in stops where items.count < window.count {
                let count = stop[storedCount: "mentions"]
                if before + count > window.lowerBound {
                    let first = max(0, window.lowerBound - before)
                    items += try finder.mentions(of: entity, in: stop[stored: "article"])
                        .dropFirst(first).prefix(window.count - items.count)
                }
                before += count
            }
            return Window(offset: window.lowerBound, items: items, total: total)
        }
    }

    /// The mentions of an entity in articles, each in its sentence, in the articles' order.
    public func mentions(of entity: EntityID, in articles: [ArticleID]) throws -> [MentionInSentence] {
        try read { snapshot in
            let finder = try MentionFinder(snapshot)
            return try articles.flatMap { try finder.mentions(of: entity, in: $0.rawValue) }
        }
    }
}
