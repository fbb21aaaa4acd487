public import Library

/// Something to ask the library about one entity through all articles.
public enum DossierEffect: Equatable, Sendable {
    case load(EntityID)
    /// Who is named in the same articles, which takes a while where these are many.
    case loadCompany(EntityID)
    case loadAppearances(EntityID, [ArticleID])
}

/// What the library answers to a ``DossierEffect``.
public enum DossierAnswer: Equatable, Sendable {
    /// `nil` when no article names it any more.
    case dossier(EntityID, EntityDossier?)
    case company(EntityID, EntityCompany)
    case appearances(EntityID, [Appearance])
}

extension Reader {
    /// Asks the library on other threads: what fills the screen soon, what takes a while where others wait for it.
    func perform(_ effect: DossierEffect) {
        switch effect {
        case .load(let entity):
            ask(reading, .dossier) { library, _ in .dossier(.dossier(entity, try library.dossier(of: entity)))
            }
        case .loadAppearances(let entity, let articles):
            ask(lists, .appearances) { library, _ in
                .dossier(.appearances(entity, try library.appearances(of: entity, in: articles)))
            }
        case .loadCompany(let entity):
            ask(relations, .company) { library, isSuperseded in
                .dossier(.company(entity, try library.company(of: entity, isCancelled: isSuperseded)))
            }
        }
    }
}
