import Articles
import CrossReferences
import Entities
import Library
import Testing

@Suite struct `What the library is not sure of` {
    private let names = PlainNames(people: ["Ada Crane", "Jens Holm"], places: ["Norvik"])

    /// Ada Crane in full, and an article that only says Crane, twice.
    private func library() throws -> Library {
        let library = try Library.inMemory()
        try library.put(
            article("Harbour opens", "Ada Crane spoke in Norvik.", date: "2024-03-01"), path: "/1",
            names: names)
        try library.put(
            article("A cat is found", "Crane had looked for it. Then Crane wept.", date: "2024-03-05"),
            path: "/2", names: names)
        return library
    }

    private func onlyDoubt(_ library: Library) throws -> Doubt {
        let doubts = try library.doubts(window: 0..<10)
        #expect(doubts.total == 1)
        return try #require(doubts.items.first)
    }

    @Test func `a bare name that may be somebody's is asked about, with both sides' sentences`() throws {
        let doubt = try onlyDoubt(library())
        #expect(doubt.subject.name == "Crane" && doubt.candidate.name == "Ada Crane")
        #expect(!doubt.isLinked && doubt.mentions == 2)
        #expect(
            doubt.subject.sentences.map(\.sentence) == [
                "Crane had looked for it. Then Crane wept.", "Crane had looked for it. Then Crane wept.",
            ])
        #expect(doubt.candidate.sentences.map(\.sentence) == ["Ada Crane spoke in Norvik."])
    }

    @Test func `initials that fit one organisation only are taken for it, and asked about`() throws {
        var names = PlainNames()
        names.known = [("Northern Harbour Rescue Board", .organization), ("NHRB", .organization)]
        let library = try Library.inMemory()
        // The last word of a long name is no name of it here.
        for (number, text) in ["Northern Harbour Rescue Board met.", "NHRB met again."].enumerated() {
            try library.put(
                article("Harbour \(number)", text, date: "2024-03-0\(number + 1)"), path: "/\(number)",
                names: names)
        }
        let doubt = try onlyDoubt(library)
        #expect(doubt.subject.name == "NHRB" && doubt.candidate.name == "Northern Harbour Rescue Board")
        #expect(doubt.isLinked && doubt.subject.kind == .organization)
        _ = try library.answer(doubt, isSame: false)
        #expect(try library.entities(named: "NHRB").map(\.articles) == [1])
        #expect(try library.doubts(window: 0..<10).total == 0)
    }

    @Test func `by their numbers doubts are the same as in the list, and answered ones are left out`() throws
    {
        let library = try library()
        for number in 3..<9 {
            try library.put(
                article("Cat \(number)", "Crane came home.", date: "2024-04-0\(number)"), path: "/\(number)",
                names: names)
        }
        let all = try library.doubts(window: 0..<100).items
        let numbers = try library.openDoubts()
        #expect(all.count > 1 && numbers == all.map(\.id))
        #expect(try library.doubts(numbers) == all)
        #expect(try library.doubts(numbers.reversed()).map(\.id) == numbers.reversed())
        _ = try library.answer(all[0], isSame: true)
        #expect(try library.doubts(numbers).map(\.id) == library.openDoubts())
        #expect(try !library.doubts(numbers).contains { $0.id == all[0].id })
    }

    @Test func `the same: from then on it is theirs, and not asked again`() throws {
        let library = try library()
        let kept = try library.answer(onlyDoubt(library), isSame: true)
        #expect(
            kept.correction.line == #"merge person "Crane" in "2024-03-05 A cat is found" into "Ada Crane""#)
        #expect(try library.trail(of: library.entities(named: "Ada Crane")[0].id).map(\.mentions) == [1, 2])
        #expect(try library.doubts(window: 0..<10).total == 0)
        #expect(try library.check().problems.isEmpty)
        _ = try library.undoCorrection()
        #expect(try library.doubts(window: 0..<10).total == 1)
    }

    @Test func `different: it stays by itself, and is not asked again`() throws {
        let library = try library()
        _ = try library.answer(onlyDoubt(library), isSame: false)
        #expect(try library.entities(named: "Crane").map(\.mentions) == [2])
        #expect(try library.doubts(window: 0..<10).total == 0)
        #expect(try library.corrections().map(\.isApplied) == [true])
        // Also where more comes to be known.
        for number in 0..<30 {
            try library.put(
                article(
                    "Harbour \(number)", "Ada Crane met Jens Holm in Norvik. Crane smiled.",
                    date: "2024-03-05"),
                path: "/h\(number)", names: names)
        }
        #expect(try library.entities(named: "Crane").contains { $0.mentions == 2 })
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `whoever was told apart is asked about in articles that come later`() throws {
        let library = try Library.inMemory()
        for number in 1...3 {
            try library.put(
                article("Harbour \(number)", "Ada Crane spoke.", date: "2024-03-0\(number)"),
                path: "/\(number)", names: names)
        }
        let crane = try library.entities(named: "Ada Crane")[0].id
        let first = try library.trail(of: crane)[0].article
        let pilot = try library.correct(.about(crane, .split(as: "Ada Crane (pilot)"), in: [.init(first)]))
            .entity
        #expect(try library.doubts(window: 0..<10).total == 0)
        try library.put(
            article("A flight", "Ada Crane flew.", date: "2024-03-09"), path: "/9", names: names)
        let doubt = try onlyDoubt(library)
        #expect(doubt.candidate.entity == pilot && doubt.subject.entity == crane)
        _ = try library.answer(doubt, isSame: true)
        #expect(try library.trail(of: #require(pilot)).count == 2)
        #expect(try library.doubts(window: 0..<10).total == 0)
        _ = try library.undoCorrection()
        _ = try library.answer(doubt, isSame: false)
        #expect(try library.trail(of: #require(pilot)).count == 1)
        #expect(try library.doubts(window: 0..<10).total == 0)
    }

    @Test func `an article taken in anew takes its doubts along`() throws {
        let library = try library()
        try library.put(
            article("A cat is found", "Nobody looked for it.", date: "2024-03-05"), path: "/2", names: names)
        #expect(try library.doubts(window: 0..<10).total == 0)
    }
}

@Suite struct `Doubts about who is gone` {
    @Test func `whom no article names any more is in no doubt, and in no count`() throws {
        let names = PlainNames(people: ["Ada Crane", "Jens Holm"])
        let library = try Library.inMemory()
        try library.put(
            article("Harbour opens", "Ada Crane spoke.", date: "2024-03-01"), path: "/1", names: names)
        try library.put(
            article("A cat is found", "Crane wept.", date: "2024-03-05"), path: "/2", names: names)
        #expect(try library.doubts(window: 0..<10).total == 1)
        try library.put(article("Harbour opens", "Nobody spoke."), path: "/1", names: names)
        #expect(try library.doubts(window: 0..<10) == Window(offset: 0, items: [], total: 0))
        // Nor when something was decided about others.
        try library.put(article("A ship", "Jens Holm came."), path: "/3", names: names)
        let holm = try #require(try library.entities(named: "Jens Holm").first?.id)
        _ = try library.correct(.about(holm, .rename(to: "J. Holm")))
        #expect(try library.doubts(window: 0..<10) == Window(offset: 0, items: [], total: 0))
    }
}

@Suite struct `Why a mention is whose it is` {
    private let names = PlainNames(people: ["Ada Crane", "Jens Holm"])

    @Test func `the rule, the link and the others are told`() throws {
        let library = try Library.inMemory()
        for number in 0..<3 {
            try library.put(
                article("Harbour \(number)", "Ada Crane met Jens Holm.", date: "2024-03-0\(number + 1)"),
                path: "/\(number)", names: names)
        }
        try library.put(
            article("A cat is found", "Crane wept.", date: "2024-03-05"), path: "/c", names: names)
        let trail = try library.trail(of: library.entities(named: "Ada Crane")[0].id)
        let offset = try #require(try library.article(trail[0].article)?.mentions.first?.range.lowerBound)
        let sure = try #require(try library.explanation(ofMentionAt: offset, in: trail[0].article))
        #expect(sure.name == "Ada Crane" && sure.linkReason.hasPrefix("same full name"))
        #expect(sure.others.isEmpty)

        let cat = try #require(try library.articles(matching: "title:cat", window: 0..<1).items.first?.id)
        let bare = try #require(try library.article(cat)?.mentions.first)
        let unsure = try #require(try library.explanation(ofMentionAt: bare.range.lowerBound, in: cat))
        #expect(unsure.others.map(\.name) == ["Ada Crane"])
        #expect(try library.explanation(ofMentionAt: 0, in: cat) == nil)

        _ = try library.correct(.merge(bare.entity, into: sure.entity))
        let decided = try #require(try library.explanation(ofMentionAt: bare.range.lowerBound, in: cat))
        #expect(decided.entity == sure.entity && decided.linkReason == "you decided it")
        #expect(decided.corrections.count == 1)
    }
}
