import Entities
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `A dossier` {
    private func text(_ model: Model) -> String {
        let screen = model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    /// The first article is open, and Jelena Marić's dossier.
    private func opened(_ keys: String = "", columns: Int = 160, rows: Int = 45) -> Answering {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        reader.press("j j Enter 3 i " + keys)
        return reader
    }

    private func selected(_ reader: Answering) -> DossierItem? { reader.model.dossier?.selected }

    private let companion = DossierItem.line(.entry(.with(.person), 0))

    @Test(arguments: [(160, 45), (80, 24), (60, 20), (40, 10)])
    func `it looks as it should`(columns: Int, rows: Int) throws {
        try expectGolden(opened(columns: columns, rows: rows).model.view(), "dossier-\(columns)x\(rows)")
    }

    @Test(arguments: [(160, 45), (60, 20)])
    func `a mention in it looks as it should`(columns: Int, rows: Int) throws {
        let reader = opened("2 G", columns: columns, rows: rows)
        try expectGolden(reader.model.view(), "dossier-mention-\(columns)x\(rows)")
    }

    @Test func `it tells names, company, words and mentions`() {
        let screen = text(opened().model)
        for words in [
            "Jelena Marić · person",
            "4 mentions in 2 articles · quoted once · first 4 Mar 2024 · last 1 May 2024",
            "Called ", "Named with ", "Tomas Vale", "1 Said 1 ", "2 Mentions 4 ", "3 Articles 2 ",
            "4 Meets 1 ",
            "told “I have nothing to hide,”",
        ] {
            #expect(screen.contains(words), "\(words) is not in\n\(screen)")
        }
        #expect(text(opened("2").model).contains("Jelena Marić left her post on Monday."))
        #expect(!screen.contains("Described as"), "what does not apply is left out")
    }

    @Test func `Enter on the name that is current opens it, the first one follows the name`() {
        var reader = Answering()
        reader.press("j j Enter 3 Enter")
        #expect(reader.model.focus == .text && reader.model.dossier == nil)
        reader.press("3 Enter")
        #expect(reader.model.focus == .dossier && reader.model.dossier?.name == "Jelena Marić")
        reader.press("Esc")
        #expect(reader.model.focus == .entities)
    }

    @Test func `in the text it is of the name under the cursor`() {
        var reader = Answering()
        reader.press("j j Enter ] p ] p ] p i")
        #expect(reader.model.dossier?.name == "Tomas Vale")
        #expect(reader.model.trail?.name == "Tomas Vale")
        reader.press("q")
        #expect(reader.model.focus == .text)
    }

    @Test func `without a name it says what to do`() {
        var reader = Answering()
        reader.press("i")
        #expect(reader.model.focus == .articles)
        #expect(reader.model.message?.text.contains("Choose a name first") ?? false)
    }

    @Test func `a mention opens its article at it, n goes on, and H comes back to the entry`() {
        var reader = opened("2 G")
        let before = selected(reader)
        reader.press("Enter")
        #expect(reader.model.focus == .text)
        #expect(reader.model.text.opened?.row.headline.title == "Harbour minister steps down")
        #expect(reader.model.trail?.placeInWords == "mention 2 of 4 · article 1 of 2")
        reader.press("n")
        #expect(reader.model.trail?.placeInWords == "mention 3 of 4 · article 2 of 2")
        reader.press("H H")
        #expect(reader.model.focus == .dossier && selected(reader) == before)
        reader.press("L")
        #expect(reader.model.focus == .text)
    }

    @Test func `a quotation opens at its words`() {
        var reader = opened(columns: 60, rows: 40)
        #expect(selected(reader) == .said(stop: 0, item: 0))
        reader.press("Enter")
        #expect(reader.model.text.opened?.row.headline.title == "Marić speaks in Karsk")
        #expect(reader.model.text.find?.needle == "I have nothing to hide,")
    }

    @Test func `r lists what is reported among what was said, and takes it off again`() throws {
        var reader = opened()
        var pane = try #require(reader.model.dossier)
        reader.press("r")
        #expect(
            reader.model.message?.text == "No article reports anything else that Jelena Marić said.")
        let quoted = pane.said.count
        var company = DossierFixture.company(of: pane.entity)
        let article = try #require(pane.dossier?.stops.first?.article)
        company.reported = [article: 2]
        pane.receive(company)
        pane.toggleReported()
        #expect(pane.said.count == quoted + 2 && pane.showsReported)
        let told = SpokenQuotation(
            range: 0..<4, text: "it held", cue: "said", confidence: 0.9, kind: .reported)
        #expect(told.inWords == "it held")
        pane.toggleReported()
        #expect(pane.said.count == quoted)
    }

    @Test func `a companion's dossier takes its place, and H leads back`() {
        var reader = opened("h")
        while selected(reader) != companion { reader.press("j") }
        reader.press("Enter")
        #expect(reader.model.dossier?.name == "Tomas Vale")
        #expect(reader.model.trail?.name == "Tomas Vale")
        #expect(text(reader.model).contains("person · prosecutor"))
        reader.press("H")
        #expect(reader.model.dossier?.name == "Jelena Marić")
        #expect(selected(reader) == companion)
        #expect(reader.model.trail?.name == "Jelena Marić")
        reader.press("Esc")
        #expect(reader.model.focus == .entities)
    }

    @Test func `Enter on somebody they meet shows how they do`() {
        var reader = opened("4")
        #expect(selected(reader) == .meets(0) && text(reader.model).contains("▸ Tomas Vale"))
        reader.press("Enter")
        #expect(reader.model.focus == .meeting && reader.model.meeting?.other.name == "Tomas Vale")
    }

    @Test func `a role opens the latest article that uses it, where it stands by the name`() {
        var reader = opened("h ] ] Enter h ] ]")
        #expect(selected(reader) == .line(.entry(.roles, 0)))
        reader.press("Enter")
        #expect(reader.model.text.opened?.row.headline.title == "Vale names new deputy")
        #expect(reader.model.text.find?.needle == "Prosecutor")
    }

    @Test func `Tab and numbers go from view to view, and the one last used is kept for the kind`() {
        var reader = opened()
        var views: [DossierView?] = [reader.model.dossier?.shownView]
        for _ in 0..<4 {
            reader.press("Tab")
            views.append(reader.model.dossier?.shownView)
        }
        #expect(views == [.said, .mentions, .articles, .meets, .said])
        reader.press("S-Tab")
        #expect(reader.model.dossier?.shownView == .meets)
        reader.press("3")
        #expect(reader.model.dossier?.shownView == .articles)
        reader.press("9")
        #expect(reader.model.dossier?.shownView == .articles)
        _ = reader.model.showDossier(of: IdentityFixture.tomas, name: "Tomas Vale", kind: .person)
        #expect(reader.model.dossier?.shownView == .articles)
        #expect(reader.model.session.views == ["person": "articles"])
        let next = Model(size: Size(columns: 160, rows: 45), options: .init(session: reader.model.session))
        #expect(next.dossierViews == [.person: .articles])
    }

    @Test func `below 100 columns the short lists are views of their own`() {
        var reader = opened("5", columns: 80, rows: 24)
        #expect(reader.model.dossier?.shownView == .names)
        #expect(text(reader.model).contains("Called "))
        reader.press("6")
        #expect(selected(reader) == companion)
        reader.press("7")
        #expect(reader.model.message == nil || reader.model.dossier?.shownView == .with)
        reader.take(.terminal(.resized(Size(columns: 160, rows: 45))))
        #expect(reader.model.dossier?.shownView == .mentions)
        #expect(reader.model.dossier?.views == [.said, .mentions, .articles, .meets])
    }

    @Test(arguments: [(160, 45), (60, 20)])
    func `every entry can be gone to, and Enter on any does no harm`(columns: Int, rows: Int) {
        var seen = 0
        for view in 1...6 {
            var reader = opened("\(view)", columns: columns, rows: rows)
            var before: DossierItem?
            while selected(reader) != before {
                before = selected(reader)
                var copy = reader
                copy.press("Enter")
                #expect(copy.model.view().size == Size(columns: columns, rows: rows))
                reader.press("j")
                seen += 1
            }
        }
        // Said, mentions, articles, meets; names and with, or twice the view of before.
        #expect(seen == 1 + 4 + 2 + 1 + (columns < 100 ? 2 + 2 : 2 * 1))
    }

    @Test func `l and h go between the short lists and the entries where both are shown`() {
        var reader = opened("h")
        #expect(selected(reader) == .line(.entry(.names, 0)))
        reader.press("l")
        #expect(selected(reader) == .said(stop: 0, item: 0))
    }

    @Test func `those named with the person go round by articles, chance, date and name`() throws {
        var reader = opened()
        var company = EntityCompany(companions: [], names: [], roles: [], articles: 10, library: 100)
        company.companions = [
            .init(
                entity: EntityID(rawValue: 51), name: "Zora", kind: .person, articles: 9, all: 90, latest: 5),
            .init(
                entity: EntityID(rawValue: 52), name: "Bela", kind: .person, articles: 4, all: 4, latest: 1),
            .init(
                entity: EntityID(rawValue: 53), name: "Anna", kind: .person, articles: 2, all: 30, latest: 9),
        ]
        reader.take(.dossier(.company(IdentityFixture.jelena, company)))
        var orders: [String] = []
        for _ in 0..<5 {
            let pane = try #require(reader.model.dossier)
            orders.append(
                (0..<3).compactMap { pane.companion(.person, $0)?.name.first }.map(String.init).joined())
            reader.press("=")
        }
        #expect(orders == ["ZBA", "BZA", "AZB", "ABZ", "ZBA"])
    }

    // MARK: Changes

    @Test func `a correction is about the person shown, and on a mention about that too`() throws {
        var reader = opened("R")
        #expect(text(reader.model).contains("Jelena Marić"))
        reader.press("Esc 2 G")
        let subject = try #require(reader.model.subjectInHand)
        #expect(subject.article == ArticleID(rawValue: 1) && subject.mention?.text == "Marić")
        reader.press("S")
        #expect(text(reader.model).contains("Marić"))
        reader.press("Esc")
        #expect(reader.model.focus == .dossier)
    }

    @Test func `it follows whom a correction makes of the person, and is asked for anew`() {
        var reader = opened()
        let request = CorrectionRequest.merge(IdentityFixture.jelena, into: IdentityFixture.tomas)
        reader.take(.made(.correct(request), IdentityFixture.kept(request)))
        #expect(reader.model.dossier?.entity == IdentityFixture.tomas)
        #expect(reader.model.dossier?.name == "Tomas Vale")
        #expect(text(reader.model).contains("person · prosecutor"))
    }

    @Test func `when nobody names the person any more it closes`() {
        var reader = opened()
        reader.take(.dossier(.dossier(IdentityFixture.jelena, nil)))
        #expect(reader.model.focus == .entities && reader.model.dossier == nil)
    }

    @Test func `an import brings it up to date`() {
        var reader = opened()
        let before = reader.asked.count
        reader.take(.libraryChanged)
        let asked = reader.asked[before...]
        #expect(asked.contains(.ask(.dossier(IdentityFixture.jelena))))
        #expect(asked.contains(.ask(.company(IdentityFixture.jelena))))
    }

    @Test func `w explains the mention under the cursor`() {
        var reader = opened("2 G w")
        #expect(text(reader.model).contains("“Marić” is taken for Jelena Marić (person)."))
        reader.press("Esc")
        #expect(reader.model.focus == .dossier)
    }

    @Test func `yy copies the sentence with where it is from`() {
        var reader = opened("2 G y y")
        #expect(
            reader.unanswered.last
                == .terminal(
                    .copy(
                        "Jelena Marić left her post on Monday. Marić had led the ministry since 2019. "
                            + "(Harbour Post, Harbour minister steps down, 4 Mar 2024, /news/1.txt)")))
        reader.press("1 y q")
        #expect(
            reader.unanswered.last
                == .terminal(
                    .copy(
                        "“I have nothing to hide,” (Harbour Post, Marić speaks in Karsk, 1 May 2024, /news/3.txt)"
                    )))
        reader.press("h y y")
        #expect(reader.model.message?.text.contains("mention or a quotation first") ?? false)
    }

    @Test func `a search from it is confined to its articles`() {
        var reader = opened("/ l a w")
        guard case .search(let search) = reader.model.overlay else {
            Issue.record("no search was opened")
            return
        }
        #expect(search.line.text == "person:\"Jelena Marić\" law")
        reader.press("Esc")
        #expect(reader.model.overlay == nil && reader.model.focus == .dossier)
    }

    @Test func `a click chooses a line and two open it, the wheel scrolls`() throws {
        var reader = opened()
        let screen = reader.model.view()
        let row = try #require((0..<45).first { screen.text(row: $0).contains("  Tomas Vale") })
        func click(_ count: Int) -> Event {
            .terminal(
                .mouse(
                    MouseEvent(.press, at: Position(column: 8, row: row), button: .left, clickCount: count)))
        }
        reader.take(click(1))
        #expect(selected(reader) == companion)
        reader.take(click(2))
        #expect(reader.model.dossier?.name == "Tomas Vale")
    }

    @Test(arguments: [(1, 1), (39, 10), (40, 10), (41, 11), (80, 12), (94, 12), (500, 200)])
    func `every size can be drawn`(columns: Int, rows: Int) {
        for keys in ["", "G", "2 G", "Tab Tab Enter", "4", "5 j", "h j", "C-e C-e C-y", "R"] {
            var reader = opened(columns: columns, rows: rows)
            reader.press(keys)
            #expect(reader.model.view().size == Size(columns: columns, rows: rows))
            reader.take(.terminal(.resized(Size(columns: 120, rows: 30))))
            #expect(reader.model.view().size == Size(columns: 120, rows: 30))
        }
    }

    @Test func `plain ASCII is drawn when asked for, also of the chart`() {
        var reader = Answering(size: Size(columns: 160, rows: 45), options: Model.Options(isASCII: true))
        reader.press("j j Enter 3 i")
        #expect(!text(reader.model).contains { "│─┌┐└┘├┤▁▂▃▄▅▆▇█".contains($0) })
        #expect(text(reader.model).contains("@"))
    }
}
