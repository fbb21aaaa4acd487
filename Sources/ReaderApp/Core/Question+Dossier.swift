import Entities
public import Library

/// What the library answers about one entity across all articles.
public enum DossierAnswer: Equatable, Sendable {
    /// `nil` when no article names it any more.
    case dossier(EntityID, EntityDossier?)
    /// The mentions that were not read, for each article as places among its mentions.
    case new(EntityID, [ArticleID: [Int]])
    case company(EntityID, EntityCompany)
    case appearances(EntityID, [Appearance])
}

/// Questions about one entity through all articles: fast answers that fill the screen do not wait for slow ones.
extension Asking {
    static func dossier(of entity: EntityID) -> Asking {
        Asking(.dossier, in: .reading) { library, _ in
            .dossier(.dossier(entity, try library.dossier(of: entity)))
        }
    }

    static func newMentions(of entity: EntityID) -> Asking {
        Asking(.newMentions, in: .afterChanges) { library, _ in
            .dossier(.new(entity, try library.newMentions(of: entity)))
        }
    }

    static func company(of entity: EntityID) -> Asking {
        Asking(.company, in: .relations) { library, isSuperseded in
            .dossier(.company(entity, try library.company(of: entity, isCancelled: isSuperseded)))
        }
    }

    static func appearances(of entity: EntityID, _ articles: [ArticleID]) -> Asking {
        Asking(.appearances, in: .lists) { library, _ in
            .dossier(.appearances(entity, try library.appearances(of: entity, in: articles)))
        }
    }
}
