import GRDB

/// Which articles are copies of one text, within a transaction of the writer.
///
/// A group is an article that stands for it (`copyOf` is `NULL`) and those that are copies of that article. Each is compared
/// with the one that stands for the group, so that what is said of it is true of both.
struct CopyGroups {
    private let database: Database
    private let texts: StoredTexts
    /// Articles whose groups changed, or what is counted of them.
    private(set) var touched: Set<Int64> = []
    /// Articles that are to be placed again, as the one that stood for them does no longer.
    private var homeless: [Int64] = []

    /// How many articles with a number are looked at, and how many articles are compared in full.
    private static let articlesOfKey = 12
    private static let lookedAt = 6
    private static let compared = 2
    /// One shared number says enough where no more articles have it.
    private static let rareKey = 4
    /// How many articles one that comes or goes may set free, which is hardly ever more than one.
    private static let mostPlacedAgain = 200

    init(_ database: Database, _ texts: StoredTexts) {
        self.database = database
        self.texts = texts
    }

    mutating func touch(_ articles: some Sequence<Int64>) { touched.formUnion(articles) }

    // MARK: Coming and going

    /// Puts an article, whose text and annotation are stored, into its group.
    mutating func place(_ article: Int64, _ sketch: CopySketch) throws {
        try database.cachedStatement(sql: "DELETE FROM articleToPlace WHERE article = ?")
            .execute(arguments: [article])
        try database.cachedStatement(sql: "UPDATE article SET namedPeople = ? WHERE id = ?")
            .execute(arguments: [sketch.people, article])
        let found = try candidates(for: article, sketch)
        let insert = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO copyKey (key, article) VALUES (?, ?)")
        for key in sketch.keys.sorted() { try insert.execute(arguments: [key, article]) }
        if !found.isEmpty, let own = try words(of: article) {
            for front in found {
                guard let other = try words(of: front), CopyMatch.isCopy(own, other) else { continue }
                try join(article, front)
                break
            }
        }
        try placeHomeless()
    }

    /// Takes an article, whose text is still the former one, out of its group.
    mutating func remove(_ article: Int64) throws {
        if let text = try texts.bytes(of: article) {
            let delete = try database.cachedStatement(
                sql: "DELETE FROM copyKey WHERE key = ? AND article = ?")
            for key in CopySketch(text).keys { try delete.execute(arguments: [key, article]) }
        }
        try leave(article)
        try placeHomeless()
    }

    private mutating func placeHomeless() throws {
        var placed = 0
        while placed < Self.mostPlacedAgain, let next = homeless.popLast() {
            try placeAgain(next)
            placed += 1
        }
        homeless = []
    }

    private mutating func placeAgain(_ article: Int64) throws {
        guard let text = try texts.bytes(of: article) else { return }
        var sketch = CopySketch(text)
        sketch.people = try row(article)?.people ?? 0
        for front in try candidates(for: article, sketch) {
            guard let other = try words(of: front), CopyMatch.isCopy(TextWords(text), other) else { continue }
            return try join(article, front)
        }
    }

    private mutating func leave(_ article: Int64) throws {
        guard let row = try row(article) else { return }
        touched.insert(article)
        if let front = row.front {
            touched.insert(front)
            return try setFront(of: article, nil)
        }
        let rest = try copies(of: article)
        guard let next = try fullest(rest) else { return }
        try setFront(of: next, nil)
        try lead(next, rest.filter { $0 != next })
    }

    // MARK: Finding

    /// Articles that stand for groups whose texts share numbers with one, those that share most first.
    private func candidates(for article: Int64, _ sketch: CopySketch) throws -> [Int64] {
        let find = try database.cachedStatement(
            sql: "SELECT article FROM copyKey WHERE key = ? ORDER BY article LIMIT \(Self.articlesOfKey)")
        var shared: [Int64: Int] = [:]
        for key in sketch.keys {
            let articles = try Int64.fetchAll(find, arguments: [key])
            for other in articles where other != article {
                shared[other, default: 0] += articles.count <= Self.rareKey ? 2 : 1
            }
        }
        let most = shared.filter { $0.value > 1 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var fronts: [Int64] = []
        for (other, _) in most.prefix(Self.lookedAt) where fronts.count < Self.compared {
            guard let found = try row(other) else { continue }
            let front = found.front ?? other
            guard front != article, !fronts.contains(front), let leader = try row(front),
                CopyMatch.nameTheSame(leader.people, sketch.people)
            else { continue }
            fronts.append(front)
        }
        return fronts
    }

    private func words(of article: Int64) throws -> TextWords? {
        try texts.bytes(of: article).map(TextWords.init)
    }

    private func row(_ article: Int64) throws -> (front: Int64?, people: Int64)? {
        let find = try database.cachedStatement(sql: "SELECT copyOf, namedPeople FROM article WHERE id = ?")
        return try Row.fetchOne(find, arguments: [article]).map { ($0[stored: 0], $0[stored: 1]) }
    }

    private func copies(of front: Int64) throws -> [Int64] {
        try Int64.fetchAll(
            database.cachedStatement(sql: "SELECT id FROM article WHERE copyOf = ? ORDER BY id"),
            arguments: [front])
    }

    // MARK: Who stands for whom

    private mutating func join(_ article: Int64, _ front: Int64) throws {
        touched.formUnion([article, front])
        guard try fullest([front, article]) == article else { return try setFront(of: article, front) }
        let rest = try copies(of: front)
        try setFront(of: article, nil)
        try lead(article, [front] + rest)
    }

    /// Makes an article stand for others; those that are no copies of it get a place of their own.
    private mutating func lead(_ leader: Int64, _ others: [Int64]) throws {
        touched.formUnion(others + [leader])
        guard let own = try words(of: leader) else { return }
        for other in others {
            let isCopy = try words(of: other).map { CopyMatch.isCopy($0, own) } ?? false
            try setFront(of: other, isCopy ? leader : nil)
            if !isCopy { homeless.append(other) }
        }
    }

    private func setFront(of article: Int64, _ front: Int64?) throws {
        try database.cachedStatement(sql: "UPDATE article SET copyOf = ? WHERE id = ?")
            .execute(arguments: [front, article])
    }

    /// The one that a person chose; else of those with a file and not cut short the one with the most words; of equal ones one
    /// with a date, then the first.
    private func fullest(_ articles: [Int64]) throws -> Int64? {
        let list = articles.map(String.init).joined(separator: ",")
        return try Int64.fetchOne(
            database,
            sql: """
                SELECT id FROM article WHERE id IN (\(list)) ORDER BY id IN (SELECT article FROM chosenCopy) DESC,
                    missing, isPartial, words DESC, dateOrigin = 2, id LIMIT 1
                """)
    }

    /// Makes an article stand for its group, now and when fuller copies come.
    ///
    /// - Returns: Whether it has a group.
    mutating func choose(_ article: Int64) throws -> Bool {
        guard let row = try row(article) else { return false }
        let front = row.front ?? article
        let others = ([front] + (try copies(of: front))).filter { $0 != article }
        guard !others.isEmpty else { return false }
        for other in others {
            try database.execute(sql: "DELETE FROM chosenCopy WHERE article = ?", arguments: [other])
        }
        try database.execute(
            sql: "INSERT OR IGNORE INTO chosenCopy (article) VALUES (?)", arguments: [article])
        try setFront(of: article, nil)
        // They were copies of one text before, and still are.
        for other in others { try setFront(of: other, article) }
        touched.formUnion(others + [article])
        return true
    }

    /// Chooses anew who stands for the groups of articles whose files went or came back.
    mutating func settle(_ articles: [Int64]) throws {
        for article in articles {
            guard let row = try row(article) else { continue }
            let front = row.front ?? article
            let group = [front] + (try copies(of: front))
            guard group.count > 1, let next = try fullest(group), next != front else { continue }
            try setFront(of: next, nil)
            try lead(next, group.filter { $0 != next })
        }
        try placeHomeless()
    }
}
