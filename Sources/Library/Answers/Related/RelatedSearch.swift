import Articles
import CrossReferences
import WordIndex

/// Looks for the articles that have a relation with one.
///
/// How much it reads depends on the article and on the finders' limits, hardly on the size of the library.
struct RelatedSearch {
    private let subject: RelatedSubject
    /// One for each kind of relation.
    private var finders: [any RelationFinder]

    /// The number of candidates that are judged in full.
    private static let candidateLimit = 120

    init(_ subject: RelatedSubject) throws {
        self.subject = subject
        let entities = try SharedEntityFinder(subject)
        let words = try SharedWordFinder(subject, without: entities.wordsOfNames)
        finders = [entities, words, SameTitleFinder(title: subject.title)]
    }

    mutating func closest(_ limit: Int) throws -> [RelatedArticle] {
        var candidates: [Int64: Double] = [:]
        for kind in finders.indices { try finders[kind].addCandidates(to: &candidates) }
        candidates[subject.article] = nil
        let best = candidates.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.candidateLimit)
        let judged = try best.compactMap { id, _ in
            try subject.snapshot.headlines.headline(of: id).map(related)
        }
        return Array(
            judged.sorted { ($0.score, $1.headline.article) > ($1.score, $0.headline.article) }.prefix(
                max(0, limit)))
    }

    private func related(_ other: Headline) -> RelatedArticle {
        let relations = finders.compactMap { $0.relation(with: other) }
        let days = subject.daysApart(other)
        return RelatedArticle(
            other, score: subject.scoring.score(relations, daysApart: days),
            reasons: subject.scoring.reasons(relations, daysApart: days))
    }
}
