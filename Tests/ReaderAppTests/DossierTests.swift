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

    private func line(_ reader: Answering) -> DossierLine? { reader.model.dossier?.selectedLine }

    @Test(arguments: [(160, 45), (100, 30), (60, 20), (40, 10)])
    func `it looks as it should`(columns: Int, rows: Int) throws {
        try expectGolden(opened(columns: columns, rows: rows).model.view(), "dossier-\(columns)x\(rows)")
    }

    @Test(arguments: [(160, 45), (60, 20)])
    func `a mention in it looks as it should`(columns: Int, rows: Int) throws {
        let reader = opened("l G", columns: columns, rows: rows)
        try expectGolden(reader.model.view(), "dossier-mention-\(columns)x\(rows)")
    }

    @Test func `it tells names, company, words and mentions`() {
        let screen = text(opened().model)
        for words in [
            "Jelena Marić · person", "4 mentions in 2 articles, quoted once", "first  4 Mar 2024",
            "last   1 May 2024", "Called · 2", "Named with: people · 1", "Tomas Vale",
            "Said · 1 in 1 article", "told  “I have nothing to hide,”", "Mentions · 4 in 2 articles",
            "Jelena Marić left her post on Monday.",
        ] {
            #expect(screen.contains(words), "\(words) is not in\n\(screen)")
        }
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

    @Test func `a mention opens its article at it, n goes on, and H comes back to the line`() {
        var reader = opened("l G")
        let before = line(reader)
        reader.press("Enter")
        #expect(reader.model.focus == .text)
        #expect(reader.model.text.opened?.row.headline.title == "Harbour minister steps down")
        #expect(reader.model.trail?.placeInWords == "mention 2 of 4 · article 1 of 2")
        reader.press("n")
        #expect(reader.model.trail?.placeInWords == "mention 3 of 4 · article 2 of 2")
        reader.press("H H")
        #expect(reader.model.focus == .dossier && line(reader) == before)
        reader.press("L")
        #expect(reader.model.focus == .text)
    }

    @Test func `a quotation opens at its words`() throws {
        var reader = opened("] ] ] ] ] ]", columns: 60, rows: 40)
        while reader.model.dossier?.selectedLine != .words(.said, article: 0, item: 0) {
            try #require(reader.model.dossier?.selectedLine != .words(.mentions, article: 0, item: 0))
            reader.press("j")
        }
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
        let quoted = pane.said.items
        var company = DossierFixture.company(of: pane.entity)
        let article = try #require(pane.dossier?.stops.first?.article)
        company.reported = [article: 2]
        pane.receive(company)
        pane.toggleReported()
        #expect(pane.said.items == quoted + 2 && pane.showsReported)
        let told = SpokenQuotation(
            range: 0..<4, text: "it held", cue: "said", confidence: 0.9, kind: .reported)
        #expect(told.inWords == "it held")
        pane.toggleReported()
        #expect(pane.said.items == quoted)
    }

    @Test func `a companion's dossier takes its place, and H leads back`() {
        var reader = opened()
        while line(reader) != .entry(.with(.person), 0) { reader.press("j") }
        reader.press("Enter")
        #expect(reader.model.dossier?.name == "Tomas Vale")
        #expect(reader.model.trail?.name == "Tomas Vale")
        #expect(text(reader.model).contains("prosecutor"))
        reader.press("H")
        #expect(reader.model.dossier?.name == "Jelena Marić")
        #expect(line(reader) == .entry(.with(.person), 0))
        #expect(reader.model.trail?.name == "Jelena Marić")
        reader.press("Esc")
        #expect(reader.model.focus == .entities)
    }

    @Test func `a role opens the latest article that uses it, where it stands by the name`() {
        var reader = opened()
        while line(reader) != .entry(.with(.person), 0) { reader.press("j") }
        reader.press("Enter ] ] ] ]")
        #expect(line(reader) == .entry(.roles, 0))
        reader.press("Enter")
        #expect(reader.model.text.opened?.row.headline.title == "Vale names new deputy")
        #expect(reader.model.text.find?.needle == "Prosecutor")
    }

    @Test(arguments: [160, 60])
    func `Tab goes from part to part and back`(columns: Int) {
        var reader = opened(columns: columns)
        var parts: [DossierLine?] = [line(reader)]
        for _ in 0..<6 {
            reader.press("Tab")
            parts.append(line(reader))
        }
        #expect(
            parts == [
                .firstSeen, .entry(.names, 0), .entry(.with(.person), 0), .entry(.with(.place), 0),
                .words(.said, article: 0, item: 0), .words(.mentions, article: 0, item: 0),
                .words(.mentions, article: 0, item: 0),
            ])
        for _ in 0..<6 { reader.press("S-Tab") }
        #expect(line(reader) == .firstSeen)
    }

    @Test func `every line can be gone to, and Enter on any does no harm`() {
        var reader = opened(columns: 60, rows: 20)
        var seen = 0
        var before: DossierLine?
        while line(reader) != before {
            before = line(reader)
            var copy = reader
            copy.press("Enter")
            #expect(copy.model.view().size == Size(columns: 60, rows: 20))
            reader.press("j")
            seen += 1
        }
        #expect(seen == 2 + 2 + 1 + 1 + 1 + 4)
    }

    @Test func `l and h go between columns where there are two`() {
        var reader = opened("l")
        #expect(line(reader) == .words(.said, article: 0, item: 0))
        reader.press("h")
        #expect(line(reader) == .firstSeen)
    }

    // MARK: Long lists

    private func long(_ count: Int, columns: Int = 60, rows: Int = 20) -> Model {
        var model = Model(size: Size(columns: columns, rows: rows))
        _ = model.showDossier(of: EntityID(rawValue: 1), name: "Jelena Marić", kind: .person)
        _ = model.update(.dossier(.dossier(EntityID(rawValue: 1), DossierFixture.long(count))))
        return model
    }

    private func press(_ keys: String, _ model: inout Model) -> [Effect] {
        Key.script(keys).flatMap { model.update(.terminal(.key($0))) }
    }

    @Test func `only what is in view and a little more is asked for, down to the last line`() throws {
        var model = long(50_000)
        let effects = press("G", &model)
        guard case .ask(.appearances(_, let articles)) = try #require(effects.last) else {
            Issue.record("\(effects)")
            return
        }
        #expect(articles.contains(ArticleID(rawValue: 1)) && articles.count <= 60)
        #expect(model.dossier?.selectedLine == .words(.mentions, article: 49_999, item: 1))
        #expect(model.dossier?.placeInWords == "mention 2 of 100000")
    }

    @Test func `a folded part opens at its first hidden line`() {
        var model = long(10)
        while model.dossier?.selectedLine != .more(.roles) { _ = press("j", &model) }
        _ = press("Enter", &model)
        #expect(model.dossier?.selectedLine == .entry(.roles, 3))
        #expect(model.dossier?.hidden(.roles) == 0)
    }

    @Test func `the cursor stays on its line when what was being counted comes`() {
        var model = long(10)
        _ = press("] ] ] ] ] ] ] ] j", &model)
        let line = model.dossier?.selectedLine
        let row = model.view().cursor
        let company = EntityCompany(
            companions: (0..<20).map {
                .init(entity: EntityID(rawValue: 50 + $0), name: "P \($0)", kind: .person, articles: 3)
            }, names: [], roles: [])
        _ = model.update(.dossier(.company(EntityID(rawValue: 1), company)))
        #expect(model.dossier?.selectedLine == line)
        #expect(model.view().cursor == row)
    }

    @Test func `answers about somebody else are dropped`() {
        var model = long(10)
        let before = model
        let other = EntityID(rawValue: 2)
        _ = model.update(.dossier(.dossier(other, DossierFixture.dossier(of: other))))
        _ = model.update(.dossier(.company(other, DossierFixture.company(of: other))))
        _ = model.update(.dossier(.appearances(other, [])))
        #expect(model == before)
    }

    @Test func `years are told where articles give their dates, and from when on where the last gives none`()
    {
        let entity = EntityID(rawValue: 1)
        for (undated, words) in [([Int64](), "1970-1973"), ([1_100], "from 1970"), ([1, 1_100], "")] {
            var model = Model(size: Size(columns: 120, rows: 40))
            _ = model.showDossier(of: entity, name: "Jelena Marić", kind: .person)
            _ = model.update(.dossier(.dossier(entity, DossierFixture.long(1_100))))
            let stops = DossierFixture.long(1_100).stops
            let use = EntityCompany.Use(
                text: "Name 0", articles: 30, first: stops[1_099], last: stops[0])
            let company = EntityCompany(
                companions: [], names: [use], roles: [],
                undated: Set(undated.map { ArticleID(rawValue: $0) }))
            _ = model.update(.dossier(.company(entity, company)))
            let line = text(model).split(separator: "\n").first { $0.contains("Name 0 ") } ?? ""
            let left = line.split(separator: "│").first ?? ""
            let years = left.split(separator: " ").dropFirst(2).dropLast().joined(separator: " ")
            #expect(years == words)
        }
    }

    // MARK: Changes

    @Test func `a correction is about the person shown, and on a mention about that too`() throws {
        var reader = opened("R")
        #expect(text(reader.model).contains("Jelena Marić"))
        reader.press("Esc l G")
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
        #expect(text(reader.model).contains("Described as · 1"))
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
        var reader = opened("l G w")
        #expect(text(reader.model).contains("“Marić” is taken for Jelena Marić (person)."))
        reader.press("Esc")
        #expect(reader.model.focus == .dossier)
    }

    @Test func `yy copies the sentence with where it is from`() {
        var reader = opened("l G y y")
        #expect(
            reader.unanswered.last
                == .terminal(
                    .copy(
                        "Jelena Marić left her post on Monday. Marić had led the ministry since 2019. "
                            + "(Harbour minister steps down, Harbour Post, 4 Mar 2024)")))
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
        #expect(line(reader) == .entry(.with(.person), 0))
        reader.take(click(2))
        #expect(reader.model.dossier?.name == "Tomas Vale")
    }

    @Test(arguments: [(1, 1), (39, 10), (40, 10), (41, 11), (80, 12), (94, 12), (500, 200)])
    func `every size can be drawn`(columns: Int, rows: Int) {
        for keys in ["", "G", "Tab Tab Enter", "l j", "R"] {
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

@Suite struct `The chart of mentions` {
    private func stops(_ days: [Int64]) -> [EntityDossier.Stop] {
        days.sorted(by: >).map {
            .init(article: ArticleID(rawValue: $0), seconds: $0 * 86_400, mentions: 2, quotations: 0)
        }
    }

    @Test(arguments: [
        ([0, 9], 60, MentionChart.Step.day, 10), ([0, 70], 60, .week, 11), ([0, 800], 60, .month, 27),
        ([0, 3_000], 60, .quarter, 33), ([0, 9_000], 60, .year, 25), ([0, 9_000], 20, .decade, 3),
    ])
    func `the steps are as short as there is room for`(
        days: [Int64], width: Int, step: MentionChart.Step, bars: Int
    ) throws {
        let chart = try #require(MentionChart(stops(days), width: width))
        #expect(chart.step == step)
        #expect(chart.mentions.count == bars)
        #expect(chart.mentions.reduce(0, +) == 4)
        #expect(chart.mentions.first == 2 && chart.mentions.last == 2)
    }

    @Test func `one bar is none`() {
        #expect(MentionChart(stops([5]), width: 60) == nil)
        #expect(MentionChart([], width: 60) == nil)
        #expect(MentionChart(stops([5, 9]), width: 1) == nil)
    }

    @Test func `what has no date is left out, and said to be`() throws {
        let all = stops([0, 1, 400])
        let chart = try #require(
            MentionChart(all, without: [ArticleID(rawValue: 400)], width: 60))
        #expect(chart.mentions == [2, 2] && chart.undated == 1)
        #expect(chart.inWords.contains("1 article without a date left out"))
    }

    @Test func `rows are as high as the most, and nothing mentioned is unseen`() throws {
        var all = stops([0, 1, 3])
        all[0].mentions = 200
        all[2].mentions = 1
        let chart = try #require(MentionChart(all, width: 10))
        #expect(chart.rows(2, cells: 1) == ["   █", "▁▁ █"])
        #expect(chart.rows(1, cells: 2) == ["▁▁▁▁  ██"])
        #expect(chart.inWords == "by day, most on 4 Jan 1970: 200")
    }
}
