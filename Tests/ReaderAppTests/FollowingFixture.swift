import Articles
import Entities
import Library
import TextBytes

@testable import ReaderApp

/// What a library answers about those who are followed, and what is new: nobody is followed in it, until the reader is
/// told that somebody is.
enum FollowingFixture {
    static func answer(to question: Question) -> Event? {
        switch question {
        case .finding(let typed, let first, _): .overlay(.found(typed, found(typed, first: first)))
        case .latestMentions(let entity): .overlay(.latestMentions(entity, latest(of: entity)))
        case .newTrail(let entity, let name, let kind):
            .newTrail(entity, name: name, kind: kind, Fixture.stops(of: entity.rawValue))
        case .news: .news(facts)
        case .followed, .arrivals: nil
        default: nil
        }
    }

    /// Whether it follows from nearly everything, so that no other test has to know of it.
    static func isUnremarkable(_ effect: Effect) -> Bool {
        switch effect {
        case .ask(.followed), .ask(.arrivals), .change(.remember), .change(.keepVisit): true
        default: false
        }
    }

    static func found(_ typed: String, first: [EntityID]) -> [FoundEntity] {
        let people = Fixture.people.filter { person in
            typed.isEmpty || person.names.contains { !FoldedText($0).ranges(of: typed).isEmpty }
        }
        let rows = people.map { person in
            let stops = Fixture.stops(of: person.id)
            return FoundEntity(
                EntityRow(
                    id: EntityID(rawValue: person.id), name: person.name, kind: person.kind,
                    aliases: person.names, roles: person.id == 2 ? ["prosecutor"] : [],
                    mentions: stops.reduce(0) { $0 + $1.mentions }, articles: stops.count,
                    first: "2024-03-04", last: "2024-05-01"), isFollowed: person.id == 1, last: "2024-05-01")
        }
        return rows.filter { first.contains($0.id) } + rows.filter { !first.contains($0.id) }
    }

    private static func latest(of entity: EntityID) -> [MentionInSentence] {
        Fixture.stops(of: entity.rawValue).reversed().compactMap { stop in
            let opened = Fixture.article(Int(stop.article.rawValue) - 1)
            guard let mention = opened.mentions.first(where: { $0.entity == entity }),
                let block = opened.article.blocks.first(where: { $0.range.contains(mention.range.lowerBound) }
                )
            else { return nil }
            let sentence = String(opened.article.text.slice(utf8: block.range))
            return MentionInSentence(
                opened.row.headline, mention: mention, text: "", sentence: sentence, rangeInSentence: 0..<0)
        }
    }

    /// Two who are followed, three new articles, and something in every part.
    static var facts: StartFacts {
        var news = News()
        news.since = LibraryVisit(seconds: 1_714_000_000, article: 1, entity: 1)
        (news.articles, news.names) = (46, 212)
        var maric = News.Person(id: EntityID(rawValue: 1), name: "Jelena Marić", kind: .person)
        (maric.role, maric.new) = ("minister", NewMentionCount(mentions: 3, articles: 2))
        maric.latest = Fixture.row(2).headline
        maric.months = [0, 1, 0, 2, 3, 0, 8, 4, 0, 0, 1, 2]
        var karsk = News.Person(id: EntityID(rawValue: 3), name: "Karsk", kind: .place)
        karsk.latest = Fixture.row(2).headline
        news.people = [maric, karsk]
        news.new = maric.new
        news.newArticles = Fixture.rows
        news.newArticles[0].followed = ["Jelena Marić", "Karsk"]
        news.newArticles[2].followed = ["Jelena Marić"]
        (news.newArticleCount, news.newArticlesNaming) = (9, 2)
        news.searches = [
            News.Search(SavedSearch(name: "verdict", query: "verdict", articles: 6), new: 2),
            News.Search(SavedSearch(name: "treaty", query: "treaty", articles: 9), new: 0),
        ]
        news.newcomers = [News.Newcomer(id: EntityID(rawValue: 2), name: "Tomas Vale", articles: 2)]
        news.newcomerCount = 1
        (news.doubts, news.problems) = (4, 2)
        var facts = StartFacts(news)
        facts.begun = [StartFacts.Begun(row: Fixture.row(0), percent: 44)]
        facts.begun.append(StartFacts.Begun(row: Fixture.row(1), percent: nil))
        facts.begun[1].row.starred = true
        var mark = KeptMark(title: "Vale names new deputy")
        (mark.article, mark.place) = (2, ReadingPlace(offset: 0))
        facts.marks = [LetteredMark(letter: "b", mark: mark)]
        return facts
    }
}
