import CrossReferences
import GRDB

extension ArticleWriting {
    /// A link that is less sure than this, in percent, is asked about.
    private static let sureEnough = 80
    /// What must speak for a candidate who was not chosen, in points, for the reader to be asked.
    private static let worthAsking = 1.5

    /// Remembers a link that the reader may be asked about.
    mutating func noteDoubt(
        about local: PackedReading.LocalEntity, _ decision: IdentityDecision, in article: Int64
    ) throws {
        let percent = Int((decision.confidence * 100).rounded())
        let other: Int64
        switch decision.outcome {
        case .existing(let id):
            guard percent < Self.sureEnough else { return }
            other = id
        case .new:
            guard percent < Self.sureEnough, let nearest = decision.others.first else { return }
            other = nearest.id
        case .unresolved:
            guard let nearest = decision.others.first, nearest.score >= Self.worthAsking else { return }
            other = nearest.id
        }
        try database.cachedStatement(
            sql: "INSERT INTO doubt (article, entity, other, confidence, mentions) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [article, local.id, other, percent, local.mentions])
    }
}
