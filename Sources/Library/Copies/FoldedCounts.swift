import GRDB

/// Counts each group of copies once: what a copy says of an entity that another article of its group says too is folded.
///
/// `appearance` has every article that names an entity, and `entity` counts them all, as who is who is decided by all of
/// them. What is not to be counted twice is in `foldedAppearance`, and its sums are beside the counts; `countedAppearance`
/// is what is left. Somebody whom only a copy names is counted there, so that nobody is lost.
struct FoldedCounts {
    private let database: Database
    private let texts: StoredTexts

    init(_ database: Database, _ texts: StoredTexts) {
        self.database = database
        self.texts = texts
    }

    /// Counts the groups of these articles again.
    func recount(_ articles: some Sequence<Int64>) throws {
        guard try hasAny() else { return }
        let front = try database.cachedStatement(sql: "SELECT coalesce(copyOf, id) FROM article WHERE id = ?")
        var fronts: Set<Int64> = []
        for article in Set(articles).sorted() {
            try clear(article)
            if let found = try Int64.fetchOne(front, arguments: [article]) { fronts.insert(found) }
        }
        let members = try database.cachedStatement(
            sql: "SELECT id FROM article WHERE copyOf = ? ORDER BY words DESC, id")
        let rows = AnnotationRows(database, texts, changes: try CorrectionRows(database).changes())
        for front in fronts.sorted() {
            let group = [front] + (try Int64.fetchAll(members, arguments: [front]))
            for article in group { try clear(article) }
            for folded in try Self.folded(group, rows) { try insert(folded) }
        }
    }

    /// What a copy says of an entity, and the article in which it is counted.
    struct Folded: Hashable {
        var article: Int64
        var entity: Int64
        var counted: Int64
        var mentions: Int
    }

    /// What is folded in a group of copies, the article that stands for it first.
    static func folded(_ group: [Int64], _ rows: AnnotationRows) throws -> [Folded] {
        guard group.count > 1 else { return [] }
        var counted: [Int64: Int64] = [:]
        var found: [Folded] = []
        for article in group {
            guard let annotation = try rows.packed(article) else { continue }
            for (entity, counts) in StoredAnnotation.grouped(annotation.entities) {
                if let first = counted[entity] {
                    found.append(
                        Folded(article: article, entity: entity, counted: first, mentions: counts.mentions))
                } else {
                    counted[entity] = article
                }
            }
        }
        return found
    }

    private func hasAny() throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM article INDEXED BY articleCopy WHERE copyOf IS NOT NULL)
                        OR EXISTS (SELECT 1 FROM foldedAppearance)
                    """)) ?? false
    }

    private func clear(_ article: Int64) throws {
        let find = try database.cachedStatement(
            sql: "SELECT entity, mentions FROM foldedAppearance WHERE article = ?")
        let rows = try Row.fetchAll(find, arguments: [article])
        guard !rows.isEmpty else { return }
        let change = try database.cachedStatement(
            sql: """
                UPDATE entity SET foldedArticles = foldedArticles - 1, foldedMentions = foldedMentions - ? WHERE id = ?
                """)
        for row in rows {
            try change.execute(arguments: [row[stored: 1] as Int64, row[stored: 0] as Int64])
        }
        try database.cachedStatement(sql: "DELETE FROM foldedAppearance WHERE article = ?")
            .execute(arguments: [article])
    }

    private func insert(_ folded: Folded) throws {
        try database.cachedStatement(
            sql: "INSERT INTO foldedAppearance (article, entity, counted, mentions) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [folded.article, folded.entity, folded.counted, folded.mentions])
        try database.cachedStatement(
            sql: """
                UPDATE entity SET foldedArticles = foldedArticles + 1, foldedMentions = foldedMentions + ? WHERE id = ?
                """
        ).execute(arguments: [folded.mentions, folded.entity])
    }
}
