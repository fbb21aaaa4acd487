import GRDB

/// Checks whether what is stored about copies agrees.
struct CopyCheck {
    private let database: Database
    private let rows: AnnotationRows
    private(set) var problems: [String] = []

    init(_ snapshot: Snapshot) throws {
        database = snapshot.database
        rows = try snapshot.annotations
    }

    mutating func run() throws {
        try fronts()
        try folded()
        let keys =
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(DISTINCT article) FROM copyKey WHERE article NOT IN (SELECT article FROM annotation)
                    """) ?? 0
        if keys > 0 {
            problems.append("Copies are looked for among \(keys) articles that are not annotated.")
        }
    }

    /// Whether every copy leads to an article that stands for itself.
    private mutating func fronts() throws {
        let astray = try Int64.fetchAll(
            database,
            sql: """
                SELECT id FROM article WHERE copyOf IS NOT NULL AND copyOf NOT IN
                    (SELECT id FROM article WHERE copyOf IS NULL) ORDER BY id LIMIT 3
                """)
        for id in astray { problems.append("Article \(id) is a copy of no article.") }
    }

    /// Whether what is folded is what the groups of copies give, and entities are counted accordingly.
    private mutating func folded() throws {
        var expected: Set<FoldedCounts.Folded> = []
        let fronts = try Int64.fetchAll(
            database,
            sql: "SELECT DISTINCT copyOf FROM article INDEXED BY articleCopy WHERE copyOf IS NOT NULL")
        for front in fronts {
            expected.formUnion(try FoldedCounts.folded(FoldedCopies.group(of: front, database), rows))
        }
        let found = try Row.fetchAll(
            database, sql: "SELECT article, entity, counted, mentions FROM foldedAppearance"
        ).map {
            FoldedCounts.Folded(
                article: $0[stored: 0], entity: $0[stored: 1], counted: $0[stored: 2], mentions: $0[stored: 3]
            )
        }
        for item in Set(found).symmetricDifference(expected).sorted(by: { $0.article < $1.article }).prefix(3)
        {
            problems.append("Entity \(item.entity) is counted wrongly in copy \(item.article).")
        }
        let entities = try Int64.fetchAll(
            database,
            sql: """
                SELECT id FROM entity e WHERE (foldedArticles <> 0 OR foldedMentions <> 0
                    OR id IN (SELECT entity FROM foldedAppearance))
                    AND (foldedArticles, foldedMentions) IS NOT
                    (SELECT count(*), coalesce(sum(mentions), 0) FROM foldedAppearance WHERE entity = e.id)
                ORDER BY id LIMIT 3
                """)
        for id in entities {
            problems.append("What copies say of entity \(id) is not counted as it should be.")
        }
    }
}
