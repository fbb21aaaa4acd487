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
    /// Asks the library on other threads; a question that a later one of its kind makes pointless is not asked.
    func perform(_ effect: DossierEffect) {
        switch effect {
        case .load(let entity):
            ask(dossiers) { .dossier(.dossier(entity, try $0.dossier(of: entity))) }
        case .loadCompany(let entity):
            ask(companies) { .dossier(.company(entity, try $0.company(of: entity))) }
        case .loadAppearances(let entity, let articles):
            ask(appearances) {
                .dossier(.appearances(entity, try $0.appearances(of: entity, in: articles)))
            }
        }
    }
}
