import Entities
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The doubts` {
    private func title(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<3).map { screen.text(row: $0) }.joined().split(separator: "─").first {
            $0.contains("Doubts")
        }.map { $0.split(separator: " ").joined(separator: " ") } ?? ""
    }

    private func text(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    private func answers(_ reader: Answering) -> [String] {
        reader.asked.compactMap {
            if case .change(.answer(let doubt, let isSame)) = $0 { "\(doubt.id) \(isSame)" } else { nil }
        }
    }

    @Test func `one is shown at a time, with both sides' sentences`() {
        var reader = Answering()
        reader.press("D")
        #expect(title(reader) == "Doubts · 1 of 3")
        let screen = text(reader)
        #expect(screen.contains("Is “Marić” the same person as “Tomas Vale”?"))
        #expect(screen.contains("Jelena Marić left her post on Monday"))
        #expect(screen.contains("The prosecutor Tomas Vale said"))
        #expect(screen.contains("62% sure; 14 mentions depend on it"))
    }

    @Test func `y, n and s answer and go on`() {
        var reader = Answering()
        reader.press("D y")
        #expect(reader.model.message?.text == "“Marić” and “Tomas Vale” are the same. u undoes.")
        reader.press("s n")
        #expect(answers(reader).count == 2 && answers(reader)[0] == "1 true")
        #expect(answers(reader)[1].hasSuffix("false"))
    }

    @Test func `answered ones are gone at once, also while the library is still at it`() throws {
        var model = Model(size: Size(columns: 100, rows: 30))
        let all = Window(offset: 0, items: IdentityFixture.doubts, total: 3)
        func press(_ keys: String) { for key in Key.script(keys) { _ = model.update(.terminal(.key(key))) } }
        press("D")
        _ = model.update(.overlay(.doubts(all)))
        press("y n")
        // The list as it was before either answer was known.
        _ = model.update(.overlay(.doubts(all)))
        guard case .doubts(let doubts) = model.overlay else {
            Issue.record("the doubts have gone")
            return
        }
        #expect(doubts.current?.id == 3 && doubts.total == 1)
    }

    @Test func `an answer that fails comes back`() {
        var model = Model(size: Size(columns: 100, rows: 30))
        _ = model.update(.terminal(.key(.character("D"))))
        _ = model.update(
            .overlay(.doubts(Window(offset: 0, items: IdentityFixture.doubts, total: 3))))
        _ = model.update(.terminal(.key(.character("y"))))
        let answer = Change.answer(IdentityFixture.doubts[0], isSame: true)
        _ = model.update(.notMade(answer, problem: "The library is full."))
        guard case .doubts(let doubts) = model.overlay else {
            Issue.record("the doubts have gone")
            return
        }
        #expect(doubts.total == 3 && doubts.current?.id == 1)
        #expect(model.message?.isError ?? false)
    }

    @Test func `after the last skipped one comes the first`() {
        var reader = Answering()
        reader.press("D s s")
        #expect(title(reader) == "Doubts · 3 of 3")
        reader.press("s")
        #expect(title(reader) == "Doubts · 1 of 3")
        #expect(reader.model.message?.text.contains("from the first again") ?? false)
    }

    @Test func `u takes back the last answer given here, and nothing else`() {
        var reader = Answering()
        reader.press("D u")
        #expect(reader.unanswered.isEmpty)
        #expect(reader.model.message?.text == "Nothing was answered here yet.")
        reader.press("s y u")
        #expect(reader.unanswered == [.change(.undo)])
        reader.take(.made(.undo, IdentityFixture.corrections[0]))
        #expect(title(reader) == "Doubts · 2 of 3", "it comes back to the one that was taken back")
    }

    @Test func `an answer is taken back that the library has not heard of yet`() {
        var model = Model(size: Size(columns: 100, rows: 30))
        let all = Window(offset: 0, items: IdentityFixture.doubts, total: 3)
        func press(_ keys: String) -> [Effect] {
            Key.script(keys).flatMap { model.update(.terminal(.key($0))) }
        }
        _ = press("D")
        _ = model.update(.overlay(.doubts(all)))
        #expect(press("n u") == [.change(.answer(IdentityFixture.doubts[0], isSame: false))])
        #expect(press("y").isEmpty, "nothing comes between an answer and its being taken back")
        #expect(
            model.update(.made(.answer(IdentityFixture.doubts[0], isSame: false), nil))
                == [.change(.undo)])
        _ = model.update(.made(.undo, IdentityFixture.corrections[0]))
        _ = model.update(.overlay(.doubts(all)))
        guard case .doubts(let doubts) = model.overlay else {
            Issue.record("the doubts have gone")
            return
        }
        #expect(doubts.current?.id == 1 && doubts.answered.isEmpty)
    }

    @Test func `Enter reads the article at the sentence, and D comes back`() {
        var reader = Answering()
        reader.press("D s j Enter")
        #expect(reader.model.overlay == nil && reader.model.focus == .text)
        let second = IdentityFixture.doubts[1].subject.sentences[1]
        #expect(reader.model.text.opened?.row.id == second.headline.article)
        #expect(reader.model.text.pointRange == second.mention.range)
        reader.press("D")
        #expect(title(reader) == "Doubts · 2 of 3")
    }

    @Test func `without doubts it says so, and every key is harmless`() {
        var model = Model(size: Size(columns: 60, rows: 20))
        _ = model.update(.terminal(.key(.character("D"))))
        _ = model.update(.overlay(.doubts(Window(offset: 0, items: [], total: 0))))
        #expect(model.view().text(row: 1).contains("There are no doubts"))
        for key in Key.script("y n s u j k Enter Tab x") { _ = model.update(.terminal(.key(key))) }
        #expect(model.overlay != nil)
        _ = model.update(.terminal(.key(.character("q"))))
        #expect(model.overlay == nil)
    }

    @Test func `a part of a long list that is not there is asked for`() {
        var model = Model(size: Size(columns: 60, rows: 20))
        _ = model.update(.terminal(.key(.character("D"))))
        _ = model.update(
            .overlay(.doubts(Window(offset: 0, items: IdentityFixture.doubts, total: 100))))
        _ = model.update(.terminal(.key(.character("s"))))
        _ = model.update(.terminal(.key(.character("s"))))
        let effects = model.update(.terminal(.key(.character("s"))))
        #expect(effects == [.ask(.doubts(0..<40))])
    }
}

@Suite struct `Why somebody is whom they are taken for` {
    private func explained() -> Answering {
        var reader = Answering()
        reader.press("j j Enter ] p w")
        return reader
    }

    private func text(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    @Test func `the rule, the link, the corrections and the others are told`() {
        let screen = text(explained())
        for words in [
            "“Jelena Marić” is taken for Jelena Marić (person).",
            "Because: the full name, first mention, 98% sure.",
            "Across articles: same full name, same role, 91% sure.",
            "“Helena Marić” is called “Jelena Marić”.", "John Smith · 12 articles, 2.3 points",
            "Tomas Vale · 2 articles, -0.5 points",
        ] {
            #expect(screen.contains(words), "\(words) is not in\n\(screen)")
        }
    }

    @Test func `another candidate can be taken instead`() {
        var reader = explained()
        reader.press("j j Enter")
        #expect(text(reader).contains("this “Jelena Marić” is Tomas Vale"))
        reader.press("m")
        #expect(
            reader.asked.contains(
                .change(.correct(.merge(IdentityFixture.jelena, into: IdentityFixture.tomas)))))
    }

    @Test func `any other key closes, and so does Enter while nobody is chosen`() {
        for key in ["Enter", "q", "Esc", "x"] {
            var reader = explained()
            reader.press(key)
            #expect(reader.model.overlay == nil)
        }
    }

    @Test func `in the pane of names the first mention here is explained`() {
        var reader = Answering()
        reader.press("j j Enter 3 j w")
        #expect(text(reader).contains("“Tomas Vale” is taken for Tomas Vale (person)."))
    }

    @Test func `who is followed has the mark in it`() {
        var reader = Answering()
        reader.take(.followed([EntityID(rawValue: 2)]))
        reader.press("j j Enter 3 j w")
        #expect(text(reader).contains("“Tomas Vale” is taken for ◆ Tomas Vale (person)."))
    }

    @Test func `an answer about another mention is dropped`() {
        var reader = explained()
        let before = reader.model
        reader.take(.overlay(.explanation(nil, offset: 9_999, ArticleID(rawValue: 1))))
        #expect(reader.model == before)
    }

    @Test func `where there is no name it says so`() {
        var reader = Answering()
        reader.press("w")
        #expect(reader.model.message?.text.contains("no name") ?? false)
    }
}
