import Entities
import Foundation
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The pages about people` {
    private static let pages: [(name: String, keys: String)] = [
        ("said", "g q"), ("timeline", "g t"), ("around", "g n"), ("meeting", "g n Enter g m"),
    ]

    private func reader(
        _ name: String = "Marić", _ keys: String = "", _ columns: Int = 160, _ rows: Int = 45
    ) throws -> LibraryReader {
        var reader = try LibraryReader(columns: columns, rows: rows)
        reader.show(name)
        reader.press(keys)
        return reader
    }

    @Test(arguments: 0..<4, [(160, 45), (80, 24), (60, 20), (40, 10)])
    func `each looks as it should`(page: Int, size: (Int, Int)) throws {
        let (name, keys) = Self.pages[page]
        let screen = try reader("Marić", name == "meeting" ? "g n g m" : keys, size.0, size.1).model.view()
        try expectGolden(screen, "page-\(name)-\(size.0)x\(size.1)")
    }

    @Test(arguments: 0..<4, [(1, 1), (39, 10), (40, 10), (41, 11), (79, 16), (100, 18), (500, 200)])
    func `every size can be drawn, whatever keys are pressed`(page: Int, size: (Int, Int)) throws {
        for keys in [
            "", "G", "j j k", "C-d C-u", "C-e C-e C-y", "l l l h", "+ + -", "= =", "x x", "2", "f a Enter",
            "/ m Enter n",
        ] {
            let reader = try reader("Marić", Self.pages[page].keys + " " + keys, size.0, size.1)
            #expect(reader.model.view().size == Size(columns: size.0, rows: size.1))
        }
    }

    // MARK: Who is followed

    @Test func `who is followed has a sign in every list and title of the pages`() throws {
        func page(_ name: String, _ keys: String) throws -> String {
            var reader = try LibraryReader()
            let all = try ["Marić", "Vale", "Tarn", "Kern"].map {
                try #require(try reader.library.entities(named: $0).first).id
            }
            reader.take(.followed(Set(all.prefix(3))))
            reader.show(name)
            reader.press(keys)
            return reader.text
        }
        let dossier = try page("Marić", "")
        #expect(dossier.contains("◆ Jelena Marić · person") && dossier.contains("◆Tomas Vale"))
        #expect(!dossier.contains("◆Ivo Kern") && dossier.contains("Ivo Kern"))
        #expect(try page("Marić", "5").contains("◆ Tomas Vale"))
        #expect(try page("Marić", "g q").contains("Said by ◆ Jelena Marić"))
        let around = try page("Marić", "g n")
        #expect(around.contains("Around ◆ Jelena Marić") && around.contains("◆Tomas Vale"))
        #expect(!around.contains("◆Ivo Kern"))
        #expect(try page("Marić", "g n g m").contains("How ◆ Tomas Vale and ◆ Jelena Marić meet"))
        let timeline = try page("Kern", "g t a M a r i ć Enter")
        #expect(timeline.contains("Timeline · Ivo Kern, ◆ Jelena Marić"))
        var reader = try LibraryReader()
        let tarn = try #require(try reader.library.entities(named: "Tarn").first).id
        reader.press("g q")
        #expect(reader.text.contains("Lida Tarn said") && !reader.text.contains("◆ Lida"))
        reader.take(.followed([tarn]))
        #expect(reader.text.contains("◆ Lida Tarn said"))
    }

    @Test func `between two who never meet, those who are followed have a sign`() throws {
        var reader = try LibraryReader()
        let kern = try #require(try reader.library.entities(named: "Ivo Kern").first).id
        reader.take(.followed([kern]))
        reader.show("Marić")
        reader.press("g m L i d a Enter")
        #expect(reader.text.contains("── ◆ Ivo Kern ──"))
    }

    // MARK: What they said

    @Test
    func `what somebody said is listed by passage, newest first, with the paragraph of the selected one`()
        throws
    {
        let reader = try reader("Marić", "g q")
        #expect(reader.model.focus == .said)
        for words in [
            "Said by Jelena Marić", "newest first · 4 quotations in 2 articles",
            "▸ told “I have nothing to hide,” … “You may look under the table.”",
            "said “I count cranes,” … “I get one.”", "Marić speaks · 1 May 2024 · paragraph 1", "sure 90%",
        ] {
            #expect(reader.text.contains(words), "\(words) is not in\n\(reader.text)")
        }
    }

    @Test func `without a name it is what anybody said`() throws {
        var reader = try LibraryReader()
        reader.press("g q")
        #expect(reader.text.contains("What anybody said"))
        #expect(reader.text.contains("Lida Tarn said “There is a receipt,”"))
        #expect(reader.model.said?.ledger?.count == 6)
        reader.press("r")
        #expect(reader.model.said?.ledger?.count == 7)
        #expect(reader.text.contains("Ana Prosk said he would answer every question"))
    }

    @Test func `quotations are narrowed by words and ordered by date, length and article`() throws {
        var reader = try LibraryReader()
        reader.press("g q f t i m e Enter")
        #expect(reader.model.said?.shown.count == 1)
        #expect(reader.text.contains("It is a matter of time,") && reader.text.contains("with “time”"))
        reader.press("f BSpace BSpace BSpace BSpace Enter")
        #expect(reader.model.said?.shown.count == 6)
        reader.press("=")
        #expect(reader.model.said?.passage(at: 0)?.headline.title == "The crane that nobody ordered")
        reader.press("=")
        #expect(reader.model.said?.passage(at: 0)?.headline.title == "Marić speaks")
    }

    @Test
    func `quotations are ordered by how often they were copied, and Enter on the number shows the copies`()
        throws
    {
        var reader = try reader("Marić", "g q")
        var ledger = try #require(reader.model.said?.ledger)
        ledger[1].copies = 2
        reader.take(.page(.ledger(ledger, for: try #require(reader.model.said?.question))))
        reader.press("= = =")
        #expect(reader.model.message?.text == "Quotations: most copied first.")
        reader.press("g g l")
        #expect(reader.model.said?.state.isOnCopies == true && reader.text.contains("Harbour Post +2"))
        reader.press("Enter")
        #expect(reader.model.said?.ledger?[1].article == ArticleID(rawValue: 1))
        #expect(reader.model.focus == .said && reader.model.said?.state.selection == 0)
    }

    @Test func `Enter reads a passage where it stands, H comes back, q leaves to the dossier`() throws {
        var reader = try reader("Marić", "g q j Enter")
        #expect(reader.model.focus == .text)
        #expect(reader.model.text.find?.needle == "I count cranes,")
        reader.press("H")
        #expect(reader.model.focus == .said && reader.model.said?.state.selection == 1)
        reader.press("q")
        #expect(reader.model.focus == .dossier)
        reader.press("q")
        #expect(!reader.model.focus.isPage)
    }

    @Test func `yq copies the passage, or those that are marked, with name, source, title, date and address`()
        throws
    {
        var reader = try reader("Marić", "g q y q")
        let first =
            "“I have nothing to hide,” … “You may look under the table.” — Jelena Marić, Harbour Post, Marić speaks, 1 May 2024, /news/6.txt"
        #expect(reader.done.last == .terminal(.copy(first)))
        reader.press("x x y y")
        guard case .terminal(.copy(let both)) = reader.done.last else {
            Issue.record("nothing was copied")
            return
        }
        #expect(both.hasPrefix(first + "\n“I count cranes,” … “I get one.” — Jelena Marić"))
    }

    @Test(arguments: ["md", "csv", "jsonl", "txt"])
    func `E writes what the page lists to a file, and never over another one`(format: String) throws {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "said-\(UUID().uuidString).\(format)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var reader = try reader("Marić", "g q E")
        #expect(reader.text.contains("write to: said-by-jelena-marić.md"))
        reader.press("C-u")
        reader.take(.terminal(.paste(path)))
        reader.press("Enter")
        #expect(reader.model.message?.text.hasPrefix("4 rows written to \(path)") ?? false)
        let rows = try #require(ExportFormat.read(try String(contentsOfFile: path, encoding: .utf8)))
        #expect(rows.map(\.text).contains("I have nothing to hide,"))
        #expect(try reader.library.check(rows) == Array(repeating: .same, count: 4))
        reader.press("E C-u")
        reader.take(.terminal(.paste(path)))
        reader.press("Enter")
        #expect(reader.model.message?.text == "\(path) is there already; give another name.")
        reader.press("E C-u s a i d Enter")
        #expect(reader.model.message?.text.contains("tells no format") ?? false)
    }

    // MARK: Timeline

    @Test func `a timeline has a bar for each time and the articles of the bar below`() throws {
        var reader = try reader("Kern", "g t")
        let pane = try #require(reader.model.timeline)
        #expect(pane.counts.first?.step == .month)
        #expect(pane.counts.first?.counts.count == 13)
        #expect(pane.counts.first?.undated == TimeCounts.Count(mentions: 2, articles: 1))
        #expect(reader.text.contains("January 2025 · 2 mentions in 1 article"))
        #expect(reader.text.contains("last bar: 1 article without a date"))
        reader.press("h h h h h h")
        #expect(reader.text.contains("July 2024 · 1 mention in 1 article"))
        #expect(reader.model.timeline?.state.selection == 1)
        reader.press("l l l l l l l")
        #expect(reader.text.contains("Without a date · 2 mentions in 1 article"))
        reader.press("g g")
        #expect(reader.text.contains("January 2025 · 2 mentions"))
    }

    @Test func `it can be made coarser and finer, and what does not fit is refused`() throws {
        var reader = try reader("Kern", "g t -")
        #expect(reader.model.timeline?.counts.first?.step == .quarter)
        reader.press("- - - -")
        #expect(reader.model.timeline?.counts.first?.step == .decade)
        reader.press("+ + + + +")
        #expect(reader.model.timeline?.counts.first?.step == .week)
        #expect(reader.model.message?.text == "There is no room here for a bar a day.")
    }

    @Test func `up to four are counted on one scale, and the last one is taken off again`() throws {
        var reader = try reader("Kern", "g t")
        for name in ["Marić", "Vale", "Tarn", "Brun"] {
            let row = try #require(try reader.library.entities(named: name).first)
            let subject = PageSubject(entity: row.id, name: row.name, kind: row.kind)
            for effect in reader.model.take(subject, for: .comparing) {
                guard case .ask(let question) = effect else { continue }
                if let answer = try question.asking.answer(reader.library, { false }) { reader.take(answer) }
            }
        }
        #expect(
            reader.model.timeline?.subjects.map(\.name) == [
                "Ivo Kern", "Jelena Marić", "Tomas Vale", "Lida Tarn",
            ])
        #expect(reader.model.message?.text == "There is room for four; A takes one off.")
        let spans = Set(reader.model.timeline?.counts.map(\.counts.count) ?? [])
        #expect(spans == [13])
        reader.press("A")
        #expect(reader.model.timeline?.subjects.count == 3)
    }

    @Test func `without a name it counts the articles of the list`() throws {
        var reader = try LibraryReader()
        reader.press("g t")
        #expect(reader.text.contains("Timeline · all articles"))
        #expect(reader.model.timeline?.counts.first?.counts.map(\.articles).reduce(0, +) == 9)
        #expect(reader.text.contains("Kern in court"))
        reader.press("q f b r i d g e Enter g t")
        #expect(reader.text.contains("Timeline · bridge"))
        #expect(reader.model.timeline?.counts.first?.counts.map(\.articles).reduce(0, +) == 2)
    }

    // MARK: Around somebody

    @Test func `around somebody stand those named with them, in groups, with how many articles name two`()
        throws
    {
        var reader = try reader("Kern", "g n")
        let network = try #require(reader.model.around?.network)
        #expect(network.nodes.map(\.name) == ["Jelena Marić", "Tomas Vale", "Ana Prosk", "Lida Tarn"])
        #expect(network.nodes.map(\.shared) == [5, 4, 2, 1])
        #expect(network.together[0] == [7, 6, 3, 0])
        #expect(network.groups == [0..<3, 3..<4])
        #expect(reader.text.contains("4 of 4 people"))
        #expect(reader.text.contains("Jelena Marić and Ivo Kern · 5 articles"))
        reader.press("l l")
        #expect(reader.text.contains("Jelena Marić and Ana Prosk · 3 articles"))
        reader.press("Enter")
        #expect(reader.model.focus == .meeting)
        #expect(reader.text.contains("How Jelena Marić and Ana Prosk meet"))
        reader.press("H")
        #expect(reader.model.focus == .around && reader.model.around?.column == 2)
        reader.press("h h h j Enter")
        #expect(reader.model.around?.center.name == "Tomas Vale")
        reader.press("H")
        #expect(reader.model.around?.center.name == "Ivo Kern")
        reader.press("i")
        #expect(reader.model.focus == .dossier && reader.model.dossier?.name == "Tomas Vale")
    }

    @Test(arguments: [(160, 45, 16), (80, 24, 12), (60, 20, 8), (40, 10, 6)])
    func `as many people are shown as there is room for`(columns: Int, rows: Int, people: Int) {
        var pane = AroundPane(
            center: PageSubject(entity: EntityID(rawValue: 1), name: "Ada Wren", kind: .person))
        pane.size = Size(columns: columns, rows: rows)
        #expect(pane.most == people)
    }

    @Test func `more people or fewer are shown, and only of articles that answer a query`() throws {
        var reader = try reader("Kern", "g n - -")
        #expect(
            reader.model.around?.network?.nodes.count == 14 || reader.model.around?.network?.nodes.count == 4)
        for _ in 0..<12 { reader.press("-") }
        #expect(reader.model.around?.network?.nodes.count == 2)
        reader.press("+ f a f t e r : 2 0 2 5 Enter")
        #expect(reader.model.around?.network?.nodes.map(\.shared) == [1, 1, 1])
    }

    // MARK: How two meet

    @Test func `two meet in sentences, paragraphs and articles, and others are between them`() throws {
        var reader = try reader("Marić", "g n")
        let names = try #require(reader.model.around?.network).nodes.map(\.name)
        #expect(names.first == "Tomas Vale")
        reader.press("g m")
        #expect(reader.model.focus == .meeting)
        let found = try #require(reader.model.meeting?.found)
        #expect(found.articles.count == 6)
        #expect(found.sentences.count == 1 && found.paragraphs.isEmpty && found.allParagraphs == 1)
        for words in [
            "How Tomas Vale and Jelena Marić meet", "both in 6 articles · in one sentence once",
            "first 15 Jan 2024 · last 31 Jan 2025", "1 Sentences 1", "3 Articles 6",
            "▸ Tomas Vale met Jelena Marić at the quay and took eleven boxes away.",
        ] {
            #expect(reader.text.contains(words), "\(words) is not in\n\(reader.text)")
        }
        reader.press("3")
        #expect(reader.text.contains("Jelena Marić, Ana Prosk said, had known."))
        reader.press("4")
        #expect(reader.text.contains("Tomas Vale ── 4 ── Ivo Kern ── 5 ── Jelena Marić"))
        reader.press("1 Enter")
        #expect(reader.model.text.opened?.row.headline.title == "Vale opens the books")
    }

    @Test func `gm asks for the other one, and c for another in their place`() throws {
        var reader = try reader("Marić", "g m")
        #expect(reader.text.contains("How Jelena Marić meets …"))
        reader.press("k e r n Enter")
        #expect(reader.model.meeting?.other.name == "Ivo Kern")
        reader.press("c t a r n Enter")
        #expect(reader.model.meeting?.one.name == "Jelena Marić")
        #expect(reader.model.meeting?.other.name == "Lida Tarn")
        reader.press("q g t a v a l e Enter")
        #expect(reader.model.timeline?.subjects.count == 2)
    }

    @Test func `a file that could not be read is opened or tried again`() {
        var reader = Answering()
        reader.press("g f e")
        #expect(reader.unanswered.last == .terminal(.edit("/news/bad.zip")))
        reader.press("R")
        #expect(reader.unanswered.last == .add(["/news/bad.zip"]) && reader.model.overlay == nil)
    }

    @Test func `nothing shared shows the shortest chains, with a sentence a link`() throws {
        var reader = try LibraryReader()
        let rows = try ["Ida Solo", "Jelena Marić"].map { name in
            try #require(try reader.library.entities(named: name).first)
        }
        let subjects = rows.map { PageSubject(entity: $0.id, name: $0.name, kind: $0.kind) }
        for effect in reader.model.showMeeting(of: subjects[0], subjects[1]) {
            guard case .ask(let question) = effect else { continue }
            if let answer = try question.asking.answer(reader.library, { false }) { reader.take(answer) }
        }
        #expect(reader.model.meeting?.view == .between)
        #expect(reader.text.contains("Ida Solo ── 1 ── Lida Tarn ── 1 ── Ivo Kern ── 5 ── Jelena Marić"))
        #expect(reader.text.contains("Ivo Kern says that there is no second crane"))
    }
}
