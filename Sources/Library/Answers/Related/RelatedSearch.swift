import Articles
import CrossReferences
import GRDB
import WordIndex

/// Looks for the articles that have a relation with one.
///
/// How much it reads depends on the article and on the finders' limits, hardly on the size of the library.
struct RelatedSearch {
    private let subject: RelatedSubject
    /// One for each kind of relation that is looked for in all articles; what they find makes a story.
    private var finders: [any RelationFinder]

    /// The number of candidates that are judged, and of those that are judged in full.
    private static let candidateLimit = 150
    private static let closeLimit = 25

    init(_ subject: RelatedSubject) throws {
        self.subject = subject
        let entities = try SharedEntityFinder(subject)
        let words = try SharedWordFinder(subject, names: entities.wordsOfNames)
        finders = [entities, words]
    }

    /// The closest, copies first; nothing that shares nothing in particular.
    mutating func closest(_ limit: Int) throws -> [RelatedArticle] {
        let group = try FoldedCopies.group(of: subject.article, subject.snapshot.database)
        let copies = try group.filter { $0 != subject.article }.compactMap { try copy($0) }
        let others = try closest(max(0, limit - copies.count), without: Set(group)).map(related)
        return Array((copies + others.compactMap { $0 }).prefix(max(0, limit)))
    }

    /// The articles about the same event, or the next turn of it, the closest first.
    mutating func story(_ limit: Int) throws -> [ArticleID] {
        guard subject.isDateKnown else { return [] }
        let group = try FoldedCopies.group(of: subject.article, subject.snapshot.database)
        // What is further away in time is nothing to judge.
        let reach = Int64(RelatedScoring.daysOfStory + 1) * DateKey.day
        let near = try judged(without: Set(group), dated: subject.day - reach...subject.day + reach)
        return near.filter {
            subject.scoring.isStory($0.relations, daysApart: subject.daysApart($0.headline))
        }.prefix(limit).map(\.headline.article)
    }

    // MARK: Judging

    private struct Judged {
        var headline: Headline
        var relations: [Relation]
        var score: Double
    }

    /// The candidates by what the finders tell of them, the closest first.
    private mutating func judged(
        without group: Set<Int64>, dated days: ClosedRange<Int64> = .min ... .max
    ) throws -> [Judged] {
        var candidates: [Int64: Double] = [:]
        for kind in finders.indices { try finders[kind].addCandidates(to: &candidates) }
        let copies = try subject.snapshot.copies
        candidates = candidates.filter { !group.contains($0.key) && !copies.contains($0.key) }
        let best = candidates.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.candidateLimit)
        let isNear = try subject.snapshot.database.cachedStatement(
            sql: "SELECT dateKey BETWEEN ? AND ? FROM article WHERE id = ?")
        let judged = try best.compactMap { id, _ -> Judged? in
            guard
                try Bool.fetchOne(isNear, arguments: [days.lowerBound, days.upperBound, id]) == true,
                let other = try subject.snapshot.headlines.headline(of: id)
            else { return nil }
            return judge(other, try finders.compactMap { try $0.relation(with: other) })
        }
        return judged.sorted(by: Self.isCloser)
    }

    /// The closest, those that are judged in full by headlines and quotations too.
    private mutating func closest(_ limit: Int, without group: Set<Int64>) throws -> [Judged] {
        let title = SameTitleFinder(title: subject.title)
        var judged = try judged(without: group).map { item in
            title.relation(with: item.headline).map { judge(item.headline, item.relations + [$0]) } ?? item
        }
        judged.sort(by: Self.isCloser)
        judged = Array(judged.prefix(max(limit, Self.closeLimit)))
        let quotations = try SharedQuotationFinder(subject)
        for place in judged.indices.prefix(Self.closeLimit) {
            let item = judged[place]
            if let same = try quotations.relation(with: item.headline) {
                judged[place] = judge(item.headline, item.relations + [same])
            }
        }
        return Array(judged.sorted(by: Self.isCloser).prefix(limit))
    }

    private static func isCloser(_ one: Judged, _ other: Judged) -> Bool {
        (one.score, other.headline.article) > (other.score, one.headline.article)
    }

    private func judge(_ other: Headline, _ relations: [Relation]) -> Judged {
        Judged(
            headline: other, relations: relations,
            score: subject.scoring.score(relations, daysApart: subject.daysApart(other)))
    }

    private func related(_ judged: Judged) -> RelatedArticle? {
        let days = subject.daysApart(judged.headline)
        guard let kind = subject.scoring.kind(judged.relations, daysApart: days) else { return nil }
        return RelatedArticle(
            judged.headline, relation: kind, score: judged.score,
            reasons: subject.scoring.reasons(judged.relations, daysApart: days),
            particulars: subject.scoring.particulars(judged.relations))
    }

    private func copy(_ article: Int64) throws -> RelatedArticle? {
        let rows = try subject.snapshot.articles.rows([subject.article, article])
        guard rows.count == 2, let own = try subject.snapshot.texts.article(of: rows[0]),
            let other = try subject.snapshot.texts.article(of: rows[1])
        else { return nil }
        let comparison = TextComparison(of: other, with: own)
        return RelatedArticle(
            rows[1].headline, relation: .copy, score: 1, similarity: comparison.similarity,
            reasons: [comparison.words])
    }
}
