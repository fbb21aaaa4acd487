import GRDB
import WordIndex

/// How often somebody is named where nobody has read it yet.
public struct NewMentionCount: Equatable, Sendable {
    /// The mentions whose sentences were not read.
    public var mentions = 0
    /// The articles that hold them.
    public var articles = 0

    public init(mentions: Int = 0, articles: Int = 0) {
        self.mentions = mentions
        self.articles = articles
    }
}

/// Counts the mentions that were not read yet, in one transaction.
///
/// A mention is new until the place where it begins was read (``SeenText``); what is kept is what was read, so that
/// nothing has to be counted when an article comes, changes, or turns out to name somebody else.
struct NewMentions {
    private let snapshot: Snapshot
    private let database: Database
    private let whole: DocumentSet
    private let inPart: [Int64: SeenText]
    /// The new mentions of articles that were read in part, by entity; filled as they are asked for.
    private var counted: [Int64: [Int64: Int]] = [:]

    init(_ snapshot: Snapshot) throws {
        self.snapshot = snapshot
        database = snapshot.database
        let articles = try Int.fetchOne(database, sql: "SELECT articles FROM state") ?? 0
        (whole, inPart) = try SeenRows(database).all(articles: articles)
    }

    /// One article that names an entity.
    struct Stop {
        var date: Int64
        var article: Int64
        /// All mentions of the entity in it.
        var mentions: Int
    }

    /// Calls `body` with every article that names an entity, of copies of one text with one of them, in the order of their keys, and the mentions there that are new.
    mutating func forEachStop(of entity: Int64, _ body: (Stop, _ new: Int) -> Void) throws {
        var stops: [Stop] = []
        let statement = try database.cachedStatement(
            sql: "SELECT dateKey, article, mentions FROM countedAppearance WHERE entity = ?")
        try statement.setArguments([entity])
        try statement.forEachRawRow { row in
            let mentions = Int(max(0, min(row.number(2), Int64(Int32.max))))
            stops.append(Stop(date: row.number(0), article: row.number(1), mentions: mentions))
        }
        for stop in stops {
            if isWhole(stop.article) {
                body(stop, 0)
            } else if inPart[stop.article] != nil {
                body(stop, try count(stop.article)[entity] ?? 0)
            } else {
                body(stop, stop.mentions)
            }
        }
    }

    mutating func count(of entity: Int64) throws -> NewMentionCount {
        var count = NewMentionCount()
        try forEachStop(of: entity) { _, new in
            count.mentions += new
            if new > 0 { count.articles += 1 }
        }
        return count
    }

    /// For each article with new mentions of an entity, which of its mentions there they are, from 0.
    mutating func places(of entity: Int64) throws -> [Int64: [Int]] {
        var stops: [Stop] = []
        try forEachStop(of: entity) { stop, new in if new > 0 { stops.append(stop) } }
        var found: [Int64: [Int]] = [:]
        for stop in stops {
            guard let seen = inPart[stop.article],
                let annotation = try snapshot.annotations.packed(stop.article)
            else {
                found[stop.article] = Array(0..<stop.mentions)
                continue
            }
            let own = annotation.mentions.filter { annotation.entities[$0.entity].id == entity }
            found[stop.article] = own.indices.filter { !seen.contains(own[$0].range.lowerBound) }
        }
        return found
    }

    private func isWhole(_ article: Int64) -> Bool {
        article >= 0 && article < whole.capacity && whole.contains(Int(article))
    }

    /// The new mentions of everybody in an article that was read in part.
    private mutating func count(_ article: Int64) throws -> [Int64: Int] {
        if let known = counted[article] { return known }
        var counts: [Int64: Int] = [:]
        if let annotation = try snapshot.annotations.packed(article), let seen = inPart[article] {
            for mention in annotation.mentions where !seen.contains(mention.range.lowerBound) {
                counts[annotation.entities[mention.entity].id, default: 0] += 1
            }
        }
        counted[article] = counts
        return counts
    }
}
