import Articles
import Entities
import Library
import TerminalUI
import Testing

@testable import ReaderApp

/// A long made-up article: headings, a list, a quotation set in, addresses.
enum LongArticle {
    static let parts: [(kind: Article.Block.Kind, text: String)] =
        [
            (
                .title,
                "Jelena Marić answers questions about the harbour for the first time since she left the ministry in Karsk"
            ),
            (
                .paragraph,
                "Jelena Marić spoke for an hour. She read from a paper that she had brought. Nobody interrupted her."
            ),
            (.heading, "What Jelena Marić answered"),
            (
                .paragraph,
                "“I signed what I was given,” Marić said. “Ask those who wrote it.” Then she sat down."
            ),
            (
                .paragraph,
                "• the contract of March, with all of its annexes and the letters that came with them, in two copies"
            ),
            (.paragraph, "12. the keys"),
            (
                .paragraph,
                "> A harbour is a promise that a town makes to the sea, and the sea keeps its own accounts of that."
            ),
            (.heading, "What follows"),
            (
                .paragraph,
                "The papers are at https://example.org/papers (a copy: http://example.org/copy?x=1). Tomas Vale will read them."
            ),
        ]
        + (1...12).map {
            (
                .paragraph,
                "Paragraph number \($0) has a few words of its own. It says nothing. It goes on for a while so that it fills lines."
            )
        }

    static var opened: OpenedArticle {
        var text = ""
        var blocks: [Article.Block] = []
        for part in parts {
            if !text.isEmpty { text += "\n\n" }
            let start = text.utf8.count
            text += part.text
            blocks.append(.init(kind: part.kind, range: start..<text.utf8.count))
        }
        var opened = Fixture.article(0)
        opened.article.text = text
        opened.article.title = parts[0].text
        opened.article.blocks = blocks
        opened.article.byline = "A Writer With A Long Name"
        opened.article.url = "https://example.org/article"
        opened.row.words = text.split(separator: " ").count
        opened.mentions = mentions(in: text)
        for index in opened.entities.indices {
            opened.entities[index].roles = ["former minister of transport"]
        }
        opened.sentences = sentences(in: text, blocks)
        let quoted = text.utf8Range(of: "I signed what I was given,")
        opened.quotations = [
            LibraryQuotation(range: quoted, speaker: EntityID(rawValue: 1), cue: "said", confidence: 0.929)
        ]
        return opened
    }

    private static func mentions(in text: String) -> [LibraryMention] {
        let names: [(Int64, String, EntityKind)] = [
            (1, "Jelena Marić", .person), (1, "Marić said", .person), (2, "Tomas Vale", .person),
            (3, "Karsk", .place),
        ]
        return names.flatMap { id, name, kind in
            text.utf8Ranges(of: name).map { range in
                let range = name.hasSuffix(" said") ? range.lowerBound..<range.upperBound - 5 : range
                return LibraryMention(
                    entity: EntityID(rawValue: id), range: range, kind: kind, form: .name, reason: "",
                    confidence: 0.99)
            }
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func sentences(in text: String, _ blocks: [Article.Block]) -> [Range<Int>] {
        let bytes = Array(text.utf8)
        return blocks.flatMap { block -> [Range<Int>] in
            var found: [Range<Int>] = []
            var start = block.range.lowerBound
            for place in block.range
            where bytes[place] == UInt8(ascii: ".") || place == block.range.upperBound - 1 {
                guard place + 1 >= block.range.upperBound || bytes[place + 1] == UInt8(ascii: " "),
                    place >= start
                else { continue }
                found.append(start..<place + 1)
                start = place + 2
            }
            return found
        }
    }

    /// A reader with this article open.
    static func reader(_ columns: Int = 160, _ rows: Int = 45, settings: Settings = Settings()) -> Answering {
        var reader = Answering(
            size: Size(columns: columns, rows: rows), options: .init(reading: SettingsReading(settings)))
        reader.press("j j Enter")
        reader.model.text.open(opened)
        reader.model.showInPanes(opened, keeping: nil)
        reader.model.layOutPanes()
        return reader
    }
}

extension String {
    fileprivate func utf8Ranges(of words: String) -> [Range<Int>] {
        ranges(of: words).map { range in
            let start = utf8.distance(from: utf8.startIndex, to: range.lowerBound)
            return start..<start + words.utf8.count
        }
    }

    fileprivate func utf8Range(of words: String) -> Range<Int> { utf8Ranges(of: words).first ?? 0..<0 }
}

extension Answering {
    /// The rows of the text pane, without blanks at their ends.
    var lines: [String] {
        let screen = model.view()
        let area = model.layout.textColumn
        return (area.y..<area.endY).map { row in
            var line = String(screen.row(row).dropFirst(area.x).prefix(area.width).map(\.text).joined())
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    var status: String { model.view().text(row: model.size.rows - 1) }
    /// The lower border of the text.
    var border: String { model.view().text(row: model.size.rows - 2) }
}

@Suite struct `The text as it is laid out` {
    @Test(arguments: [(160, 70...72), (200, 72...72), (100, 72...72), (60, 54...54), (40, 34...34)])
    func `its lines are as wide as the measure, between margins`(columns: Int, widths: ClosedRange<Int>) {
        let reader = LongArticle.reader(columns, 45)
        let column = reader.model.layout.textColumn
        #expect(widths.contains(column.width))
        #expect(column.x - reader.model.layout.content(of: .text).x >= 2)
        #expect(reader.lines.allSatisfy { CellWidth.width(of: $0) <= column.width })
    }

    @Test func `measure and margin can be set, and act at once`() {
        var reader = LongArticle.reader(200, 50)
        reader.press(": s e t Space m e a s u r e = 5 0 Enter")
        #expect(reader.model.layout.textColumn.width == 50)
        reader.press(": s e t Space m a r g i n = 0 Enter : s e t Space m e a s u r e = 1 2 0 Enter")
        #expect(reader.model.layout.textColumn.x == reader.model.layout.content(of: .text).x)
        // A pane much wider than the measure has the text in its middle.
        reader.press(": s e t Space m e a s u r e = 4 0 Enter z")
        let (column, pane) = (reader.model.layout.textColumn, reader.model.layout.content(of: .text))
        #expect(abs(column.x - pane.x - (pane.endX - column.endX)) <= 1 && column.width == 40)
    }

    @Test
    func `the headline is bold and wrapped, the facts stand below it between blank rows, and are wrapped`() {
        let reader = LongArticle.reader(60, 40)
        let lines = reader.lines
        #expect(lines[0].hasPrefix("Jelena Marić answers") && lines[1].hasSuffix("in Karsk"))
        #expect(lines[2].isEmpty && lines[3] == "4 Mar 2024 · Harbour Post · by A Writer With A Long")
        #expect(lines[4].hasPrefix("Name · ") && lines[5].isEmpty && lines[6].hasPrefix("Jelena Marić spoke"))
        let area = reader.model.layout.textColumn
        #expect(reader.model.view()[column: area.x + 20, row: area.y].role == .title)
    }

    @Test func `names in the headline and in headings keep the bold`() {
        let reader = LongArticle.reader()
        let screen = reader.model.view()
        let area = reader.model.layout.textColumn
        #expect(screen[column: area.x, row: area.y].role == .personInHeadline)
        let heading = reader.lines.firstIndex { $0 == "What Jelena Marić answered" } ?? 0
        #expect(screen[column: area.x, row: area.y + heading].role == .heading)
        #expect(screen[column: area.x + 5, row: area.y + heading].role == .personInHeadline)
    }

    @Test func `headings have two blank rows above them and one below`() {
        let lines = LongArticle.reader(160, 60).lines
        for heading in ["What Jelena Marić answered", "What follows"] {
            let row = lines.firstIndex(of: heading) ?? 0
            #expect(lines[row - 2..<row].allSatisfy(\.isEmpty) && !lines[row - 3].isEmpty)
            #expect(lines[row + 1].isEmpty && !lines[row + 2].isEmpty)
        }
    }

    @Test func `items hang behind their mark, and quotations are set in`() {
        let lines = LongArticle.reader(100, 60).lines
        let item = lines.firstIndex { $0.hasPrefix("• the contract") } ?? 0
        #expect(lines[item + 1].hasPrefix("  ") && !lines[item + 1].hasPrefix("   "))
        #expect(lines.contains("12. the keys"))
        let quotation = lines.firstIndex { $0.hasPrefix("  > A harbour") } ?? 0
        #expect(quotation > 0 && lines[quotation + 1].hasPrefix("    "))
    }

    @Test func `a date that only the file gives is told as none`() {
        let date = ArticleDate(iso: "2026-11-29", origin: .fileTime)
        #expect(DateInWords.long(date) == "no date (file of 29 Nov 2026)")
        #expect(DateInWords.short(date) == "~29 Nov 26")
        #expect(DateInWords.short(ArticleDate(iso: "2026-11-02", origin: .text)) == " 2 Nov 2026")
    }

    @Test func `a star on the article stays on the facts, and the view where it is`() {
        var reader = LongArticle.reader(60, 20)
        reader.press("j j j j j j j j")
        let before = reader.lines
        reader.press("T a Space v e r y Space l o n g Space t a g Space t h a t Space w r a p s Enter")
        #expect(reader.lines == before)
        reader.press("g g B")
        #expect(reader.lines.prefix(8).joined(separator: " ").contains("★"))
    }
}

@Suite struct `Moving in the text` {
    @Test func `a page leaves two rows in sight, or as many as are set`() {
        var reader = LongArticle.reader(100, 20)
        let first = reader.lines
        reader.press("PageDown")
        #expect(Array(reader.lines.prefix(2)) == Array(first.suffix(2)))
        var settings = Settings()
        settings.overlap = 0
        var other = LongArticle.reader(100, 20, settings: settings)
        other.press("PageDown")
        #expect(other.model.text.top == other.model.textHeight)
    }

    @Test func `Space at the end says so, and again opens the next unread`() {
        var reader = LongArticle.reader(100, 20)
        reader.press("G Space")
        #expect(reader.model.message?.text == "end · Space again: next unread")
        reader.press("k j Space")
        #expect(reader.model.message?.text == "end · Space again: next unread")
        // The last of the list: nothing follows.
        reader.press("Space")
        #expect(reader.model.message?.text == "No unread article follows in this list.")
        var first = Answering(size: Size(columns: 100, rows: 30))
        first.press("Enter G Space Space")
        #expect(first.model.text.opened?.row.id == Fixture.rows[1].id)
        var settings = Settings()
        settings.readsOn = false
        var still = LongArticle.reader(100, 20, settings: settings)
        still.press("G Space Space")
        #expect(still.model.message?.text == "end")
    }

    @Test func `the border says how far one is and what is left`() throws {
        var reader = LongArticle.reader(160, 20)
        #expect(reader.border.contains("% · 1 min left"))
        let percent = try #require(reader.border.firstMatch(of: #/(\d+)% · /#)?.1)
        let text = reader.model.text
        #expect(Int(percent) == reader.model.textHeight * 100 / text.rows.count)
        reader.press("G")
        #expect(reader.border.contains(" end · 1 of 3 unread here "))
    }

    @Test func `headings, sentences, percents and lines are gone to`() {
        var reader = LongArticle.reader(100, 20)
        reader.press("] ]")
        #expect(reader.lines[0] == "What Jelena Marić answered")
        reader.press("] ]")
        #expect(reader.lines[0] == "What follows")
        reader.press("[ [")
        #expect(reader.lines[0] == "What Jelena Marić answered")
        reader.press("g g ) )")
        #expect(
            reader.model.text.markedRange.map {
                reader.model.text.opened?.article.text.utf8.prefix($0.upperBound).suffix($0.count)
            } != nil)
        let second = reader.model.text.sentence
        reader.press(") (")
        #expect(reader.model.text.sentence == second)
        reader.press("5 0 %")
        let half = reader.model.text.top
        #expect(abs(half - reader.model.text.rows.count / 2) <= 1)
        reader.press("0 1 0 G")
        #expect(reader.model.text.top == 9)
        reader.press("Esc")
        #expect(reader.model.text.sentence == nil)
        var plain = Answering()
        plain.press("j j Enter ] ]")
        #expect(plain.model.message?.text == "There are no headings in this article.")
    }

    @Test func `with counts as in vim all digits are counts, and Alt goes to panes`() {
        var settings = Settings()
        settings.countsAsInVim = true
        var reader = LongArticle.reader(100, 20, settings: settings)
        reader.press("1 2 G")
        #expect(reader.model.text.top == 11 && reader.model.focus == .text)
        reader.press("3 k")
        #expect(reader.model.text.top == 8)
        reader.press("M-3")
        #expect(reader.model.focus == .entities)
        var usual = LongArticle.reader(100, 20)
        usual.press("3")
        #expect(usual.model.focus == .entities)
    }
}

@Suite struct `What the reading screen tells` {
    @Test func `who a name at the cursor is, whatever the width`() {
        var reader = LongArticle.reader(160, 45)
        reader.press("] p ] p ] p ] p")
        #expect(
            reader.status.hasPrefix(
                " “Marić” is Jelena Marić · former minister of transport · 4 here, in 2 articles in all · sure 99% · i dossier · w why"
            )
                || reader.status.contains("“Marić” is Jelena Marić · former minister of transport · "))
        for width in [160, 120, 100, 80, 60, 40] {
            reader.take(.terminal(.resized(Size(columns: width, rows: 45))))
            #expect(reader.status.contains("Jelena Marić"))
            #expect(!reader.status.contains("…"), "\(width): \(reader.status)")
        }
        reader.take(.terminal(.resized(Size(columns: 90, rows: 45))))
        #expect(reader.status.contains("sure 99%") && !reader.status.contains("w why"))
    }

    @Test func `who says what the cursor is in`() {
        var reader = LongArticle.reader(160, 45)
        reader.press("] ] ) ) ) (")
        while reader.model.text.quotationAtCursor == nil, reader.model.message == nil { reader.press(")") }
        #expect(reader.status.contains("Jelena Marić says this · sure 92% · “said”"))
    }

    @Test func `the map shows what is in view, mentions and finds`() throws {
        var reader = LongArticle.reader(160, 20)
        let map = try #require(reader.model.layout.mapColumn)
        func column() -> String {
            let screen = reader.model.view()
            return (map.y..<map.endY).map { screen[column: map.x, row: $0].text }.joined()
        }
        #expect(column().contains("┃") && !column().contains("●"))
        #expect(column().hasPrefix("┃") && !column().hasSuffix("┃"))
        reader.press("G")
        #expect(column().hasSuffix("┃"))
        reader.press("g g 3 Enter 2")
        #expect(column().contains("●"))
        reader.press("/ p a r a g r a p h Enter")
        #expect(column().contains("◆"))
        reader.take(.terminal(.mouse(MouseEvent(.press, at: Position(column: map.x, row: map.endY - 1)))))
        #expect(reader.model.text.isAtEnd(height: reader.model.textHeight))
        reader.take(.terminal(.mouse(MouseEvent(.press, at: Position(column: map.x, row: map.y)))))
        #expect(reader.model.text.top == 0)
        reader.take(.terminal(.mouse(MouseEvent(.wheelDown, at: Position(column: map.x, row: map.y + 3)))))
        #expect(reader.model.text.top > 0)
    }

    @Test func `paragraphs about the current name carry a bar, and tq takes it away`() {
        var reader = LongArticle.reader(160, 45)
        let area = reader.model.layout.textColumn
        func bars() -> Set<String> {
            let screen = reader.model.view()
            let lines = reader.lines
            return Set(
                (0..<area.height).filter { screen[column: area.x - 2, row: area.y + $0].text == "▌" }.map {
                    String(lines[$0].prefix(12))
                })
        }
        #expect(bars().isEmpty)
        reader.press("3 Enter 2")
        #expect(bars().contains("Jelena Marić") && bars().contains("“I signed wh"))
        #expect(!bars().contains { $0.hasPrefix("Paragraph") })
        reader.press("t q")
        #expect(bars().isEmpty)
        #expect(reader.asked.contains(.keep(KeptState(bars: false))))
    }
}

@Suite struct `Taking words along` {
    private func copied(_ keys: String, by reader: Answering = LongArticle.reader()) -> String? {
        var reader = reader
        reader.press(keys)
        guard case .terminal(.copy(let text))? = reader.unanswered.last else { return nil }
        return text
    }

    @Test func `v selects a sentence, motions extend it, y copies, yq with its source, Esc ends`() {
        let first = "Jelena Marić spoke for an hour."
        let second = "She read from a paper that she had brought."
        let third = "Nobody interrupted her."
        #expect(copied(") ) v y") == first)
        #expect(copied(") ) v ) y") == "\(first) \(second)")
        #expect(copied(") ) v ) ( y") == first)
        #expect(copied(") ) v } y") == "\(first) \(second) \(third)")
        #expect(
            copied(") ) v y q")
                == "\(first) (Harbour minister steps down, Harbour Post, 4 Mar 2024)")
        var reader = LongArticle.reader()
        reader.press(") ) v )")
        #expect(reader.status.contains("2 sentences selected"))
        reader.press("Esc")
        #expect(reader.model.text.selection == nil)
    }

    @Test func `paragraphs, sentences, quotations and citations are copied`() {
        #expect(copied(") ) y p")?.hasSuffix("Nobody interrupted her.") == true)
        #expect(copied(") ) y y") == copied(") ) y p"))
        #expect(copied(") ) y s") == "Jelena Marić spoke for an hour.")
        #expect(
            copied(") ) y q")?.hasSuffix("her. (Harbour minister steps down, Harbour Post, 4 Mar 2024)")
                == true)
        #expect(copied(") ) ) ) ) ) y q")?.hasPrefix("“I signed what I was given,” (") == true)
        #expect(copied("y c") == "“Harbour minister steps down”, Harbour Post, 4 Mar 2024")
    }

    @Test func `what was copied is told`() {
        #expect(TerminalEffect.copied("One two three") == "Copied “One two three”.")
        #expect(
            TerminalEffect.copied("One two three four five six\nseven")
                == "Copied “One two three four …” (7 words).")
    }

    @Test func `gx lists the addresses, and a letter opens one`() {
        var reader = LongArticle.reader()
        reader.press("g x")
        let text = (0..<45).map { reader.model.view().text(row: $0) }.joined()
        #expect(text.contains("https://example.org/article") && text.contains("http://example.org/copy?x=1 "))
        reader.press("b")
        #expect(reader.unanswered.last == .terminal(.browse("https://example.org/papers")))
        #expect(reader.model.overlay == nil)
        #expect(
            LinksOverlay.addresses(in: "see http:// and (https://a.b/c), “https://x.y.”") == [
                "https://a.b/c", "https://x.y",
            ])
        var none = Answering()
        none.press("Enter g x")
        #expect(none.model.message?.text == "There are no web addresses in this article.")
    }

    @Test func `the related articles are gone through from the text`() {
        var reader = Answering()
        reader.press("j j Enter ] x")
        let first = reader.model.text.opened?.row.id
        #expect(first == Fixture.rows[0].id && reader.model.focus == .text)
        #expect(reader.model.message?.text.hasPrefix("related 1 of 2") == true)
        reader.press("] x")
        #expect(reader.model.text.opened?.row.id == Fixture.rows[1].id)
        reader.press("] x")
        #expect(reader.model.message?.text.hasPrefix("These are all") == true)
        reader.press("[ x [ x")
        #expect(reader.model.text.opened?.row.id == Fixture.rows[2].id)
    }
}
