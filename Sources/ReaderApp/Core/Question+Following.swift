import Entities
import Library

/// Questions about those who are followed, and what is new.
extension Asking {
    static func finding(_ typed: String, first: [EntityID], company: EntityID?) -> Asking {
        Asking(.finding, in: .searches) { library, isSuperseded in
            var first = first
            if typed.isEmpty, first.isEmpty, let company {
                first = try library.company(
                    of: company, most: EntityFinder.mostCompany, isCancelled: isSuperseded)
            }
            var found = try library.finding(typed, limit: EntityFinder.most, isCancelled: isSuperseded)
            if typed.isEmpty, !first.isEmpty {
                found.removeAll { first.contains($0.id) }
                found = try library.finding(first) + found
            }
            return .overlay(.found(typed, found))
        }
    }

    static func latestMentions(of entity: EntityID) -> Asking {
        Asking(.latestMentions, in: .relations) { library, _ in
            .overlay(.latestMentions(entity, try library.latestMentions(of: entity, limit: 3)))
        }
    }

    static let followed = Asking(.followed, in: .afterChanges) { library, _ in
        .followed(try library.followedIDs())
    }

    static func newTrail(of entity: EntityID, _ name: String, _ kind: EntityKind) -> Asking {
        Asking(.newTrail, in: .reading) { library, _ in
            .newTrail(entity, name: name, kind: kind, try library.newTrail(of: entity))
        }
    }

    static func news(since visit: LibraryVisit?) -> Asking {
        Asking(.news, in: .lists) { library, _ in .news(try StartFacts(of: library, since: visit)) }
    }

    static func arrivals(after visit: LibraryVisit?) -> Asking {
        Asking(.arrivals, in: .relations) { library, _ in
            let found = try library.arrivals(after: try visit ?? library.visit())
            return .arrivals(Arrivals(articles: found.articles, naming: found.naming, now: found.now))
        }
    }
}
