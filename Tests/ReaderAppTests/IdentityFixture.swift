import Articles
import CrossReferences
import Entities
import Library
import TextBytes

@testable import ReaderApp

/// What a library answers about who is who in the fixture's collection.
enum IdentityFixture {
    static let jelena = EntityID(rawValue: 1)
    static let tomas = EntityID(rawValue: 2)

    /// People of the library besides those of the articles: two of one name, and one of a wide one.
    static let others: [EntityRow] = [
        EntityRow(
            id: EntityID(rawValue: 11), name: "John Smith", kind: .person, aliases: ["John Smith", "Smith"],
            roles: ["footballer"], mentions: 31, articles: 12, first: "2024-01-03", last: "2024-06-01"),
        EntityRow(
            id: EntityID(rawValue: 12), name: "John Smith", kind: .person, aliases: ["John Smith"],
            roles: ["Minister of Transport", "minister of transport", "MP"], mentions: 4, articles: 3,
            first: "2023-02-01", last: "2023-02-01"),
        EntityRow(
            id: EntityID(rawValue: 13), name: "高橋 和子", kind: .person, aliases: [], roles: [], mentions: 1,
            articles: 1, first: "2024-02-01", last: "2024-02-01"),
    ]

    static var rows: [EntityRow] {
        Fixture.people.map { person in
            let stops = Fixture.stops(of: person.id)
            return EntityRow(
                id: EntityID(rawValue: person.id), name: person.name, kind: person.kind,
                aliases: person.names, roles: [], mentions: stops.reduce(0) { $0 + $1.mentions },
                articles: stops.count, first: Fixture.days[0], last: Fixture.days[2])
        } + others
    }

    static func answer(to change: Change) -> Event? {
        switch change {
        case .correct(let request): .made(change, kept(request))
        case .answer, .standForCopies: .made(change, nil)
        case .mark, .keepState, .follow, .note, .seen, .remember, .keepVisit, .saveSearch, .renameSearch,
            .removeSearch, .undo, .redo:
            nil
        }
    }

    static func answer(to question: Question) -> OverlayAnswer? {
        switch question {
        case .corrections: return .corrections(corrections)
        case .subject(let kept):
            return .subject(kept, rows.first { $0.name == kept.correction.nameAfter })
        case .candidates(let query, let entity, _, let kind):
            let found = rows.filter {
                $0.kind == kind && $0.id != entity
                    && (query.isEmpty || Folding.folded($0.name).contains(Folding.folded(query)))
            }
            return .candidates(query: query, like: entity, found)
        case .mentions(let entity):
            let mentions = mentions(of: entity)
            return .mentions(entity, Window(offset: 0, items: mentions, total: mentions.count))
        case .doubts(let window):
            let part = window.clamped(to: 0..<doubts.count)
            return .doubts(
                Window(offset: part.lowerBound, items: Array(doubts[part]), total: doubts.count))
        case .explanation(let offset, let article): return .explanation(explanation, offset: offset, article)
        default: return nil
        }
    }

    static func mentions(of entity: EntityID) -> [MentionInSentence] {
        Fixture.texts.indices.flatMap { index -> [MentionInSentence] in
            let opened = Fixture.article(index)
            return opened.mentions.filter { $0.entity == entity }.compactMap { mention in
                guard let sentence = opened.sentences.first(where: { $0.overlaps(mention.range) }) else {
                    return nil
                }
                return MentionInSentence(
                    opened.row.headline, mention: mention,
                    text: String(opened.article.text.slice(utf8: mention.range)),
                    sentence: String(opened.article.text.slice(utf8: sentence)),
                    rangeInSentence: mention.range.lowerBound - sentence.lowerBound..<mention.range.upperBound
                        - sentence.lowerBound)
            }
        }
    }

    // MARK: Corrections

    static func kept(_ request: CorrectionRequest) -> KeptCorrection {
        let name = rows.first { $0.id == request.entity }?.name ?? "?"
        func named(_ id: EntityID) -> String { rows.first { $0.id == id }?.name ?? "?" }
        let correction: Correction
        var entity: EntityID? = request.entity
        switch request {
        case .about(_, let action, let places, _):
            correction = Correction(
                action, kind: .person, name: name,
                places: places.map {
                    .init(article: "2024-03-04 Story \($0.article.rawValue)", offset: $0.offset)
                })
            if case .split = action { entity = EntityID(rawValue: 99) }
            if action == .notAName { entity = nil }
        case .merge(_, let other):
            correction = Correction(.merge(into: named(other)), kind: .person, name: name)
            entity = other
        case .neverMerge(_, let other):
            correction = Correction(.neverMerge(with: named(other)), kind: .person, name: name)
        }
        return KeptCorrection(number: 1, correction: correction, isApplied: true, entity: entity)
    }

    /// In the order in which they were made.
    static let corrections = [
        KeptCorrection(
            number: 1, correction: Correction(.merge(into: "Tomas Vale"), kind: .person, name: "Vale"),
            isApplied: true, entity: tomas),
        KeptCorrection(
            number: 2,
            correction: Correction(
                .split(as: "Marić (the singer)"), kind: .person, name: "Jelena Marić",
                places: [.init(article: "2023-01-09 A concert"), .init(article: "2023-02-10 Another one")]),
            isApplied: false),
        KeptCorrection(
            number: 3,
            correction: Correction(.rename(to: "Jelena Marić"), kind: .person, name: "Helena Marić"),
            isApplied: true, entity: nil),
    ]

    // MARK: Doubts

    static let doubts = [
        doubt(1, subject: jelena, named: "Marić", candidate: tomas, isLinked: false),
        doubt(2, subject: tomas, named: "Vale", candidate: tomas, isLinked: true),
        doubt(3, subject: tomas, named: "Tomas Vale", candidate: jelena, isLinked: false),
    ]

    private static func doubt(
        _ id: Int64, subject: EntityID, named name: String, candidate: EntityID, isLinked: Bool
    ) -> Doubt {
        Doubt(
            id: id, subject: side(subject, named: name), candidate: side(candidate, named: nil),
            article: ArticleID(rawValue: 1), isLinked: isLinked,
            reason: "“\(name)” is a bare surname; both are named with the prosecutor in Karsk",
            confidence: 0.62, mentions: Int(14 / id))
    }

    private static func side(_ entity: EntityID, named name: String?) -> DoubtSide {
        let row = rows.first { $0.id == entity }
        return DoubtSide(
            entity: entity, name: name ?? row?.name ?? "?", kind: .person, roles: ["prosecutor"],
            articles: row?.articles ?? 0, mentions: row?.mentions ?? 0,
            sentences: Array(mentions(of: entity).prefix(3)))
    }

    static let explanation = IdentityExplanation(
        entity: jelena, name: "Jelena Marić", reason: "the full name, first mention", confidence: 0.98,
        linkReason: "same full name, same role", linkConfidence: 0.91,
        others: [
            .init(entity: EntityID(rawValue: 11), name: "John Smith", articles: 12, score: 2.25),
            .init(entity: tomas, name: "Tomas Vale", articles: 2, score: -0.5),
        ], corrections: [corrections[2]])
}
