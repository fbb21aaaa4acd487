import Articles
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The search that one comes back to` {
    @Test func `it opens as it was left, and the first letter typed replaces it`() {
        var reader = Answering()
        reader.press("s k a r s k Down Esc j s")
        guard case .search(let search) = reader.model.overlay else {
            Issue.record("no search")
            return
        }
        #expect(search.line.text == "karsk" && search.list.selection == 1 && search.isEarlier)
        let row = reader.model.view()
        #expect(
            (0..<45).contains { y in
                (0..<160).contains {
                    row[column: $0, row: y].role == .selected && row[column: $0, row: y].text == "k"
                }
            })
        reader.press("v")
        guard case .search(let typed) = reader.model.overlay else { return }
        #expect(typed.line.text == "v" && !typed.isEarlier)
        reader.press("Esc g r")
        guard case .search(let again) = reader.model.overlay else { return }
        #expect(again.line.text == "v")
    }

    @Test func `n goes on into the next article that was found, and N back`() {
        var reader = Answering()
        reader.press("s k a r s k Enter")
        let (first, second) = (reader.model.text.opened?.row.id, Fixture.rows[0].id)
        #expect(first == Fixture.rows[2].id && reader.model.walkHere?.total == 2)
        #expect(reader.status.contains("hit 1 of 1 · article 1 of 2 of “karsk”"))
        reader.press("n")
        #expect(reader.model.text.opened?.row.id == second)
        #expect(reader.status.contains("article 2 of 2 of “karsk”"))
        reader.press("n")
        #expect(reader.model.message?.text == "This is the last article of “karsk”.")
        reader.press("N")
        #expect(reader.model.text.opened?.row.id == first)
        reader.press("] q")
        #expect(reader.model.text.opened?.row.id == second)
        reader.press("[ q")
        #expect(reader.model.text.opened?.row.id == first)
        var fresh = Answering()
        fresh.press("Enter ] q")
        #expect(fresh.model.message?.text.hasPrefix("Search first") == true)
    }

    @Test func `its answer becomes a filter of the list`() {
        var reader = Answering()
        reader.press("s k a r s k C-t")
        #expect(reader.model.overlay == nil && reader.model.focus == .articles)
        #expect(reader.model.articles.query.hasPrefix("karsk") && reader.model.articles.total == 1)
    }
}

@Suite struct `The way back` {
    @Test func `a hit opened from the list leads back to the list`() {
        var reader = Answering()
        reader.press("j s k a r s k Enter")
        #expect(reader.model.focus == .text)
        reader.press("H")
        #expect(reader.model.focus == .articles && reader.model.articles.selected?.id == Fixture.rows[1].id)
    }

    @Test func `two quotes go back to before the last jump, and forth again`() {
        var reader = Answering()
        reader.press("j j Enter ] x")
        let there = reader.model.text.opened?.row.id
        reader.press("' '")
        #expect(reader.model.text.opened?.row.id == Fixture.rows[2].id)
        reader.press("' '")
        #expect(reader.model.text.opened?.row.id == there)
        reader.press("' '")
        #expect(reader.model.text.opened?.row.id == Fixture.rows[2].id)
    }
}

@Suite struct `Where one was` {
    @Test func `an article opens where it was left, and says so for a key's time`() {
        var reader = LongArticle.reader(100, 20)
        let offset = LongArticle.opened.article.blocks[7].range.lowerBound
        reader.take(.opened(LongArticle.opened, at: .place(ReadingPlace(offset: offset))))
        #expect(reader.lines[0] == "What follows")
        #expect(reader.model.message?.text == "where you left it · gg top")
        reader.press("j")
        #expect(reader.model.message == nil)
        reader.press("] p")
        let place = reader.model.text.place
        reader.take(.opened(LongArticle.opened, at: .place(place)))
        #expect(reader.model.text.place == place && place.name != nil)
    }

    @Test func `the place is kept as one leaves the article; read to its end, it is forgotten`() {
        var reader = LongArticle.reader(100, 20)
        reader.press("] ]")
        let place = reader.model.text.place.kept
        reader.press("J K J")
        let name = ReadingPlace.name(of: Fixture.rows[2].id)
        var kept: [String: String?] = [:]
        for case .change(.keepState(let values)) in reader.asked { kept.merge(values) { $1 } }
        #expect(kept[name] == nil || kept[name] == .some(place))
        var other = LongArticle.reader(100, 20)
        other.press("G")
        #expect(other.model.placeOfArticle[name] == .some(nil))
        #expect(ReadingPlace(kept: "12 40") == ReadingPlace(offset: 12, name: 40))
        #expect(ReadingPlace(kept: ReadingPlace(offset: 3).kept) == ReadingPlace(offset: 3))
        for text in ["", "x", "-4", " "] { #expect(ReadingPlace(kept: text) == nil) }
    }

    @Test func `the next run begins where this one was left`() throws {
        var reader = Answering()
        reader.press("f m a r i Enter Enter 2 s v a l e Esc")
        let session = reader.model.session
        #expect(
            session.query == "mari" && session.open == 3 && session.focus == "text"
                && session.search == "vale")
        let kept = try #require(session.kept.flatMap(Session.init(kept:)))
        #expect(kept == session)
        let next = Answering(options: .init(session: kept))
        #expect(next.model.articles.query == "mari" && next.model.text.opened?.row.id.rawValue == 3)
        #expect(next.model.focus == .text && next.model.lastSearch?.line.text == "vale")
        #expect(!next.model.awaitsKeeping)
        #expect(Session(kept: "{}") == nil && Session(kept: "") == nil)
    }

    @Test func `what is on the screen is kept when it is time`() {
        var reader = Answering()
        reader.press("j Enter")
        #expect(reader.model.awaitsKeeping)
        reader.take(.timeToKeep)
        #expect(!reader.model.awaitsKeeping)
        guard case .change(.keepState(let values))? = reader.unanswered.last else {
            Issue.record("nothing was kept")
            return
        }
        #expect(values[Session.name] == .some(reader.model.session.kept))
        var readOnly = Answering(options: .init(isReadOnly: true))
        readOnly.press("j Enter")
        #expect(!readOnly.model.awaitsKeeping)
    }

    @Test func `the library keeps it, and forgets what is taken away`() throws {
        let library = try Library.inMemory()
        let count = try library.changeCount()
        try library.keepReaderState(["place/1": "12", "place/2": "7 9", "session": "{}"])
        #expect(try library.readerState("place/2") == "7 9")
        #expect(try library.readerStates("place/").map(\.name) == ["place/1", "place/2"])
        try library.keepReaderState(["place/2": nil])
        #expect(try library.readerState("place/2") == nil && library.changeCount() == count)
    }
}

@Suite struct `Taking back in order` {
    @Test
    func `stars, unread marks, tags and corrections are taken back one after the other, and made again`() {
        var reader = Answering()
        reader.press("j B U T x Enter u")
        #expect(
            reader.model.message?.text.hasPrefix("Taken back: Tag “x” on “Vale names new deputy”") == true)
        #expect(reader.model.articles.selected?.tags == [])
        reader.press("u u")
        #expect(
            reader.model.articles.selected?.starred == false && reader.model.articles.selected?.unread == true
        )
        reader.press("u")
        #expect(reader.asked.last == .change(.undo) || reader.asked.contains(.change(.undo)))
        reader.press("C-r")
        #expect(reader.model.articles.selected?.starred == true)
        reader.press("C-r C-r")
        #expect(reader.model.articles.selected?.tags == ["x"])
    }

    @Test func `a dot repeats the last mark on what is selected now`() {
        var reader = Answering()
        reader.press(".")
        #expect(reader.model.message?.text.hasPrefix("Nothing to do again") == true)
        reader.press("B j .")
        #expect(reader.model.articles.selected?.starred == true)
        #expect(reader.model.message?.text == "Star on “Vale names new deputy”.")
    }
}

@Suite struct `What was typed before` {
    @Test func `the arrows go through it in an empty line, and Alt-r looks in it`() {
        var reader = Answering()
        reader.press("f k a r s k Enter f Backspace Backspace Backspace Backspace Backspace v a l e Enter")
        reader.press("f C-u Up")
        #expect(reader.model.prompt?.line.text == "vale")
        reader.press("Up")
        #expect(reader.model.prompt?.line.text == "karsk")
        reader.press("Down Down")
        #expect(reader.model.prompt?.line.text == "")
        reader.press("k a M-r")
        #expect(reader.model.prompt?.line.text == "karsk")
        // In a line that was changed they do what they do there.
        reader.press("x Down")
        #expect(reader.model.prompt?.line.text == "karskx")
        #expect(reader.model.kept.histories["filter"] == ["karsk", "vale"])
    }

    @Test func `each prompt has its own, of 500 lines, and the same line once`() {
        var kept = KeptState()
        for number in 1...600 { _ = kept.remember("line \(number)", at: "find") }
        #expect(kept.histories["find"]?.count == 500 && kept.histories["find"]?.last == "line 600")
        #expect(!kept.remember("line 600", at: "find") && !kept.remember("", at: "find"))
        _ = kept.remember("line 599", at: "find")
        #expect(kept.histories["find"]?.suffix(2) == ["line 600", "line 599"])
        #expect(kept.histories["search"] == nil)
    }

    @Test func `in the search they go through searches while nothing is typed`() {
        var reader = Answering(options: .init(kept: KeptState(histories: ["search": ["one", "two"]])))
        reader.press("s Up")
        guard case .search(let search) = reader.model.overlay else { return }
        #expect(search.line.text == "two")
        reader.press("C-u k a r s k Down")
        guard case .search(let typed) = reader.model.overlay else { return }
        #expect(typed.line.text == "karsk" && typed.list.selection == 1)
    }
}

@Suite struct `Marks with letters` {
    @Test func `m and a letter mark a place, which a quote and the letter go to`() {
        var reader = Answering()
        reader.press("j j Enter m a")
        guard case .change(.keepState(let values))? = reader.unanswered.last,
            case .some(let kept?) = values["mark/a"]
        else {
            Issue.record("nothing was kept")
            return
        }
        #expect(KeptMark(kept: kept)?.article == 1 && KeptMark(kept: kept)?.place == ReadingPlace(offset: 0))
        #expect(reader.model.message?.text.hasPrefix("Marked as a") == true)
        reader.press("' b")
        #expect(reader.model.text.opened?.row.id == Fixture.rows[1].id && reader.model.focus == .text)
        reader.press("' c")
        #expect(reader.model.message?.text == "No place is marked as c; mc marks one.")
        reader.press("H")
        #expect(reader.model.text.opened?.row.id == Fixture.rows[2].id)
    }

    @Test func `all are listed; Enter goes to one, x takes it away`() {
        var reader = Answering()
        reader.press("g M Enter")
        #expect(reader.model.focus == .dossier && reader.model.dossier?.name == "Jelena Marić")
        reader.press("m d")
        guard case .change(.keepState(let values))? = reader.unanswered.last,
            case .some(let kept?) = values["mark/d"]
        else {
            Issue.record("nothing was kept")
            return
        }
        #expect(KeptMark(kept: kept)?.entity == 1)
        reader.press("g M x")
        #expect(reader.unanswered.last == .change(.keepState(["mark/q": nil])))
        #expect(reader.model.message?.text == "The mark q is gone.")
    }
}

@Suite struct `Finding in what has the focus` {
    @Test func `titles in the list, and n goes on there`() {
        var reader = Answering()
        reader.press("/ m a r i")
        #expect(reader.model.articles.selected?.headline.title == "Marić speaks in Karsk")
        reader.press("Esc j / h a r b Enter")
        #expect(reader.model.articles.selected?.headline.title == "Harbour minister steps down")
        reader.press("Esc g g / n Enter n")
        #expect(reader.model.articles.selected?.headline.title == "Vale names new deputy")
        reader.press("n n")
        #expect(reader.model.articles.selected?.headline.title == "Marić speaks in Karsk")
        reader.press("N")
        #expect(reader.model.articles.selected?.headline.title == "Harbour minister steps down")
        reader.press("/ x y z Enter")
        #expect(
            reader.model.message?.text == "“xyz” is in no entry here; f title:xyz looks in the whole list.")
    }

    @Test func `names, titles and reasons in the other panes`() {
        var reader = Answering()
        reader.press("j j Enter 3 / k a r Enter")
        #expect(reader.model.entities.selected?.name == "Karsk")
        reader.press("Esc 4 / m a r i c Enter")
        #expect(reader.model.related.findable[reader.model.related.selectedEntry].text.contains("Marić"))
        #expect(reader.model.focus == .related)
    }
}

@Suite struct `Rows of the list` {
    @Test func `unread and starred have a column each, and wide rows show tags`() {
        var reader = Answering(size: Size(columns: 160, rows: 45))
        reader.press("B T x Enter")
        #expect(reader.model.view().text(row: 2).contains(" 1●★ Marić"))
        #expect(!reader.model.view().text(row: 2).contains("#x"))
        reader.press("U z")
        #expect(
            reader.model.view().text(row: 2).contains("★ Marić")
                && !reader.model.view().text(row: 2).contains("●"))
        #expect(reader.model.view().text(row: 2).contains("#x"))
    }
}
