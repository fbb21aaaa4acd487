import Entities
import GRDB
import WordIndex

/// Finds what answers a query, in one reader's transaction.
struct QueryEvaluation {
    let snapshot: Snapshot
    let index: TextIndex
    private let isCancelled: () -> Bool

    /// - Parameter isCancelled: Asked often: whether nobody is waiting for the answer any more.
    init(_ snapshot: Snapshot, isCancelled: @escaping () -> Bool = { false }) throws {
        self.snapshot = snapshot
        index = try snapshot.index
        self.isCancelled = isCancelled
    }

    /// The articles that answer.
    func articles(_ condition: Query.Condition) throws -> ArticleSet {
        try condition.answers(among: .all(of: index)) { term, candidates in
            try term.articles(among: candidates, self)
        }
    }

    /// The namings that answer a query for entities.
    func namings(_ condition: Query.Condition) throws -> NamingSet {
        let all = ArticleSet.all(of: index)
        return try condition.answers(among: NamingSet.all) { term, candidates in
            if let entities = try term.entities(among: candidates.entities, self) {
                return candidates.intersection(NamingSet(of: entities))
            }
            return candidates.intersection(
                NamingSet(in: try term.articles(among: candidates.articles ?? all, self)))
        }
    }

    /// - Throws: `CancellationError` when nobody is waiting for the answer any more.
    func checkCancelled() throws { if isCancelled() { throw CancellationError() } }

    // MARK: How terms find their answers

    /// The candidates that `body` gives for each shard.
    func narrowed(
        _ candidates: ArticleSet,
        _ body: (_ shard: TextIndexShard, _ documents: DocumentSet) throws -> DocumentSet
    ) throws -> ArticleSet {
        try candidates.narrowed { shard, documents in
            try checkCancelled()
            return try body(shard, documents)
        }
    }

    /// The candidates that `isFound` accepts.
    func filtered(_ candidates: ArticleSet, _ isFound: (_ article: Int64) throws -> Bool) throws -> ArticleSet
    {
        try candidates.narrowed { shard, documents in
            var found = DocumentSet(capacity: shard.capacity)
            try documents.visit { document in
                try checkCancelled()
                if try isFound(shard.articles[document]) { found.insert(document) }
            }
            return found
        }
    }

    /// The articles with the ids that a statement gives.
    func articles(_ sql: String, _ arguments: StatementArguments = []) throws -> ArticleSet {
        try checkCancelled()
        let ids = try Int64.fetchAll(snapshot.database.cachedStatement(sql: sql), arguments: arguments)
        return ArticleSet(ids, of: index)
    }

    /// The articles that name an entity with this name, or only those that quote one.
    ///
    /// - Parameter kind: The entity's kind; any kind when `nil`.
    func articles(naming name: String, kind: EntityKind?, onlyQuoted: Bool = false) throws -> ArticleSet {
        try checkCancelled()
        let statement = try snapshot.database.cachedStatement(
            sql: "SELECT article FROM appearance WHERE entity = ?\(onlyQuoted ? " AND quotations > 0" : "")")
        var articles: Set<Int64> = []
        for entity in try snapshot.names.entities(withWordsOf: name, kind: kind) {
            articles.formUnion(try Int64.fetchAll(statement, arguments: [entity]))
        }
        return ArticleSet(Array(articles), of: index)
    }

    /// The articles that name one of these entities.
    func articles(naming entities: Set<Int64>) throws -> ArticleSet {
        let statement = try snapshot.database.cachedStatement(
            sql: "SELECT article FROM appearance WHERE entity = ?")
        var articles: Set<Int64> = []
        for entity in entities.sorted() {
            try checkCancelled()
            articles.formUnion(try Int64.fetchAll(statement, arguments: [entity]))
        }
        return ArticleSet(Array(articles), of: index)
    }

    /// The articles with new mentions of somebody who is followed.
    func articlesWithNewMentions() throws -> ArticleSet {
        var articles: Set<Int64> = []
        try forEachNewMention { articles.insert($1) }
        return ArticleSet(Array(articles), of: index)
    }

    /// Those who are followed and have new mentions.
    func entitiesWithNewMentions() throws -> Set<Int64> {
        var entities: Set<Int64> = []
        try forEachNewMention { entity, _ in entities.insert(entity) }
        return entities
    }

    private func forEachNewMention(_ body: (_ entity: Int64, _ article: Int64) -> Void) throws {
        let followed = try snapshot.followed.shown
        guard !followed.isEmpty else { return }
        var counting = try NewMentions(snapshot)
        for entity in followed.sorted() {
            try checkCancelled()
            try counting.forEachStop(of: entity) { stop, new in if new > 0 { body(entity, stop.article) } }
        }
    }

    /// The documents of a shard that have a term, or one that begins with it; perhaps dead ones too.
    func documents(
        with term: [UInt8], isPrefix: Bool, titlesOnly: Bool = false, in shard: TextIndexShard
    ) throws -> DocumentSet {
        var set = DocumentSet(capacity: shard.capacity)
        var wasCancelled = false
        // Titles have no sets of short prefixes.
        let isWord = (term.first ?? 0) > IndexField.last
        let isShort = isPrefix && !titlesOnly && term.count <= 2 && isWord
        let sought = isShort ? IndexField.shortPrefix.term(term) : term
        try shard.forEachTerm(from: sought, in: snapshot.database) { found, postings in
            guard isPrefix && !isShort ? found.starts(with: sought) : found == sought else { return false }
            postings.add(to: &set, titlesOnly: titlesOnly)
            // A prefix that many words share takes a while.
            wasCancelled = isPrefix && isCancelled()
            return isPrefix && !isShort && !wasCancelled
        }
        if wasCancelled { throw CancellationError() }
        return set
    }
}
