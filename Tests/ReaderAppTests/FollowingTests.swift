import Articles
import Entities
import Library
import TerminalUI
import Testing

@testable import ReaderApp

private let maric = EntityID(rawValue: 1)
private let vale = EntityID(rawValue: 2)

extension Answering {
    fileprivate var changes: [Change] {
        asked.compactMap { if case .change(let change) = $0 { change } else { nil } }
    }

    fileprivate var follows: [Change] { changes.filter { if case .follow = $0 { true } else { false } } }

    fileprivate func row(_ words: String) -> String {
        let screen = model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.first { $0.contains(words) } ?? ""
    }

    fileprivate var lastRow: String { model.view().text(row: model.size.rows - 1) }
}

@Suite struct `Following in the reader` {
    @Test func `P on a name follows it, with a mark everywhere, and P again does not`() {
        var reader = Answering()
        reader.press("j j Enter 3 P")
        #expect(reader.follows == [.follow(maric, true)])
        #expect(
            reader.lastRow.contains("You follow Jelena Marić.") && reader.lastRow.contains("u takes it back"))
        #expect(reader.row("5·2").contains("◆Jelena Marić") || reader.row("Jelena Marić  ").contains("◆"))
        reader.press("P")
        #expect(reader.follows == [.follow(maric, true), .follow(maric, false)])
        #expect(!reader.model.followed.contains(maric))
    }

    @Test func `a hit of a search has a mark for each of up to three whom one follows`() {
        var reader = Answering()
        reader.press("s v a l e")
        let headline = Fixture.row(0).headline
        let hits = [["Tomas Vale"], ["A", "B", "C", "D"], []].map {
            SearchHit(headline, sentence: "vale", matches: [0..<4], range: 0..<4, score: 1, followed: $0)
        }
        reader.take(
            .overlay(
                .hits(
                    query: "vale", order: .newest, Window(offset: 0, items: hits, total: 3), suggestion: nil))
        )
        let screen = reader.model.view()
        let rows = (0..<screen.size.rows).map { screen.text(row: $0) }.filter { $0.contains(headline.title) }
        let marks = rows.map { $0.filter { $0 == "◆" }.count }
        #expect(marks.filter { $0 > 0 } == [1, 3], "\(rows)")
    }

    @Test func `P follows the name at the cursor of the text, and the one whose dossier is open`() {
        var reader = Answering()
        reader.press("j j Enter ] p ] p ] p P")
        #expect(reader.follows == [.follow(vale, true)])
        reader.press("3 i")
        #expect(reader.model.focus == .dossier)
        let name = reader.model.dossier?.entity
        reader.press("P")
        #expect(reader.follows.last == name.map { .follow($0, !($0 == vale)) })
    }

    @Test func `u takes a follow back in its turn, ^R makes it again, and a stop repeats it`() {
        var reader = Answering()
        reader.press("j j Enter 3 P B u u")
        #expect(reader.model.followed.isEmpty)
        #expect(reader.lastRow.contains("Taken back: You follow Jelena Marić"))
        reader.press("C-r")
        #expect(reader.model.followed == [maric])
        reader.press("P j .")
        #expect(reader.follows.last == .follow(vale, false))
        #expect(reader.lastRow.contains("You follow Tomas Vale no longer"))
    }

    @Test func `a library that can only be read keeps nobody`() {
        var reader = Answering(options: Model.Options(isReadOnly: true))
        reader.press("j j Enter 3 P")
        #expect(reader.follows.isEmpty && reader.model.followed.isEmpty)
        #expect(reader.lastRow.contains("can only be read"))
    }

    @Test func `names of people one follows are bold, and tn goes through their being marked alone`() {
        var reader = Answering()
        reader.take(.followed([vale]))
        reader.press("j j Enter")
        func roles() -> Set<Role> {
            let screen = reader.model.view()
            var found: Set<Role> = []
            for row in 0..<screen.size.rows {
                for column in 45..<110 { found.insert(screen[column: column, row: row].role) }
            }
            return found.intersection([.person, .followedPerson, .place])
        }
        #expect(roles() == [.person, .followedPerson, .place])
        reader.press("t n")
        #expect(roles() == [.person, .followedPerson])
        reader.press("t n")
        #expect(roles() == [.followedPerson])
        reader.press("t n")
        #expect(roles() == [])
    }

    @Test func `opening an article marks it as opened, not its mentions as read`() {
        var reader = Answering()
        reader.press("Enter")
        #expect(reader.changes.contains(.mark(.opened, ArticleID(rawValue: 3))))
        #expect(reader.changes.contains(.remember(ArticleID(rawValue: 3))))
        #expect(!reader.changes.contains { if case .seen = $0 { true } else { false } })
    }
}

@Suite struct `What was read` {
    private func reader(_ keys: String, rows: Int = 45) -> Answering {
        var reader = Answering(size: Size(columns: 100, rows: rows))
        reader.take(.followed([maric]))
        reader.press(keys)
        return reader
    }

    @Test func `the sentences in view that name somebody one follows can be read`() throws {
        let reader = reader("j j Enter")
        let sight = try #require(reader.model.sentencesInSight)
        #expect(sight.article == ArticleID(rawValue: 1))
        // The paragraph about Marić is a sentence of the fixture; that about Vale names nobody who is followed.
        let blocks = Fixture.article(0).article.blocks
        #expect(sight.sentences == [blocks[1].range])
    }

    @Test(arguments: ["", "j j", "j j Enter ?", "j j Enter 3 i", "j j Enter 3 z"])
    func `what is behind something else, or only shown beside the list, cannot`(keys: String) {
        #expect(reader(keys).model.sentencesInSight == nil)
    }

    @Test func `what was read is kept once, and is not looked at again`() throws {
        var reader = reader("j j Enter")
        let sight = try #require(reader.model.sentencesInSight)
        reader.take(.seen(sight.article, sight.sentences))
        #expect(reader.changes.last == .seen(sight.article, sight.sentences))
        #expect(reader.model.sentencesInSight == nil)
    }

    @Test func `marking an article as read reads all of it, and as unread nothing`() {
        var reader = reader("j j Enter U")
        #expect(reader.model.text.opened?.seen == .nothing)
        reader.press("U")
        #expect(reader.model.text.opened?.seen == .whole)
        #expect(reader.model.sentencesInSight == nil)
    }

    @Test func `a sentence counts as read after a second on the screen without a break`() {
        var timer = SightTimer()
        let start = ContinuousClock.now
        let article = ArticleID(rawValue: 1)
        #expect(timer.look(at: (article, [0..<5, 5..<9]), start) == [])
        #expect(timer.patience(start + .milliseconds(400)) == .milliseconds(600))
        // One goes out of sight, and comes back.
        #expect(timer.look(at: (article, [5..<9]), start + .milliseconds(900)) == [])
        #expect(timer.look(at: (article, [0..<5, 5..<9]), start + .milliseconds(950)) == [])
        #expect(timer.look(at: (article, [0..<5, 5..<9]), start + .seconds(1)) == [5..<9])
        #expect(timer.look(at: (article, [0..<5]), start + .milliseconds(1900)) == [])
        #expect(timer.look(at: (article, [0..<5]), start + .milliseconds(1950)) == [0..<5])
        // Another article begins anew, and nothing is waited for where nothing is in sight.
        #expect(timer.look(at: (ArticleID(rawValue: 2), [0..<5]), start + .seconds(9)) == [])
        #expect(timer.look(at: nil, start + .seconds(20)) == [])
        #expect(timer.patience(start + .seconds(20)) == nil)
    }

    @Test func `a mention that is selected in a dossier was read`() {
        var reader = reader("j j Enter 3 i")
        reader.press("3 j j j")
        let seen = reader.changes.filter { if case .seen = $0 { true } else { false } }
        #expect(!seen.isEmpty)
        #expect(seen.allSatisfy { if case .seen(_, let ranges) = $0 { ranges.count == 1 } else { false } })
    }
}

@Suite struct `Walking what is new` {
    @Test
    func `Enter on a person goes from one new mention to the next, oldest first, and says when all are read`()
    {
        var reader = Answering(options: Model.Options(startsWithNews: true))
        reader.take(.followed([maric]))
        #expect(reader.model.focus == .start)
        reader.press("Enter")
        #expect(reader.model.text.opened?.row.id == ArticleID(rawValue: 1) && reader.model.focus == .text)
        #expect(reader.lastRow.contains("3 to come"))
        reader.press("n")
        #expect(reader.model.text.opened?.row.id == ArticleID(rawValue: 1))
        #expect(reader.lastRow.contains("2 to come"))
        reader.press("n")
        #expect(reader.model.text.opened?.row.id == ArticleID(rawValue: 3))
        #expect(reader.lastRow.contains("1 to come"))
        reader.press("n")
        #expect(reader.lastRow.contains("the last new mention of Jelena Marić"))
        reader.press("n")
        #expect(reader.lastRow.contains("all read · gh"))
        let seen = reader.changes.compactMap {
            if case .seen(let article, _) = $0 { article.rawValue } else { nil }
        }
        #expect(seen == [1, 1, 3, 3])
        reader.press("g h")
        #expect(reader.model.focus == .start)
        reader.press("H")
        #expect(reader.model.text.opened?.row.id == ArticleID(rawValue: 3))
    }

    @Test func `what was read is not walked, and who has nothing new has a dossier`() {
        var reader = Answering(options: Model.Options(startsWithNews: true))
        reader.press("j")
        reader.take(.newTrail(EntityID(rawValue: 3), name: "Karsk", kind: .place, []))
        #expect(reader.model.focus == .dossier && reader.lastRow.contains("Nothing new about Karsk."))
    }
}

@Suite struct `Finding a name` {
    @Test func `gp finds by any name as one types, and Enter opens the dossier`() {
        var reader = Answering()
        reader.press("g p m a r i c")
        guard case .finding(let finder) = reader.model.overlay else {
            Issue.record("no finder")
            return
        }
        #expect(finder.rows.map(\.entity.name) == ["Jelena Marić"])
        #expect(reader.row("Jelena Marić ").contains("◆"))
        reader.press("Enter")
        #expect(reader.model.focus == .dossier && reader.model.dossier?.entity == maric)
    }

    @Test func `^O follows whoever is selected, and the finder stays`() {
        var reader = Answering()
        reader.press("g p v a l e C-o")
        #expect(reader.follows == [.follow(vale, true)])
        guard case .finding(let finder) = reader.model.overlay else {
            Issue.record("no finder")
            return
        }
        #expect(finder.rows.first?.isFollowed == true)
    }

    @Test func `Alt-Enter narrows the list to the articles that name them`() {
        var reader = Answering()
        reader.press("g p k a r s k M-Enter")
        #expect(reader.model.overlay == nil && reader.model.focus == .articles)
        #expect(reader.model.articles.query == "place:\"Karsk\"")
    }

    @Test func `the last three sentences stand beside the list where there is room`() {
        var reader = Answering()
        reader.press("g p m a r i c")
        #expect(reader.row("1 May 2024 · Marić speaks in Karsk") != "")
        #expect(reader.row("left her post on Monday. Marić had led") != "")
        var narrow = Answering(size: Size(columns: 80, rows: 24))
        narrow.press("g p m a r i c")
        #expect(!narrow.asked.contains { if case .ask(.latestMentions) = $0 { true } else { false } })
    }

    @Test func `another command asks with it for somebody, with others at the top`() {
        var reader = Answering()
        let finder = EntityFinder(
            .init(title: "Whom do they meet?", enter: "shows how they meet") { found, model in
                model.say("chosen: \(found.entity.name)")
                return []
            }, first: [EntityID(rawValue: 3)])
        for effect in reader.model.ask(finder) {
            guard case .ask(let question) = effect, let answer = FollowingFixture.answer(to: question) else {
                continue
            }
            reader.take(answer)
        }
        #expect(!reader.row("Whom do they meet?").isEmpty && !reader.row("Enter shows how they meet").isEmpty)
        reader.press("Enter")
        #expect(reader.lastRow.contains("chosen: Karsk"))
    }
}
