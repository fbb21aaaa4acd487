import Entities
import Library
import TerminalUI
import Testing

@testable import ReaderApp

/// What is new about somebody who is followed, and copies of one text, on a person's page.
@Suite struct `New mentions and copies on a page` {
    private func text(_ model: Model) -> String {
        let screen = model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    private func selected(_ reader: Answering) -> DossierItem? { reader.model.dossier?.selected }

    private func opened(columns: Int, rows: Int) -> Answering {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        reader.press("j j Enter 3 i")
        return reader
    }

    private func followed(_ keys: String = "", columns: Int = 160, rows: Int = 45) -> Answering {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        reader.take(.followed([EntityID(rawValue: 1)]))
        reader.press("j j Enter 3 i " + keys)
        return reader
    }

    @Test(arguments: [(160, 45), (80, 24), (60, 20), (40, 10)])
    func `what is new looks as it should`(columns: Int, rows: Int) throws {
        try expectGolden(
            followed("1", columns: columns, rows: rows).model.view(), "dossier-new-\(columns)x\(rows)")
    }

    @Test func `who is followed has a view of the mentions that were new when one came`() {
        var reader = followed("1")
        let pane = reader.model.dossier
        #expect(pane?.shownView == .new && pane?.new.count == 3)
        #expect(text(reader.model).contains("1 New 3 ── 2 Said 1 ── 3 Mentions 4 "))
        #expect(text(reader.model).contains("◆ Jelena Marić · person"))
        #expect(text(reader.model).contains("3 new mentions in 2 articles"))
        #expect(selected(reader) == .mention(stop: 0, item: 0))
        reader.press("j")
        #expect(selected(reader) == .mention(stop: 1, item: 0))
        // What was read meanwhile stays, and what came is added.
        let latest = pane?.stops[0].article ?? ArticleID(rawValue: 0)
        reader.take(.dossier(.new(EntityID(rawValue: 1), [latest: [1]])))
        #expect(reader.model.dossier?.new.count == 4)
        #expect(selected(reader) == .mention(stop: 1, item: 0), "the cursor stays on its mention")
        reader.press("P")
        #expect(text(reader.model).contains("1 Said 1 ── 2 Mentions 4 "), "the view goes with the follow")
        #expect(!text(reader.model).contains("◆ Jelena Marić"))
        reader.press("P")
        #expect(text(reader.model).contains("1 New 4 "))
    }

    @Test func `E writes the mentions that are new and no others`() {
        let export = followed("1").model.exportOnPage
        let maric = EntityID(rawValue: 1)
        #expect(export?.view == .person(maric, only: DossierFixture.newMentions(of: maric)))
        #expect(export?.name == "Jelena Marić New")
    }

    @Test func `the view of what is new is kept as the one last used`() {
        var reader = followed("1 q i")
        #expect(reader.model.dossier?.shownView == .new)
        #expect(reader.model.session.views == ["person": "new"])
        reader.press("Tab S-Tab")
        #expect(reader.model.dossier?.shownView == .new)
    }

    /// The latest article has two copies, of which one quotes her too.
    private func copied(_ keys: String = "", columns: Int = 160, rows: Int = 45) -> Answering {
        var reader = opened(columns: columns, rows: rows)
        guard var dossier = reader.model.dossier?.dossier else { return reader }
        dossier.stops[0].copies = 2
        for (number, mentions) in [Int32(1), 2].enumerated() {
            dossier.copies.append(
                EntityDossier.Stop(
                    article: ArticleID(rawValue: Int64(2 - number)), seconds: dossier.stops[0].seconds - 1,
                    mentions: mentions, quotations: Int32(number)))
        }
        reader.take(.dossier(.dossier(dossier.entity, dossier)))
        reader.press(keys)
        return reader
    }

    @Test(arguments: ["1", "2", "3"])
    func `copies of one text are one entry with their number in all views`(view: String) {
        var reader = copied(view)
        #expect(text(reader.model).contains("Harbour Post +2"))
        let count = reader.model.dossier?.count(of: reader.model.dossier?.shownView ?? .said) ?? 0
        reader.press("t c")
        #expect(!text(reader.model).contains("+2"))
        #expect(reader.model.dossier?.count(of: reader.model.dossier?.shownView ?? .said) ?? 0 > count)
        #expect(text(reader.model).contains("4 mentions in 2 articles"), "each text is counted once")
        reader.press("t c")
        #expect(text(reader.model).contains("Harbour Post +2"))
    }

    @Test(arguments: [(160, 45), (80, 24), (40, 10)])
    func `Enter on the number of copies shows them`(columns: Int, rows: Int) {
        var reader = copied("g g l", columns: columns, rows: rows)
        let article = reader.model.dossier?.stops[0].article
        #expect(reader.model.dossier?.articleOfCopies == article)
        let screen = reader.model.view()
        let row = screen.cursor?.row ?? 0
        #expect(screen.text(row: row).contains("+2"))
        reader.press("Enter")
        #expect(reader.asked.contains(.ask(.copies(article ?? ArticleID(rawValue: 0)))))
        reader = copied("g g l h", columns: columns, rows: rows)
        #expect(reader.model.dossier?.articleOfCopies == nil)
        reader = copied("g g l j", columns: columns, rows: rows)
        #expect(reader.model.dossier?.articleOfCopies == nil)
    }
}
