import Entities
import WordIndex

/// An entity has this kind.
///
/// Queries for articles never have it.
struct KindTerm: QueryTerm {
    let field: String
    let kind: EntityKind

    var text: String { field + ":" }
    var sought: SoughtInText { .nothing }
    /// It only narrows.
    var isSlow: Bool { true }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) -> ArticleSet { candidates }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) throws -> EntitySet? {
        switch candidates {
        case .these(let few): .these(try evaluation.snapshot.names.entities(few, of: kind))
        case .allBut: candidates.intersection(.these(try evaluation.snapshot.names.entities(of: kind)))
        }
    }
}
