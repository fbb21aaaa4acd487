import Articles
import CrossReferences
import Entities
import GRDB

/// Articles about one matter, each of which is about the same event as another one or the next turn of it.
public struct Story: Equatable, Sendable {
    /// The number of its article with the lowest one.
    public var id: ArticleID
    /// The articles, oldest first, those without a date last; copies of one text are one.
    public var articles: [Headline]

    /// The first and the last day that an article is dated; `nil` where none is.
    public var days: ClosedRange<String>? {
        let days = articles.filter { $0.date.origin != .fileTime }.map { String($0.date.iso.prefix(10)) }
        guard let first = days.min(), let last = days.max() else { return nil }
        return first...last
    }
}

extension Library {
    /// The stories with an article that answers `query`, the one with the latest article first.
    public func stories(matching query: String) throws -> [Story] {
        let query = Query(parsing: query)
        return try read { snapshot in
            let rows = try Row.fetchAll(
                snapshot.database, sql: "SELECT article, story FROM story ORDER BY story, article")
            let answering = query.isEmpty ? nil : try QueryEvaluation(snapshot).articles(query.condition)
            var members: [Int64: [Int64]] = [:]
            var answered: Set<Int64> = []
            for row in rows {
                let (article, story): (Int64, Int64) = (row[stored: 0], row[stored: 1])
                members[story, default: []].append(article)
                if answering?.place(of: article) != nil { answered.insert(story) }
            }
            let chosen = answering == nil ? Set(members.keys) : answered
            let stories = try chosen.compactMap { try Self.story($0, members[$0] ?? [], snapshot) }
            return stories.sorted { one, other in
                let (left, right) = (one.days?.upperBound ?? "", other.days?.upperBound ?? "")
                return left == right ? one.id < other.id : left > right
            }
        }
    }

    /// The story that an article belongs to; `nil` where it belongs to none.
    public func story(of article: ArticleID) throws -> Story? {
        try read { snapshot in
            let find = """
                SELECT story FROM story WHERE article = (SELECT coalesce(copyOf, id) FROM article WHERE id = ?)
                """
            guard let story = try Int64.fetchOne(snapshot.database, sql: find, arguments: [article.rawValue])
            else { return nil }
            let members = try Int64.fetchAll(
                snapshot.database, sql: "SELECT article FROM story WHERE story = ? ORDER BY article",
                arguments: [story])
            return try Self.story(story, members, snapshot)
        }
    }

    private static func story(_ id: Int64, _ members: [Int64], _ snapshot: Snapshot) throws -> Story? {
        let fronts = Set(
            try members.compactMap { try FoldedCopies.group(of: $0, snapshot.database).first })
        guard fronts.count > 1 else { return nil }
        let articles = try fronts.compactMap { try snapshot.headlines.headline(of: $0) }.sorted {
            one, other in
            let (left, right) = (Self.order(one), Self.order(other))
            return left == right ? one.article < other.article : left < right
        }
        return Story(id: ArticleID(rawValue: id), articles: articles)
    }

    private static func order(_ headline: Headline) -> Int64 {
        headline.date.origin == .fileTime ? .max : DateKey.key(of: headline.date)
    }

    /// How many articles wait to be chained to stories.
    public func articlesToChain() throws -> Int {
        try read { try Int.fetchOne($0.database, sql: "SELECT count(*) FROM articleToChain") ?? 0 }
    }

    private static let chainedAtOnce = 200
    private static let linksOfArticle = 4

    /// Chains articles to stories that came since it was done last.
    ///
    /// - Parameters:
    ///   - isCancelled: Asked often; what is chained by then stays.
    ///   - progress: Told after each transaction how many articles were looked at, and how many are waiting.
    /// - Throws: Also ``WordListsError``.
    public func chainStories(
        isCancelled: () -> Bool = { false }, progress: (_ done: Int, _ waiting: Int) -> Void = { _, _ in }
    ) throws {
        try WordLists.requireInstalled()
        while !isCancelled() {
            let links = try read { snapshot in
                let waiting = try Int64.fetchAll(
                    snapshot.database,
                    sql: "SELECT article FROM articleToChain ORDER BY article LIMIT \(Self.chainedAtOnce)")
                return try waiting.prefix { _ in !isCancelled() }.map {
                    (article: $0, others: try Self.links(of: $0, snapshot))
                }
            }
            if links.isEmpty { return }
            try write { database in
                let chains = StoryChains(database)
                for link in links { try chains.chain(link.article, to: link.others) }
            }
            progress(links.count, try articlesToChain())
        }
    }

    private static func links(of article: Int64, _ snapshot: Snapshot) throws -> [Int64] {
        guard let subject = try RelatedSubject(article, snapshot), try !subject.isCopy else { return [] }
        var search = try RelatedSearch(subject)
        return try search.story(linksOfArticle).map(\.rawValue)
    }
}
