import CrossReferences
import Entities
import Testing

@Suite struct `How closely two articles belong together` {
    let scoring = RelatedScoring(articles: 10_000)

    static func person(_ name: String, in articles: Int) -> Relation.SharedEntity {
        .init(name: name, kind: .person, articles: articles, mentions: 1)
    }

    @Test func `a rare name says more than several common ones`() {
        let rare = Relation.entities([Self.person("Ida Holm", in: 3)])
        let common = Relation.entities((1...3).map { Self.person("Person \($0)", in: 4_000) })
        #expect(scoring.score([rare], daysApart: nil) > scoring.score([common], daysApart: nil))
    }

    @Test func `more in common and nearer in time is closer, and nothing in common is nothing`() {
        let one = Relation.entities([Self.person("Ida Holm", in: 9)])
        let two = Relation.entities([Self.person("Ida Holm", in: 9), Self.person("Jon Berg", in: 12)])
        #expect(scoring.score([one], daysApart: 200) < scoring.score([two], daysApart: 200))
        #expect(scoring.score([two], daysApart: 200) < scoring.score([two], daysApart: -1))
        #expect(scoring.score([two], daysApart: -1) < 1)
        #expect(scoring.score([], daysApart: 0) == 0)
    }

    @Test func `reasons are told in words, the strongest first`() {
        let relations: [Relation] = [
            .words([.init(word: "ferry", articles: 300), .init(word: "harbour", articles: 40)], share: 0.1),
            .entities([Self.person("Jon Berg", in: 900), Self.person("Ida Holm", in: 4)]),
            .quotation("it was all so easy"),
        ]
        #expect(
            scoring.reasons(relations, daysApart: 0)
                == [
                    "quotes the same words: “it was all so easy”", "also names Ida Holm and Jon Berg",
                    "also writes of harbour and ferry", "same day",
                ])
        #expect(scoring.particulars(relations).map(\.text) == ["Ida Holm", "Jon Berg", "harbour", "ferry"])
    }

    @Test func `what everybody names is no reason`() {
        let common: [Relation] = [
            .entities([Self.person("Donald Trump", in: 4_000)]),
            .words([.init(word: "president", articles: 1_900)], share: 0.1),
        ]
        #expect(scoring.reasons(common, daysApart: nil) == [])
        #expect(scoring.kind(common, daysApart: 2) == nil)
        #expect(RelatedScoring(articles: 5).isParticular(4) && !RelatedScoring(articles: 50).isParticular(6))
    }

    @Test func `a story is near in time, and background is not`() {
        let much: [Relation] = [
            .entities([Self.person("Ida Holm", in: 4), Self.person("Jon Berg", in: 9)]),
            .words([.init(word: "shipwreck", articles: 12)], share: 0.4),
        ]
        #expect(scoring.kind(much, daysApart: -3) == .story)
        #expect(scoring.kind(much, daysApart: 200) == .background)
        #expect(scoring.kind(much, daysApart: nil) == .background)
        #expect(scoring.kind([much[0]], daysApart: 3) == .background)
        #expect(scoring.kind(much + [.quotation("so easy")], daysApart: 3) == .quotation)
        #expect(scoring.isStory(much + [.quotation("so easy")], daysApart: 3))
    }

    @Test(arguments: [(1, ["a day apart"]), (-5, ["5 days apart"]), (40, [])])
    func `nearness is told while it is near`(days: Int, reasons: [String]) {
        #expect(scoring.reasons([], daysApart: days) == reasons)
    }

    @Test func `of many names three are told`() {
        let relation = Relation.entities((1...5).map { Self.person("P\($0)", in: $0) })
        #expect(scoring.reasons([relation], daysApart: nil) == ["also names P1, P2, P3 and 2 more"])
    }
}
