import CrossReferences
import GRDB

extension EntityStore {
    /// The reader is asked about a link that is less sure than this, in percent.
    private static let sureEnough = 80
    /// The reader is asked when it is less sure than this, in percent, that a bare name is nobody known.
    private static let nobodyForSure = 90

    /// Remembers a link that the reader may be asked about.
    func noteDoubt(
        about local: StoredAnnotation.LocalEntity, _ decision: IdentityDecision, in article: Int64
    ) throws {
        let percent = Int((decision.confidence * 100).rounded())
        switch decision.outcome {
        case .existing(let id):
            guard percent < Self.sureEnough else { return }
            try noteDoubt(whether: local, is: id, percent, in: article)
        case .new:
            guard percent < Self.sureEnough, let nearest = decision.others.first else { return }
            try noteDoubt(whether: local, is: nearest.id, percent, in: article, isWhole: true)
        case .unresolved:
            guard percent < Self.nobodyForSure, let nearest = decision.others.first else { return }
            try noteDoubt(whether: local, is: nearest.id, percent, in: article)
        }
    }

    func noteDoubt(
        whether local: StoredAnnotation.LocalEntity, is other: Int64, _ percent: Int, in article: Int64,
        isWhole: Bool = false
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO doubt (article, entity, other, confidence, mentions, isWhole) VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [article, local.id, other, percent, local.mentions, isWhole])
    }
}
