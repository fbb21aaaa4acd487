import Entities
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The lists of a dossier` {
    private func text(_ model: Model) -> String {
        let screen = model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    @Test func `quotations of one passage are one entry`() throws {
        var model = Model(size: Size(columns: 160, rows: 45))
        let entity = EntityID(rawValue: 1)
        _ = model.showDossier(of: entity, name: "Jelena Marić", kind: .person)
        var dossier = DossierFixture.long(2)
        dossier.stops[0].quotations = 3
        dossier.stops[1].quotations = 1
        _ = model.update(.dossier(.dossier(entity, dossier)))
        let words = [("I promised,", false), ("I did not say more.", true), ("Go.", false)]
        let said = words.enumerated().map { place, words in
            SpokenQuotation(
                range: place * 40..<place * 40 + 9, text: words.0, cue: "said", confidence: 0.9,
                isContinued: words.1)
        }
        let appearance = Appearance(
            Headline(article: dossier.stops[0].article, title: "One", date: Fixture.row(0).headline.date),
            mentions: [], quotations: said)
        _ = model.update(.dossier(.appearances(entity, [appearance])))
        #expect(text(model).contains("▸ said “I promised,” … “I did not say more.”"))
        #expect(model.dossier?.placeInWords == "1 of 4")
        _ = press("j", &model)
        #expect(model.dossier?.selected == .said(stop: 0, item: 2))
        _ = press("j", &model)
        #expect(model.dossier?.selected == .said(stop: 1, item: 0))
        _ = press("k k", &model)
        #expect(model.dossier?.selected == .said(stop: 0, item: 0))
    }

    @Test(arguments: [(160, 45), (80, 24), (40, 10)])
    func `an entry has at most four lines, the selected one all of them`(columns: Int, rows: Int) {
        var model = Model(size: Size(columns: columns, rows: rows))
        let entity = EntityID(rawValue: 1)
        _ = model.showDossier(of: entity, name: "Jelena Marić", kind: .person)
        _ = model.update(.dossier(.dossier(entity, DossierFixture.long(3))))
        let pane = model.dossier
        let long = Entry(text: String(repeating: "many words ", count: 80) + "end.")
        let width = (pane?.entryList(.said).area.width ?? 0) - 5
        let few = long.lines(width: width, isWhole: false)
        let all = long.lines(width: width, isWhole: true)
        #expect(few.shown.count == 4 && all.shown.count == all.layout.lineCount)
        #expect(all.layout.lineCount > 4)
        let marked = Entry(
            text: long.text, marks: [RoleSpan(long.text.utf8.count - 4..<long.text.utf8.count, .currentName)])
        let near = marked.lines(width: width, isWhole: false)
        #expect(near.shown.upperBound == all.layout.lineCount, "the name is among the lines that are shown")
    }

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
        let effects = press("2 G", &model)
        guard case .ask(.appearances(_, let articles)) = try #require(effects.last) else {
            Issue.record("\(effects)")
            return
        }
        #expect(articles.contains(ArticleID(rawValue: 1)) && articles.count <= 60)
        #expect(model.dossier?.selected == .mention(stop: 49_999, item: 1))
        #expect(model.dossier?.placeInWords == "100000 of 100000")
    }

    @Test func `a folded part opens at its first hidden line`() {
        var model = long(10, columns: 160, rows: 45)
        _ = press("h", &model)
        while model.dossier?.selectedLine != .more(.roles) { _ = press("j", &model) }
        _ = press("Enter", &model)
        #expect(model.dossier?.selectedLine == .entry(.roles, 3))
        #expect(model.dossier?.hidden(.roles) == 0)
    }

    @Test func `the cursor stays on its line when what was being counted comes`() {
        var model = long(10, columns: 160, rows: 45)
        _ = press("2 j j", &model)
        let line = model.dossier?.selected
        let row = model.view().cursor
        let company = EntityCompany(
            companions: (0..<20).map {
                .init(entity: EntityID(rawValue: 50 + $0), name: "P \($0)", kind: .person, articles: 3)
            }, names: [], roles: [])
        _ = model.update(.dossier(.company(EntityID(rawValue: 1), company)))
        #expect(model.dossier?.selected == line)
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

    @Test func `an article that comes in leaves the entry selected`() {
        var model = long(10)
        _ = press("2 j j j j j", &model)
        #expect(model.dossier?.selected == .mention(stop: 2, item: 1))
        _ = model.update(.dossier(.dossier(EntityID(rawValue: 1), DossierFixture.long(12))))
        #expect(model.dossier?.selected == .mention(stop: 4, item: 1))
    }

    @Test func `years are told where articles give their dates`() {
        let entity = EntityID(rawValue: 1)
        for (isDated, words) in [(true, "1970–73"), (false, "")] {
            var model = Model(size: Size(columns: 120, rows: 40))
            _ = model.showDossier(of: entity, name: "Jelena Marić", kind: .person)
            _ = model.update(.dossier(.dossier(entity, DossierFixture.long(1_100))))
            var stops = DossierFixture.long(1_100).stops
            stops[0].isDated = isDated
            let use = EntityCompany.Use(
                text: "Name 0", articles: 30, first: stops[1_099], last: stops[0])
            let company = EntityCompany(companions: [], names: [use], roles: [])
            _ = model.update(.dossier(.company(entity, company)))
            let line = text(model).split(separator: "\n").first { $0.contains("Name 0 ") } ?? ""
            let left = line.split(separator: "│").first ?? ""
            let years = left.split(separator: " ").dropFirst(2).dropLast().joined(separator: " ")
            #expect(years == words)
        }
    }

    @Test func `first and last are of articles with a date, the others are counted apart`() {
        var model = Model(size: Size(columns: 160, rows: 45))
        let entity = EntityID(rawValue: 1)
        _ = model.showDossier(of: entity, name: "Jelena Marić", kind: .person)
        var dossier = DossierFixture.long(400)
        dossier.stops[0].isDated = false
        let last = dossier.stops.removeFirst()
        dossier.stops.append(last)
        _ = model.update(.dossier(.dossier(entity, dossier)))
        #expect(
            text(model).contains(
                "800 mentions in 400 articles · quoted 134 times · first 2 Jan 1970 · last 4 Feb 1971 · 1 article without a date"
            ))
        #expect(model.dossier?.chart?.undated.articles == 1)
    }

}
