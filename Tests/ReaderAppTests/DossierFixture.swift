import Articles
import Entities
import Library
import TextBytes

@testable import ReaderApp

/// What a library answers about the people of the fixture through all articles.
enum DossierFixture {
    static func answer(to question: Question) -> DossierAnswer? {
        switch question {
        case .dossier(let entity): .dossier(entity, dossier(of: entity))
        case .newMentions(let entity): .new(entity, newMentions(of: entity))
        case .company(let entity): .company(entity, company(of: entity))
        case .appearances(let entity, let articles):
            .appearances(entity, articles.map { appearance(of: entity, in: $0) })
        default: nil
        }
    }

    /// Seconds since 1970 of the fixture's days.
    private static let seconds: [Int64] = [1_709_510_400, 1_709_856_000, 1_714_521_600]

    static func stops(of entity: EntityID) -> [EntityDossier.Stop] {
        Fixture.stops(of: entity.rawValue).reversed().map { stop in
            EntityDossier.Stop(
                article: stop.article, seconds: seconds[Int(stop.article.rawValue) - 1],
                mentions: Int32(stop.mentions),
                quotations: Int32(
                    appearance(of: entity, in: stop.article).quotations.count { $0.kind != .reported }))
        }
    }

    static func dossier(of entity: EntityID) -> EntityDossier? {
        guard let person = Fixture.people.first(where: { $0.id == entity.rawValue }) else { return nil }
        let stops = stops(of: entity)
        return EntityDossier(
            entity: entity, name: person.name, kind: person.kind,
            names: person.names.enumerated().map { .init(text: $1, articles: max(1, stops.count - $0)) },
            roles: person.id == 2 ? [.init(text: "prosecutor", articles: 2)] : [], stops: stops,
            first: headline(stops.last), last: headline(stops.first))
    }

    /// The first mention of the latest article, and all of the one before it.
    static func newMentions(of entity: EntityID) -> [ArticleID: [Int]] {
        var found: [ArticleID: [Int]] = [:]
        for stop in stops(of: entity).prefix(2) {
            found[stop.article] = found.isEmpty ? [0] : Array(0..<Int(stop.mentions))
        }
        return found
    }

    private static func headline(_ stop: EntityDossier.Stop?) -> Headline {
        Fixture.row(stop.map { Int($0.article.rawValue) - 1 } ?? 0).headline
    }

    static func company(of entity: EntityID) -> EntityCompany {
        let stops = stops(of: entity)
        let companions = Fixture.people.compactMap { other -> EntityCompany.Companion? in
            guard other.id != entity.rawValue else { return nil }
            let shared = Fixture.stops(of: other.id).filter { own in
                stops.contains { $0.article == own.article }
            }
            guard !shared.isEmpty else { return nil }
            return .init(
                entity: EntityID(rawValue: other.id), name: other.name, kind: other.kind,
                articles: shared.count)
        }
        let dossier = dossier(of: entity)
        func uses(_ epithets: [EntityDossier.Epithet]?) -> [EntityCompany.Use] {
            guard let first = stops.last, let last = stops.first else { return [] }
            return (epithets ?? []).map {
                .init(text: $0.text, articles: $0.articles, first: first, last: last)
            }
        }
        return EntityCompany(
            companions: companions, names: uses(dossier?.names), roles: uses(dossier?.roles),
            reported: Dictionary(
                uniqueKeysWithValues: stops.compactMap { stop in
                    let told = appearance(of: entity, in: stop.article).quotations.count {
                        $0.kind == .reported
                    }
                    return told == 0 ? nil : (stop.article, Int32(told))
                }))
    }

    static func appearance(of entity: EntityID, in article: ArticleID) -> Appearance {
        let opened = Fixture.article(Int(article.rawValue) - 1)
        let said: [(speaker: Int64, text: String, cue: String)] = [
            (2, "Nobody is above the law,", "said"), (1, "I have nothing to hide,", "told"),
        ]
        let folded = FoldedText(opened.article.text)
        let quotations = said.filter { $0.speaker == entity.rawValue }.compactMap { quotation in
            folded.ranges(of: quotation.text).first.map {
                SpokenQuotation(range: $0, text: quotation.text, cue: quotation.cue, confidence: 0.9)
            }
        }
        return Appearance(
            opened.row.headline, address: opened.row.path,
            mentions: IdentityFixture.mentions(of: entity).filter { $0.headline.article == article },
            quotations: quotations)
    }

    /// Somebody named so often that only a window of it is ever there.
    static func long(_ count: Int) -> EntityDossier {
        let stops = (0..<count).map {
            EntityDossier.Stop(
                article: ArticleID(rawValue: Int64(count - $0)), seconds: Int64(count - $0) * 86_400,
                mentions: 2, quotations: $0 % 3 == 0 ? 1 : 0)
        }
        return EntityDossier(
            entity: EntityID(rawValue: 1), name: "Jelena Marić", kind: .person,
            names: (0..<30).map { .init(text: "Name \($0)", articles: 30 - $0) },
            roles: (0..<400).map { .init(text: "role \($0)", articles: 400 - $0) }, stops: stops,
            first: headline(nil), last: headline(nil))
    }
}
