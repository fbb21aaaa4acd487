import Entities
import GRDB

/// A followed name, and what of it was not read.
public struct FollowedEntity: Equatable, Sendable {
    public var entity: EntityRow
    public var new: NewMentionCount

    public init(_ entity: EntityRow, new: NewMentionCount) {
        self.entity = entity
        self.new = new
    }
}

/// Following people, organisations and places, and what was read of what is said about them.
extension Library {
    /// Follows an entity, or no longer.
    ///
    /// A follow outlasts corrections: it goes with an entity that is merged into another one, and comes back with it.
    ///
    /// - Returns: Whether that changed anything; following a nationality or something else changes nothing.
    @discardableResult
    public func setFollowed(_ entity: EntityID, _ isOn: Bool) throws -> Bool {
        let (followed, shown, canBe) = try read { snapshot in
            let shown = try snapshot.changes.shown(entity.rawValue)
            let row = try snapshot.entities.row(shown)
            return (try snapshot.followed, shown, row?.kind.canBeFollowed ?? false)
        }
        guard followed.shown.contains(shown) != isOn, canBe || !isOn else { return false }
        try write { database in
            if isOn {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO follow (entity) VALUES (?)", arguments: [shown])
            } else {
                for row in followed.rows(leadingTo: shown) {
                    try database.execute(sql: "DELETE FROM follow WHERE entity = ?", arguments: [row])
                }
            }
        }
        return true
    }

    /// Who is followed, with how many mentions are new; those with new ones first, then by name.
    public func followed() throws -> [FollowedEntity] {
        try read { snapshot in
            let entities = try snapshot.followed.shown
            guard !entities.isEmpty else { return [] }
            var counting = try NewMentions(snapshot)
            let found = try entities.compactMap { id -> FollowedEntity? in
                guard let row = try snapshot.entities.row(id) else { return nil }
                return FollowedEntity(row, new: try counting.count(of: id))
            }
            return found.sorted {
                let haveNew = ($0.new.mentions > 0, $1.new.mentions > 0)
                if haveNew.0 != haveNew.1 { return haveNew.0 }
                return ($0.entity.name, $0.entity.id) < ($1.entity.name, $1.entity.id)
            }
        }
    }

    /// The ids of those who are followed and named by an article.
    public func followedIDs() throws -> Set<EntityID> {
        try read { snapshot in
            let named = try snapshot.database.cachedStatement(
                sql: "SELECT 1 FROM entity WHERE id = ? AND articles > 0")
            let ids = try snapshot.followed.shown.filter {
                try Int.fetchOne(named, arguments: [$0]) != nil
            }
            return Set(ids.map(EntityID.init(rawValue:)))
        }
    }

    /// Takes note that ranges of an article's text were read.
    ///
    /// - Parameter ranges: UTF-8 offsets.
    /// - Returns: Whether some of them had not been.
    @discardableResult
    public func markSeen(_ ranges: [Range<Int>], of article: ArticleID) throws -> Bool {
        let (seen, length) = try read { snapshot in
            let length = try Int.fetchOne(
                snapshot.database, sql: "SELECT length FROM articleText WHERE article = ?",
                arguments: [article.rawValue])
            return (try SeenRows(snapshot.database).seen(of: article.rawValue), length)
        }
        guard let length, !seen.isWhole else { return false }
        let within = ranges.map { $0.clamped(to: 0..<max(0, length)) }
        guard within.reduce(into: seen, { $0.insert($1) }) != seen else { return false }
        // Nobody has to load the library again for it.
        try keep { database in
            let rows = SeenRows(database)
            try rows.put(
                within.reduce(into: try rows.seen(of: article.rawValue)) { $0.insert($1) },
                of: article.rawValue)
        }
        return true
    }

    /// For each article with new mentions of an entity, which of its mentions there they are, from 0.
    public func newMentions(of entity: EntityID) throws -> [ArticleID: [Int]] {
        try read { snapshot in
            var counting = try NewMentions(snapshot)
            let found = try counting.places(of: entity.rawValue)
            return Dictionary(
                uniqueKeysWithValues: found.map { (ArticleID(rawValue: $0.key), $0.value) })
        }
    }

    /// The articles with new mentions of an entity, oldest first, and how many there are in each.
    public func newTrail(of entity: EntityID) throws -> [TrailStop] {
        try read { snapshot in
            // Those without a date come last, as in every order of dates.
            var (dated, undated): ([TrailStop], [TrailStop]) = ([], [])
            var counting = try NewMentions(snapshot)
            try counting.forEachStop(of: entity.rawValue) { stop, new in
                guard new > 0 else { return }
                let found = TrailStop(article: ArticleID(rawValue: stop.article), mentions: new)
                if DateKey.isDated(stop.date) { dated.append(found) } else { undated.append(found) }
            }
            return dated + undated
        }
    }

    /// The length of an article's text, in bytes of UTF-8; `nil` when there is no such article.
    public func textLength(of article: ArticleID) throws -> Int? {
        try read {
            try Int.fetchOne(
                $0.database, sql: "SELECT length FROM articleText WHERE article = ?",
                arguments: [article.rawValue])
        }
    }

    /// The rows of articles, in this order; those that are gone are left out.
    public func articleRows(_ articles: [ArticleID]) throws -> [ArticleRow] {
        try read { try $0.articles.rows(articles.map(\.rawValue)) }
    }

    /// An article was opened: it is unread no more, though nothing of it was read yet.
    ///
    /// - Returns: Whether it had been unread.
    @discardableResult
    public func markOpened(_ article: ArticleID) throws -> Bool {
        let find = "SELECT 1 FROM article WHERE id = ? AND unread = 1"
        let isUnread = try read {
            try Int.fetchOne($0.database, sql: find, arguments: [article.rawValue]) != nil
        }
        guard isUnread else { return false }
        try write {
            try $0.execute(
                sql: "UPDATE article SET unread = 0 WHERE id = ?", arguments: [article.rawValue])
        }
        return true
    }
}
