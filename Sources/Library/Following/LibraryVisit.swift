import Foundation
import GRDB

/// How a library was when somebody last looked at what is new in it.
public struct LibraryVisit: Equatable, Sendable {
    /// Seconds since 1970, in UTC.
    public var seconds: Int64
    /// The greatest numbers of articles and entities that were there.
    public var article: Int64
    public var entity: Int64

    public init(seconds: Int64, article: Int64, entity: Int64) {
        self.seconds = seconds
        self.article = article
        self.entity = entity
    }

    /// The name under which a library keeps it.
    private static let name = "visit"

    /// What the last run kept in a library; `nil` where nobody has looked yet.
    public static func last(in library: Library) throws -> LibraryVisit? {
        guard let kept = try library.readerState(name) else { return nil }
        let numbers = kept.split(separator: " ").compactMap { Int64($0) }
        guard numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        return LibraryVisit(seconds: numbers[0], article: numbers[1], entity: numbers[2])
    }

    /// Keeps it in a library, which does not change by it.
    public func keep(in library: Library) throws {
        try library.keepReaderState([Self.name: "\(seconds) \(article) \(entity)"])
    }
}

extension Library {
    /// The library as it is at this moment.
    public func visit() throws -> LibraryVisit {
        try read { snapshot in
            let database = snapshot.database
            return LibraryVisit(
                seconds: Int64(Date().timeIntervalSince1970),
                article: try Int64.fetchOne(database, sql: "SELECT max(id) FROM article") ?? 0,
                entity: try Int64.fetchOne(database, sql: "SELECT max(id) FROM entity") ?? 0)
        }
    }

    /// How many articles came after a visit, and how many of them name somebody who is followed.
    public func arrivals(after visit: LibraryVisit) throws -> (
        articles: Int, naming: Int, now: LibraryVisit
    ) {
        let now = try self.visit()
        guard now.article > visit.article else { return (0, 0, now) }
        return try read { snapshot in
            let ids = try Int64.fetchAll(
                snapshot.database, sql: "SELECT id FROM article WHERE id > ? AND id <= ?",
                arguments: [visit.article, now.article])
            // What so many name is not told one by one.
            guard let naming = try FollowedNaming(snapshot), ids.count <= Self.arrivalsLookedAt else {
                return (ids.count, 0, now)
            }
            return (ids.count, try ids.count { try !naming.named(in: $0).isEmpty }, now)
        }
    }

    /// Of more arrivals than these it is not looked up whom they name.
    private static let arrivalsLookedAt = 5_000
}
